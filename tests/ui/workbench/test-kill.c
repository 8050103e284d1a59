/* The application killed right after a tag, and the reader killed while it scrolls. */
#include "config.h"

#include "app-fixture.h"

#include <gio/gio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#define QUOTE "the voice of the child was recorded in 51 of 60"

static char *program;

/* In a process of its own: tags, and is gone before anything else can happen. */
static int
tag_and_die (const char *path)
{
  TsDriver *driver;
  TsWindow *window;

  ts_harness_init (&(int){ 1 }, &(char **){ (char *[]){ program, NULL } });
  driver = ts_driver_new ();
  window = ts_driver_open (driver, path);
  ts_driver_settle (window);
  if (!ts_driver_select_quote (window, QUOTE))
    return 3;
  ts_harness_activate (GTK_WIDGET (ts_window_get_workbench (window)), "audit.tag", "s", "B2");
  kill (getpid (), SIGKILL);
  return 4;
}

static void
test_application (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program,
                                                      "--tag-and-die", fixture->path, NULL);
  g_autoptr (GPtrArray) passages = NULL;

  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);

  fixture->window = ts_driver_open (fixture->driver, fixture->path);
  g_assert_nonnull (fixture->window);
  ts_driver_settle (fixture->window);
  g_assert_false (ts_project_is_read_only (ts_window_get_project (fixture->window)));
  passages = ts_audit_session_list_passages (ts_driver_get_session (fixture->window), "B2");
  g_assert_cmpuint (passages->len, ==, 1);
  g_assert_cmpstr (ts_passage_get_quote (passages->pdata[0]), ==, QUOTE);
  /* And it can be undone. */
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpuint (ts_audit_session_count_passages (ts_driver_get_session (fixture->window), "B2"), ==, 0);
}

/* Kills every reader that this process started; returns how many. */
static guint
kill_readers (void)
{
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  const char *name;
  guint killed = 0;

  while ((name = g_dir_read_name (processes)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc", name, "stat", NULL);
      g_autofree char *stat = NULL;
      int parent;

      if (!g_ascii_isdigit (*name) || !g_file_get_contents (path, &stat, NULL, NULL) ||
          strstr (stat, "(touchstone-read") == NULL ||
          sscanf (strrchr (stat, ')'), ") %*c %d", &parent) != 1 || parent != getpid ())
        continue;
      kill ((pid_t) g_ascii_strtoll (name, NULL, 10), SIGKILL);
      killed++;
    }
  return killed;
}

static void
test_reader (AppFixture *fixture, gconstpointer data)
{
  TsPageView *pages = ts_workbench_get_page_view (ts_window_get_workbench (fixture->window));

  for (guint page = 5; page <= 20; page += 5)
    {
      ts_harness_click (GTK_WIDGET (pages), 10, 300, 1);
      ts_harness_turn_wheel (GTK_WIDGET (pages), 12, NULL);
      g_assert_cmpuint (kill_readers (), >, 0);
      ts_page_view_scroll_to_page (pages, page);
      ts_driver_settle (fixture->window);
    }
  ts_page_view_scroll_to_page (pages, 14);
  ts_driver_settle (fixture->window);
  /* A page that can't be shown says so: this one is there. */
  {
    int width, height;
    g_autofree guint32 *pixels = ts_harness_dup_pixels (GTK_WIDGET (pages), &width, &height);
    guint blue = 0;

    /* The chapter's heading is in dark blue. */
    for (int i = 0; i < width * height; i++)
      blue += (pixels[i] & 0xff) > 90 && ((pixels[i] >> 16) & 0xff) < 60;
    g_assert_cmpuint (blue, >, 200);
  }
  g_assert_true (ts_driver_select_quote (fixture->window, QUOTE));
  ts_harness_activate (GTK_WIDGET (ts_window_get_workbench (fixture->window)), "audit.tag", "s", "B2");
  g_assert_cmpuint (ts_audit_session_count_passages (ts_driver_get_session (fixture->window), "B2"), ==, 1);
}

int
main (int argc, char *argv[])
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--tag-and-die"))
    return tag_and_die (argv[2]);
  app_fixture_init (&argc, &argv);
  app_test_add_unopened ("/kill/application", test_application);
  app_test_add ("/kill/reader", test_reader);
  return app_fixture_run ();
}
