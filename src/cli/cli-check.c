#include "config.h"

#include "cli/commands.h"

#include "cli/table.h"

#include <glib/gi18n-lib.h>

static const CliColumn columns[] = {
  { "check", CLI_COLUMN_TEXT },
  { "result", CLI_COLUMN_TEXT },
  { "detail", CLI_COLUMN_TEXT },
};

static CliStatus
check (const Cli *cli, TsProject *project)
{
  g_autoptr (CliTable) table = cli_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = ts_project_check (project, &error);
  CliStatus status = CLI_DONE;

  if (rows == NULL)
    return cli_fail (cli->arguments[0], error);
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = rows->pdata[i];

      cli_table_add (table, row[0], row[1], row[2]);
      if (!g_str_equal (row[1], "ok"))
        {
          g_autofree char *why = g_strdup_printf ("%s: %s", row[0], row[2]);

          cli_problem (cli->arguments[0], why);
          status = CLI_FAILED;
        }
    }
  cli_table_print (table, cli->format);

  return status;
}

static CliStatus
run (int argc, char **argv)
{
  return cli_read (&cli_check, argc, argv, check);
}

const CliCommand cli_check = {
  "check",
  "PROJECT",
  N_ ("Check the file, and that every quotation is where it is said to be"),
  CLI_TAKES_FORMAT | CLI_TAKES_REVIEWER,
  1,
  1,
  run,
};
