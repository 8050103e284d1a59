/* Headings, paragraphs, lists and boxes: text that flows over lines and pages. */
#pragma once

#include "markup.h"
#include "sheet.h"

G_BEGIN_DECLS

void ts_text_draw_heading (TsSheet *sheet, const TsMarkBlock *block);
/* A paragraph or an item of a list. */
void ts_text_draw         (TsSheet *sheet, const TsMarkBlock *block);
/* A tinted box, kept on one page; option title. */
void ts_text_draw_box     (TsSheet *sheet, const TsMarkBlock *block);
/* A sentence set large beside a rule. */
void ts_text_draw_pull    (TsSheet *sheet, const TsMarkBlock *block);

/* A link over a rectangle to an address, or to the heading of an id. Nothing in a scan. */
void ts_text_link_begin   (TsSheet *sheet, const char *target, double x, double y, double width, double height);
void ts_text_link_end     (TsSheet *sheet);

G_END_DECLS
