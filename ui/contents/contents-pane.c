#include "config.h"

#include "contents/contents-pane.h"

#include <glib/gi18n.h>

#define LEAST_OUTLINE 2 /* entries that lead somewhere; fewer are no table of contents */

struct _TsContentsPane
{
  GtkWidget parent_instance;

  TsProject *project;
  TsPageView *view;
  TsReportMarks *marks;
  GListModel *passages;

  char *sha256;
  GArray *infos;
  TsReader *reader;
  gboolean failed;
  GCancellable *looking; /* for the contents of the document */
  TsContentsTree *tree;  /* NULL until they are found */
  gboolean found;        /* from the text */

  GtkWidget *box;
  GtkStack *stack;
  TsContentsList *contents;
  TsPageList *pages;
  TsEvidenceList *evidence;
};

G_DEFINE_FINAL_TYPE (TsContentsPane, ts_contents_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_TAB = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint activated_signal;

/* --- Contents: the document's own, else found from its text --- */

static void
show_tree (TsContentsPane *self, GPtrArray *items, gboolean found)
{
  g_clear_object (&self->tree);
  self->tree = ts_contents_tree_new (items, self->infos);
  self->found = found;
  if (self->contents != NULL)
    ts_contents_list_set_tree (self->contents, self->tree, found);
}

/* Answers may come after the pane is gone, and do not keep it. */
static GWeakRef *
weak_ref_new (TsContentsPane *self)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, self);
  return ref;
}

static TsContentsPane *
weak_ref_free (GWeakRef *ref)
{
  TsContentsPane *self = g_weak_ref_get (ref);

  g_weak_ref_clear (ref);
  g_free (ref);
  return self;
}

static gboolean
was_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
headings_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TsContentsPane) self = weak_ref_free (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = ts_project_find_headings_finish (TS_PROJECT (source), result, &error);

  if (self == NULL || was_cancelled (error))
    return;
  if (items == NULL)
    {
      g_message ("No headings could be found: %s", error->message);
      items = g_ptr_array_new ();
    }
  show_tree (self, items, items->len > 0);
}

static void
find_headings (TsContentsPane *self)
{
  ts_project_find_headings_async (self->project, self->sha256, self->looking, headings_cb,
                                  weak_ref_new (self));
}

static gboolean
is_outline (GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len && n < LEAST_OUTLINE; i++)
    n += ((TsOutlineItem *) items->pdata[i])->page >= 0;
  return n >= LEAST_OUTLINE;
}

static void
outline_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TsContentsPane) self = weak_ref_free (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = ts_reader_get_outline_finish (TS_READER (source), result, &error);

  if (self == NULL || was_cancelled (error))
    return;
  if (items != NULL && is_outline (items))
    show_tree (self, items, FALSE);
  else
    find_headings (self);
}

static void
forget_contents (TsContentsPane *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->tree);
  self->found = FALSE;
}

/* Once somebody wants to see them. */
static void
look_for_contents (TsContentsPane *self)
{
  if (self->contents == NULL || self->looking != NULL || self->sha256 == NULL ||
      (self->reader == NULL && !self->failed))
    return;
  self->looking = g_cancellable_new ();
  if (self->reader != NULL)
    ts_reader_get_outline_async (self->reader, self->looking, outline_cb, weak_ref_new (self));
  else
    find_headings (self);
}

/* --- Tabs --- */

static void
passage_cb (TsContentsPane *self, TsPassage *passage)
{
  g_signal_emit (self, activated_signal, 0, passage);
}

static void
fill_tab (TsContentsPane *self, GtkWidget *place)
{
  const char *tab = ts_contents_pane_get_tab (self);

  if (gtk_widget_get_first_child (place) != NULL)
    return;
  if (g_str_equal (tab, "contents"))
    {
      self->contents = TS_CONTENTS_LIST (ts_contents_list_new (self->view, self->marks));
      ts_contents_list_set_tree (self->contents, self->tree, self->found);
      adw_bin_set_child (ADW_BIN (place), GTK_WIDGET (self->contents));
      look_for_contents (self);
    }
  else if (g_str_equal (tab, "pages"))
    {
      self->pages = TS_PAGE_LIST (ts_page_list_new (self->view, self->marks));
      ts_page_list_set_document (self->pages, self->infos, self->reader);
      adw_bin_set_child (ADW_BIN (place), GTK_WIDGET (self->pages));
    }
  else
    {
      self->evidence = TS_EVIDENCE_LIST (ts_evidence_list_new (ts_project_get_framework (self->project),
                                                               ts_project_get_register (self->project)));
      ts_evidence_list_set_passages (self->evidence, self->passages);
      g_signal_connect_object (self->evidence, "passage-activated", G_CALLBACK (passage_cb), self,
                               G_CONNECT_SWAPPED);
      adw_bin_set_child (ADW_BIN (place), GTK_WIDGET (self->evidence));
    }
}

