#include "config.h"

#include "contents/evidence-list.h"

#include "evidence/passage-watch.h"
#include "base/text.h"
#include "widgets/document-name.h"
#include "widgets/section-dot.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_QUOTE       160 /* characters */
#define QUESTION_COLOUR "#9a9996"

/* --- Items: a heading, or a passage beneath one --- */

#define TS_TYPE_EVIDENCE_ITEM (ts_evidence_item_get_type ())
G_DECLARE_FINAL_TYPE (TsEvidenceItem, ts_evidence_item, TS, EVIDENCE_ITEM, GObject)

struct _TsEvidenceItem
{
  GObject parent_instance;

  const TsSection *section; /* of the framework; NULL for questions */
  TsPassage *passage;       /* NULL for a heading */
};

G_DEFINE_FINAL_TYPE (TsEvidenceItem, ts_evidence_item, G_TYPE_OBJECT)

static void
ts_evidence_item_finalize (GObject *object)
{
  g_clear_object (&TS_EVIDENCE_ITEM (object)->passage);
  G_OBJECT_CLASS (ts_evidence_item_parent_class)->finalize (object);
}

static void
ts_evidence_item_class_init (TsEvidenceItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ts_evidence_item_finalize;
}

static void
ts_evidence_item_init (TsEvidenceItem *self)
{
}

/* --- The list --- */

struct _TsEvidenceList
{
  GtkWidget parent_instance;

  TsFramework *framework;
  TsRegister *reports;
  TsPassageWatch *passages;
  GListStore *items;
  guint update_source;

  GtkWidget *stack;
  GtkWidget *scroller;
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (TsEvidenceList, ts_evidence_list, GTK_TYPE_WIDGET)

static guint activated_signal;

/* The items of a section that a passage is tagged for, "B2, B3"; NULL if none is. */
static char *
dup_ids (TsEvidenceList *self, TsPassage *passage, const TsSection *section)
{
  GPtrArray *tags = ts_passage_get_tags (passage);
  GString *ids = NULL;

  for (guint i = 0; i < tags->len; i++)
    {
      const char *item = ((TsTag *) tags->pdata[i])->item;

      if (ts_framework_get_item_section (self->framework, item) != section)
        continue;
      if (ids == NULL)
        ids = g_string_new (item);
      else
        g_string_append_printf (ids, ", %s", item);
    }
  return ids != NULL ? g_string_free (ids, FALSE) : NULL;
}

static void
add_section (TsEvidenceList *self, const TsSection *section, GPtrArray *items)
{
  const GPtrArray *passages = ts_passage_watch_get_all (self->passages);
  guint n_before = items->len;

  for (guint i = 0; i < passages->len; i++)
    {
      g_autofree char *ids = dup_ids (self, passages->pdata[i], section);
      TsEvidenceItem *item;

      if (ids == NULL)
        continue;
      if (items->len == n_before)
        {
          item = g_object_new (TS_TYPE_EVIDENCE_ITEM, NULL);
          item->section = section;
          g_ptr_array_add (items, item);
        }
      item = g_object_new (TS_TYPE_EVIDENCE_ITEM, NULL);
      item->section = section;
      item->passage = g_object_ref (passages->pdata[i]);
      g_ptr_array_add (items, item);
    }
}

static gboolean
update_cb (gpointer data)
{
  TsEvidenceList *self = data;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *sections = ts_framework_get_sections (self->framework);

  self->update_source = 0;
  for (guint i = 0; i < sections->len; i++)
    add_section (self, sections->pdata[i], items);
  add_section (self, NULL, items);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                       items->len);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), items->len > 0 ? self->scroller : self->nothing);
  return G_SOURCE_REMOVE;
}

/* Many passages may change in one action. */
static void
queue_update (gpointer data)
{
  TsEvidenceList *self = data;

  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, update_cb, self, NULL);
}

/* --- Rows --- */

static GtkWidget *
create_label (const char *css_class, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (lines > 1)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_lines (GTK_LABEL (label), lines);
    }
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_heading (const TsSection *section)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = create_label ("heading", 1);
  g_autofree char *text = section != NULL ? g_strdup_printf ("%s · %s", section->id, section->short_title)
                                          : g_strdup (_ ("Questions"));

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_box_append (GTK_BOX (box), ts_section_dot_new (section != NULL ? section->colour : QUESTION_COLOUR));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "section-heading");
  return box;
}

