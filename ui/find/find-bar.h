/* The bar in which words are typed that are to be found in the report on show.
 *
 * It marks hits in the page view while it is open, and scrolls to the current one.
 * Closing it leaves the current hit selected, so that one key tags it, unless
 * something else was selected meanwhile.
 *
 * Signals
 *   "opened"  ()  "closed" ()
 *   "notice"  (char *message)  something worth saying, "Wrapped to the beginning"
 */
#pragma once

#include "document/find.h"
#include "page-view/page-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_FIND_BAR (ts_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (TsFindBar, ts_find_bar, TS, FIND_BAR, GtkWidget)

/* Hidden at first. */
GtkWidget *ts_find_bar_new          (TsFind *find, TsPageView *pages);
/* With the selected text as what is looked for, if there is any. */
void       ts_find_bar_open         (TsFindBar *self);
void       ts_find_bar_close        (TsFindBar *self);
gboolean   ts_find_bar_is_open      (TsFindBar *self);
/* What is looked for, as if it had been typed. */
void       ts_find_bar_set_query    (TsFindBar *self, const char *query);
/* To the next hit (1) or the previous one (-1); opens the bar if it is closed. */
void       ts_find_bar_step         (TsFindBar *self, int direction);

G_END_DECLS
