#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n-lib.h>

typedef gboolean (*StepFunc) (TsHistory *history, char **action, GError **error);

static CliStatus
run_step (const CliCommand *command, StepFunc step, const char *said, int argc, char **argv)
{
  g_auto (Cli) cli = CLI_INIT (command);
  g_autofree char *action = NULL;
  g_autoptr (GError) error = NULL;
  CliStatus status = CLI_DONE;
  TsProject *project;

  if (!cli_parse (&cli, argc, argv, NULL))
    return cli.status;
  project = cli_open_to_write (&cli);
  if (project == NULL)
    return CLI_FAILED;

  if (step (ts_project_get_history (project), &action, &error))
    {
      g_autofree char *text = ts_action_dup_text (action, TRUE);

      cli_print ("%s: %s", said, text);
    }
  else
    status = cli_fail (cli.arguments[0], error);

  return cli_close (&cli, project, status);
}

static CliStatus
run_undo (int argc, char **argv)
{
  return run_step (&cli_undo, ts_history_undo, _ ("undone"), argc, argv);
}

static CliStatus
run_redo (int argc, char **argv)
{
  return run_step (&cli_redo, ts_history_redo, _ ("done again"), argc, argv);
}

const CliCommand cli_undo = {
  "undo", "PROJECT", N_ ("Take back the reviewer’s last action"), CLI_TAKES_REVIEWER, 1, 1, run_undo,
};

const CliCommand cli_redo = {
  "redo", "PROJECT", N_ ("Do again what was taken back last"), CLI_TAKES_REVIEWER, 1, 1, run_redo,
};
