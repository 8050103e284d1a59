#include "config.h"

#include "letter/letter-page.h"

#include "letter/letter-export.h"
#include "widgets/panes.h"
#include "widgets/menu-tip.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define PAUSE_MS 120

struct _TsLetterPage
{
  GtkWidget parent_instance;

  TsAuditSession *session;
  TsAudit *audit;   /* followed */
  TsReport *report; /* followed */
  gboolean stale;   /* shows something older than what is */
  guint refresh_source;

  GtkStack *stack;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *pages;
  GtkMenuButton *export;
  GtkWidget *hint;
  GtkLabel *hint_text;
  GtkBox *parts;
  TsLetterPreview *preview;
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (TsLetterPage, ts_letter_page, GTK_TYPE_WIDGET)

TsLetterPreview *
ts_letter_page_get_preview (TsLetterPage *self)
{
  return self->preview;
}

TsLetterPart *
ts_letter_page_get_part (TsLetterPage *self, const char *part)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->parts)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (ts_letter_part_get_part (TS_LETTER_PART (child)), part))
      return TS_LETTER_PART (child);
  return NULL;
}

/* --- Showing what is --- */

static void
show_heading (TsLetterPage *self)
{
  g_autofree char *name = ts_report_dup_display_name (self->report);
  g_autofree char *from = NULL;
  g_autofree char *subtitle = NULL;

  from = g_strdup_printf (ts_audit_get_tool (self->audit) == TS_TOOL_DEEP_DIVE
                              ? _ ("From the deep dive of %s")
                              : _ ("From the compliance audit of %s"),
                          ts_audit_get_reviewer (self->audit));
  subtitle = g_strdup_printf (
      ts_audit_is_complete (self->audit) ? _ ("%s, completed") : _ ("%s, not completed: %u of %u rated"),
      from, ts_audit_get_n_rated (self->audit), ts_audit_get_n_criteria (self->audit));
  gtk_label_set_text (self->title, name);
  gtk_label_set_text (self->subtitle, subtitle);
}

/* Why a letter says so little; whose audit would say more. */
static void
show_hint (TsLetterPage *self)
{
  TsProject *project = ts_audit_session_get_project (self->session);
  g_autofree char *others = ts_audits_dup_others_note (ts_project_get_audits (project), self->audit);
  g_autofree char *text = g_strconcat (_ ("Nothing is rated in this audit yet. Strengths and areas for "
                                          "development come from the ratings you give in the place “Audit”."),
                                       others != NULL ? "\n" : NULL, others, NULL);

  gtk_label_set_text (self->hint_text, text);
  gtk_widget_set_visible (self->hint, ts_audit_get_n_rated (self->audit) == 0 &&
                                          ts_audit_get_level (self->audit, "overall") == NULL);
}

static void
show_letter (TsLetterPage *self)
{
  TsLetters *letters = ts_project_get_letters (ts_audit_session_get_project (self->session));
  g_autofree char *pages = NULL;
  GError *error = NULL;
  TsBlockDocument *document = ts_letters_compose (letters, self->audit, &error);
  guint n;

  ts_audit_session_take_error (self->session, error);
  ts_letter_preview_set_document (self->preview, document);
  n = ts_letter_preview_get_n_pages (self->preview);
  pages = g_strdup_printf (ngettext ("%u page", "%u pages", n), n);
  gtk_label_set_text (self->pages, pages);
  show_hint (self);
}

static void
enable_actions (TsLetterPage *self)
{
  gboolean letter = self->audit != NULL && self->report != NULL;
  gboolean writable = letter && !ts_project_is_read_only (ts_audit_session_get_project (self->session));
  static const char *const names[] = { "export", "export-dialog", "write", "insert", "reset" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])),
        i < 2 ? letter : writable);
}

static void
refresh (TsLetterPage *self)
{
  gboolean letter = self->audit != NULL && self->report != NULL;

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  self->stale = FALSE;
  gtk_stack_set_visible_child_name (self->stack, letter ? "letter" : "empty");
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->parts)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ts_letter_part_update (TS_LETTER_PART (child));
  if (letter)
    {
      show_heading (self);
      show_letter (self);
    }
  else
    ts_letter_preview_set_document (self->preview, NULL);
}

