#include "config.h"

#include "widgets/menu-tip.h"

/* GTK 4.8 tells only by its popover whether a menu button is active. */
static gboolean
is_open (GtkMenuButton *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  return popover != NULL && gtk_widget_get_visible (GTK_WIDGET (popover));
}

static gboolean
query_tooltip_cb (GtkMenuButton *button, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  if (is_open (button))
    g_signal_stop_emission_by_name (button, "query-tooltip");
  return FALSE;
}

static void
popover_visible_cb (GtkWidget *button)
{
  gtk_widget_trigger_tooltip_query (button);
}

/* The popover may be made only when it is wanted. */
static void
popover_cb (GtkMenuButton *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (popover != NULL)
    g_signal_connect_object (popover, "notify::visible", G_CALLBACK (popover_visible_cb), button,
                             G_CONNECT_SWAPPED);
}

void
ts_menu_tip_guard (GtkMenuButton *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  g_signal_connect (button, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect (button, "notify::popover", G_CALLBACK (popover_cb), NULL);
  popover_cb (button);
}
