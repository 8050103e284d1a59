#include "config.h"

#include "dialogs/password-dialog.h"

#include "widgets/message.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  TsPasswordFunc func;
  gpointer data;
} Answer;

static void
answer_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
text_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "open", *gtk_editable_get_text (entry) != '\0');
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Answer *answer)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  g_autofree char *password =
      g_str_equal (response, "open") ? g_strdup (gtk_editable_get_text (entry)) : NULL;

  /* A password entry that has the focus while it goes away is told of it too late. */
  gtk_window_set_focus (GTK_WINDOW (dialog), NULL);
  answer->func (password, answer->data);
}

void
ts_password_dialog_present (
    GtkWidget *parent, const char *name, gboolean wrong, TsPasswordFunc func, gpointer data)
{
  GtkWidget *dialog = ts_message_new (GTK_WINDOW (gtk_widget_get_root (parent)), _ ("Password Needed"), NULL);
  GtkWidget *entry = gtk_password_entry_new ();
  Answer *answer = g_new0 (Answer, 1);

  answer->func = func;
  answer->data = data;
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  wrong ? _ ("That password doesn’t open “%s”. Try again.")
                                        : _ ("“%s” is protected by a password."),
                                  name);
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  g_object_set (entry, "activates-default", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Password"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "open", _ ("_Open"),
                                    NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "open", FALSE);
  g_signal_connect (entry, "changed", G_CALLBACK (text_cb), dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), answer, answer_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
