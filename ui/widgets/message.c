#include "config.h"

#include "widgets/message.h"

#define LEAST_WIDTH 100 /* of a heading: more than a letter's, less than any dialog's */

/* Newer versions of libadwaita than 1.2 show a heading in a large label that doesn't
 * wrap, or in a small one that does where that is too wide. But they ask the large one,
 * too, how high it would be in that width, and newer versions of GTK complain about
 * that. They don't if both may wrap and are content with the same width; which of
 * them is shown stays the same.
 */
static void
let_wrap (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) &&
      (gtk_widget_has_css_class (widget, "title-2") || gtk_widget_has_css_class (widget, "title-4")))
    {
      gtk_widget_set_size_request (widget, LEAST_WIDTH, -1);
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    let_wrap (child);
}

GtkWidget *
ts_message_new (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  let_wrap (dialog);
  return dialog;
}
