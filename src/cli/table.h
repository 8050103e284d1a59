/* A list as the command line writes it: as text in columns, as JSON or as CSV.
 */
#pragma once

#include "cli/cli.h"

G_BEGIN_DECLS

typedef enum
{
  CLI_COLUMN_TEXT,
  CLI_COLUMN_ID,      /* shortened in text, where a prefix will do */
  CLI_COLUMN_NUMBER,  /* a number in JSON; right-aligned in text */
  CLI_COLUMN_BOOLEAN, /* "yes" or "no"; true or false in JSON */
} CliColumnKind;

typedef struct
{
  const char   *name;
  CliColumnKind kind;
} CliColumn;

typedef struct _CliTable CliTable;

/* @columns has to outlive the table. */
CliTable *cli_table_new        (const CliColumn *columns, guint n_columns);
void      cli_table_free       (CliTable *self);
/* As many values as there are columns, each a const char *; NULL or "" is unknown. */
void      cli_table_add        (CliTable *self, ...);
guint     cli_table_get_n_rows (CliTable *self);
void      cli_table_print      (CliTable *self, CliFormat format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliTable, cli_table_free)

G_END_DECLS
