#include "config.h"

#include "cli/commands.h"
#include "cli/values.h"

#include <glib/gi18n-lib.h>

static CliStatus
run (int argc, char **argv)
{
  g_auto (Cli) cli = CLI_INIT (&cli_set);
  g_autoptr (GError) error = NULL;
  CliStatus status = CLI_DONE;
  TsProject *project;

  if (!cli_parse (&cli, argc, argv, NULL))
    return cli.status;
  project = cli_open_to_write (&cli);
  if (project == NULL)
    return CLI_FAILED;

  if (!ts_project_set_setting (project, cli.arguments[1], cli.arguments[2], &error))
    status = cli_fail (cli.arguments[1], error);

  return cli_close (&cli, project, status);
}

const CliCommand cli_set = {
  "set",
  "PROJECT KEY VALUE",
  N_ ("Change a setting: title, cut-off, days, within-days"),
  CLI_TAKES_REVIEWER | CLI_ENDS_IN_TEXT,
  3,
  3,
  run,
  cli_list_setting_values,
};
