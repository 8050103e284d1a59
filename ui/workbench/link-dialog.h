/* Asks before a link that leads out of the report is opened.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @address as the document has it: what may not be opened is only shown. */
GtkWindow *ts_link_dialog_present (GtkWidget *parent, const char *address);

G_END_DECLS
