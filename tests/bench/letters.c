/* Times composing a letter and setting it as PDF in a running process.
 *
 *   letters PROJECT REPORT COUNT
 */
#include "config.h"

#include "project/project.h"
#include "publish/writer.h"
#include "times.h"

int
main (int argc, char *argv[])
{
  g_autoptr (TsProject) project = NULL;
  g_autoptr (TsReport) report = NULL;
  g_autoptr (TsAudit) audit = NULL;
  g_autoptr (GArray) times = bench_times_new ();
  g_autoptr (GError) error = NULL;

  g_set_prgname ("letters");
  if (argc != 4)
    {
      g_printerr ("usage: letters PROJECT REPORT COUNT\n");
      return 2;
    }
  project = ts_project_open (argv[1], TS_OPEN_READ_ONLY, NULL, &error);
  bench_check (error);
  report = ts_register_find_report (ts_project_get_register (project), argv[2], &error);
  bench_check (error);
  audit =
      ts_audits_get (ts_project_get_audits (project), ts_report_get_id (report), TS_TOOL_COMPLIANCE, NULL);
  for (guint i = bench_parse_count (argv[3]); i > 0; i--)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (TsBlockDocument) letter =
          ts_letters_compose (ts_project_get_letters (project), audit, &error);
      g_autoptr (GBytes) pdf = letter != NULL ? ts_publish_to_pdf (letter, &error) : NULL;

      bench_check (error);
      bench_times_add (times, start);
    }
  bench_times_print (times, "letter");
  return 0;
}