static gboolean
refresh_cb (gpointer data)
{
  TsLetterPage *self = data;

  self->refresh_source = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* Changes come in bursts, and while the place is not in sight nobody waits for it. */
static void
changed_cb (TsLetterPage *self)
{
  self->stale = TRUE;
  if (self->refresh_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_source = g_timeout_add (PAUSE_MS, refresh_cb, self);
}

static void
parts_changed_cb (TsLetterPage *self, const char *report)
{
  if (self->report != NULL && g_str_equal (ts_report_get_id (self->report), report))
    changed_cb (self);
}

static void
follow (TsLetterPage *self)
{
  TsAudit *audit = ts_audit_session_get_audit (self->session);
  TsReport *report = ts_audit_session_get_report (self->session);

  if (self->audit != NULL)
    g_signal_handlers_disconnect_by_func (self->audit, changed_cb, self);
  if (self->report != NULL)
    g_signal_handlers_disconnect_by_func (self->report, changed_cb, self);
  g_set_object (&self->audit, audit);
  g_set_object (&self->report, report);
  if (audit != NULL)
    {
      g_signal_connect_swapped (audit, "item-changed", G_CALLBACK (changed_cb), self);
      g_signal_connect_swapped (audit, "notify", G_CALLBACK (changed_cb), self);
    }
  if (report != NULL)
    g_signal_connect_swapped (report, "notify", G_CALLBACK (changed_cb), self);
}

/* Another report or tool. What was typed for the one before is kept first. */
static void
subject_cb (TsLetterPage *self)
{
  ts_letter_page_flush (self);
  follow (self);
  enable_actions (self);
  changed_cb (self);
}

void
ts_letter_page_flush (TsLetterPage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->parts)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ts_typed_text_flush (ts_letter_part_get_field (TS_LETTER_PART (child)));
}

gboolean
ts_letter_page_is_settled (TsLetterPage *self)
{
  return !self->stale && self->refresh_source == 0;
}

/* --- Going between the letter, its parts and the report --- */

static void
passage_activated_cb (TsLetterPage *self, const char *id)
{
  GListModel *passages = ts_audit_session_get_passages (self->session);

  for (guint i = 0; passages != NULL && i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (TsPassage) passage = g_list_model_get_item (passages, i);

      if (g_str_equal (ts_passage_get_id (passage), id))
        {
          ts_audit_session_request_passage (self->session, passage);
          return;
        }
    }
}

static void
part_activated_cb (TsLetterPage *self, const char *part)
{
  TsLetterPart *widget = ts_letter_page_get_part (self, part);

  if (widget != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (widget));
}

static void
part_entered_cb (TsLetterPage *self, TsLetterPart *part)
{
  ts_letter_preview_show_block (self->preview, ts_letter_part_get_part (part));
}

void
ts_letter_page_move_pane (TsLetterPage *self, int steps)
{
  GtkWidget *panes[] = { GTK_WIDGET (self->parts), GTK_WIDGET (self->preview) };

  if (!ts_panes_move (panes, G_N_ELEMENTS (panes), steps))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* In the bubble phase: what is open over a field has had the key by then. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  TsLetterPage *self = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (key != GDK_KEY_Escape || focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->parts)))
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->preview)) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* --- Actions --- */

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsLetterPage *self = data;

  ts_letter_page_flush (self);
  ts_letter_export (self->session, g_variant_get_string (parameter, NULL), TS_LETTER_FILE_DEFAULT);
}

static void
export_dialog_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsLetterPage *self = data;

  ts_letter_page_flush (self);
  ts_letter_export_dialog (GTK_WIDGET (self), self->session, g_variant_get_string (parameter, NULL));
}

static void
write_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *id, *text;
  TsLetterPart *part;

  g_variant_get (parameter, "(&s&s)", &id, &text);
  part = ts_letter_page_get_part (data, id);
  if (part != NULL)
    ts_typed_text_type (ts_letter_part_get_field (part), text);
}

static void
insert_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsLetterPage *self = data;
  TsEvidence *evidence = ts_project_get_evidence (ts_audit_session_get_project (self->session));
  const char *id, *passage_id;
  g_autoptr (TsPassage) passage = NULL;
  GError *error = NULL;
  TsLetterPart *part;

  g_variant_get (parameter, "(&s&s)", &id, &passage_id);
  part = ts_letter_page_get_part (self, id);
  passage = ts_evidence_find_passage (evidence, passage_id, &error);
  ts_audit_session_take_error (self->session, error);
  if (part != NULL && passage != NULL)
    ts_letter_part_insert (part, passage);
}

