#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n-lib.h>

static CliStatus
complete (const Cli *cli, TsProject *project)
{
  g_autoptr (TsReport) report = cli_find_report (project, cli->arguments[1]);
  g_autoptr (TsAudit) audit = report != NULL ? cli_get_audit (cli, project, report) : NULL;
  g_auto (GStrv) unrated = NULL;
  g_autoptr (GError) error = NULL;

  if (audit == NULL)
    return CLI_FAILED;
  if (!ts_audits_complete (ts_project_get_audits (project), audit, &unrated, &error))
    return cli_fail (cli->arguments[1], error);
  if (unrated != NULL && *unrated != NULL)
    {
      g_autofree char *ids = g_strjoinv (", ", unrated);
      g_autofree char *why = g_strdup_printf (_ ("note: not rated: %s"), ids);

      cli_problem (cli->arguments[1], why);
    }

  return CLI_DONE;
}

static CliStatus
run (int argc, char **argv)
{
  g_auto (Cli) cli = CLI_INIT (&cli_complete);
  TsProject *project;

  if (!cli_parse (&cli, argc, argv, NULL))
    return cli.status;
  project = cli_open_to_write (&cli);
  if (project == NULL)
    return CLI_FAILED;

  return cli_close (&cli, project, complete (&cli, project));
}

const CliCommand cli_complete = {
  "complete",
  "PROJECT REPORT",
  N_ ("Complete and lock an audit that has an overall rating"),
  CLI_TAKES_REVIEWER | CLI_TAKES_TOOL,
  2,
  2,
  run,
};
