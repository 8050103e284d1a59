#include "config.h"

#include "widgets/late-menu.h"
#include "widgets/menu-tip.h"

#include "harness.h"

static gboolean
is_popped_up (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static gboolean
is_hidden (gpointer data)
{
  return !gtk_widget_get_mapped (data);
}

/* Whether it would show a tooltip if GTK asked now. */
static gboolean
has_tip (GtkWidget *button)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (button, "query-tooltip", 5, 5, FALSE, tooltip, &shown);
  return shown;
}

/* There is a tooltip, none while the menu is open, and one again after it. */
static void
test_guard (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWindow *window;

  gtk_popover_set_child (GTK_POPOVER (popover), gtk_label_new ("First item"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, "Tip");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  ts_menu_tip_guard (GTK_MENU_BUTTON (button));
  window = ts_harness_open_window (button, 400, 300);

  g_assert_true (has_tip (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_assert_true (ts_harness_run_until (is_popped_up, popover));
  g_assert_false (has_tip (button));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  g_assert_true (ts_harness_run_until (is_hidden, popover));
  g_assert_true (has_tip (button));
  ts_harness_close_window (window);
}

static gboolean
is_late_open (gpointer data)
{
  GtkPopover *popover = gtk_menu_button_get_popover (data);

  return popover != NULL && gtk_widget_get_mapped (GTK_WIDGET (popover));
}

static gboolean
is_late_shut (gpointer data)
{
  return !is_late_open (data);
}

/* A menu that is made when it is first opened: once, and the tip knows of it. */
static void
test_late (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  GtkMenuButton *menu_button = GTK_MENU_BUTTON (button);
  GtkPopover *popover;
  GtkWindow *window;

  g_menu_append (menu, "First item", "none.such");
  gtk_widget_set_tooltip_text (button, "Tip");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  ts_late_menu_set (menu_button, G_MENU_MODEL (menu));
  ts_menu_tip_guard (menu_button);
  window = ts_harness_open_window (button, 400, 300);

  g_assert_null (gtk_menu_button_get_popover (menu_button));
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_true (has_tip (button));
  gtk_menu_button_popup (menu_button);
  g_assert_true (ts_harness_run_until (is_late_open, button));
  g_assert_true (gtk_menu_button_get_menu_model (menu_button) == G_MENU_MODEL (menu));
  g_assert_false (has_tip (button));
  popover = gtk_menu_button_get_popover (menu_button);
  gtk_menu_button_popdown (menu_button);
  g_assert_true (ts_harness_run_until (is_late_shut, button));
  gtk_menu_button_popup (menu_button);
  g_assert_true (ts_harness_run_until (is_late_open, button));
  g_assert_true (gtk_menu_button_get_popover (menu_button) == popover);
  gtk_menu_button_popdown (menu_button);
  g_assert_true (ts_harness_run_until (is_late_shut, button));
  ts_harness_close_window (window);
}

int
main (int argc, char *argv[])
{
  ts_harness_init (&argc, &argv);
  g_test_add_func ("/widgets/menu-tip/guard", test_guard);
  g_test_add_func ("/widgets/menu-tip/late", test_late);
  return g_test_run ();
}
