/* Where the keyboard is: in the place on show, unless the reviewer took it elsewhere.
 */
#include "config.h"

#include "window/window-private.h"

static GtkWidget *
find_place (TsWindow *self)
{
  if (self->project == NULL)
    return gtk_widget_get_first_child (GTK_WIDGET (self->start_place));
  return adw_view_stack_get_visible_child (self->places);
}

static gboolean
take_focus (TsWindow *self, GtkWidget *place)
{
  if (place == GTK_WIDGET (self->audit_place))
    return gtk_widget_grab_focus (GTK_WIDGET (ts_workbench_get_page_view (self->workbench)));
  if (place == GTK_WIDGET (self->letter_place))
    return gtk_widget_grab_focus (GTK_WIDGET (ts_window_get_letter (self)));
  return gtk_widget_child_focus (place, GTK_DIR_TAB_FORWARD);
}

void
ts_window_focus_place (TsWindow *self)
{
  GtkWidget *place = find_place (self);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (place == NULL ||
      (focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, place)))
    return;
  /* Where nothing in the place takes it, no button of the header gets it instead. */
  if (!take_focus (self, place))
    gtk_root_set_focus (GTK_ROOT (self), NULL);
}

void
ts_window_move_pane (TsWindow *self, int steps)
{
  GtkWidget *place = find_place (self);

  if (place == GTK_WIDGET (self->audit_place))
    ts_workbench_move_pane (self->workbench, steps);
  else if (place == GTK_WIDGET (self->letter_place))
    ts_letter_page_move_pane (ts_window_get_letter (self), steps);
}
