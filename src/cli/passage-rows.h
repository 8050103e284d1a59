/* Passages as a list: a row for each tag. */
#pragma once

#include "cli/table.h"

G_BEGIN_DECLS

CliTable *cli_passage_table_new (void);
/* Only tags of @item, if that is not NULL. */
void      cli_passage_table_add (CliTable *table, TsPassage *passage, const char *item);

G_END_DECLS
