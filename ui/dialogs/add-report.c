#include "config.h"

#include "dialogs/add-report.h"

#include "dialogs/add-report-dialog.h"
#include "dialogs/password-dialog.h"
#include "widgets/document-name.h"

#include <glib/gi18n.h>
#include <string.h>

char *
ts_add_report_dup_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name != NULL ? name : "");
}

gboolean
ts_add_report_needs_password (const GError *error)
{
  return g_error_matches (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_ENCRYPTED) ||
         g_error_matches (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_WRONG_PASSWORD);
}

char *
ts_add_report_explain (const GError *error)
{
  const char *rest = g_utf8_next_char (error->message);
  g_autofree char *first = g_utf8_strup (error->message, rest - error->message);

  if (*error->message == '\0')
    return g_strdup (_ ("The report could not be added."));
  return g_strconcat (first, rest, strchr (".!?", error->message[strlen (error->message) - 1]) ? "" : ".",
                      NULL);
}

void
ts_add_report_welcome (TsAuditSession *session, const TsIntakeResult *result)
{
  TsProject *project = ts_audit_session_get_project (session);
  TsReport *report = ts_register_get_report (ts_project_get_register (project), result->report);
  GPtrArray *documents;
  g_autofree char *name = NULL;
  g_autoptr (GString) message = g_string_new (NULL);

  if (report == NULL)
    return;
  ts_audit_session_set_report (session, report);
  documents = ts_report_get_documents (report);
  name = documents->len > 1 ? ts_document_describe (documents->pdata[documents->len - 1])
                            : ts_report_dup_display_name (report);
  g_string_append_printf (message, ngettext ("Added “%s”, %u page", "Added “%s”, %u pages", result->n_pages),
                          name, result->n_pages);
  if (result->n_text_pages == 0)
    g_string_append (message, _ (". It has no text: mark evidence as regions."));
  else if (result->problems->len > 0)
    g_string_append_printf (message,
                            ngettext (". %u page could not be read and is kept without text.",
                                      ". %u pages could not be read and are kept without text.",
                                      result->problems->len),
                            result->problems->len);
  ts_audit_session_say (session, message->str);
}

/* --- Without a dialog --- */

typedef struct
{
  GtkWidget *parent; /* weak */
  TsAuditSession *session;
  GFile *file;
} Run;

static void start (Run *run, const char *password);

static void
run_free (Run *run)
{
  g_clear_weak_pointer (&run->parent);
  g_object_unref (run->session);
  g_object_unref (run->file);
  g_free (run);
}

static void
password_cb (const char *password, gpointer data)
{
  if (password != NULL)
    start (data, password);
  else
    run_free (data);
}

static void
added_cb (GObject *source, GAsyncResult *async_result, gpointer data)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TsIntakeResult) result = ts_intake_add_finish (TS_PROJECT (source), async_result, &error);
  g_autofree char *name = ts_add_report_dup_name (run->file);

  if (ts_add_report_needs_password (error) && run->parent != NULL)
    {
      ts_password_dialog_present (
          run->parent, name, g_error_matches (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_WRONG_PASSWORD),
          password_cb, run);
      return;
    }
  if (result != NULL)
    {
      ts_add_report_welcome (run->session, result);
    }
  else
    {
      g_autofree char *why = ts_add_report_explain (error);

      /* Translators: a file's name, and a sentence that says what is wrong with it */
      ts_audit_session_take_error (run->session,
                                   g_error_new (error->domain, error->code, _ ("“%s”: %s"), name, why));
    }
  run_free (run);
}

static void
start (Run *run, const char *password)
{
  TsIntakeValues values = { .password = password };

  ts_intake_add_async (ts_audit_session_get_project (run->session), run->file, &values, NULL, NULL, NULL,
                       added_cb, run);
}

void
ts_add_report_run (GtkWidget *parent, TsAuditSession *session, GFile *file)
{
  Run *run = g_new0 (Run, 1);

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (G_IS_FILE (file));

  g_set_weak_pointer (&run->parent, parent);
  run->session = g_object_ref (session);
  run->file = g_object_ref (file);
  start (run, NULL);
}
