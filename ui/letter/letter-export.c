#include "config.h"

#include "letter/letter-export.h"

#include <glib/gi18n.h>

/* A check box of the dialog: links of quotations lead to what lies beside the letter. */
#define BESIDE "report-beside"

static const struct
{
  const char *ending;
  const char *title;
  const char *type;
} formats[] = {
  { "odt", N_ ("OpenDocument text"), "application/vnd.oasis.opendocument.text" },
  { "pdf", N_ ("PDF document"), "application/pdf" },
  { "html", N_ ("Web page"), "text/html" },
};

/* "Letter saved as “letter.odt”, with “report.pdf” beside it" */
static char *
dup_message (GStrv paths)
{
  g_autofree char *name = g_filename_display_basename (paths[0]);
  g_autoptr (GString) beside = g_string_new (NULL);

  for (guint i = 1; paths[i] != NULL; i++)
    {
      g_autofree char *other = g_filename_display_basename (paths[i]);

      g_string_append_printf (beside, i > 1 ? _ (", “%s”") : _ ("“%s”"), other);
    }
  return beside->len > 0 ? g_strdup_printf (_ ("Letter saved as “%s”, with %s beside it"), name, beside->str)
                         : g_strdup_printf (_ ("Letter saved as “%s”"), name);
}

gboolean
ts_letter_export (TsAuditSession *session, const char *path, TsLetterFileFlags flags)
{
  TsAudit *audit = ts_audit_session_get_audit (session);
  g_autofree char *message = NULL;
  g_auto (GStrv) paths = NULL;
  GError *error = NULL;

  if (audit == NULL)
    return FALSE;
  paths = ts_project_write_letter (ts_audit_session_get_project (session), audit, path, flags, &error);
  if (paths == NULL)
    {
      ts_audit_session_take_error (session, error);
      return FALSE;
    }
  message = dup_message (paths);
  ts_audit_session_say (session, message);
  return TRUE;
}

/* --- Asking where to --- */

typedef struct
{
  TsAuditSession *session;
  char *ending;
} Request;

static void
request_free (gpointer data, GClosure *closure)
{
  Request *request = data;

  g_object_unref (request->session);
  g_free (request->ending);
  g_free (request);
}

static gboolean
has_known_ending (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *ending = g_strconcat (".", formats[i].ending, NULL);

      if (g_str_has_suffix (path, ending))
        return TRUE;
    }
  return FALSE;
}

/* A name typed without an ending gets it, but never takes the place of another
 * file then: nobody was asked about that one.
 */
static char *
complete_path (Request *request, const char *chosen)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  GError *error = NULL;

  if (has_known_ending (chosen))
    return g_strdup (chosen);
  path = g_strconcat (chosen, ".", request->ending, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  name = g_filename_display_basename (path);
  error =
      g_error_new (TS_PUBLISH_ERROR, TS_PUBLISH_ERROR_FAILED,
                   _ ("There is a file “%s” already. Choose that one to replace it, or another name."), name);
  ts_audit_session_take_error (request->session, error);
  return NULL;
}

/* The dialog asked before it let a file be chosen that is there. */
static TsLetterFileFlags
get_flags (GtkFileChooser *chooser)
{
  const char *beside = gtk_file_chooser_get_choice (chooser, BESIDE);

  return TS_LETTER_FILE_REPLACE |
         (g_strcmp0 (beside, "false") == 0 ? TS_LETTER_FILE_WITHOUT_REPORT : TS_LETTER_FILE_DEFAULT);
}

static void
response_cb (GtkNativeDialog *dialog, int response, Request *request)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *chosen = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  chosen = file != NULL ? g_file_get_path (file) : NULL;
  if (file != NULL && chosen == NULL)
    ts_audit_session_take_error (
        request->session,
        g_error_new_literal (TS_PUBLISH_ERROR, TS_PUBLISH_ERROR_FAILED,
                             _ ("The letter can only be saved in a folder of this computer.")));
  path = chosen != NULL ? complete_path (request, chosen) : NULL;
  if (path != NULL)
    ts_letter_export (request->session, path, get_flags (GTK_FILE_CHOOSER (dialog)));
  g_object_unref (dialog);
}

static char *
make_name (TsReport *report, const char *ending)
{
  g_autofree char *report_name = ts_report_dup_display_name (report);
  g_autofree char *name = g_strdup_printf (_ ("Feedback letter, %s"), report_name);

  g_strdelimit (name, "/\\\n\t:", '-');
  return g_strconcat (name, ".", ending, NULL);
}

static void
add_filter (GtkFileChooser *chooser, guint format)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *pattern = g_strconcat ("*.", formats[format].ending, NULL);

  gtk_file_filter_set_name (filter, _ (formats[format].title));
  gtk_file_filter_add_mime_type (filter, formats[format].type);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (chooser, filter);
}

void
ts_letter_export_dialog (GtkWidget *parent, TsAuditSession *session, const char *ending)
{
  TsReport *report = ts_audit_session_get_report (session);
  GtkFileChooserNative *dialog;
  g_autofree char *name = NULL;
  Request *request;

  if (report == NULL)
    return;
  dialog = gtk_file_chooser_native_new (_ ("Export Letter"), GTK_WINDOW (gtk_widget_get_root (parent)),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  name = make_name (report, ending);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].ending, ending))
      add_filter (GTK_FILE_CHOOSER (dialog), i);
  gtk_file_chooser_add_choice (GTK_FILE_CHOOSER (dialog), BESIDE, _ ("Put the report beside the letter"),
                               NULL, NULL);
  gtk_file_chooser_set_choice (GTK_FILE_CHOOSER (dialog), BESIDE, "true");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);

  request = g_new0 (Request, 1);
  request->session = g_object_ref (session);
  request->ending = g_strdup (ending);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), request, request_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
