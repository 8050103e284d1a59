#include "config.h"

#include "workbench/tag-editor.h"

#include "widgets/typed-text.h"

#include <glib/gi18n.h>

struct _TsTagEditor
{
  GtkWidget parent_instance;

  TsAuditSession *session;
  TsPassage *passage;
  char *item;
  GtkWidget *box;
  GtkDropDown *strength;
  GtkDropDown *type;
  GtkWidget *note;
  GtkCheckButton *example;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (TsTagEditor, ts_tag_editor, GTK_TYPE_WIDGET)

GtkWidget *
ts_strength_drop_down_new (void)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (TsStrength strength = TS_STRENGTH_SUPPORTS; strength <= TS_STRENGTH_CONTRADICTS; strength++)
    gtk_string_list_append (titles, ts_strength_get_title (strength));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (titles), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Strength"),
                                  -1);
  return drop_down;
}

GtkWidget *
ts_evidence_drop_down_new (TsFramework *framework)
{
  GPtrArray *types = ts_framework_get_evidence_types (framework);
  GtkStringList *titles = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  gtk_string_list_append (titles, _ ("Kind of evidence not said"));
  for (guint i = 0; i < types->len; i++)
    gtk_string_list_append (titles, ((const TsEvidenceType *) types->pdata[i])->title);
  drop_down = gtk_drop_down_new (G_LIST_MODEL (titles), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kind of evidence"), -1);
  return drop_down;
}

const char *
ts_evidence_drop_down_get_type_id (GtkDropDown *drop_down, TsFramework *framework)
{
  GPtrArray *types = ts_framework_get_evidence_types (framework);
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (selected == 0 || selected > types->len)
    return NULL;
  return ((const TsEvidenceType *) types->pdata[selected - 1])->id;
}

static const TsTag *
find_tag (TsTagEditor *self)
{
  return ts_passage_find_tag (self->passage, self->item);
}

static TsEvidence *
evidence (TsTagEditor *self)
{
  return ts_project_get_evidence (ts_audit_session_get_project (self->session));
}

static guint
index_of_type (TsTagEditor *self, const char *id)
{
  GPtrArray *types = ts_framework_get_evidence_types (ts_audit_session_get_framework (self->session));

  for (guint i = 0; id != NULL && i < types->len; i++)
    if (g_str_equal (((const TsEvidenceType *) types->pdata[i])->id, id))
      return i + 1;
  return 0;
}

static void
update (TsTagEditor *self)
{
  const TsTag *tag = find_tag (self);

  if (tag == NULL)
    return;
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->strength, (guint) tag->strength);
  gtk_drop_down_set_selected (self->type, index_of_type (self, tag->evidence_type));
  ts_typed_text_set_text (TS_TYPED_TEXT (self->note), tag->note);
  gtk_check_button_set_active (self->example, ts_passage_get_example (self->passage));
  self->updating = FALSE;
}

static void
strength_cb (TsTagEditor *self)
{
  const TsTag *tag = find_tag (self);
  TsStrength strength = (TsStrength) gtk_drop_down_get_selected (self->strength);
  GError *error = NULL;

  if (self->updating || tag == NULL || tag->strength == strength)
    return;
  ts_evidence_set_strength (evidence (self), tag->id, strength, &error);
  ts_audit_session_take_error (self->session, error);
}

static void
type_cb (TsTagEditor *self)
{
  const TsTag *tag = find_tag (self);
  const char *type;
  GError *error = NULL;

  if (self->updating || tag == NULL)
    return;
  type = ts_evidence_drop_down_get_type_id (self->type, ts_audit_session_get_framework (self->session));
  if (g_strcmp0 (type, tag->evidence_type) == 0)
    return;
  ts_evidence_set_evidence_type (evidence (self), tag->id, type != NULL ? type : "", &error);
  ts_audit_session_take_error (self->session, error);
}

static void
note_cb (TsTagEditor *self, const char *text)
{
  const TsTag *tag = find_tag (self);
  GError *error = NULL;

  if (tag == NULL)
    return;
  ts_evidence_set_note (evidence (self), tag->id, text, &error);
  ts_audit_session_take_error (self->session, error);
}

static void
example_cb (TsTagEditor *self)
{
  GError *error = NULL;

  if (self->updating)
    return;
  ts_evidence_set_example (evidence (self), ts_passage_get_id (self->passage),
                           gtk_check_button_get_active (self->example), &error);
  ts_audit_session_take_error (self->session, error);
}

static void
remove_cb (TsTagEditor *self)
{
  g_autoptr (TsAuditSession) session = g_object_ref (self->session);
  g_autoptr (TsPassage) passage = g_object_ref (self->passage);
  g_autofree char *item = g_strdup (self->item);
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  ts_audit_session_untag (session, passage, item);
}

static void
ts_tag_editor_dispose (GObject *object)
{
  TsTagEditor *self = TS_TAG_EDITOR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->passage != NULL)
    g_signal_handlers_disconnect_by_func (self->passage, update, self);
  g_clear_object (&self->passage);
  g_clear_object (&self->session);
  g_clear_pointer (&self->item, g_free);
  G_OBJECT_CLASS (ts_tag_editor_parent_class)->dispose (object);
}

static void
ts_tag_editor_class_init (TsTagEditorClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ts_tag_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
ts_tag_editor_init (TsTagEditor *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_size_request (self->box, 300, -1);
}

static void
append_controls (TsTagEditor *self)
{
  GtkWidget *remove = gtk_button_new_with_mnemonic (_ ("_Remove This Tag"));

  self->strength = GTK_DROP_DOWN (ts_strength_drop_down_new ());
  self->type = GTK_DROP_DOWN (ts_evidence_drop_down_new (ts_audit_session_get_framework (self->session)));
  self->note = ts_typed_text_new (_ ("Note"), _ ("Note"));
  self->example = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("Practice _example")));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->strength));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->type));
  gtk_box_append (GTK_BOX (self->box), self->note);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->example));
  gtk_box_append (GTK_BOX (self->box), remove);

  g_signal_connect_swapped (self->strength, "notify::selected", G_CALLBACK (strength_cb), self);
  g_signal_connect_swapped (self->type, "notify::selected", G_CALLBACK (type_cb), self);
  g_signal_connect_swapped (self->note, "committed", G_CALLBACK (note_cb), self);
  g_signal_connect_swapped (self->example, "toggled", G_CALLBACK (example_cb), self);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);
}

GtkWidget *
ts_tag_editor_new (TsAuditSession *session, TsPassage *passage, const char *item)
{
  TsTagEditor *self = g_object_new (TS_TYPE_TAG_EDITOR, NULL);

  self->session = g_object_ref (session);
  self->passage = g_object_ref (passage);
  self->item = g_strdup (item);
  append_controls (self);
  /* Tags serve both tools: a completed audit doesn't lock them. */
  gtk_widget_set_sensitive (self->box, !ts_project_is_read_only (ts_audit_session_get_project (session)));
  g_signal_connect_swapped (passage, "changed", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}
