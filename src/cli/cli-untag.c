#include "config.h"

#include "cli/commands.h"
#include "cli/values.h"

#include <glib/gi18n-lib.h>

static CliStatus
untag (const Cli *cli, TsProject *project, const char *criterion)
{
  TsEvidence *evidence = ts_project_get_evidence (project);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsPassage) passage = ts_evidence_find_passage (evidence, cli->arguments[1], &error);
  g_autofree char *note = NULL;
  const char *item = NULL;

  if (passage == NULL)
    return cli_fail (cli->arguments[1], error);
  if (criterion != NULL)
    {
      item = cli_find_item (project, criterion);
      if (item == NULL)
        return CLI_USAGE;
    }
  if (!ts_evidence_untag (evidence, ts_passage_get_id (passage), item, &error))
    return cli_fail (cli->arguments[1], error);
  note = ts_audits_dup_tag_note (ts_project_get_audits (project), ts_passage_get_report (passage), FALSE);
  cli_note (note);

  return CLI_DONE;
}

static CliStatus
run (int argc, char **argv)
{
  g_auto (Cli) cli = CLI_INIT (&cli_untag);
  g_autofree char *criterion = NULL;
  TsProject *project;
  const GOptionEntry entries[] = {
    { "criterion", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &criterion,
      N_ ("Only the tag of this criterion or question; all when left out"), N_ ("ID") },
    G_OPTION_ENTRY_NULL,
  };

  if (!cli_parse (&cli, argc, argv, entries))
    return cli.status;
  project = cli_open_to_write (&cli);
  if (project == NULL)
    return CLI_FAILED;

  return cli_close (&cli, project, untag (&cli, project, criterion));
}

const CliCommand cli_untag = {
  "untag", "PROJECT PASSAGE",    N_ ("Take tags off a passage"), CLI_TAKES_REVIEWER, 2, 2,
  run,     cli_list_item_values,
};
