#include "config.h"

#include "widgets/panes.h"

#define LAST "ts-last-focus"

static void
free_ref (gpointer ref)
{
  g_weak_ref_clear (ref);
  g_free (ref);
}

static void
remember (GtkWidget *pane, GtkWidget *focus)
{
  GWeakRef *ref = g_new (GWeakRef, 1);

  g_weak_ref_init (ref, focus);
  g_object_set_data_full (G_OBJECT (pane), LAST, ref, free_ref);
}

static gboolean
has_within (GtkWidget *pane, GtkWidget *widget)
{
  return widget == pane || gtk_widget_is_ancestor (widget, pane);
}

static gboolean
enter (GtkWidget *pane)
{
  GWeakRef *ref = g_object_get_data (G_OBJECT (pane), LAST);
  g_autoptr (GtkWidget) last = ref != NULL ? g_weak_ref_get (ref) : NULL;

  if (last != NULL && gtk_widget_get_mapped (last) && has_within (pane, last) && gtk_widget_grab_focus (last))
    return TRUE;
  return gtk_widget_grab_focus (pane) || gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

gboolean
ts_panes_move (GtkWidget *const *panes, int n, int steps)
{
  GtkWidget *focus = NULL;
  int at = steps > 0 ? -1 : n;

  for (int i = 0; i < n && focus == NULL; i++)
    if (panes[i] != NULL && gtk_widget_get_root (panes[i]) != NULL)
      focus = gtk_root_get_focus (gtk_widget_get_root (panes[i]));
  for (int i = 0; i < n && focus != NULL; i++)
    if (panes[i] != NULL && has_within (panes[i], focus))
      at = i;
  if (focus != NULL && at >= 0 && at < n)
    remember (panes[at], focus);
  for (int i = 0; i < n; i++)
    {
      at = (at + steps + n) % n;
      if (panes[at] != NULL && gtk_widget_get_mapped (panes[at]) && enter (panes[at]))
        return TRUE;
    }
  return FALSE;
}

gboolean
ts_panes_focus_child (GtkWidget *widget, GtkDirectionType direction)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}
