#include "config.h"

#include "harness.h"
#include "widgets/rating-mark.h"
#include "widgets/rating-switch.h"

static TsFramework *
load (void)
{
  g_autoptr (GError) error = NULL;
  TsFramework *framework = ts_framework_new_bundled ("wt2018", &error);

  g_assert_no_error (error);
  return framework;
}

/* --- The mark --- */

/* How much of the mark is inked, by halves. */
static void
measure_ink (GtkWidget *mark, guint *left, guint *right)
{
  int width, height;
  g_autofree guint32 *pixels = ts_harness_dup_pixels (mark, &width, &height);

  *left = *right = 0;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if ((pixels[y * width + x] >> 24) > 128)
        *(x < width / 2 ? left : right) += 1;
}

static void
test_mark_fills (void)
{
  GtkWidget *mark = ts_rating_mark_new (1);
  GtkWindow *window;
  guint full_left, full_right, half_left, half_right, empty_left, empty_right, open_left, open_right;
  guint cross_left, cross_right;

  gtk_widget_set_halign (mark, GTK_ALIGN_CENTER);
  window = ts_harness_open_window (mark, 60, 60);
  measure_ink (mark, &full_left, &full_right);
  ts_rating_mark_set_fill (TS_RATING_MARK (mark), 0.5);
  measure_ink (mark, &half_left, &half_right);
  ts_rating_mark_set_fill (TS_RATING_MARK (mark), 0);
  measure_ink (mark, &empty_left, &empty_right);
  ts_rating_mark_set_fill (TS_RATING_MARK (mark), TS_MARK_NOT_APPLICABLE);
  measure_ink (mark, &cross_left, &cross_right);
  ts_rating_mark_set_fill (TS_RATING_MARK (mark), TS_MARK_NOT_RATED);
  measure_ink (mark, &open_left, &open_right);

  g_assert_cmpuint (half_left, ==, full_left);
  g_assert_cmpuint (half_right, <, full_right);
  g_assert_cmpuint (half_right, ==, empty_right);
  g_assert_cmpuint (empty_left, <, full_left);
  g_assert_cmpuint (cross_left, >, empty_left);
  g_assert_cmpuint (cross_left + cross_right, <, full_left + full_right);
  g_assert_cmpuint (open_left + open_right, <, empty_left + empty_right);
  ts_harness_close_window (window);
}

static void
count_cb (guint *count)
{
  ++*count;
}

static void
test_mark_notifies (void)
{
  g_autoptr (GtkWidget) mark = g_object_ref_sink (ts_rating_mark_new (0));
  guint count = 0;
  double fill;

  g_signal_connect_swapped (mark, "notify::fill", G_CALLBACK (count_cb), &count);
  ts_rating_mark_set_fill (TS_RATING_MARK (mark), 0);
  g_assert_cmpuint (count, ==, 0);
  g_object_set (mark, "fill", 0.5, NULL);
  g_assert_cmpuint (count, ==, 1);
  g_object_get (mark, "fill", &fill, NULL);
  g_assert_cmpfloat (fill, ==, 0.5);
}

static void
test_fill_of_levels (void)
{
  g_autoptr (TsFramework) framework = load ();
  const TsScale *deep = ts_framework_get_scale (framework, TS_TOOL_DEEP_DIVE);
  const TsScale *compliance = ts_framework_get_scale (framework, TS_TOOL_COMPLIANCE);

  g_assert_cmpfloat (ts_rating_fill (deep, "evidenced"), ==, 1);
  g_assert_cmpfloat (ts_rating_fill (deep, "partly-evidenced"), ==, 0.5);
  g_assert_cmpfloat (ts_rating_fill (deep, "not-evidenced"), ==, 0);
  g_assert_cmpfloat (ts_rating_fill (compliance, "not-applicable"), ==, TS_MARK_NOT_APPLICABLE);
  g_assert_cmpfloat (ts_rating_fill (deep, NULL), ==, TS_MARK_NOT_RATED);
  g_assert_cmpfloat (ts_rating_fill (deep, "nonsense"), ==, TS_MARK_NOT_RATED);
}

/* --- The switch --- */

typedef struct
{
  TsFramework *framework;
  GtkWidget *rating;
  GtkWindow *window;
  char *chosen;
} Fixture;

static void
chosen_cb (GtkWidget *rating, const char *level, Fixture *fixture)
{
  g_free (fixture->chosen);
  fixture->chosen = g_strdup (level);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->framework = load ();
  fixture->rating = ts_rating_switch_new (
      fixture->framework, ts_framework_get_scale (fixture->framework, TS_TOOL_DEEP_DIVE), "Early help");
  g_signal_connect (fixture->rating, "chosen", G_CALLBACK (chosen_cb), fixture);
  fixture->window = ts_harness_open_window (fixture->rating, 420, 60);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ts_harness_close_window (fixture->window);
  g_object_unref (fixture->framework);
  g_free (fixture->chosen);
}

static GtkWidget *
button_of (Fixture *fixture, const char *level)
{
  for (GtkWidget *child = gtk_widget_get_first_child (fixture->rating); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (gtk_widget_get_name (child), level))
      return child;
  g_assert_not_reached ();
}

static gboolean
is_active (Fixture *fixture, const char *level)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button_of (fixture, level)));
}

static void
test_switch_click (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = button_of (fixture, "partly-evidenced");

  ts_harness_click (button, 20, gtk_widget_get_height (button) / 2.0, 1);
  g_assert_cmpstr (fixture->chosen, ==, "partly-evidenced");
}

static void
test_switch_keyboard (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (button_of (fixture, "evidenced"));
  ts_harness_press_key (GTK_WIDGET (fixture->window), "Tab");
  ts_harness_press_key (GTK_WIDGET (fixture->window), "space");
  g_assert_cmpstr (fixture->chosen, ==, "partly-evidenced");
}

static void
test_switch_level (Fixture *fixture, gconstpointer data)
{
  ts_rating_switch_set_level (TS_RATING_SWITCH (fixture->rating), "not-evidenced");
  g_assert_null (fixture->chosen);
  g_assert_true (is_active (fixture, "not-evidenced"));
  ts_rating_switch_set_level (TS_RATING_SWITCH (fixture->rating), "evidenced");
  g_assert_true (is_active (fixture, "evidenced"));
  g_assert_false (is_active (fixture, "not-evidenced"));
  ts_rating_switch_set_level (TS_RATING_SWITCH (fixture->rating), NULL);
  g_assert_false (is_active (fixture, "evidenced"));
}

static void
test_switch_names (Fixture *fixture, gconstpointer data)
{
  GtkAccessible *button = GTK_ACCESSIBLE (button_of (fixture, "partly-evidenced"));
  g_autofree char *other = gtk_test_accessible_check_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                               "Early help: Partly evidenced");

  g_assert_cmpstr (other, ==, NULL);
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  ts_harness_init (&argc, &argv);
  g_test_add_func ("/rating-mark/fills", test_mark_fills);
  g_test_add_func ("/rating-mark/notifies", test_mark_notifies);
  g_test_add_func ("/rating-mark/fill-of-levels", test_fill_of_levels);
  add ("/rating-switch/click", test_switch_click);
  add ("/rating-switch/keyboard", test_switch_keyboard);
  add ("/rating-switch/level", test_switch_level);
  add ("/rating-switch/names", test_switch_names);
  return g_test_run ();
}
