#include "config.h"

#include "workbench/field-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#define PAUSE_MS 400

struct _TsFieldEditor
{
  GtkWidget parent_instance;

  TsFramework *framework;
  const TsField *field;
  GtkWidget *box;
  GtkWidget *control; /* an entry or a drop-down */
  GPtrArray *checks;  /* of GtkCheckButton, one a choice */
  char *value;        /* what is kept */
  guint pause;
  gboolean updating;
};

static guint committed_signal;

G_DEFINE_FINAL_TYPE (TsFieldEditor, ts_field_editor, GTK_TYPE_WIDGET)

static void
commit (TsFieldEditor *self, const char *value)
{
  if (self->updating || g_strcmp0 (self->value != NULL ? self->value : "", value) == 0)
    return;
  g_signal_emit (self, committed_signal, 0, value);
}

/* --- Numbers and words: kept after a pause, on Enter and on leaving --- */

static void
keep_entry (TsFieldEditor *self)
{
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (!GTK_IS_ENTRY (self->control))
    return;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->control))));
  commit (self, text);
}

static gboolean
pause_cb (gpointer data)
{
  TsFieldEditor *self = data;

  self->pause = 0;
  keep_entry (self);
  return G_SOURCE_REMOVE;
}

/* What can't be a number may become one: it is refused only once the field is left. */
static gboolean
may_be_kept (TsFieldEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->control));

  return self->field->type != TS_FIELD_INTEGER || strspn (text, "0123456789") == strlen (text);
}

static void
entry_changed_cb (TsFieldEditor *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (!self->updating && may_be_kept (self))
    self->pause = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
keep (GtkWidget *widget, const char *action, GVariant *parameter)
{
  keep_entry (TS_FIELD_EDITOR (widget));
}

static void
unmap (GtkWidget *widget)
{
  keep_entry (TS_FIELD_EDITOR (widget));
  GTK_WIDGET_CLASS (ts_field_editor_parent_class)->unmap (widget);
}

static void
create_entry (TsFieldEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->control = gtk_entry_new ();
  if (self->field->type == TS_FIELD_INTEGER)
    {
      gtk_entry_set_input_purpose (GTK_ENTRY (self->control), GTK_INPUT_PURPOSE_DIGITS);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->control), 6);
      gtk_widget_set_halign (self->control, GTK_ALIGN_START);
    }
  g_signal_connect_swapped (self->control, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (self->control, "activate", G_CALLBACK (keep_entry), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (keep_entry), self);
  gtk_widget_add_controller (self->control, focus);
}

/* --- One of several --- */

static const char *const booleans[] = { "", "true", "false" };

static const char *
selected_value (TsFieldEditor *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));

  if (self->field->type == TS_FIELD_BOOLEAN)
    return selected < G_N_ELEMENTS (booleans) ? booleans[selected] : "";
  if (selected == 0 || selected > self->field->choices->len)
    return "";
  return ((const TsChoice *) self->field->choices->pdata[selected - 1])->id;
}

static void
selected_cb (TsFieldEditor *self)
{
  commit (self, selected_value (self));
}

static void
create_drop_down (TsFieldEditor *self)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _ ("Not said"));
  if (self->field->type == TS_FIELD_BOOLEAN)
    {
      gtk_string_list_append (titles, _ ("Yes"));
      gtk_string_list_append (titles, _ ("No"));
    }
  for (guint i = 0; i < self->field->choices->len; i++)
    gtk_string_list_append (titles, ((const TsChoice *) self->field->choices->pdata[i])->title);
  self->control = gtk_drop_down_new (G_LIST_MODEL (titles), NULL);
  g_signal_connect_swapped (self->control, "notify::selected", G_CALLBACK (selected_cb), self);
}

/* --- Any of several --- */

static void
checked_cb (TsFieldEditor *self)
{
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_string_append_printf (value, "%s%s", value->len > 0 ? ";" : "",
                              ((const TsChoice *) self->field->choices->pdata[i])->id);
  commit (self, value->str);
}

static void
create_checks (TsFieldEditor *self)
{
  self->control = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  for (guint i = 0; i < self->field->choices->len; i++)
    {
      GtkWidget *check =
          gtk_check_button_new_with_label (((const TsChoice *) self->field->choices->pdata[i])->title);

      g_signal_connect_swapped (check, "toggled", G_CALLBACK (checked_cb), self);
      gtk_box_append (GTK_BOX (self->control), check);
      g_ptr_array_add (self->checks, check);
    }
}

/* --- What is kept --- */

static void
show_choices (TsFieldEditor *self, const char *value)
{
  g_auto (GStrv) chosen = g_strsplit (value, ";", -1);

  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i],
                                 g_strv_contains ((const char *const *) chosen,
                                                  ((const TsChoice *) self->field->choices->pdata[i])->id));
}

static guint
index_of (TsFieldEditor *self, const char *value)
{
  if (self->field->type == TS_FIELD_BOOLEAN)
    return g_str_equal (value, "true") ? 1 : g_str_equal (value, "false") ? 2 : 0;
  for (guint i = 0; i < self->field->choices->len; i++)
    if (g_str_equal (((const TsChoice *) self->field->choices->pdata[i])->id, value))
      return i + 1;
  return 0;
}

const char *
ts_field_editor_get_id (TsFieldEditor *self)
{
  return self->field->id;
}

void
ts_field_editor_set_value (TsFieldEditor *self, const char *value)
{
  const char *shown = value != NULL ? value : "";

  g_free (self->value);
  self->value = g_strdup (value);
  self->updating = TRUE;
  switch (self->field->type)
    {
    case TS_FIELD_CHOICES:
      show_choices (self, shown);
      break;
    case TS_FIELD_CHOICE:
    case TS_FIELD_BOOLEAN:
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control), index_of (self, shown));
      break;
    case TS_FIELD_TEXT:
    case TS_FIELD_INTEGER:
    default:
      /* What is being typed is left alone. */
      if (self->pause == 0 && !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->control)), shown))
        gtk_editable_set_text (GTK_EDITABLE (self->control), shown);
      break;
    }
  self->updating = FALSE;
}

static void
ts_field_editor_dispose (GObject *object)
{
  TsFieldEditor *self = TS_FIELD_EDITOR (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  self->control = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->value, g_free);
  g_clear_object (&self->framework);
  G_OBJECT_CLASS (ts_field_editor_parent_class)->dispose (object);
}

static void
ts_field_editor_class_init (TsFieldEditorClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ts_field_editor_dispose;
  committed_signal = g_signal_new ("committed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  GTK_WIDGET_CLASS (class)->unmap = unmap;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "field.keep", NULL, keep);
}

static void
ts_field_editor_init (TsFieldEditor *self)
{
  self->checks = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
ts_field_editor_new (TsFramework *framework, const TsField *field)
{
  TsFieldEditor *self = g_object_new (TS_TYPE_FIELD_EDITOR, NULL);
  GtkWidget *label = gtk_label_new (field->title);

  self->framework = g_object_ref (framework);
  self->field = field;
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  if (field->type == TS_FIELD_CHOICES)
    create_checks (self);
  else if (field->type == TS_FIELD_CHOICE || field->type == TS_FIELD_BOOLEAN)
    create_drop_down (self);
  else
    create_entry (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_PROPERTY_LABEL, field->title,
                                  -1);
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_box_append (GTK_BOX (self->box), self->control);
  return GTK_WIDGET (self);
}
