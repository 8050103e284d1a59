#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n-lib.h>

static CliStatus
run (int argc, char **argv)
{
  g_auto (Cli) cli = CLI_INIT (&cli_new);
  g_autofree char *framework = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;
  TsProject *project;
  const GOptionEntry entries[] = {
    { "framework", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &framework,
      N_ ("What to audit against: wt2018 (when left out) or a framework’s file"), N_ ("ID") },
    { "title", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &title, N_ ("What the project is called"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!cli_parse (&cli, argc, argv, entries))
    return cli.status;

  project = ts_project_create (cli.arguments[0], framework, title, cli.reviewer, &error);
  if (project == NULL)
    return cli_fail (framework != NULL && (error->domain == TS_FRAMEWORK_ERROR || error->domain == G_IO_ERROR)
                         ? framework
                         : cli.arguments[0],
                     error);

  return cli_close (&cli, project, CLI_DONE);
}

const CliCommand cli_new = {
  "new", "PROJECT", N_ ("Make a project with the bundled register"), CLI_TAKES_REVIEWER, 1, 1, run,
};
