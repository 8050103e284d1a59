#include "config.h"

#include "cli/commands.h"

#include "cli/table.h"

#include <glib/gi18n-lib.h>

static const CliColumn columns[] = {
  { "entry", CLI_COLUMN_NUMBER }, { "at", CLI_COLUMN_TEXT },        { "reviewer", CLI_COLUMN_TEXT },
  { "action", CLI_COLUMN_TEXT },  { "undone", CLI_COLUMN_BOOLEAN },
};

static CliStatus
list (const Cli *cli, TsProject *project)
{
  g_autoptr (CliTable) table = cli_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = ts_history_list (ts_project_get_history (project), &error);

  if (entries == NULL)
    return cli_fail (cli->arguments[0], error);
  for (guint i = 0; i < entries->len; i++)
    {
      const TsHistoryEntry *entry = entries->pdata[i];
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, entry->entry);

      g_autofree char *action = ts_action_dup_text (entry->action, FALSE);

      cli_table_add (table, number, entry->at, entry->reviewer, action, entry->undone ? "yes" : "no");
    }
  cli_table_print (table, cli->format);

  return CLI_DONE;
}

static CliStatus
run (int argc, char **argv)
{
  return cli_read (&cli_history, argc, argv, list);
}

const CliCommand cli_history = {
  "history", "PROJECT", N_ ("List who did what, newest last"), CLI_TAKES_FORMAT | CLI_TAKES_REVIEWER, 1,
  1,         run,
};