static GtkWidget *
create_passage (TsEvidenceList *self, TsEvidenceItem *item)
{
  const TsAnchor *anchor = ts_passage_get_anchor (item->passage);
  const char *quote = ts_passage_get_quote (item->passage);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *text = create_label (NULL, 2), *caption = create_label ("caption", 1);
  g_autofree char *ids = dup_ids (self, item->passage, item->section);
  g_autofree char *document = ts_document_describe_other (
      ts_register_get_report (self->reports, ts_passage_get_report (item->passage)), anchor->document);
  g_autofree char *whole = NULL;
  g_autofree char *shortened = ts_text_ellipsise (quote != NULL ? quote : "", MAX_QUOTE);
  g_autofree char *quoted =
      anchor->is_region ? g_strdup (_ ("A region of the page")) : g_strdup_printf (_ ("“%s”"), shortened);
  /* TRANSLATORS: the page of a passage, and the criteria it is tagged for */
  g_autofree char *place =
      g_strdup_printf (_ ("p. %u · %s"), ts_passage_get_page (item->passage) + 1, ids != NULL ? ids : "");

  gtk_label_set_text (GTK_LABEL (text), quoted);
  if (document != NULL)
    {
      whole = g_strdup_printf ("%s · %s", place, document);
      gtk_widget_set_tooltip_text (caption, document);
    }
  gtk_label_set_text (GTK_LABEL (caption), whole != NULL ? whole : place);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), caption);
  return box;
}

static void
bind_cb (TsEvidenceList *self, GtkListItem *list_item)
{
  TsEvidenceItem *item = gtk_list_item_get_item (list_item);
  gboolean is_passage = item->passage != NULL;

  gtk_list_item_set_child (list_item,
                           is_passage ? create_passage (self, item) : create_heading (item->section));
  gtk_list_item_set_activatable (list_item, is_passage);
  gtk_list_item_set_selectable (list_item, is_passage);
}

static void
unbind_cb (TsEvidenceList *self, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, NULL);
}

static void
activate_cb (TsEvidenceList *self, guint position)
{
  g_autoptr (TsEvidenceItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item != NULL && item->passage != NULL)
    g_signal_emit (self, activated_signal, 0, item->passage);
}

void
ts_evidence_list_set_passages (TsEvidenceList *self, GListModel *passages)
{
  if (ts_passage_watch_get_list (self->passages) != passages)
    ts_passage_watch_set_list (self->passages, passages);
}

/* --- The widget --- */

static void
build (TsEvidenceList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  GtkWidget *list;

  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Evidence"), -1);
  g_signal_connect_swapped (list, "activate", G_CALLBACK (activate_cb), self);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), list);
  self->nothing = gtk_label_new (
      _ ("No evidence is tagged in this report yet. Select text on a page and press T to tag it."));
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->nothing), GTK_JUSTIFY_CENTER);
  gtk_widget_set_valign (self->nothing, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_widget_add_css_class (self->nothing, "contents-note");
  self->stack = gtk_stack_new ();
  gtk_stack_add_child (GTK_STACK (self->stack), self->nothing);
  gtk_stack_add_child (GTK_STACK (self->stack), self->scroller);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

static void
ts_evidence_list_dispose (GObject *object)
{
  TsEvidenceList *self = TS_EVIDENCE_LIST (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->passages, ts_passage_watch_free);
  g_clear_object (&self->items);
  g_clear_object (&self->framework);
  g_clear_object (&self->reports);
  G_OBJECT_CLASS (ts_evidence_list_parent_class)->dispose (object);
}

static void
ts_evidence_list_class_init (TsEvidenceListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_evidence_list_dispose;
  activated_signal = g_signal_new ("passage-activated", TS_TYPE_EVIDENCE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, TS_TYPE_PASSAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ts_evidence_list_init (TsEvidenceList *self)
{
  self->passages = ts_passage_watch_new (queue_update, self);
  self->items = g_list_store_new (TS_TYPE_EVIDENCE_ITEM);
  build (self);
}

GtkWidget *
ts_evidence_list_new (TsFramework *framework, TsRegister *reports)
{
  TsEvidenceList *self = g_object_new (TS_TYPE_EVIDENCE_LIST, NULL);

  self->framework = g_object_ref (framework);
  self->reports = g_object_ref (reports);
  return GTK_WIDGET (self);
}
