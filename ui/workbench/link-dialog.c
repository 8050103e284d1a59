#include "config.h"

#include "workbench/link-dialog.h"

#include "document/link.h"
#include "widgets/message.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  const char *address = g_object_get_data (G_OBJECT (dialog), "address");

  if (g_str_equal (response, "copy"))
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), address);
  else if (g_str_equal (response, "open"))
    gtk_show_uri (gtk_window_get_transient_for (GTK_WINDOW (dialog)), address, GDK_CURRENT_TIME);
}

/* All of it can be read, however long it is. */
static GtkWidget *
create_address (const char *address)
{
  GtkWidget *label = gtk_label_new (address);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_widget_add_css_class (label, "monospace");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  return scrolled;
}

GtkWindow *
ts_link_dialog_present (GtkWidget *parent, const char *address)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  g_autofree char *host = NULL;
  g_autofree char *checked = ts_link_check_address (address, &host);
  g_autofree char *readable = checked != NULL ? g_strdup (checked) : ts_link_dup_readable (address);
  GtkWidget *dialog = ts_message_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, NULL);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_responses (message, "cancel", checked != NULL ? _ ("_Cancel") : _ ("_Close"), "copy",
                                    _ ("Copy _Address"), NULL);
  adw_message_dialog_set_close_response (message, "cancel");
  if (checked != NULL)
    {
      adw_message_dialog_set_heading (message, _ ("Open This Link?"));
      adw_message_dialog_format_body (message,
                                      _ ("The report leads to %s. It was written by its authors, "
                                         "not by Touchstone."),
                                      host);
      adw_message_dialog_add_response (message, "open", _ ("_Open"));
      adw_message_dialog_set_response_appearance (message, "open", ADW_RESPONSE_SUGGESTED);
    }
  else
    {
      adw_message_dialog_set_heading (message, _ ("This Link Is Not Opened"));
      adw_message_dialog_set_body (message, _ ("Only pages of the web and mail addresses are. This is what "
                                               "the report says:"));
    }
  adw_message_dialog_set_default_response (message, "cancel");
  adw_message_dialog_set_extra_child (message, create_address (readable));
  g_object_set_data_full (G_OBJECT (dialog), "address", g_steal_pointer (&readable), g_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}
