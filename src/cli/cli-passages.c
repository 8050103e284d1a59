#include "config.h"

#include "cli/commands.h"

#include "cli/passage-rows.h"
#include "cli/values.h"

#include <glib/gi18n-lib.h>

static CliStatus
list (const Cli *cli, TsProject *project, const char *criterion, gboolean only_examples)
{
  g_autoptr (CliTable) table = cli_passage_table_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TsReport) report = NULL;
  g_autoptr (GPtrArray) passages = NULL;
  const char *item = NULL;

  if (cli->n_arguments > 1)
    {
      report = cli_find_report (project, cli->arguments[1]);
      if (report == NULL)
        return CLI_FAILED;
    }
  if (criterion != NULL)
    {
      item = cli_find_item (project, criterion);
      if (item == NULL)
        return CLI_USAGE;
    }
  passages = ts_evidence_list_all (ts_project_get_evidence (project), &error);
  if (passages == NULL)
    return cli_fail (cli->arguments[0], error);

  for (guint i = 0; i < passages->len; i++)
    {
      TsPassage *passage = passages->pdata[i];

      if ((report == NULL || g_str_equal (ts_passage_get_report (passage), ts_report_get_id (report))) &&
          (!only_examples || ts_passage_get_example (passage)))
        cli_passage_table_add (table, passage, item);
    }
  cli_table_print (table, cli->format);

  return CLI_DONE;
}

static CliStatus
run (int argc, char **argv)
{
  g_auto (Cli) cli = CLI_INIT (&cli_passages);
  g_autofree char *criterion = NULL;
  gboolean only_examples = FALSE;
  TsProject *project;
  const GOptionEntry entries[] = {
    { "criterion", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &criterion,
      N_ ("Only the evidence of this criterion or question"), N_ ("ID") },
    { "examples", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &only_examples, N_ ("Only examples of practice"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!cli_parse (&cli, argc, argv, entries))
    return cli.status;
  project = cli_open_to_read (&cli);
  if (project == NULL)
    return CLI_FAILED;

  return cli_close (&cli, project, list (&cli, project, criterion, only_examples));
}

const CliCommand cli_passages = {
  "passages",
  "PROJECT [REPORT]",
  N_ ("List the evidence, a row for each tag"),
  CLI_TAKES_FORMAT | CLI_TAKES_REVIEWER,
  1,
  2,
  run,
  cli_list_item_values,
};
