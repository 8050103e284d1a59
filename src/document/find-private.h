/* What the files of TsFind share. */
#pragma once

#include "document/find-index.h"
#include "document/find.h"

G_BEGIN_DECLS

/* What was found; never changes. */
typedef struct
{
  TsFindIndex *index;
  GArray      *ranges; /* of TsTextRange, in order */
  GArray      *rows;   /* of TsFindRows, as estimated */
} TsFindResults;

/* Takes @ranges. */
TsFindResults *ts_find_results_new   (TsFindIndex *index, GArray *ranges);
TsFindResults *ts_find_results_ref   (TsFindResults *self);
void           ts_find_results_unref (TsFindResults *self);

TsFindHit     *ts_find_hit_new       (TsFindResults *results, guint position);

/* A page with hits and at which of TS_FIND_PLACES_PER_PAGE heights they stand. */
typedef struct
{
  guint   page;
  guint   first; /* hits that begin on the page */
  guint   end;
  guint64 heights[TS_FIND_PLACES_PER_PAGE / 64];
} TsFindRows;

/* From how far into the text of its page each hit is. (element-type TsFindRows) */
GArray        *ts_find_rows_estimate (TsFindIndex *index, GArray *ranges);
/* From where the characters stand. */
void           ts_find_rows_measure  (TsFindRows *rows, GArray *ranges, TsPageText *page);
/* (element-type TsFindPlace) */
GArray        *ts_find_rows_list     (GArray *rows);

#define TS_FIND_STEP 3000 /* microseconds that are taken of the main loop at once */

struct _TsFind
{
  GObject parent_instance;

  TsTextLayer *layer;
  char *query;
  char *folded; /* what the query comes down to */
  gboolean whole_words;
  TsTextPosition origin;

  TsFindIndex *index; /* NULL until the text was read */
  GPtrArray *texts;   /* read so far */
  guint read_source;
  GCancellable *building;
  GCancellable *search; /* the one whose hits are wanted */
  gboolean searching;

  TsFindResults *results; /* NULL for none */
  guint current;
  GArray *rows; /* of TsFindRows */
  guint n_measured;
  guint measure_source;
  GArray *places; /* of TsFindPlace; NULL until they are asked for */
};

void           ts_find_start_search  (TsFind *self);
/* For the callback of a task, which must not hold @self: a thread that lets go of
 * its task last would dispose of it there. NULL if it is gone by then.
 */
gpointer       ts_find_weak_new      (TsFind *self);
TsFind        *ts_find_weak_take     (gpointer weak); /* a new reference; frees @weak */
/* What was read of @layer before, or NULL. */
TsFindIndex   *ts_find_get_read      (TsTextLayer *layer);
void           ts_find_stop_reading  (TsFind *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsFindResults, ts_find_results_unref)

G_END_DECLS
