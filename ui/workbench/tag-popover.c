#include "config.h"

#include "workbench/tag-popover.h"

#include "workbench/tag-editor.h"

#include <glib/gi18n.h>

struct _TsTagPopover
{
  GtkPopover parent_instance;

  TsAuditSession *session;
  GtkEditable *search;
  GtkListBox *list;
  GtkScrolledWindow *scroller;
  GtkDropDown *strength;
  GtkDropDown *type;
  GtkEditable *note;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (TsTagPopover, ts_tag_popover, GTK_TYPE_POPOVER)

#define ITEM "ts-item"

static const char *
row_item (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), ITEM);
}

static guint
match_row (TsTagPopover *self, GtkListBoxRow *row)
{
  return ts_tag_popover_match (ts_audit_session_get_framework (self->session), row_item (row),
                               gtk_editable_get_text (self->search));
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  return match_row (data, row) > 0;
}

/* Better matches first; among equals the current item, then the framework's order. */
static int
sort_cb (GtkListBoxRow *one, GtkListBoxRow *other, gpointer data)
{
  TsTagPopover *self = data;
  const char *current = ts_audit_session_get_item (self->session);
  int better = (int) match_row (self, other) - (int) match_row (self, one);
  int one_place = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (one), "ts-place"));
  int other_place = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (other), "ts-place"));

  if (better != 0)
    return better;
  if (g_strcmp0 (row_item (one), current) == 0)
    return -1;
  if (g_strcmp0 (row_item (other), current) == 0)
    return 1;
  return one_place - other_place;
}

static GtkListBoxRow *
first_row (TsTagPopover *self)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row == NULL || filter_cb (row, self))
        return row;
    }
}

static void
search_cb (TsTagPopover *self)
{
  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_select_row (self->list, first_row (self));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

const char *
ts_tag_popover_get_first (TsTagPopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL || !filter_cb (row, self))
    row = first_row (self);
  return row != NULL ? row_item (row) : NULL;
}

