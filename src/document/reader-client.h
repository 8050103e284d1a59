/* A PDF seen through a reader process of its own; poppler is not in this one.
 *
 * The process is started on construction and started again after it dies. A
 * page that kills it twice is left alone from then on: requests for it fail with
 * TS_DOCUMENT_ERROR_QUARANTINED. Pages count from 0.
 */
#pragma once

#include "document/error.h"
#include "document/link.h"
#include "document/page-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A page's size in points as displayed (its own rotation applied). */
typedef struct
{
  double width;
  double height;
  char   label[32]; /* the printed page label, or "" */
} TsPageInfo;

/* Pixels of a page or of part of it: premultiplied BGRA in native order
 * (GDK_MEMORY_DEFAULT), opaque. The bytes are mapped from a pooled sealed memfd
 * that goes back to the pool with the last reference to @bytes.
 */
typedef struct
{
  GBytes *bytes;
  int     width;   /* pixels */
  int     height;
  gsize   stride;  /* bytes */
} TsPixels;

void ts_pixels_free (TsPixels *pixels);

/* What is drawn. */
typedef struct
{
  guint  page;
  double scale;      /* device pixels per point */
  int    rotation;   /* 0, 90, 180, 270 clockwise, besides the page's own */
  int    x, y;       /* the part wanted, in pixels of the whole scaled and rotated page ... */
  int    width;      /* ... 0 for the whole page */
  int    height;
} TsRenderRequest;

#define TS_TYPE_READER (ts_reader_get_type ())
G_DECLARE_FINAL_TYPE (TsReader, ts_reader, TS, READER, GObject)

/* Starts a process; it waits, shut in, for its document. Never fails by itself:
 * a process that can't be started makes opening fail.
 */
TsReader   *ts_reader_new             (void);

/* Starts a process ahead of need: the next ts_reader_new() takes it. For the
 * first line of a program that will read a document soon; at most one waits.
 */
void        ts_reader_prepare         (void);

/* Hands over the PDF. @fd is duplicated; it is read from offset 0 and may be a
 * memfd or a file opened for reading. @password may be NULL.
 */
void        ts_reader_open_async      (TsReader *self, int fd, const char *password,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean    ts_reader_open_finish     (TsReader *self, GAsyncResult *result, GError **error);

/* Once open. */
guint             ts_reader_get_n_pages (TsReader *self);
const TsPageInfo *ts_reader_get_page    (TsReader *self, guint page);
const char       *ts_reader_get_title   (TsReader *self); /* of the metadata, or NULL */

void        ts_reader_get_text_async  (TsReader *self, guint page,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
TsPageText *ts_reader_get_text_finish (TsReader *self, GAsyncResult *result, GError **error);

/* The links of a page, of TsLink; asked for after all that is to be seen. */
void        ts_reader_get_links_async (TsReader *self, guint page,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray  *ts_reader_get_links_finish(TsReader *self, GAsyncResult *result, GError **error);

/* Where a page has images, in points: (element-type TsRect). Also asked for late. */
void        ts_reader_get_images_async (TsReader *self, guint page,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GArray     *ts_reader_get_images_finish (TsReader *self, GAsyncResult *result, GError **error);

/* A cancelled request that was not yet sent never is. Requests are sent one at
 * a time, lowest @priority number first (G_PRIORITY_*), then in order.
 */
void        ts_reader_render_async    (TsReader *self, const TsRenderRequest *request, int priority,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
TsPixels   *ts_reader_render_finish   (TsReader *self, GAsyncResult *result, GError **error);

/* The document's own outline, flattened; empty if it has none. */
typedef struct
{
  char *title;
  guint depth;   /* 0 for the top */
  int   page;    /* -1 where it leads nowhere */
  double y;      /* points from the top, or -1 */
} TsOutlineItem;

void        ts_outline_item_free        (TsOutlineItem *item);
void        ts_reader_get_outline_async (TsReader *self, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer data);
GPtrArray  *ts_reader_get_outline_finish(TsReader *self, GAsyncResult *result, GError **error);

/* The process that serves now, or 0; for tests and for measuring memory. */
GPid        ts_reader_get_pid         (TsReader *self);
guint       ts_reader_get_restarts    (TsReader *self);

/* How long a request and how long starting and opening may take, in
 * milliseconds, before the process is stopped; 5,000 and 20,000 at first.
 */
void        ts_reader_set_time_limits (TsReader *self, guint request, guint opening);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsPixels, ts_pixels_free)

G_END_DECLS
