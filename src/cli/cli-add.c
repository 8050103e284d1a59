#include "config.h"

#include "cli/commands.h"

#include "base/file-problem.h"
#include "cli/table.h"
#include "project/intake.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

#define MAX_PASSWORD 1024 /* bytes */

static const CliColumn columns[] = {
  { "report", CLI_COLUMN_TEXT },
  { "pages", CLI_COLUMN_NUMBER },
  { "text_pages", CLI_COLUMN_NUMBER },
  { "file", CLI_COLUMN_TEXT },
};

typedef struct
{
  char *partnership;
  char *title;
  char *period_start;
  char *period_end;
  char *published;
  char *received;
  char *annex;
  char *password_file;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->partnership);
  g_free (options->title);
  g_free (options->period_start);
  g_free (options->period_end);
  g_free (options->published);
  g_free (options->received);
  g_free (options->annex);
  g_free (options->password_file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (Cli *cli, Options *options, int argc, char **argv)
{
  const GOptionEntry entries[] = {
    { "partnership", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &options->partnership,
      N_ ("Whose report it is: part of a name"), N_ ("NAME") },
    { "title", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &options->title,
      N_ ("The report’s title; the PDF’s own when left out"), N_ ("TEXT") },
    { "period-start", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &options->period_start,
      N_ ("First day of the period"), N_ ("DATE") },
    { "period-end", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &options->period_end, N_ ("Last day of the period"),
      N_ ("DATE") },
    { "published", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &options->published, N_ ("When it was published"),
      N_ ("DATE") },
    { "received", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &options->received, N_ ("When it was received"),
      N_ ("DATE") },
    { "annex", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &options->annex,
      N_ ("Add as a further document of this report"), N_ ("REPORT") },
    { "password-file", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &options->password_file,
      N_ ("The first line of this file opens the PDF"), "FILE" },
    G_OPTION_ENTRY_NULL,
  };

  if (!cli_parse (cli, argc, argv, entries))
    return FALSE;
  if (options->annex != NULL &&
      (options->partnership != NULL || options->title != NULL || options->period_start != NULL ||
       options->period_end != NULL || options->published != NULL || options->received != NULL))
    {
      cli->status = cli_usage (cli, _ ("an annex has the partnership, title and dates of its report"));
      return FALSE;
    }

  if (!cli_check_date (cli, "--period-start", options->period_start) ||
      !cli_check_date (cli, "--period-end", options->period_end) ||
      !cli_check_date (cli, "--published", options->published) ||
      !cli_check_date (cli, "--received", options->received))
    return FALSE;
  if (options->period_start != NULL && options->period_end != NULL &&
      strcmp (options->period_end, options->period_start) < 0)
    {
      cli->status = cli_usage (cli, _ ("--period-end is before --period-start"));
      return FALSE;
    }

  return TRUE;
}

/* Not more than could be a password, as the file may be a device without an end. */
static gboolean
read_password (const char *path, char **password)
{
  char line[MAX_PASSWORD + 2] = "";
  FILE *file;
  gboolean failed;
  int saved_errno;

  if (path == NULL)
    return TRUE;
  file = fopen (path, "re");
  failed = file == NULL || (fgets (line, sizeof line, file) == NULL && ferror (file));
  saved_errno = errno;
  g_clear_pointer (&file, fclose);
  line[strcspn (line, "\r\n")] = '\0';
  if (failed)
    {
      g_autoptr (GError) error = g_error_new_literal (
          G_FILE_ERROR, (int) g_file_error_from_errno (saved_errno), g_strerror (saved_errno));
      g_autofree char *why = ts_file_problem (error);

      cli_problem (path, why);
    }
  else if (*line == '\0')
    cli_problem (path, _ ("its first line, which is to be the password, is empty"));
  else if (strlen (line) > MAX_PASSWORD)
    cli_problem (path, _ ("its first line is too long for a password"));
  else
    *password = g_strdup (line);

  return *password != NULL;
}

/* What was named is looked up once, before any file is touched. */
static gboolean
resolve (
    TsProject *project, const Options *options, TsIntakeValues *values, char **partnership, char **report)
{
  g_autoptr (GError) error = NULL;

  if (options->partnership != NULL)
    {
      *partnership =
          ts_register_find_partnership (ts_project_get_register (project), options->partnership, &error);
      if (*partnership == NULL)
        {
          cli_fail (options->partnership, error);
          return FALSE;
        }
    }
  if (options->annex != NULL)
    {
      g_autoptr (TsReport) found = cli_find_report (project, options->annex);

      if (found == NULL)
        return FALSE;
      *report = g_strdup (ts_report_get_id (found));
    }

  values->partnership = *partnership;
  values->report = *report;
  values->role = *report != NULL ? TS_ROLE_ANNEX : TS_ROLE_REPORT;
  values->title = options->title;
  values->period_start = options->period_start;
  values->period_end = options->period_end;
  values->published = options->published;
  values->received = options->received;

  return TRUE;
}

static void
explain (const char *path, const GError *error, gboolean with_password)
{
  g_autofree char *why = NULL;

  if (g_error_matches (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_ENCRYPTED) && !with_password)
    why = g_strdup_printf (_ ("%s Write its password into a file and give --password-file."), error->message);
  cli_problem (path, why != NULL ? why : error->message);
}

static gboolean
add_file (TsProject *project, const char *path, const TsIntakeValues *values, CliTable *table)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsIntakeResult) result = ts_intake_add (project, file, values, &error);
  g_autofree char *n_pages = NULL;
  g_autofree char *n_text_pages = NULL;

  if (result == NULL)
    {
      explain (path, error, values->password != NULL);
      return FALSE;
    }
  for (guint i = 0; i < result->problems->len; i++)
    cli_problem (path, result->problems->pdata[i]);
  if (result->n_text_pages == 0)
    cli_problem (path, _ ("note: no page has text, as in a scan; passages can be marked by --region only"));

  n_pages = g_strdup_printf ("%u", result->n_pages);
  n_text_pages = g_strdup_printf ("%u", result->n_text_pages);
  cli_table_add (table, result->report, n_pages, n_text_pages, path);

  return TRUE;
}