static void
tab_cb (TsContentsPane *self)
{
  GtkWidget *place = gtk_stack_get_visible_child (self->stack);

  if (place == NULL || self->project == NULL)
    return;
  fill_tab (self, place);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAB]);
}

const char *
ts_contents_pane_get_tab (TsContentsPane *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

void
ts_contents_pane_set_tab (TsContentsPane *self, const char *tab)
{
  if (tab != NULL && gtk_stack_get_child_by_name (self->stack, tab) != NULL)
    gtk_stack_set_visible_child_name (self->stack, tab);
}

void
ts_contents_pane_grab_focus (TsContentsPane *self)
{
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

TsContentsList *
ts_contents_pane_get_contents (TsContentsPane *self)
{
  return self->contents;
}

TsPageList *
ts_contents_pane_get_pages (TsContentsPane *self)
{
  return self->pages;
}

/* --- What it shows --- */

void
ts_contents_pane_set_document (
    TsContentsPane *self, const char *sha256, GArray *infos, TsReader *reader, gboolean failed)
{
  gboolean is_other = g_strcmp0 (self->sha256, sha256) != 0;

  if (!is_other && self->infos == infos && self->reader == reader && self->failed == failed)
    return;
  if (is_other)
    {
      forget_contents (self);
      g_free (self->sha256);
      self->sha256 = g_strdup (sha256);
      if (self->contents != NULL)
        ts_contents_list_set_tree (self->contents, NULL, FALSE);
    }
  g_clear_pointer (&self->infos, g_array_unref);
  self->infos = infos != NULL ? g_array_ref (infos) : NULL;
  g_set_object (&self->reader, reader);
  self->failed = failed;
  if (self->pages != NULL)
    ts_page_list_set_document (self->pages, infos, reader);
  look_for_contents (self);
}

void
ts_contents_pane_set_passages (TsContentsPane *self, GListModel *passages)
{
  g_set_object (&self->passages, passages);
  if (self->evidence != NULL)
    ts_evidence_list_set_passages (self->evidence, passages);
}

/* --- The widget --- */

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, ts_contents_pane_get_tab (TS_CONTENTS_PANE (object)));
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ts_contents_pane_set_tab (TS_CONTENTS_PANE (object), g_value_get_string (value));
}

static void
ts_contents_pane_dispose (GObject *object)
{
  TsContentsPane *self = TS_CONTENTS_PANE (object);

  forget_contents (self);
  if (self->stack != NULL)
    g_signal_handlers_disconnect_by_data (self->stack, self);
  self->stack = NULL;
  self->contents = NULL;
  self->pages = NULL;
  self->evidence = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->infos, g_array_unref);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_object (&self->passages);
  g_clear_object (&self->marks);
  g_clear_object (&self->view);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (ts_contents_pane_parent_class)->dispose (object);
}

static void
ts_contents_pane_class_init (TsContentsPaneClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = ts_contents_pane_dispose;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  properties[PROP_TAB] = g_param_spec_string (
      "tab", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  activated_signal = g_signal_new ("passage-activated", TS_TYPE_CONTENTS_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, TS_TYPE_PASSAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "contentspane");
}

static void
ts_contents_pane_init (TsContentsPane *self)
{
  const char *const tabs[][2] = { { "contents", _ ("Contents") },
                                  { "pages", _ ("Pages") },
                                  { "evidence", _ ("Evidence") } };
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *stack = gtk_stack_new ();

  self->stack = GTK_STACK (stack);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    gtk_stack_add_titled (self->stack, adw_bin_new (), tabs[i][0], tabs[i][1]);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_add_css_class (switcher, "contents-switcher");
  gtk_widget_set_vexpand (stack, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), switcher);
  gtk_box_append (GTK_BOX (self->box), stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (stack, "notify::visible-child", G_CALLBACK (tab_cb), self);
}

GtkWidget *
ts_contents_pane_new (TsProject *project, TsPageView *view, TsReportMarks *marks)
{
  TsContentsPane *self = g_object_new (TS_TYPE_CONTENTS_PANE, NULL);

  self->project = g_object_ref (project);
  self->view = g_object_ref (view);
  self->marks = g_object_ref (marks);
  tab_cb (self);
  return GTK_WIDGET (self);
}
