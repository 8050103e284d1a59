/* What Touchstone is, by whom, and whose data the register is. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ts_about_present (GtkWindow *parent);

G_END_DECLS
