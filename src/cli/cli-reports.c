#include "config.h"

#include "cli/commands.h"

#include "cli/table.h"

#include <glib/gi18n-lib.h>

static const CliColumn columns[] = {
  { "report", CLI_COLUMN_ID },       { "partnership", CLI_COLUMN_TEXT }, { "period_start", CLI_COLUMN_TEXT },
  { "period_end", CLI_COLUMN_TEXT }, { "published", CLI_COLUMN_TEXT },   { "received", CLI_COLUMN_TEXT },
  { "in_time", CLI_COLUMN_BOOLEAN }, { "pages", CLI_COLUMN_NUMBER },     { "state", CLI_COLUMN_TEXT },
  { "overall", CLI_COLUMN_TEXT },
};

/* The audit to show of a report: one's own, else another's, a complete one first. */
static const TsAudit *
pick_audit (GPtrArray *audits, const char *report, TsTool tool, const char *reviewer)
{
  TsAudit *best = NULL;
  int best_rank = 0;

  for (guint i = 0; i < audits->len; i++)
    {
      TsAudit *audit = audits->pdata[i];
      int rank = 1;

      if (ts_audit_get_tool (audit) != tool || g_strcmp0 (ts_audit_get_report (audit), report) != 0)
        continue;
      if (g_strcmp0 (ts_audit_get_reviewer (audit), reviewer) == 0)
        rank = 3;
      else if (ts_audit_is_complete (audit))
        rank = 2;
      if (rank > best_rank)
        best = audit;
      best_rank = MAX (rank, best_rank);
    }

  return best;
}

static void
add_report (const Cli *cli, CliTable *table, TsProject *project, GPtrArray *audits, TsReport *report)
{
  TsAudit *audit = (TsAudit *) pick_audit (audits, ts_report_get_id (report), cli->tool,
                                           ts_project_get_reviewer (project));
  const char *const in_time[] = { NULL, "no", "yes" };
  g_autofree char *n_pages = g_strdup_printf ("%u", ts_report_get_n_pages (report));
  g_autofree char *name = ts_report_dup_display_name (report);
  const char *state = "none";

  if (audit != NULL)
    state = ts_audit_is_complete (audit) ? "complete" : "open";
  cli_table_add (table, ts_report_get_id (report),
                 cli->format == CLI_TEXT ? name : ts_report_get_partnership (report),
                 ts_report_get_period_start (report), ts_report_get_period_end (report),
                 ts_report_get_published (report), ts_report_get_received (report),
                 in_time[ts_project_report_in_time (project, report) + 1], n_pages, state,
                 audit != NULL ? ts_audit_get_level (audit, "overall") : NULL);
}

static CliStatus
list (const Cli *cli, TsProject *project)
{
  GListModel *reports = ts_register_get_reports (ts_project_get_register (project));
  g_autoptr (CliTable) table = cli_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) audits = ts_audits_list (ts_project_get_audits (project), &error);

  if (audits == NULL)
    return cli_fail (cli->arguments[0], error);
  for (guint i = 0; i < g_list_model_get_n_items (reports); i++)
    {
      g_autoptr (TsReport) report = g_list_model_get_item (reports, i);

      add_report (cli, table, project, audits, report);
    }
  cli_table_print (table, cli->format);

  return CLI_DONE;
}

static CliStatus
run (int argc, char **argv)
{
  return cli_read (&cli_reports, argc, argv, list);
}

const CliCommand cli_reports = {
  "reports",
  "PROJECT",
  N_ ("List the reports that were taken in"),
  CLI_TAKES_FORMAT | CLI_TAKES_REVIEWER | CLI_TAKES_TOOL,
  1,
  1,
  run,
};
