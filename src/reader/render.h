/* Drawing a page into memory.
 */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

typedef struct
{
  double scale;    /* pixels per point */
  int    rotation; /* 0, 90, 180, 270 clockwise */
  int    x, y;     /* the part, in pixels of the whole scaled and rotated page */
  int    width;
  int    height;
} TsPart;

/* Draws on white into rows of width * 4 bytes. TS_IPC_ERROR_INVALID for a part that
 * is out of bounds or of @capacity bytes, _FAILED if cairo gave up.
 */
gboolean ts_render_page (PopplerPage *page, const TsPart *part, guchar *pixels, gsize capacity, GError **error);

G_END_DECLS
