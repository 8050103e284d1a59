/* Pages for tests, set line by line. */
#pragma once

#include "document/page-text.h"
#include "document/text-layer.h"

typedef struct
{
  GString *text;
  GArray  *rects;
  double   width;
  double   height;
} Layout;

#define LAYOUT_ADVANCE 0.5 /* of a character, in sizes */

void        layout_begin    (Layout *self, double width, double height);
/* A line with its top left corner at a point, and a line end. */
void        layout_line     (Layout *self, const char *text, double x, double y, double size);
/* Without the line end. */
void        layout_run      (Layout *self, const char *text, double x, double y, double size);
/* Reading downwards (rotated clockwise) or upwards from a point. */
void        layout_vertical (Layout *self, const char *text, double x, double y, double size, gboolean upwards);
TsPageText *layout_end      (Layout *self);

/* Lines of text below one another on an A4 page. */
TsPageText *layout_page     (const char *text);

/* The offset of @needle, which must be there. */
guint       layout_find     (TsPageText *page, const char *needle);

/* A layer of such pages, separated by form feeds; a page "!" can't be read. */
TsTextLayer *layout_layer        (const char *pages);
void         layout_assert_range (TsTextLayer *layer, const TsTextRange *range, const char *expected);
