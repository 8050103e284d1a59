/* Passages as marks on pages: where, in which colours, and which one is at a
 * point. No widgets.
 */
#pragma once

#include "evidence/passage.h"
#include "framework/framework.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define TS_MARK_MAX_COLOURS 4

/* A passage on one page. */
typedef struct
{
  TsPassage *passage;   /* owned by the marks */
  GArray    *rects;     /* of TsRect, normalised to the page */
  double     area;      /* of the whole passage, in pages */
  GdkRGBA    colours[TS_MARK_MAX_COLOURS]; /* of the sections of its tags, each once */
  guint      n_colours; /* at least 1 */
  guint      level;     /* colours of the larger passages that it overlaps: bars of its own go below theirs */
} TsMark;

#define TS_TYPE_PAGE_MARKS (ts_page_marks_get_type ())
G_DECLARE_FINAL_TYPE (TsPageMarks, ts_page_marks, TS, PAGE_MARKS, GObject)

/* Emits "changed" when there is something new to draw. */
TsPageMarks *ts_page_marks_new          (void);
/* Follows @passages (a GListModel of TsPassage, or NULL). */
void         ts_page_marks_set_passages (TsPageMarks *self, GListModel *passages, TsFramework *framework);
/* Only passages of this document are marked; NULL for none. */
void         ts_page_marks_set_document (TsPageMarks *self, const char *sha256);
/* Larger passages first, so that smaller ones are drawn over them; NULL if the
 * page has none. (element-type TsMark), owned by self.
 */
GPtrArray   *ts_page_marks_get_page     (TsPageMarks *self, guint page);
/* The smallest passage at a point of the page, both normalised, or NULL. */
TsPassage   *ts_page_marks_find         (TsPageMarks *self, guint page, double x, double y);
/* What a passage is tagged for and how, a line for each, "B2 Early help and its impact
 * · Supports · Data".
 * Free with g_free().
 */
char        *ts_page_marks_describe     (TsPageMarks *self, TsPassage *passage);

G_END_DECLS
