/* Tables whose cells wrap and whose head is repeated on each page. */
#pragma once

#include "markup.h"
#include "sheet.h"

G_BEGIN_DECLS

/* Options: widths (weights, "3,1,1"), align ("lrr"), caption, size. The first row
 * is the head. A cell that begins with {red}, {amber}, {green} or {grey} has a
 * lozenge of that colour; a row whose first cell begins with ** stands out.
 */
void ts_table_draw (TsSheet *sheet, const TsMarkBlock *block);

G_END_DECLS
