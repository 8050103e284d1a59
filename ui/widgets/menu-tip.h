/* The tooltip of a button that opens a menu, kept out of the menu's way. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Hides the tooltip of @button while its menu is open. */
void ts_menu_tip_guard (GtkMenuButton *button);

G_END_DECLS
