#include "config.h"

#include "widgets/fold-layout.h"

#include "harness.h"

/* A row of buttons; those whose label begins with "-" fold. */
static GtkWidget *
create_row (const char *const *labels)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (row, ts_fold_layout_new (6));
  for (guint i = 0; labels[i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (labels[i]);

      if (labels[i][0] == '-')
        gtk_widget_add_css_class (button, "folds");
      gtk_box_append (GTK_BOX (row), button);
    }
  return row;
}

static GtkWidget *
nth (GtkWidget *row, guint n)
{
  GtkWidget *child = gtk_widget_get_first_child (row);

  for (; n > 0; n--)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
allocate (GtkWidget *row, int width)
{
  GtkAllocation place = { 0, 0, width, 40 };

  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (row, &place, -1);
}

static int
natural (GtkWidget *widget)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

static void
test_folds (void)
{
  const char *const labels[] = { "Keep", "-First", "Stay", "-Last", NULL };
  GtkWidget *row = g_object_ref_sink (create_row (labels));
  int all = 3 * 6;

  for (guint i = 0; i < 4; i++)
    all += natural (nth (row, i));
  g_assert_cmpint (natural (row), ==, natural (nth (row, 0)) + 6 + natural (nth (row, 2)));

  allocate (row, all);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (gtk_widget_get_child_visible (nth (row, i)));
      g_assert_cmpint (gtk_widget_get_allocated_width (nth (row, i)), ==, natural (nth (row, i)));
    }
  allocate (row, all - 1);
  g_assert_true (gtk_widget_get_child_visible (nth (row, 1)));
  g_assert_false (gtk_widget_get_child_visible (nth (row, 3)));
  allocate (row, natural (row));
  g_assert_false (gtk_widget_get_child_visible (nth (row, 1)));
  g_assert_true (gtk_widget_get_child_visible (nth (row, 2)));
  /* Wide again, all are back. */
  allocate (row, all);
  g_assert_true (gtk_widget_get_child_visible (nth (row, 1)));
  g_assert_true (gtk_widget_get_child_visible (nth (row, 3)));
  g_object_unref (row);
}

/* What is too much goes to the child that expands, what is missing comes from what can be cut. */
static void
test_shares (void)
{
  const char *const labels[] = { "A rather long name of something", "Other", NULL };
  GtkWidget *row = g_object_ref_sink (create_row (labels));
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (nth (row, 0)));
  int wide, narrow;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (nth (row, 0), TRUE);
  wide = natural (row) + 100;
  narrow = natural (row) - 50;
  allocate (row, wide);
  g_assert_cmpint (gtk_widget_get_allocated_width (nth (row, 0)), ==, natural (nth (row, 0)) + 100);
  allocate (row, narrow);
  g_assert_cmpint (gtk_widget_get_allocated_width (nth (row, 0)), ==, natural (nth (row, 0)) - 50);
  g_assert_cmpint (gtk_widget_get_allocated_width (nth (row, 1)), ==, natural (nth (row, 1)));
  g_object_unref (row);
}

int
main (int argc, char *argv[])
{
  ts_harness_init (&argc, &argv);
  g_test_add_func ("/widgets/fold-layout/folds", test_folds);
  g_test_add_func ("/widgets/fold-layout/shares", test_shares);
  return g_test_run ();
}
