/* Going by key between the panes of a place: each gives the keyboard back to what
 * had it there before.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From the pane that has the keyboard, or from before the first, to the one @steps
 * (1 or -1) further on, round and round. Panes that are NULL, out of sight or take
 * no keyboard are passed over. FALSE if none took it.
 */
gboolean ts_panes_move (GtkWidget *const *panes, int n, int steps);

/* The class function "focus" of a widget that hands the keyboard on to its children
 * and has its own "grab_focus": left to GTK, that one would have it back on the way
 * out, and Shift+Tab would never leave.
 */
gboolean ts_panes_focus_child (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
