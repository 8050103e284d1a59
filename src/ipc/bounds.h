/* What the application and its reader process agree on: names, limits that both
 * sides check, and the arithmetic of page pixels.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TS_IPC_OBJECT_PATH "/io/github/touchstone_audit/Reader"

/* The reader's end of the socket pair, when argv doesn't say. */
#define TS_IPC_SOCKET_FD 3

#define TS_IPC_MAX_DOCUMENT_BYTES ((gsize) 512 * 1024 * 1024)
#define TS_IPC_MAX_PAGES          100000
#define TS_IPC_MAX_LABEL_BYTES    31       /* what TsPageInfo holds */
#define TS_IPC_MAX_TITLE_BYTES    1024
#define TS_IPC_MAX_PASSWORD_BYTES 1024

/* Points: PDF allows 200 inches without user units; plans and banners use more. */
#define TS_IPC_MAX_PAGE_LENGTH    100000.0

#define TS_IPC_MAX_PAGE_CHARS     (1024 * 1024)
#define TS_IPC_MAX_OUTLINE_ITEMS  20000
#define TS_IPC_MAX_OUTLINE_DEPTH  32
#define TS_IPC_MAX_LINKS          1000     /* of a page */
#define TS_IPC_MAX_IMAGES         256      /* of a page */
#define TS_IPC_MAX_ADDRESS_BYTES  2048     /* browsers take no more */

/* What the reader may hold itself, the document with it, in bytes. */
#define TS_IPC_MAX_MEMORY         ((gsize) 1024 * 1024 * 1024)

/* A render of 64 megapixels is an A4 page at 830 dots an inch. */
#define TS_IPC_MAX_PIXELS         (64 * 1024 * 1024)
#define TS_IPC_MAX_SIDE           32767    /* cairo's image surfaces have 15 bits */
#define TS_IPC_MAX_SCALE          64.0
#define TS_IPC_MAX_BUFFER_BYTES   ((gsize) TS_IPC_MAX_PIXELS * 4)
#define TS_IPC_MAX_BUFFERS        1024

/* Seconds of CPU time that the reader allows itself for one request. The
 * application's own limit is on the clock and no higher; this one ends a reader
 * whose application is gone.
 */
#define TS_IPC_CPU_SECONDS        5
#define TS_IPC_OPEN_CPU_SECONDS   60

/* A page's size in points that can be worked with. */
gboolean ts_ipc_page_size_is_sane (double width, double height);

/* The size in pixels of a whole page of @width by @height points, scaled, then
 * rotated by 0, 90, 180 or 270 degrees. FALSE if an argument is out of bounds.
 */
gboolean ts_ipc_scaled_size       (double width, double height, double scale, int rotation,
                                   double *pixel_width, double *pixel_height);

/* Whether a part lies within a whole page of that many pixels and is of a size
 * that can be rendered. On success @bytes is what its rows take.
 */
gboolean ts_ipc_check_part        (double pixel_width, double pixel_height,
                                   int x, int y, int width, int height, gsize *bytes);

G_END_DECLS
