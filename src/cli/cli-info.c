#include "config.h"

#include "cli/commands.h"

#include "cli/table.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static const CliColumn columns[] = {
  { "item", CLI_COLUMN_TEXT },
  { "value", CLI_COLUMN_TEXT },
};

static void
add_number (CliTable *table, const char *item, gint64 number)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  cli_table_add (table, item, value);
}

static void
add_settings (CliTable *table, TsProject *project)
{
  g_auto (GStrv) keys = ts_project_list_settings ();

  for (char **key = keys; *key != NULL; key++)
    {
      g_autofree char *value = ts_project_dup_setting (project, *key);

      cli_table_add (table, *key, value);
    }
}

static void
add_reports (CliTable *table, TsProject *project)
{
  GListModel *reports = ts_register_get_reports (ts_project_get_register (project));
  gint64 n_pages = 0;
  gint64 n_documents = 0;

  for (guint i = 0; i < g_list_model_get_n_items (reports); i++)
    {
      g_autoptr (TsReport) report = g_list_model_get_item (reports, i);

      n_pages += ts_report_get_n_pages (report);
      n_documents += ts_report_get_documents (report)->len;
    }
  add_number (table, "reports", g_list_model_get_n_items (reports));
  add_number (table, "documents", n_documents);
  add_number (table, "pages", n_pages);
}

static void
add_work (CliTable *table, TsProject *project)
{
  g_autoptr (GPtrArray) passages = ts_evidence_list_all (ts_project_get_evidence (project), NULL);
  g_autoptr (GPtrArray) audits = ts_audits_list (ts_project_get_audits (project), NULL);
  gint64 n_tags = 0;
  gint64 n_complete = 0;

  for (guint i = 0; passages != NULL && i < passages->len; i++)
    n_tags += ts_passage_get_tags (passages->pdata[i])->len;
  for (guint i = 0; audits != NULL && i < audits->len; i++)
    n_complete += ts_audit_is_complete (audits->pdata[i]);
  add_number (table, "passages", passages != NULL ? passages->len : 0);
  add_number (table, "tags", n_tags);
  add_number (table, "audits", audits != NULL ? audits->len : 0);
  add_number (table, "audits complete", n_complete);
}

static void
add_history (CliTable *table, TsProject *project)
{
  g_autoptr (GPtrArray) entries = ts_history_list (ts_project_get_history (project), NULL);
  g_autoptr (GHashTable) reviewers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    g_hash_table_add (reviewers, ((TsHistoryEntry *) entries->pdata[i])->reviewer);
  add_number (table, "reviewers", g_hash_table_size (reviewers));
  add_number (table, "history entries", entries != NULL ? entries->len : 0);
}

static void
add_register (CliTable *table, TsProject *project)
{
  TsRegister *reg = ts_project_get_register (project);
  g_autofree char *cut_off = ts_project_dup_setting (project, "cut-off");
  g_autoptr (GPtrArray) partnerships = ts_register_list_partnerships (reg, cut_off, NULL);

  add_number (table, "partnerships", partnerships != NULL ? partnerships->len : 0);
  cli_table_add (table, "register licence", ts_register_get_licence ());
}

static CliStatus
describe (const Cli *cli, TsProject *project)
{
  g_autoptr (CliTable) table = cli_table_new (columns, G_N_ELEMENTS (columns));
  TsFramework *framework = ts_project_get_framework (project);
  GStatBuf file;

  cli_table_add (table, "file", ts_project_get_path (project));
  if (g_stat (ts_project_get_path (project), &file) == 0)
    add_number (table, "bytes", file.st_size);
  add_settings (table, project);
  cli_table_add (table, "framework", ts_framework_get_id (framework));
  cli_table_add (table, "framework version", ts_framework_get_version (framework));
  add_register (table, project);
  add_reports (table, project);
  add_work (table, project);
  add_history (table, project);
  cli_table_print (table, cli->format);

  return CLI_DONE;
}

static CliStatus
run (int argc, char **argv)
{
  return cli_read (&cli_info, argc, argv, describe);
}

const CliCommand cli_info = {
  "info", "PROJECT", N_ ("Say what is in a project"), CLI_TAKES_FORMAT | CLI_TAKES_REVIEWER, 1, 1, run,
};
