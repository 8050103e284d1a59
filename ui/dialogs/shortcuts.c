#include "config.h"

#include "dialogs/shortcuts.h"

GtkShortcutsWindow *
ts_shortcuts_window_new (void)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/io/github/touchstone_audit/Touchstone/dialogs/shortcuts.ui");

  /* The window belongs to GTK, as every window does. */
  return GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts"));
}
