/* Asks for the password of a file. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called once: with what was typed, or NULL if the reviewer would rather not. */
typedef void (*TsPasswordFunc) (const char *password, gpointer data);

/* @wrong: the one before didn't open it, and the dialog says so. */
void ts_password_dialog_present (GtkWidget *parent, const char *name, gboolean wrong, TsPasswordFunc func,
                                 gpointer data);

G_END_DECLS
