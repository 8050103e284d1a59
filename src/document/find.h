/* Finding words in a document while they are being typed.
 *
 * A GListModel of TsFindHit: every hit, in reading order; its number of items is
 * the true total. Items are made when they are asked for, so that a hundred
 * thousand hits cost nothing but their ranges. The text is read in small steps on
 * the main context and folded and searched in a thread; what was found for an
 * older query never arrives.
 *
 * Case, diacritics, ligatures, curly quotation marks, and hyphens at line ends,
 * soft or not breaking are no differences; hits run over the ends of lines and
 * pages.
 *
 * Properties (all notified): "query" (string), "whole-words" (boolean), "searching"
 * (boolean: what is listed belongs to an older query), "current" (uint: the
 * position of the current hit, TS_FIND_NONE without one).
 *
 * Signals
 *   "places-changed" ()  ts_find_get_places() tells something else now
 */
#pragma once

#include "document/text-layer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TS_FIND_NONE G_MAXUINT

#define TS_TYPE_FIND (ts_find_get_type ())
G_DECLARE_FINAL_TYPE (TsFind, ts_find, TS, FIND, GObject)

/* One hit, for lists. */
#define TS_TYPE_FIND_HIT (ts_find_hit_get_type ())
G_DECLARE_FINAL_TYPE (TsFindHit, ts_find_hit, TS, FIND_HIT, GObject)

TsTextRange  ts_find_hit_get_range   (TsFindHit *self);
guint        ts_find_hit_get_page    (TsFindHit *self); /* on which it begins */
guint        ts_find_hit_get_position(TsFindHit *self); /* in the model */
/* The words around it on one line; the hit itself is @n_bytes bytes from the byte
 * @start. Free with g_free().
 */
char        *ts_find_hit_dup_snippet (TsFindHit *self, guint *start, guint *n_bytes);

/* A hit as seen from afar. Hits that stand at the same height of a page have one
 * place, so that there are never more than TS_FIND_PLACES_PER_PAGE on a page.
 */
#define TS_FIND_PLACES_PER_PAGE 128
typedef struct
{
  guint  page;
  double y; /* 0..1 of the height of the page */
} TsFindPlace;

/* What a step to another hit did. */
typedef enum
{
  TS_FIND_STEP_NONE,          /* there are no hits */
  TS_FIND_STEP_MOVED,
  TS_FIND_STEP_WRAPPED_START, /* from the last hit on to the first */
  TS_FIND_STEP_WRAPPED_END,   /* from the first hit back to the last */
} TsFindStep;

TsFind      *ts_find_new             (void);
/* What is searched, NULL for nothing. The query stays. */
void         ts_find_set_layer       (TsFind *self, TsTextLayer *layer);
TsTextLayer *ts_find_get_layer       (TsFind *self); /* or NULL */
/* Starts to read the text, so that it is there once something is typed. */
void         ts_find_prepare         (TsFind *self);

/* NULL or "" lists nothing. */
void         ts_find_set_query       (TsFind *self, const char *query);
const char  *ts_find_get_query       (TsFind *self);
void         ts_find_set_whole_words (TsFind *self, gboolean whole_words);
gboolean     ts_find_get_whole_words (TsFind *self);
gboolean     ts_find_is_searching    (TsFind *self);
/* Where the reviewer is: the first hit from there on becomes the current one. */
void         ts_find_set_origin      (TsFind *self, const TsTextPosition *origin);

guint        ts_find_get_n_hits      (TsFind *self);
/* @position must be less than the number of hits. */
TsTextRange  ts_find_get_range       (TsFind *self, guint position);
/* The hits that stand on @page, or partly: from @first up to but not including @end. */
void         ts_find_get_page_hits   (TsFind *self, guint page, guint *first, guint *end);

guint        ts_find_get_current     (TsFind *self);
void         ts_find_set_current     (TsFind *self, guint position);
/* To the next hit (1) or the previous one (-1). */
TsFindStep   ts_find_step            (TsFind *self, int direction);

/* Where on its pages the hits stand, in order. Estimated from the text's order at
 * first, exact a moment later except in very long documents. (element-type
 * TsFindPlace) Owned by self; valid until "places-changed" or the next search.
 */
GArray      *ts_find_get_places      (TsFind *self);

G_END_DECLS
