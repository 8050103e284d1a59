#include "config.h"

#include "cli/commands.h"

#include "audit/rating-check.h"

#include <glib/gi18n-lib.h>

static CliStatus
reopen (const Cli *cli, TsProject *project, const char *because)
{
  g_autoptr (TsReport) report = cli_find_report (project, cli->arguments[1]);
  g_autoptr (TsAudit) audit = report != NULL ? cli_get_audit (cli, project, report) : NULL;
  g_autoptr (GError) error = NULL;

  if (audit == NULL)
    return CLI_FAILED;
  if (!ts_audits_reopen (ts_project_get_audits (project), audit, because, &error))
    return cli_fail (cli->arguments[1], error);

  return CLI_DONE;
}

static CliStatus
run (int argc, char **argv)
{
  g_auto (Cli) cli = CLI_INIT (&cli_reopen);
  g_autofree char *because = NULL;
  TsProject *project;
  const GOptionEntry entries[] = {
    { "because", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &because, N_ ("Why it is reopened; needed"),
      N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!cli_parse (&cli, argc, argv, entries))
    return cli.status;
  if (ts_rating_is_blank (because))
    return cli_usage (&cli, _ ("--because is missing: say why the audit is reopened"));
  project = cli_open_to_write (&cli);
  if (project == NULL)
    return CLI_FAILED;

  return cli_close (&cli, project, reopen (&cli, project, because));
}

const CliCommand cli_reopen = {
  "reopen",
  "PROJECT REPORT",
  N_ ("Unlock a completed audit, saying why"),
  CLI_TAKES_REVIEWER | CLI_TAKES_TOOL,
  2,
  2,
  run,
};
