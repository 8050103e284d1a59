#include "config.h"

#include "workbench/reopen-dialog.h"

#include "widgets/message.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

static void
text_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "reopen", *text != '\0');
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, TsAuditSession *session)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));

  if (g_str_equal (response, "reopen"))
    ts_audit_session_reopen (session, gtk_editable_get_text (entry));
}

void
ts_reopen_dialog_present (GtkWidget *parent, TsAuditSession *session)
{
  GtkWidget *dialog = ts_message_new (GTK_WINDOW (gtk_widget_get_root (parent)), _ ("Reopen This Audit?"),
                                      _ ("The reason is kept in the history of the project."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Why is it reopened?"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason for reopening"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "reopen",
                                    _ ("_Reopen"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "reopen");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "reopen", FALSE);
  g_signal_connect (entry, "changed", G_CALLBACK (text_cb), dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), g_object_ref (session),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
