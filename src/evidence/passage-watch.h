/* Follows a list of passages: which there are, in its order, and that one of them
 * or the list itself has changed.
 */
#pragma once

#include "evidence/passage.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TsPassageWatch TsPassageWatch;

/* Follows nothing at first. @changed is called with @data on each change, also by
 * ts_passage_watch_set_list(). Free with ts_passage_watch_free(), not from @changed.
 */
TsPassageWatch *ts_passage_watch_new      (void (*changed) (gpointer data), gpointer data);
void            ts_passage_watch_free     (TsPassageWatch *self); /* NULL is fine */

/* Another list of TsPassage, or NULL for none. */
void            ts_passage_watch_set_list (TsPassageWatch *self, GListModel *list);
GListModel     *ts_passage_watch_get_list (TsPassageWatch *self); /* no new reference */

/* (element-type TsPassage) Those of the list, in its order; the watch's own. */
const GPtrArray *ts_passage_watch_get_all (TsPassageWatch *self);

G_END_DECLS
