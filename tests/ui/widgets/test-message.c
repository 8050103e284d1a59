#include "config.h"

#include "widgets/message.h"

#include "harness.h"

/* The label of the heading that is shown. */
static GtkLabel *
find_shown (GtkWidget *widget, const char *text)
{
  GtkLabel *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_shown (child, text);
  return found;
}

static void
assert_heading (const char *heading, int window_width, gboolean wraps)
{
  GtkWindow *parent = ts_harness_open_window (gtk_label_new ("Parent"), window_width, 500);
  GtkWidget *dialog = ts_message_new (parent, heading, "What to do about it.");
  GtkLabel *label;

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", "_Close");
  gtk_window_present (GTK_WINDOW (dialog));
  ts_harness_run_frames (dialog);
  label = find_shown (dialog, heading);
  g_assert_nonnull (label);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (label)) > 1, ==, wraps);
  gtk_window_destroy (GTK_WINDOW (dialog));
  ts_harness_close_window (parent);
}

/* A heading that fits is on one line; one that doesn't wraps, and GTK has nothing to say. */
static void
test_heading (void)
{
  assert_heading ("Wrong Password", 800, FALSE);
  assert_heading ("The Project Was Not Saved There, Nor Anywhere Else Where You Would Look for It", 800,
                  TRUE);
  assert_heading ("The Project Was Not Saved There, Nor Anywhere Else", 360, TRUE);
}

int
main (int argc, char *argv[])
{
  ts_harness_init (&argc, &argv);
  g_test_add_func ("/widgets/message/heading", test_heading);
  return g_test_run ();
}
