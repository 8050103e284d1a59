/* Blocks laid out on pages, for the PDF writer and the preview. Internal.
 */
#pragma once

#include "publish/writer.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* A4 with its margins, in points. */
#define TS_PAGE_WIDTH   595.276
#define TS_PAGE_HEIGHT  841.89
#define TS_MARGIN_SIDE   68.0
#define TS_MARGIN_TOP    62.0
#define TS_MARGIN_BOTTOM 70.0
#define TS_TEXT_WIDTH   (TS_PAGE_WIDTH - 2 * TS_MARGIN_SIDE)
#define TS_TEXT_BOTTOM  (TS_PAGE_HEIGHT - TS_MARGIN_BOTTOM)

/* One cell of a row, or the text of a paragraph: some lines of a layout. */
typedef struct
{
  PangoLayout *layout;
  double       x;
  int          first_line;
  int          n_lines;
} TsPlacedText;

/* What stands on a page at some height. */
typedef struct
{
  const TsBlock *block;
  double         y;        /* of its top, from the page's top */
  double         height;
  gboolean       begins;   /* the block begins here, rather than goes on */
  gboolean       header;   /* a table's header row */
  GArray        *texts;    /* of TsPlacedText: one, or one a cell */
  double         bullet_x; /* < 0 without a bullet */
} TsPlacedItem;

/* A link of a span or reference, by bytes of the layout's text. */
typedef struct
{
  int   start;
  int   end;
  char *target;
} TsLayoutLink;

GPtrArray       *ts_layout_get_page   (TsPublishLayout *layout, guint page); /* of TsPlacedItem */
const TsBlockDocument *ts_layout_get_document (TsPublishLayout *layout);

/* The links of a layout (element-type TsLayoutLink), or NULL. Owned by it. */
GPtrArray       *ts_layout_get_links  (PangoLayout *layout);

/* Making layouts of blocks: block-style.c. */
PangoContext    *ts_block_style_create_context (const char *language);
PangoLayout     *ts_block_style_create_layout  (PangoContext *context, const TsBlock *block, double width);
PangoLayout     *ts_block_style_create_cell    (PangoContext *context, const char *text, gboolean header,
                                                double width);
double           ts_block_style_get_above      (const TsBlock *block);
double           ts_block_style_get_below      (const TsBlock *block);
double           ts_block_style_get_indent     (const TsBlock *block);
gboolean         ts_block_style_keeps_with_next(const TsBlock *block);

/* Drawing: layout-draw.c. @tagged adds the structure, destinations and links of a
 * PDF; leave it out on screen.
 */
void             ts_layout_draw_page  (TsPublishLayout *layout, guint page, cairo_t *cr, gboolean tagged);

/* The attributes with which cairo leads to a block of this document. Free with g_free(). */
char            *ts_layout_format_target (const char *block);

G_END_DECLS
