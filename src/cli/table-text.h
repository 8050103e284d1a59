/* A table for people to read: as wide as there is room.
 */
#pragma once

#include "cli/table.h"

G_BEGIN_DECLS

/* Of the terminal, in characters: $COLUMNS, else what the terminal says, else what
 * most have on a page.
 */
guint cli_get_width         (void);
/* Wide cells go over several lines; where even that has no room, each row becomes a
 * block with a line for each column. @cells: row after row.
 */
void  cli_table_append_text (GString *out, const CliColumn *columns, guint n_columns, const char *const *cells,
                             guint n_rows, guint width);

G_END_DECLS
