/* What the files of TsPageLayout share: page-layout.c arranges, page-layout-find.c
 * tells what is where. Lengths of pages and rows are whole device pixels.
 */
#pragma once

#include "page-view/page-layout.h"

G_BEGIN_DECLS

#define TS_PIXELS_PER_POINT (96.0 / 72.0)

typedef struct
{
  double width; /* points, before the view turns it */
  double height;
  double zoom;
  double left, top;
  double pixel_width;
  double pixel_height;
} TsPagePlace;

typedef struct
{
  double top; /* of its highest page */
  double bottom;
  double reach_top; /* of its stretch, where it is shown alone */
  double reach_bottom;
  double left; /* of its leftmost page */
  double right;
} TsPageRow;

struct _TsPageLayout
{
  TsPagePlace *pages;
  guint n_pages;
  TsPageRow *rows; /* room for n_pages */
  guint n_rows;
  double usual_width; /* points */
  double usual_height;
  int view_width; /* application pixels */
  int view_height;
  double factor;
  TsZoomMode mode;
  double zoom;
  TsPageArrangement arrangement;
  double width;
  double height;
};

guint    ts_page_layout_row_of    (TsPageLayout *self, guint page);
/* The pages of a row. */
guint    ts_page_layout_row_first (TsPageLayout *self, guint row);
guint    ts_page_layout_row_last  (TsPageLayout *self, guint row);
gboolean ts_page_layout_is_sideways (TsPageLayout *self);

G_END_DECLS
