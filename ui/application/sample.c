#include "config.h"

#include "application/sample.h"

#include "project/intake.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define REPORT      "northshire-2019-20.pdf"
#define PARTNERSHIP "Northshire Safeguarding Children Partnership"

char *
ts_sample_dup_project_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "touchstone", "Northshire sample.touchstone", NULL);
}

char *
ts_sample_dup_report_path (void)
{
  const char *folder = g_getenv ("TOUCHSTONE_SAMPLE_DIR");

  return folder != NULL ? g_build_filename (folder, REPORT, NULL)
                        : g_build_filename (TS_PKGDATADIR, "sample", REPORT, NULL);
}

/* Undo begins with what the user does: that there is a report was done for them. */
static gboolean
close_past (TsProject *project, GError **error)
{
  return ts_history_close_past (ts_project_get_history (project), "sample", error);
}

gboolean
ts_sample_create_project (const char *path, const char *reviewer, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (TsProject) project = NULL;
  g_autofree char *partnership = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The folder “%s” can’t be made."), folder);
      return FALSE;
    }
  project = ts_project_create (path, "wt2018", _ ("Sample audit"), reviewer, error);
  if (project == NULL)
    return FALSE;
  partnership =
      ts_register_add_partnership (ts_project_get_register (project), PARTNERSHIP, "North East", error);
  return partnership != NULL && close_past (project, error) && ts_project_close (project, error);
}

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TsAuditSession) session = data;
  TsProject *project = TS_PROJECT (object);
  GError *error = NULL;
  g_autoptr (TsIntakeResult) added = ts_intake_add_finish (project, result, &error);

  if (added != NULL)
    {
      close_past (project, &error);
      ts_audit_session_set_report (session,
                                   ts_register_get_report (ts_project_get_register (project), added->report));
    }
  ts_audit_session_take_error (session, error);
}

void
ts_sample_fill (TsAuditSession *session)
{
  TsProject *project = ts_audit_session_get_project (session);
  g_autofree char *path = ts_sample_dup_report_path ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *partnership =
      ts_register_find_partnership (ts_project_get_register (project), PARTNERSHIP, NULL);
  const TsIntakeValues values = {
    .partnership = partnership,
    .title = _ ("Seen, heard and safe: our first yearly report"),
    .period_start = "2019-04-01",
    .period_end = "2020-03-31",
    .published = "2020-09-28",
    .received = "2020-10-01",
  };

  if (g_list_model_get_n_items (ts_register_get_reports (ts_project_get_register (project))) > 0)
    return;
  ts_intake_add_async (project, file, &values, NULL, NULL, NULL, added_cb, g_object_ref (session));
}
