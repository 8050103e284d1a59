#include "config.h"

#include "workbench/question-body.h"

#include "widgets/typed-text.h"
#include "workbench/field-editor.h"
#include "workbench/passage-list.h"

#include <glib/gi18n.h>

struct _TsQuestionBody
{
  GtkWidget parent_instance;

  TsAuditSession *session;
  TsAudit *audit;
  char *question;
  GtkWidget *box;
  GtkWidget *answer;
  GPtrArray *fields; /* of TsFieldEditor */
};

G_DEFINE_FINAL_TYPE (TsQuestionBody, ts_question_body, GTK_TYPE_WIDGET)

static void
update (TsQuestionBody *self)
{
  ts_typed_text_set_text (TS_TYPED_TEXT (self->answer),
                          ts_audit_get_answer (self->audit, self->question, NULL));
  for (guint i = 0; i < self->fields->len; i++)
    {
      TsFieldEditor *field = self->fields->pdata[i];

      ts_field_editor_set_value (
          field, ts_audit_get_answer (self->audit, self->question, ts_field_editor_get_id (field)));
    }
}

static void
item_changed_cb (TsQuestionBody *self, const char *item)
{
  if (g_strcmp0 (item, self->question) == 0)
    update (self);
}

static void
editable_cb (TsQuestionBody *self)
{
  gboolean editable = ts_audit_session_is_editable (self->session);

  ts_typed_text_set_editable (TS_TYPED_TEXT (self->answer), editable);
  for (guint i = 0; i < self->fields->len; i++)
    gtk_widget_set_sensitive (self->fields->pdata[i], editable);
}

static void
answer_cb (TsQuestionBody *self, const char *text)
{
  ts_audit_session_answer (self->session, self->audit, self->question, NULL, text);
}

static void
field_cb (TsQuestionBody *self, const char *value, TsFieldEditor *field)
{
  /* What was refused goes back to what is kept. */
  if (!ts_audit_session_answer (self->session, self->audit, self->question, ts_field_editor_get_id (field),
                                value))
    update (self);
}

static void
append_text (GtkWidget *box, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
append_fields (TsQuestionBody *self, const TsQuestion *question)
{
  TsFramework *framework = ts_audit_session_get_framework (self->session);

  for (guint i = 0; i < question->fields->len; i++)
    {
      GtkWidget *field = ts_field_editor_new (framework, question->fields->pdata[i]);

      g_signal_connect_swapped (field, "committed", G_CALLBACK (field_cb), self);
      gtk_box_append (GTK_BOX (self->box), field);
      g_ptr_array_add (self->fields, field);
    }
}

static void
ts_question_body_dispose (GObject *object)
{
  TsQuestionBody *self = TS_QUESTION_BODY (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->audit != NULL)
    g_signal_handlers_disconnect_by_data (self->audit, self);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_object (&self->audit);
  g_clear_object (&self->session);
  g_clear_pointer (&self->question, g_free);
  G_OBJECT_CLASS (ts_question_body_parent_class)->dispose (object);
}

static void
ts_question_body_class_init (TsQuestionBodyClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ts_question_body_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
ts_question_body_init (TsQuestionBody *self)
{
  self->fields = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
ts_question_body_get_answer (TsQuestionBody *self)
{
  return self->answer;
}

GtkWidget *
ts_question_body_new (TsAuditSession *session, const char *id)
{
  TsQuestionBody *self = g_object_new (TS_TYPE_QUESTION_BODY, NULL);
  const TsQuestion *question = ts_framework_find_question (ts_audit_session_get_framework (session), id);
  g_autofree char *label = g_strdup_printf (_ ("Answer to %s"), id);

  self->session = g_object_ref (session);
  self->audit = g_object_ref (ts_audit_session_get_audit (session));
  self->question = g_strdup (id);
  append_text (self->box, question->text, NULL);
  if (question->whole_project)
    append_text (self->box, _ ("Answered once for all reports of the project."), "caption");
  self->answer = ts_typed_text_new (label, _ ("Answer"));
  ts_typed_text_set_lines (TS_TYPED_TEXT (self->answer), 3);
  g_signal_connect_swapped (self->answer, "committed", G_CALLBACK (answer_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->answer);
  append_fields (self, question);
  gtk_box_append (GTK_BOX (self->box), ts_passage_list_new (session, id));

  g_signal_connect_swapped (self->audit, "item-changed", G_CALLBACK (item_changed_cb), self);
  g_signal_connect_swapped (session, "notify::editable", G_CALLBACK (editable_cb), self);
  update (self);
  editable_cb (self);
  return GTK_WIDGET (self);
}
