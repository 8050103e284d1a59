#include "config.h"

#include "cli/commands.h"

#include "cli/table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const CliColumn columns[] = {
  { "partnership", CLI_COLUMN_TEXT },
  { "kind", CLI_COLUMN_TEXT },
  { "members", CLI_COLUMN_TEXT },
  { "region", CLI_COLUMN_TEXT },
  { "types", CLI_COLUMN_TEXT },
  { "deprivation_score", CLI_COLUMN_NUMBER },
  { "deprivation_fifth", CLI_COLUMN_NUMBER },
  { "valid_from", CLI_COLUMN_TEXT },
  { "valid_to", CLI_COLUMN_TEXT },
  { "status", CLI_COLUMN_TEXT },
};

/* Up to four decimals, as the mean of two scores has them. */
static char *
format_score (double score)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  if (isnan (score))
    return NULL;
  g_ascii_formatd (buffer, sizeof buffer, "%.4f", score);
  for (end = buffer + strlen (buffer) - 1; *end == '0'; end--)
    *end = '\0';
  if (*end == '.')
    *end = '\0';

  return g_strdup (buffer);
}

static void
add_partnership (CliTable *table, const TsPartnership *partnership)
{
  g_autofree char *members = g_strjoinv ("; ", partnership->members);
  g_autofree char *types = g_strjoinv ("; ", partnership->types);
  g_autofree char *score = format_score (partnership->deprivation_score);
  g_autofree char *fifth =
      partnership->deprivation_fifth > 0 ? g_strdup_printf ("%d", partnership->deprivation_fifth) : NULL;
  g_autofree char *status = g_strdup (partnership->status != NULL ? partnership->status : "");

  if (partnership->deprivation_computed)
    {
      g_autofree char *plain = g_steal_pointer (&status);

      status = g_strconcat (plain, *plain != '\0' ? "; " : "",
                            "deprivation score computed: mean of the members", NULL);
    }
  cli_table_add (table, partnership->name, partnership->kind, members, partnership->region, types, score,
                 fifth, partnership->valid_from, partnership->valid_to, status);
}

/* Ids of partnerships that have sent a report by @date. */
static GHashTable *
collect_received (TsProject *project, const char *date)
{
  GListModel *reports = ts_register_get_reports (ts_project_get_register (project));
  GHashTable *received = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (reports); i++)
    {
      g_autoptr (TsReport) report = g_list_model_get_item (reports, i);
      const char *partnership = ts_report_get_partnership_id (report);
      const char *day = ts_report_get_received (report);

      if (partnership != NULL && day != NULL && strcmp (day, date) <= 0)
        g_hash_table_add (received, g_strdup (partnership));
    }

  return received;
}

static CliStatus
list (const Cli *cli, TsProject *project, const char *date, gboolean only_missing)
{
  g_autoptr (CliTable) table = cli_table_new (columns, G_N_ELEMENTS (columns));
  g_autofree char *cut_off = ts_project_dup_setting (project, "cut-off");
  const char *day = date != NULL ? date : cut_off;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) partnerships =
      ts_register_list_partnerships (ts_project_get_register (project), day, &error);
  g_autoptr (GHashTable) received = collect_received (project, day);

  if (partnerships == NULL)
    return cli_fail (cli->arguments[0], error);

  for (guint i = 0; i < partnerships->len; i++)
    {
      const TsPartnership *partnership = partnerships->pdata[i];

      if (!only_missing || !g_hash_table_contains (received, partnership->id))
        add_partnership (table, partnership);
    }
  cli_table_print (table, cli->format);

  return CLI_DONE;
}

static CliStatus
run (int argc, char **argv)
{
  g_auto (Cli) cli = CLI_INIT (&cli_partnerships);
  g_autofree char *date = NULL;
  gboolean only_missing = FALSE;
  TsProject *project;
  const GOptionEntry entries[] = {
    { "on", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &date,
      N_ ("The register as on this day; the project’s cut-off date when left out"), N_ ("DATE") },
    { "not-received", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &only_missing,
      N_ ("Only those from which no report was received by that day"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!cli_parse (&cli, argc, argv, entries) || !cli_check_date (&cli, "--on", date))
    return cli.status;
  project = cli_open_to_read (&cli);
  if (project == NULL)
    return CLI_FAILED;

  return cli_close (&cli, project, list (&cli, project, date, only_missing));
}

const CliCommand cli_partnerships = {
  "partnerships",
  "PROJECT",
  N_ ("List the register as on a day"),
  CLI_TAKES_FORMAT | CLI_TAKES_REVIEWER,
  1,
  1,
  run,
};
