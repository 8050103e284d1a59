/* The passages that somebody looks at: one object a passage, the models of a
 * report's passages, and how both follow what commits change.
 */
#pragma once

#include "evidence/passage.h"
#include "store/history.h"

G_BEGIN_DECLS

typedef struct _TsPassageIndex TsPassageIndex;

TsPassageIndex *ts_passage_index_new       (TsConnection *connection);
void            ts_passage_index_free      (TsPassageIndex *self);

/* @reviewer NULL means everybody's. New reference. */
GListModel     *ts_passage_index_get_model (TsPassageIndex *self, const char *report, const char *reviewer);
/* By its whole id. New reference; NULL without an error where there is none. */
TsPassage      *ts_passage_index_get       (TsPassageIndex *self, const char *id, GError **error);
GPtrArray      *ts_passage_index_list_all  (TsPassageIndex *self, GError **error);

/* (element-type TsChange) */
void            ts_passage_index_apply     (TsPassageIndex *self, GPtrArray *changes);

G_END_DECLS
