#include "config.h"

#include "cli/cli.h"

#include <glib/gi18n-lib.h>

static TsProject *
open_project (const Cli *cli, TsOpenMode mode)
{
  g_autoptr (GError) error = NULL;
  TsProject *project = ts_project_open (cli->arguments[0], mode, cli->reviewer, &error);

  if (project == NULL)
    cli_fail (cli->arguments[0], error);

  return project;
}

TsProject *
cli_open_to_read (const Cli *cli)
{
  return open_project (cli, TS_OPEN_READ_ONLY);
}

TsProject *
cli_open_to_write (const Cli *cli)
{
  return open_project (cli, TS_OPEN_READ_WRITE);
}

CliStatus
cli_close (const Cli *cli, TsProject *project, CliStatus status)
{
  g_autoptr (TsProject) closing = project;
  g_autoptr (GError) error = NULL;

  if (!ts_project_close (closing, &error))
    return cli_fail (cli->arguments[0], error);

  return status;
}

CliStatus
cli_read (const CliCommand *command, int argc, char **argv, CliReadFunc read)
{
  g_auto (Cli) cli = CLI_INIT (command);
  TsProject *project;

  if (!cli_parse (&cli, argc, argv, NULL))
    return cli.status;
  project = cli_open_to_read (&cli);
  if (project == NULL)
    return CLI_FAILED;

  return cli_close (&cli, project, read (&cli, project));
}

TsReport *
cli_find_report (TsProject *project, const char *name)
{
  g_autoptr (GError) error = NULL;
  TsReport *report = ts_register_find_report (ts_project_get_register (project), name, &error);

  if (report == NULL)
    cli_fail (name, error);

  return report;
}

const char *
cli_find_item (TsProject *project, const char *id)
{
  TsFramework *framework = ts_project_get_framework (project);
  const TsCriterion *criterion = ts_framework_find_criterion (framework, id);
  const TsQuestion *question = ts_framework_find_question (framework, id);

  if (criterion != NULL)
    return criterion->id;
  if (question != NULL)
    return question->id;
  cli_problem (id,
               _ ("the project’s framework has no such criterion or question; “framework show” lists them"));

  return NULL;
}

TsAudit *
cli_get_audit (const Cli *cli, TsProject *project, TsReport *report)
{
  return ts_audits_get (ts_project_get_audits (project), ts_report_get_id (report), cli->tool,
                        ts_project_get_reviewer (project));
}