static void
reset_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsLetterPart *part = ts_letter_page_get_part (data, g_variant_get_string (parameter, NULL));

  if (part != NULL)
    ts_letter_part_reset (part);
}

static void
add_actions (TsLetterPage *self)
{
  const GActionEntry entries[] = {
    { "export", export_cb, "s" },  { "export-dialog", export_dialog_cb, "s" },
    { "write", write_cb, "(ss)" }, { "insert", insert_cb, "(ss)" },
    { "reset", reset_cb, "s" },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "letter", G_ACTION_GROUP (self->actions));
}

/* --- The widget --- */

static void
map (GtkWidget *widget)
{
  TsLetterPage *self = TS_LETTER_PAGE (widget);

  if (self->stale)
    refresh (self);
  GTK_WIDGET_CLASS (ts_letter_page_parent_class)->map (widget);
}

static void
ts_letter_page_dispose (GObject *object)
{
  TsLetterPage *self = TS_LETTER_PAGE (object);
  GtkWidget *stack = GTK_WIDGET (self->stack);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (
          ts_project_get_letters (ts_audit_session_get_project (self->session)), self);
      ts_letter_page_flush (self);
    }
  if (self->audit != NULL)
    g_signal_handlers_disconnect_by_data (self->audit, self);
  if (self->report != NULL)
    g_signal_handlers_disconnect_by_data (self->report, self);
  self->stack = NULL;
  g_clear_pointer (&stack, gtk_widget_unparent);
  g_clear_object (&self->audit);
  g_clear_object (&self->report);
  g_clear_object (&self->actions);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ts_letter_page_parent_class)->dispose (object);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  TsLetterPart *part = ts_letter_page_get_part (TS_LETTER_PAGE (widget), "opening");

  return part != NULL && gtk_widget_grab_focus (GTK_WIDGET (part));
}

static void
ts_letter_page_class_init (TsLetterPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (TS_TYPE_LETTER_PREVIEW);
  G_OBJECT_CLASS (class)->dispose = ts_letter_page_dispose;
  widget_class->map = map;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = ts_panes_focus_child;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/touchstone_audit/Touchstone/letter/letter-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TsLetterPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TsLetterPage, title);
  gtk_widget_class_bind_template_child (widget_class, TsLetterPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, TsLetterPage, pages);
  gtk_widget_class_bind_template_child (widget_class, TsLetterPage, export);
  gtk_widget_class_bind_template_child (widget_class, TsLetterPage, hint);
  gtk_widget_class_bind_template_child (widget_class, TsLetterPage, hint_text);
  gtk_widget_class_bind_template_child (widget_class, TsLetterPage, parts);
  gtk_widget_class_bind_template_child (widget_class, TsLetterPage, preview);
  gtk_widget_class_set_css_name (widget_class, "letterpage");
}

static void
ts_letter_page_init (TsLetterPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  ts_menu_tip_guard (self->export);
  add_actions (self);
  g_signal_connect_swapped (self->preview, "passage-activated", G_CALLBACK (passage_activated_cb), self);
  g_signal_connect_swapped (self->preview, "part-activated", G_CALLBACK (part_activated_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
follow_session (TsLetterPage *self)
{
  TsLetters *letters = ts_project_get_letters (ts_audit_session_get_project (self->session));

  g_signal_connect_swapped (self->session, "notify::report", G_CALLBACK (subject_cb), self);
  g_signal_connect_swapped (self->session, "notify::audit", G_CALLBACK (subject_cb), self);
  g_signal_connect_swapped (self->session, "evidence-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (letters, "parts-changed", G_CALLBACK (parts_changed_cb), self);
}

GtkWidget *
ts_letter_page_new (TsAuditSession *session)
{
  TsLetterPage *self = g_object_new (TS_TYPE_LETTER_PAGE, NULL);
  const char *const *parts = ts_letters_get_parts ();

  self->session = g_object_ref (session);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      GtkWidget *part = ts_letter_part_new (session, parts[i]);

      g_signal_connect_swapped (part, "entered", G_CALLBACK (part_entered_cb), self);
      gtk_box_append (self->parts, part);
    }
  follow_session (self);
  follow (self);
  enable_actions (self);
  self->stale = TRUE;
  return GTK_WIDGET (self);
}
