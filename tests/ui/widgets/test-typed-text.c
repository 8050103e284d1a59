#include "config.h"

#include "harness.h"
#include "widgets/typed-text.h"

typedef struct
{
  GtkWidget *box;
  GtkWidget *field;
  GtkWidget *other; /* something else to go to */
  GtkWindow *window;
  GPtrArray *kept;
} Fixture;

static void
committed_cb (GtkWidget *field, const char *text, GPtrArray *kept)
{
  g_ptr_array_add (kept, g_strdup (text));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->kept = g_ptr_array_new_with_free_func (g_free);
  fixture->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  fixture->field = ts_typed_text_new ("A field", "Write here");
  fixture->other = gtk_button_new_with_label ("Elsewhere");
  gtk_box_append (GTK_BOX (fixture->box), fixture->field);
  gtk_box_append (GTK_BOX (fixture->box), fixture->other);
  g_signal_connect (fixture->field, "committed", G_CALLBACK (committed_cb), fixture->kept);
  fixture->window = ts_harness_open_window (fixture->box, 400, 300);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    ts_harness_close_window (fixture->window);
  g_ptr_array_unref (fixture->kept);
}

static void
assert_kept (Fixture *fixture, guint n, const char *last)
{
  g_assert_cmpuint (fixture->kept->len, ==, n);
  g_assert_cmpstr (fixture->kept->pdata[n - 1], ==, last);
}

static gboolean
has_kept (gpointer data)
{
  return ((Fixture *) data)->kept->len > 0;
}

static void
test_pause (Fixture *fixture, gconstpointer data)
{
  gint64 start = g_get_monotonic_time ();

  ts_typed_text_type (TS_TYPED_TEXT (fixture->field), "First");
  g_assert_cmpuint (fixture->kept->len, ==, 0);
  ts_typed_text_type (TS_TYPED_TEXT (fixture->field), "First, and more");
  g_assert_true (ts_harness_run_until (has_kept, fixture));
  g_test_message ("kept after %d ms", (int) ((g_get_monotonic_time () - start) / 1000));
  assert_kept (fixture, 1, "First, and more");
  ts_typed_text_flush (TS_TYPED_TEXT (fixture->field));
  assert_kept (fixture, 1, "First, and more");
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  gtk_widget_grab_focus (fixture->field);
  ts_harness_press_key (GTK_WIDGET (fixture->window), "a");
  ts_harness_press_key (GTK_WIDGET (fixture->window), "b");
  text = ts_typed_text_dup_text (TS_TYPED_TEXT (fixture->field));
  g_assert_cmpstr (text, ==, "ab");
  g_assert_true (ts_harness_run_until (has_kept, fixture));
}

static void
test_leaving (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->field);
  ts_typed_text_type (TS_TYPED_TEXT (fixture->field), "Left at once");
  gtk_widget_grab_focus (fixture->other);
  assert_kept (fixture, 1, "Left at once");
}

static void
test_tab_leaves (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->field);
  ts_harness_press_key (GTK_WIDGET (fixture->window), "Tab");
  g_assert_true (gtk_window_get_focus (fixture->window) == fixture->other);
}

static void
test_unmapping (Fixture *fixture, gconstpointer data)
{
  ts_typed_text_type (TS_TYPED_TEXT (fixture->field), "Hidden at once");
  gtk_widget_set_visible (fixture->box, FALSE);
  assert_kept (fixture, 1, "Hidden at once");
}

static void
test_removing (Fixture *fixture, gconstpointer data)
{
  ts_typed_text_type (TS_TYPED_TEXT (fixture->field), "Removed at once");
  gtk_box_remove (GTK_BOX (fixture->box), fixture->field);
  assert_kept (fixture, 1, "Removed at once");
}

static void
test_closing (Fixture *fixture, gconstpointer data)
{
  ts_typed_text_type (TS_TYPED_TEXT (fixture->field), "Closed at once");
  ts_harness_close_window (g_steal_pointer (&fixture->window));
  assert_kept (fixture, 1, "Closed at once");
}

static void
test_set_text (Fixture *fixture, gconstpointer data)
{
  TsTypedText *field = TS_TYPED_TEXT (fixture->field);
  g_autofree char *text = NULL;
  g_autofree char *typed = NULL;

  /* What is set was not typed. */
  ts_typed_text_set_text (field, "Kept before");
  ts_typed_text_flush (field);
  g_assert_cmpuint (fixture->kept->len, ==, 0);
  text = ts_typed_text_dup_text (field);
  g_assert_cmpstr (text, ==, "Kept before");

  /* What is being typed is not overwritten. */
  ts_typed_text_type (field, "Typed after");
  ts_typed_text_set_text (field, "From elsewhere");
  typed = ts_typed_text_dup_text (field);
  g_assert_cmpstr (typed, ==, "Typed after");
  ts_typed_text_flush (field);
  assert_kept (fixture, 1, "Typed after");
}

static void
test_emptied (Fixture *fixture, gconstpointer data)
{
  ts_typed_text_set_text (TS_TYPED_TEXT (fixture->field), "Something");
  ts_typed_text_type (TS_TYPED_TEXT (fixture->field), "");
  ts_typed_text_flush (TS_TYPED_TEXT (fixture->field));
  assert_kept (fixture, 1, "");
}

static void
test_insert (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  ts_typed_text_type (TS_TYPED_TEXT (fixture->field), "As");
  ts_typed_text_insert (TS_TYPED_TEXT (fixture->field), "quoted");
  ts_typed_text_flush (TS_TYPED_TEXT (fixture->field));
  assert_kept (fixture, 1, "As quoted");
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  ts_typed_text_set_text (TS_TYPED_TEXT (fixture->field), "Locked");
  ts_typed_text_set_editable (TS_TYPED_TEXT (fixture->field), FALSE);
  gtk_widget_grab_focus (fixture->field);
  ts_harness_press_key (GTK_WIDGET (fixture->window), "x");
  ts_typed_text_flush (TS_TYPED_TEXT (fixture->field));
  g_assert_cmpuint (fixture->kept->len, ==, 0);
}

static void
test_grows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int before = gtk_widget_get_height (fixture->field);

  for (guint i = 0; i < 40; i++)
    g_string_append (text, "A sentence that fills some of the field. ");
  ts_typed_text_type (TS_TYPED_TEXT (fixture->field), text->str);
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  g_assert_cmpint (gtk_widget_get_height (fixture->field), >, before * 3);
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  ts_harness_init (&argc, &argv);
  add ("/typed-text/pause", test_pause);
  add ("/typed-text/keys", test_keys);
  add ("/typed-text/leaving", test_leaving);
  add ("/typed-text/tab-leaves", test_tab_leaves);
  add ("/typed-text/unmapping", test_unmapping);
  add ("/typed-text/removing", test_removing);
  add ("/typed-text/closing", test_closing);
  add ("/typed-text/set-text", test_set_text);
  add ("/typed-text/emptied", test_emptied);
  add ("/typed-text/insert", test_insert);
  add ("/typed-text/locked", test_locked);
  add ("/typed-text/grows", test_grows);
  return g_test_run ();
}
