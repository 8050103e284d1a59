/* Finding in the report on show: the actions and keys for it, and the bar and the
 * list, which are made when they are first asked for.
 *
 * Actions, in the group "find" that is inserted on the host:
 *   find.open      find.close      find.next      find.previous
 *   find.query (string)            as if it had been typed
 *   find.whole-words (boolean state)
 *   find.list (boolean state)      hits are listed beside the page
 *
 * Keys while the host is on show: Ctrl+F opens; Ctrl+G and F3 go to the next hit,
 * with Shift to the previous one; Escape closes.
 *
 * Signal "notice" (char *message): something worth saying.
 */
#pragma once

#include "document/find.h"
#include "page-view/page-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_FINDER (ts_finder_get_type ())
G_DECLARE_FINAL_TYPE (TsFinder, ts_finder, TS, FINDER, GObject)

/* Let go of it when @host is disposed of. */
TsFinder *ts_finder_new          (GtkWidget *host, TsPageView *pages);
/* Where the bar goes, in @column below @above, and the list: first in @reading. */
void      ts_finder_set_places   (TsFinder *self, GtkBox *column, GtkWidget *above, GtkBox *reading);
TsFind   *ts_finder_get_find     (TsFinder *self);
/* What is searched, with its pages (element-type TsPageInfo); NULL for nothing. */
void      ts_finder_set_document (TsFinder *self, TsTextLayer *layer, GArray *infos);

G_END_DECLS
