/* What is drawn rather than set: number tiles, the chart of the structure,
 * pictures, the cover.
 */
#pragma once

#include "markup.h"
#include "sheet.h"

G_BEGIN_DECLS

/* Rows of "value | label", four tiles to a line (option columns). */
void ts_figure_draw_tiles     (TsSheet *sheet, const TsMarkBlock *block);
/* Each row is a level of boxes from the top down; options caption, height (of a box). */
void ts_figure_draw_structure (TsSheet *sheet, const TsMarkBlock *block);
/* A picture made up of hills under a sky, as pixels; options seed, height, caption. */
void ts_figure_draw_picture   (TsSheet *sheet, const TsMarkBlock *block);
/* The whole first page, from what is known of the report and the option line. */
void ts_figure_draw_cover     (TsSheet *sheet, const TsMarkBlock *block);

G_END_DECLS
