/* The start screen: recent projects with their progress, New, Open, "Try the
 * sample". Uses the application's actions.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_START_PAGE (ts_start_page_get_type ())
G_DECLARE_FINAL_TYPE (TsStartPage, ts_start_page, TS, START_PAGE, GtkWidget)

GtkWidget *ts_start_page_new    (void);
/* Reads the list of recent projects again. */
void       ts_start_page_reload (TsStartPage *self);

G_END_DECLS
