/* The text of a document folded for finding, all pages as one, with the way back
 * to pages and offsets. It never changes, so that threads may share it.
 */
#pragma once

#include "document/text-layer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TsFindIndex TsFindIndex;

/* Takes the pages' texts (element-type utf8, valid). NULL once cancelled. */
TsFindIndex *ts_find_index_new        (GPtrArray *texts, GCancellable *cancellable);
TsFindIndex *ts_find_index_ref        (TsFindIndex *self);
void         ts_find_index_unref      (TsFindIndex *self);

guint        ts_find_index_get_n_pages(TsFindIndex *self);
/* As it was taken; "" for a page that there isn't. */
const char  *ts_find_index_get_text   (TsFindIndex *self, guint page);
guint        ts_find_index_get_length (TsFindIndex *self, guint page); /* in characters */
/* Bytes of memory, about. */
gsize        ts_find_index_get_bytes  (TsFindIndex *self);

/* What is looked for when @query was typed: folded, and without hyphens that are
 * about to become part of a word. "" where there is nothing to look for. Free
 * with g_free().
 */
char        *ts_find_fold_query       (const char *query);
/* Every place of @query in reading order, none overlapping another. @whole_words
 * leaves out those within longer words; the halves of a word with a hyphen are
 * words. NULL once cancelled. (element-type TsTextRange)
 */
GArray      *ts_find_index_search     (TsFindIndex *self, const char *query, gboolean whole_words,
                                       GCancellable *cancellable);
/* The words around @range; see ts_find_hit_dup_snippet(). */
char        *ts_find_index_dup_snippet(TsFindIndex *self, const TsTextRange *range,
                                       guint *start, guint *n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsFindIndex, ts_find_index_unref)

G_END_DECLS
