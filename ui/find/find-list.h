/* Everything that was found: a row for each hit with its page and the words around
 * it. The row of the current hit is selected, and a row that is chosen becomes
 * current.
 */
#pragma once

#include "document/find.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_FIND_LIST (ts_find_list_get_type ())
G_DECLARE_FINAL_TYPE (TsFindList, ts_find_list, TS, FIND_LIST, GtkWidget)

GtkWidget *ts_find_list_new        (TsFind *find);
/* How the pages are called (element-type TsPageInfo, copied), NULL for their numbers. */
void       ts_find_list_set_pages  (TsFindList *self, GArray *infos);

G_END_DECLS
