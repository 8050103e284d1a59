/* Charts drawn with lines and labels. */
#pragma once

#include "markup.h"
#include "sheet.h"

G_BEGIN_DECLS

/* Options: kind (bar or line), caption, height, unit. The first row names the
 * points along the axis, each other row is a series: its name and its values.
 */
void ts_chart_draw (TsSheet *sheet, const TsMarkBlock *block);

G_END_DECLS
