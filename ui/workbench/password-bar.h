/* Asks for the password of the document on show, above its pages. Hidden unless it
 * asks.
 *
 * Signal "entered" (const char *password).
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_PASSWORD_BAR (ts_password_bar_get_type ())
G_DECLARE_FINAL_TYPE (TsPasswordBar, ts_password_bar, TS, PASSWORD_BAR, GtkWidget)

GtkWidget   *ts_password_bar_new       (void);
/* @wrong: one was typed and it was wrong. */
void         ts_password_bar_ask       (TsPasswordBar *self, gboolean wrong);
void         ts_password_bar_close     (TsPasswordBar *self);
GtkEditable *ts_password_bar_get_entry (TsPasswordBar *self);

G_END_DECLS
