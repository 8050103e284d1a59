#include "config.h"

#include "workbench/workbench-private.h"

#include "workbench/link-dialog.h"
#include "workbench/passage-popover.h"

#include <glib/gi18n.h>

static TsPageView *
pages_of (TsWorkbench *self)
{
  return ts_report_view_get_page_view (self->report);
}

/* The selection's end in the workbench's coordinates; FALSE if it is out of sight. */
static gboolean
selection_box (TsWorkbench *self, GdkRectangle *box)
{
  double x, y;

  if (!ts_page_view_get_selection_box (pages_of (self), box) ||
      !gtk_widget_translate_coordinates (GTK_WIDGET (pages_of (self)), GTK_WIDGET (self), box->x, box->y, &x,
                                         &y))
    return FALSE;
  box->x = (int) x;
  box->y = (int) y;
  return TRUE;
}

void
ts_workbench_open_tag_popover (TsWorkbench *self)
{
  g_autoptr (TsAnchor) anchor = ts_page_view_dup_selection_anchor (pages_of (self));
  GdkRectangle box;

  ts_workbench_need_popovers (self);
  gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
  /* Scrolled away meanwhile: it comes back, so that one sees what is tagged. */
  if (anchor != NULL && !selection_box (self, &box))
    ts_page_view_scroll_to_passage (pages_of (self), anchor);
  if (selection_box (self, &box))
    ts_tag_popover_open (TS_TAG_POPOVER (self->tag_popover), &box);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
chosen_cb (TsWorkbench *self, const char *item)
{
  TsTagValues values;

  ts_tag_popover_get_values (TS_TAG_POPOVER (self->tag_popover), &values);
  ts_workbench_tag_selection (self, item, &values);
}

/* The keyboard goes back to the page, so that the next key is for it. */
static void
closed_cb (TsWorkbench *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (pages_of (self)));
}

/* --- The bar at a selection --- */

static void
name_tag_button (TsWorkbench *self)
{
  const char *item = ts_audit_session_get_item (self->session);
  gboolean taggable = item != NULL && !g_str_equal (item, "overall");
  g_autofree char *label = taggable ? g_strdup_printf (_ ("Tag %s"), item) : NULL;

  gtk_widget_set_visible (self->tag_button, taggable);
  if (taggable)
    gtk_button_set_label (GTK_BUTTON (self->tag_button), label);
}

static void
selection_finished_cb (TsWorkbench *self)
{
  GdkRectangle box;

  if (!selection_box (self, &box))
    return;
  ts_workbench_need_popovers (self);
  name_tag_button (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->selection_bar), &box);
  gtk_popover_popup (GTK_POPOVER (self->selection_bar));
}

static void
selection_changed_cb (TsWorkbench *self)
{
  ts_workbench_update_actions (self);
  if (self->selection_bar != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
}

static GtkWidget *
append_button (GtkWidget *box, const char *label, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
create_selection_bar (TsWorkbench *self)
{
  GtkWidget *bar = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  self->tag_button = append_button (box, "", "audit.tag-current", _ ("Tag for the Open Criterion (Enter)"));
  append_button (box, _ ("Tag…"), "audit.tag-popover", _ ("Choose a Criterion (T)"));
  append_button (box, _ ("Copy"), "page.copy", _ ("Copy as Clean Text (Ctrl+C)"));
  gtk_popover_set_child (GTK_POPOVER (bar), box);
  /* It offers and never takes the keyboard or the pointer from the page. */
  gtk_popover_set_autohide (GTK_POPOVER (bar), FALSE);
  gtk_widget_set_focusable (bar, FALSE);
  gtk_widget_add_css_class (bar, "selection-bar");
  return bar;
}

/* --- Marks --- */

static void
passage_activated_cb (TsWorkbench *self, TsPassage *passage, double x, double y)
{
  GdkRectangle box = { 0, 0, 1, 1 };
  double own_x, own_y;

  if (!gtk_widget_translate_coordinates (GTK_WIDGET (pages_of (self)), GTK_WIDGET (self), x, y, &own_x,
                                         &own_y))
    return;
  box.x = (int) own_x;
  box.y = (int) own_y;
  ts_workbench_need_popovers (self);
  gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
  ts_passage_popover_open (TS_PASSAGE_POPOVER (self->passage_popover), passage, &box);
}

static void
passage_requested_cb (TsWorkbench *self, TsPassage *passage)
{
  const TsAnchor *anchor = ts_passage_get_anchor (passage);

  if (ts_report_view_show_document (self->report, anchor->document))
    ts_page_view_scroll_to_passage (pages_of (self), anchor);
}

static void
link_activated_cb (TsWorkbench *self, const char *address)
{
  ts_link_dialog_present (GTK_WIDGET (self), address);
}

void
ts_workbench_layout_popovers (TsWorkbench *self)
{
  if (self->selection_bar == NULL)
    return;
  gtk_popover_present (GTK_POPOVER (self->selection_bar));
  gtk_popover_present (GTK_POPOVER (self->tag_popover));
  gtk_popover_present (GTK_POPOVER (self->passage_popover));
}

void
ts_workbench_need_popovers (TsWorkbench *self)
{
  if (self->selection_bar != NULL)
    return;
  self->selection_bar = create_selection_bar (self);
  gtk_widget_set_parent (self->selection_bar, GTK_WIDGET (self));
  gtk_widget_insert_action_group (self->selection_bar, "page", ts_page_view_get_actions (pages_of (self)));
  self->tag_popover = ts_tag_popover_new (self->session);
  gtk_widget_set_parent (self->tag_popover, GTK_WIDGET (self));
  self->passage_popover = ts_passage_popover_new (self->session);
  gtk_widget_set_parent (self->passage_popover, GTK_WIDGET (self));
  g_signal_connect_swapped (self->tag_popover, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->tag_popover, "closed", G_CALLBACK (closed_cb), self);
  g_signal_connect_swapped (self->passage_popover, "closed", G_CALLBACK (closed_cb), self);
}

void
ts_workbench_follow_selection (TsWorkbench *self)
{
  TsPageView *pages = pages_of (self);

  g_signal_connect_swapped (pages, "selection-finished", G_CALLBACK (selection_finished_cb), self);
  g_signal_connect_swapped (pages, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_swapped (pages, "passage-activated", G_CALLBACK (passage_activated_cb), self);
  g_signal_connect_swapped (pages, "link-activated", G_CALLBACK (link_activated_cb), self);
  g_signal_connect_swapped (self->session, "passage-requested", G_CALLBACK (passage_requested_cb), self);
}

/* Closed first: one that goes while it is open keeps the keyboard from other windows. */
static void
remove_popover (TsWorkbench *self, GtkWidget **popover)
{
  if (*popover == NULL)
    return;
  g_signal_handlers_disconnect_by_data (*popover, self);
  gtk_popover_popdown (GTK_POPOVER (*popover));
  g_clear_pointer (popover, gtk_widget_unparent);
}

void
ts_workbench_remove_popovers (TsWorkbench *self)
{
  remove_popover (self, &self->selection_bar);
  remove_popover (self, &self->tag_popover);
  remove_popover (self, &self->passage_popover);
}