void
ts_tag_popover_choose (TsTagPopover *self)
{
  g_autofree char *item = g_strdup (ts_tag_popover_get_first (self));

  if (item == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  g_signal_emit (self, chosen_signal, 0, item);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
row_activated_cb (TsTagPopover *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  ts_tag_popover_choose (self);
}

static void
select_step (TsTagPopover *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -step;

  do
    {
      index += step;
      row = gtk_list_box_get_row_at_index (self->list, index);
    }
  while (row != NULL && !filter_cb (row, self));
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_set_position (self->search, -1);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  TsTagPopover *self = data;

  if (key == GDK_KEY_Down || key == GDK_KEY_Up)
    {
      select_step (self, key == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

void
ts_tag_popover_set_search (TsTagPopover *self, const char *text)
{
  gtk_editable_set_text (self->search, text);
  search_cb (self);
}

void
ts_tag_popover_get_values (TsTagPopover *self, TsTagValues *values)
{
  const char *note = gtk_editable_get_text (self->note);

  values->strength = (TsStrength) gtk_drop_down_get_selected (self->strength);
  values->evidence_type =
      ts_evidence_drop_down_get_type_id (self->type, ts_audit_session_get_framework (self->session));
  values->note = *note != '\0' ? note : NULL;
}

void
ts_tag_popover_set_values (TsTagPopover *self, const TsTagValues *values)
{
  GPtrArray *types = ts_framework_get_evidence_types (ts_audit_session_get_framework (self->session));

  gtk_drop_down_set_selected (self->strength, (guint) values->strength);
  gtk_drop_down_set_selected (self->type, 0);
  for (guint i = 0; values->evidence_type != NULL && i < types->len; i++)
    if (g_str_equal (((const TsEvidenceType *) types->pdata[i])->id, values->evidence_type))
      gtk_drop_down_set_selected (self->type, i + 1);
  gtk_editable_set_text (self->note, values->note != NULL ? values->note : "");
}

void
ts_tag_popover_open (TsTagPopover *self, const GdkRectangle *box)
{
  gtk_drop_down_set_selected (self->strength, 0);
  gtk_drop_down_set_selected (self->type, 0);
  gtk_editable_set_text (self->note, "");
  ts_tag_popover_set_search (self, "");
  gtk_popover_set_pointing_to (GTK_POPOVER (self), box);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* --- The list --- */

static void
append_row (TsTagPopover *self, const char *item, guint place)
{
  TsFramework *framework = ts_audit_session_get_framework (self->session);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *id = gtk_label_new (item);
  GtkWidget *title = gtk_label_new (ts_framework_get_item_title (framework, item));

  gtk_label_set_width_chars (GTK_LABEL (id), 3);
  gtk_label_set_xalign (GTK_LABEL (id), 0);
  gtk_widget_add_css_class (id, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (line), id);
  gtk_box_append (GTK_BOX (line), title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_object_set_data_full (G_OBJECT (row), ITEM, g_strdup (item), g_free);
  g_object_set_data (G_OBJECT (row), "ts-place", GUINT_TO_POINTER (place));
  gtk_list_box_append (self->list, row);
}

static void
append_rows (TsTagPopover *self)
{
  TsFramework *framework = ts_audit_session_get_framework (self->session);
  GPtrArray *criteria = ts_framework_get_criteria (framework);
  GPtrArray *questions = ts_framework_get_questions (framework);

  for (guint i = 0; i < criteria->len; i++)
    append_row (self, ((const TsCriterion *) criteria->pdata[i])->id, i);
  for (guint i = 0; i < questions->len; i++)
    append_row (self, ((const TsQuestion *) questions->pdata[i])->id, criteria->len + i);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_set_sort_func (self->list, sort_cb, self, NULL);
}

static void
ts_tag_popover_dispose (GObject *object)
{
  TsTagPopover *self = TS_TAG_POPOVER (object);

  if (self->list != NULL)
    {
      gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
      gtk_list_box_set_sort_func (self->list, NULL, NULL, NULL);
      self->list = NULL;
    }
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ts_tag_popover_parent_class)->dispose (object);
}

static void
ts_tag_popover_class_init (TsTagPopoverClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ts_tag_popover_dispose;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
create_search (TsTagPopover *self)
{
  GtkWidget *search = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = GTK_EDITABLE (search);
  gtk_entry_set_placeholder_text (GTK_ENTRY (search), _ ("Criterion or question"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tag for criterion or question"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (search, keys);
  g_signal_connect_swapped (search, "changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (search, "activate", G_CALLBACK (ts_tag_popover_choose), self);
  return search;
}

static GtkWidget *
create_values (TsTagPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *strength = ts_strength_drop_down_new ();
  GtkWidget *type = ts_evidence_drop_down_new (ts_audit_session_get_framework (self->session));

  self->strength = GTK_DROP_DOWN (strength);
  self->type = GTK_DROP_DOWN (type);
  gtk_widget_set_hexpand (type, TRUE);
  gtk_box_append (GTK_BOX (box), strength);
  gtk_box_append (GTK_BOX (box), type);
  return box;
}

static void
ts_tag_popover_init (TsTagPopover *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "tag-popover");
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
}

GtkWidget *
ts_tag_popover_new (TsAuditSession *session)
{
  TsTagPopover *self = g_object_new (TS_TYPE_TAG_POPOVER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *note = gtk_entry_new ();

  self->session = g_object_ref (session);
  gtk_box_append (GTK_BOX (box), create_search (self));

  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (self->scroller, 170);
  gtk_widget_set_size_request (GTK_WIDGET (self->scroller), 380, -1);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->scroller));
  append_rows (self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  gtk_box_append (GTK_BOX (box), create_values (self));
  self->note = GTK_EDITABLE (note);
  gtk_entry_set_placeholder_text (GTK_ENTRY (note), _ ("Note"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (note), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Note"), -1);
  g_signal_connect_swapped (note, "activate", G_CALLBACK (ts_tag_popover_choose), self);
  gtk_box_append (GTK_BOX (box), note);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  return GTK_WIDGET (self);
}
