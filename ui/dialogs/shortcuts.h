/* All keys, for gtk_application_window_set_help_overlay(). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkShortcutsWindow *ts_shortcuts_window_new (void);

G_END_DECLS
