/* What the files of TsPageCache share: page-cache.c keeps pictures within their
 * budget, page-cache-requests.c asks the reader for them.
 */
#pragma once

#include "page-view/page-cache.h"
#include "page-view/page-placeholders.h"

G_BEGIN_DECLS

typedef struct
{
  guint page;
  TsPageImage whole;
  TsPageImage tile;
  guint64 used; /* when it was last wanted, by a clock that counts calls */
  char *error;
  double error_scale;
  gboolean final; /* no use in asking again */
  guint attempts;
} TsPageEntry;

struct _TsPageCache
{
  GObject parent_instance;

  TsReader *reader;
  guint serial;
  GHashTable *entries; /* by page + 1 */
  GArray *wants;
  GQueue requests; /* page-cache-requests.c's, oldest first */
  guint64 clock;
  gsize bytes;
  gboolean hold;

  TsPagePlaceholders *placeholders; /* NULL until the reader has the document open */
  gboolean prefetch;
  gboolean idle;
  guint idle_source;
  guint n_faults;
  guint centre;
  gboolean backwards;
};

/* page-cache.c */
TsPageEntry *ts_page_cache_find_entry   (TsPageCache *self, guint page); /* or NULL */
TsPageEntry *ts_page_cache_ensure_entry (TsPageCache *self, guint page);
const TsPageWant *ts_page_cache_find_want (TsPageCache *self, guint page); /* or NULL */
void         ts_page_cache_drop_image   (TsPageCache *self, TsPageImage *image);
/* Drops what was not wanted for longest until all is within the budget, and forgets
 * pages of which nothing is left.
 */
void         ts_page_cache_trim         (TsPageCache *self);

/* page-cache-requests.c */
void         ts_page_cache_send_requests(TsPageCache *self);
/* Takes back what waits and is no longer wanted as it was asked for. */
void         ts_page_cache_cancel_stale (TsPageCache *self);
void         ts_page_cache_cancel_all   (TsPageCache *self);
/* Somebody scrolls: the time until all other pages' turn comes begins again. */
void         ts_page_cache_stir         (TsPageCache *self);

G_END_DECLS
