/* What the files of TsPageText share. */
#pragma once

#include "document/page-text.h"

G_BEGIN_DECLS

#define TS_PAGE_MAX_SIZE       100000.0 /* points */
#define TS_PAGE_MAX_CHARACTERS 2000000

/* Half the memory of a TsRect, and exact for multiples of 1/16 point. */
typedef struct
{
  float x1, y1, x2, y2;
} TsCharRect;

/* A run of characters that stand beside one another. */
typedef struct
{
  guint    start;
  guint    end;              /* before its '\n' */
  TsRect   rect;             /* of one height; empty if no character has one */
  double   size;             /* of the middle character, across the line */
  gboolean is_vertical;      /* characters follow one another in y */
  int      direction;        /* 1 for left to right or downwards, else -1 */
  gboolean begins_block;
  gboolean begins_paragraph;
} TsTextLine;

/* Lines one below the other: a column, or what stands by itself. */
typedef struct
{
  guint  first;
  guint  end; /* one past the last line */
  TsRect rect;
} TsTextBlock;

typedef struct
{
  GArray *lines;  /* of TsTextLine, in order of offsets */
  GArray *blocks; /* of TsTextBlock, of lines with a rectangle */
  TsRect  bounds; /* of all lines */
} TsLineIndex;

struct _TsPageText
{
  int          ref_count;
  guint        length;
  char        *text;
  TsCharRect  *rects;
  double       width;
  double       height;
  TsLineIndex *index; /* made when first asked for */
};

/* Takes @text and @rects, which must agree. */
TsPageText        *ts_page_text_new_take  (char *text, TsCharRect *rects, guint length, double width,
                                           double height);
/* Whether @text is valid and the sizes are sane; its length in characters. */
gboolean           ts_page_text_check     (const char *text, double width, double height, guint *length,
                                           GError **error);
gboolean           ts_page_text_is_shared (TsPageText *self); /* has other owners */
gsize              ts_page_text_get_bytes (TsPageText *self); /* of memory, about */
gboolean           ts_char_rect_is_empty  (const TsCharRect *rect);

const TsLineIndex *ts_page_text_get_index (TsPageText *self);
guint              ts_line_index_find     (const TsLineIndex *index, guint offset); /* the line with @offset */

TsLineIndex       *ts_line_index_new      (TsPageText *page);
void               ts_line_index_free     (TsLineIndex *index);
/* Tells where blocks and paragraphs begin, once lines are known. */
void               ts_line_index_group    (TsLineIndex *index, TsPageText *page);

G_END_DECLS