static CliStatus
add (const Cli *cli, TsProject *project, const Options *options, const char *password)
{
  g_autoptr (CliTable) table = cli_table_new (columns, G_N_ELEMENTS (columns));
  g_autofree char *partnership = NULL;
  g_autofree char *report = NULL;
  TsIntakeValues values = { 0 };
  CliStatus status = CLI_DONE;

  if (!resolve (project, options, &values, &partnership, &report))
    return CLI_FAILED;

  values.password = password;
  for (guint i = 1; i < cli->n_arguments; i++)
    if (!add_file (project, cli->arguments[i], &values, table))
      status = CLI_FAILED;
  if (cli_table_get_n_rows (table) > 0 || cli->format != CLI_TEXT)
    cli_table_print (table, cli->format);

  return status;
}

static CliStatus
run (int argc, char **argv)
{
  g_auto (Cli) cli = CLI_INIT (&cli_add);
  g_auto (Options) options = { NULL };
  g_autofree char *password = NULL;
  TsProject *project;

  if (!parse (&cli, &options, argc, argv))
    return cli.status;
  if (!read_password (options.password_file, &password))
    return CLI_FAILED;
  ts_reader_prepare ();
  project = cli_open_to_write (&cli);
  if (project == NULL)
    return CLI_FAILED;

  return cli_close (&cli, project, add (&cli, project, &options, password));
}

const CliCommand cli_add = {
  "add",
  "PROJECT FILE.pdf…",
  N_ ("Take in reports"),
  CLI_TAKES_FORMAT | CLI_TAKES_REVIEWER | CLI_ONLY_FILES,
  2,
  G_MAXUINT,
  run,
};
