#include "config.h"

#include "cli/commands.h"

#include "project/letter-file.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *output;
  gboolean force;
  gboolean without_report;
} Options;

/* A letter can be had at any time; who sends it has to know what it does not say. */
static void
warn_unrated (const Cli *cli, TsProject *project, TsAudit *audit)
{
  g_auto (GStrv) unrated = ts_audits_list_unrated (ts_project_get_audits (project), audit);
  g_autofree char *ids = g_strjoinv (", ", unrated);
  g_autofree char *why = g_strdup_printf (_ ("note: not rated, so the letter does not say it: %s"), ids);

  if (*unrated != NULL)
    cli_problem (cli->arguments[1], why);
}

/* Somebody else's work is not in this letter. */
static void
tell_others (const Cli *cli, TsProject *project, TsAudit *audit)
{
  g_autofree char *note = ts_audits_dup_others_note (ts_project_get_audits (project), audit);
  g_auto (GStrv) lines = g_strsplit (note != NULL ? note : "", "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *why =
          g_strdup_printf (_ ("note: %s: with --reviewer the letter is written from it"), *line);

      cli_problem (cli->arguments[1], why);
    }
}

static CliStatus
fail (const char *output, const GError *error)
{
  g_autofree char *why = NULL;

  if (!g_error_matches (error, TS_PUBLISH_ERROR, TS_PUBLISH_ERROR_EXISTS))
    return cli_fail (output, error);
  why = g_strdup_printf (_ ("%s Or give --force to replace it."), error->message);
  cli_problem (output, why);

  return CLI_FAILED;
}

static CliStatus
write_letter (const Cli *cli, TsProject *project, const Options *options)
{
  g_autoptr (TsReport) report = cli_find_report (project, cli->arguments[1]);
  g_autoptr (TsAudit) audit = report != NULL ? cli_get_audit (cli, project, report) : NULL;
  TsLetterFileFlags flags =
      (options->force ? TS_LETTER_FILE_REPLACE : TS_LETTER_FILE_DEFAULT) |
      (options->without_report ? TS_LETTER_FILE_WITHOUT_REPORT : TS_LETTER_FILE_DEFAULT);
  g_auto (GStrv) paths = NULL;
  g_autoptr (GError) error = NULL;

  if (audit == NULL)
    return CLI_FAILED;
  paths = ts_project_write_letter (project, audit, options->output, flags, &error);
  if (paths == NULL)
    return fail (options->output, error);
  warn_unrated (cli, project, audit);
  tell_others (cli, project, audit);
  cli_print (_ ("letter: %s"), paths[0]);
  for (char **path = paths + 1; *path != NULL; path++)
    cli_print (_ ("report: %s"), *path);

  return CLI_DONE;
}

static CliStatus
run (int argc, char **argv)
{
  g_auto (Cli) cli = CLI_INIT (&cli_letter);
  Options options = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  TsProject *project;
  const GOptionEntry entries[] = {
    { "output", 'o', G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &options.output,
      N_ ("Where to write it; the format goes by the ending: .odt, .pdf or .html"), "FILE" },
    { "force", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.force,
      N_ ("Replace a file that is no letter as Touchstone wrote it"), NULL },
    { "without-report", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.without_report,
      N_ ("Don’t put the report’s PDF beside the letter; page references are no links then"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!cli_parse (&cli, argc, argv, entries))
    {
      g_free (options.output);
      return cli.status;
    }
  output = options.output;
  if (output == NULL)
    return cli_usage (&cli, _ ("--output is missing"));
  if (!ts_publish_check_format (output, &error))
    return cli_fail (output, error);
  project = cli_open_to_read (&cli);
  if (project == NULL)
    return CLI_FAILED;

  return cli_close (&cli, project, write_letter (&cli, project, &options));
}

const CliCommand cli_letter = {
  "letter",
  "PROJECT REPORT",
  N_ ("Write the feedback letter, and beside it the report that it quotes"),
  CLI_TAKES_REVIEWER | CLI_TAKES_TOOL,
  2,
  2,
  run,
};
