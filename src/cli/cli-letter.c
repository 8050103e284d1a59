#include "config.h"

#include "cli/commands.h"

#include "publish/writer.h"

#include <glib/gi18n-lib.h>

static CliStatus
write_letter (const Cli *cli, TsProject *project, const char *output)
{
  g_autoptr (TsReport) report = cli_find_report (project, cli->arguments[1]);
  g_autoptr (TsAudit) audit = report != NULL ? cli_get_audit (cli, project, report) : NULL;
  g_autoptr (TsBlockDocument) letter = NULL;
  g_autoptr (GError) error = NULL;

  if (audit == NULL)
    return CLI_FAILED;
  letter = ts_letters_compose (ts_project_get_letters (project), audit, &error);
  if (letter == NULL)
    return cli_fail (cli->arguments[1], error);
  if (!ts_publish_write (letter, output, &error))
    return cli_fail (output, error);

  return CLI_DONE;
}

static CliStatus
run (int argc, char **argv)
{
  g_auto (Cli) cli = CLI_INIT (&cli_letter);
  g_autofree char *output = NULL;
  TsProject *project;
  const GOptionEntry entries[] = {
    { "output", 'o', G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &output,
      N_ ("Where to write it; the format goes by the ending: .odt, .pdf or .html"), "FILE" },
    G_OPTION_ENTRY_NULL,
  };

  if (!cli_parse (&cli, argc, argv, entries))
    return cli.status;
  if (output == NULL)
    return cli_usage (&cli, _ ("--output is missing"));
  project = cli_open_to_read (&cli);
  if (project == NULL)
    return CLI_FAILED;

  return cli_close (&cli, project, write_letter (&cli, project, output));
}

const CliCommand cli_letter = {
  "letter", "PROJECT REPORT", N_ ("Write the feedback letter"), CLI_TAKES_REVIEWER | CLI_TAKES_TOOL, 2, 2,
  run,
};
