/* A dialog that says or asks something. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* As adw_message_dialog_new(), with a heading of any length. @body may be NULL. */
GtkWidget *ts_message_new (GtkWindow *parent, const char *heading, const char *body);

G_END_DECLS
