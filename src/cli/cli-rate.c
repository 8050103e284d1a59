#include "config.h"

#include "cli/commands.h"
#include "cli/values.h"

#include <glib/gi18n-lib.h>

static CliStatus
rate (const Cli *cli, TsProject *project, const char *because, const char *depth)
{
  const char *criterion = cli->arguments[2];
  g_autoptr (TsReport) report = cli_find_report (project, cli->arguments[1]);
  g_autoptr (TsAudit) audit = report != NULL ? cli_get_audit (cli, project, report) : NULL;
  g_autoptr (GError) error = NULL;

  if (audit == NULL)
    return CLI_FAILED;
  if (!ts_audits_rate (ts_project_get_audits (project), audit, criterion, cli->arguments[3], because, depth,
                       &error))
    return cli_fail (criterion, error);

  return CLI_DONE;
}

static CliStatus
run (int argc, char **argv)
{
  g_auto (Cli) cli = CLI_INIT (&cli_rate);
  g_autofree char *because = NULL;
  g_autofree char *depth = NULL;
  TsProject *project;
  const GOptionEntry entries[] = {
    { "because", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &because, N_ ("The rationale"), N_ ("TEXT") },
    { "depth", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &depth, N_ ("How it is included: brief or detailed"),
      N_ ("DEPTH") },
    G_OPTION_ENTRY_NULL,
  };

  if (!cli_parse (&cli, argc, argv, entries))
    return cli.status;
  if (depth != NULL && !g_str_equal (depth, "brief") && !g_str_equal (depth, "detailed"))
    return cli_usage (&cli, _ ("--depth has to be brief or detailed, not “%s”"), depth);
  project = cli_open_to_write (&cli);
  if (project == NULL)
    return CLI_FAILED;

  return cli_close (&cli, project, rate (&cli, project, because, depth));
}

const CliCommand cli_rate = {
  "rate",
  "PROJECT REPORT CRITERION LEVEL",
  N_ ("Rate a criterion, or the report with “overall”"),
  CLI_TAKES_REVIEWER | CLI_TAKES_TOOL,
  4,
  4,
  run,
  cli_list_rate_values,
};
