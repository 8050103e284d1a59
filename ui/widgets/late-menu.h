/* The menu of a button, with its popover and rows, made when it is first opened. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ts_late_menu_set (GtkMenuButton *button, GMenuModel *model);

G_END_DECLS
