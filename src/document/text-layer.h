/* The stored text of a whole document, page by page, loaded as it is needed:
 * selecting, finding and anchoring are computed from it and from nothing else.
 */
#pragma once

#include "document/page-text.h"

G_BEGIN_DECLS

/* A place between characters. Pages count from 0. */
typedef struct
{
  guint page;
  guint offset;
} TsTextPosition;

/* From @start up to but not including @end; may run over pages. */
typedef struct
{
  TsTextPosition start;
  TsTextPosition end;
} TsTextRange;

typedef enum
{
  TS_GRANULARITY_CHARACTER,
  TS_GRANULARITY_WORD,
  TS_GRANULARITY_LINE,
  TS_GRANULARITY_PARAGRAPH,
} TsGranularity;

/* In reading order: less than 0 where @one comes first, 0 where they are the same. */
int      ts_text_position_compare (const TsTextPosition *one, const TsTextPosition *other);
gboolean ts_text_range_is_empty   (const TsTextRange *range);

/* Gives the text of a page (transfer full), or NULL with an error. */
typedef TsPageText *(*TsPageTextLoader) (guint page, gpointer data, GError **error);

#define TS_TYPE_TEXT_LAYER (ts_text_layer_get_type ())
G_DECLARE_FINAL_TYPE (TsTextLayer, ts_text_layer, TS, TEXT_LAYER, GObject)

/* Gives only the text of a page, as it is in its TsPageText, which is quicker. Free
 * with g_free(). NULL with an error.
 */
typedef char *(*TsPageStringLoader) (guint page, gpointer data, GError **error);

/* Keeps the pages used last, within a budget of bytes. For one thread. */
TsTextLayer *ts_text_layer_new          (guint n_pages, TsPageTextLoader loader,
                                         gpointer data, GDestroyNotify destroy);
/* Called with the same data as the loader. Without it pages are loaded whole. */
void         ts_text_layer_set_string_loader (TsTextLayer *self, TsPageStringLoader loader);
guint        ts_text_layer_get_n_pages  (TsTextLayer *self);
/* Owned by the caller; an empty page where the stored one is unreadable. */
TsPageText  *ts_text_layer_get_page     (TsTextLayer *self, guint page);
/* The text of the page alone, "" where it is unreadable; keeps nothing. Free with g_free(). */
char        *ts_text_layer_dup_page_string (TsTextLayer *self, guint page);

/* What dragging from one point to another selects, in reading order. */
TsTextRange  ts_text_layer_select       (TsTextLayer *self, TsGranularity granularity,
                                         guint from_page, double from_x, double from_y,
                                         guint to_page, double to_x, double to_y);
/* The range grown to whole words, lines or paragraphs. */
TsTextRange  ts_text_layer_extend       (TsTextLayer *self, const TsTextRange *range,
                                         TsGranularity granularity);

/* What a caret moves by. */
typedef enum
{
  TS_STEP_CHARACTER,
  TS_STEP_WORD,
  TS_STEP_LINE,
  TS_STEP_LINE_END,
  TS_STEP_DOCUMENT_END,
} TsTextStep;

/* Where a caret goes from @from, onwards (1) or back (-1); @goal keeps the place in
 * lines while it goes by lines, negative at first.
 */
TsTextPosition ts_text_layer_step       (TsTextLayer *self, const TsTextPosition *from, TsTextStep step,
                                         int direction, double *goal);
/* A line without width, in points; all 0 where there is no text. */
TsRect       ts_text_layer_get_caret_rect (TsTextLayer *self, const TsTextPosition *position);

/* As it stands, pages joined by '\n'; and as one would quote it (ts_text_clean). */
char        *ts_text_layer_dup_text     (TsTextLayer *self, const TsTextRange *range);
char        *ts_text_layer_dup_quote    (TsTextLayer *self, const TsTextRange *range);
/* The same with its paragraphs, an empty line between them. */
char        *ts_text_layer_dup_clean    (TsTextLayer *self, const TsTextRange *range);
/* (element-type TsPageRect) */
GArray      *ts_text_layer_get_rects    (TsTextLayer *self, const TsTextRange *range);

/* Everywhere that @quote stands, however white space, apostrophes, ligatures,
 * line-end hyphens and case differ; over page ends too. Where it stands as whole
 * words, places within other words ("rated" in "integrated") are left out. @page
 * limits it to passages that begin on one page, -1 for all. (element-type
 * TsTextRange)
 */
GArray      *ts_text_layer_find_quote   (TsTextLayer *self, const char *quote, int page);

/* The run of text most like @quote, with how like it is (0..1); FALSE if there is
 * nothing like it. Of a long quotation the first 4,000 characters count. For telling somebody what a quotation may have been meant to be.
 */
gboolean     ts_text_layer_find_nearest (TsTextLayer *self, const char *quote, int page,
                                         TsTextRange *range, double *likeness);

G_END_DECLS
