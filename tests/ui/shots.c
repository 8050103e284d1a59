/* A picture of each screen, light and dark: touchstone-shots FOLDER. */
#include "config.h"

#include "driver.h"
#include "harness.h"
#include "workbench/report-view.h"

#include <stdio.h>

typedef struct
{
  TsWindow *window;
  const char *folder;
  const char *name;
} Shot;

static void
take (const Shot *shot)
{
  static const char *const styles[] = { "light", "dark" };

  for (guint dark = 0; dark < G_N_ELEMENTS (styles); dark++)
    {
      g_autofree char *file = g_strdup_printf ("%s-%s.png", shot->name, styles[dark]);
      g_autofree char *path = g_build_filename (shot->folder, file, NULL);

      ts_harness_set_dark (dark == 1);
      ts_harness_run_frames (GTK_WIDGET (shot->window));
      ts_driver_save_png (shot->window, path);
    }
  ts_harness_set_dark (FALSE);
  ts_harness_run_frames (GTK_WIDGET (shot->window));
}

static void
take_audit (TsWindow *window, const char *folder, const char *prefix)
{
  static const char *const items[][3] = {
    { "compliance", "B2", "audit" },
    { "compliance", "overall", "audit-overall" },
    { "deep-dive", "B2", "audit-deep-dive" },
    { "deep-dive", "P3", "audit-question" },
  };
  GtkWidget *workbench = GTK_WIDGET (ts_window_get_workbench (window));

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autofree char *name = g_strconcat (prefix, items[i][2], NULL);
      g_autoptr (GPtrArray) passages = NULL;

      ts_harness_activate (workbench, "audit.tool", "s", items[i][0]);
      ts_harness_activate (workbench, "audit.item", "s", items[i][1]);
      passages = ts_audit_session_list_passages (ts_driver_get_session (window), "B2");
      if (passages->len > 0)
        ts_harness_activate (workbench, "audit.show-passage", "s", ts_passage_get_id (passages->pdata[0]));
      ts_driver_settle (window);
      take (&(Shot){ window, folder, name });
    }
}

/* The pages and the evidence beside the report, then the contents again. */
static void
take_contents (TsWindow *window, const char *folder, const char *prefix)
{
  static const char *const tabs[] = { "pages", "evidence" };
  GtkWidget *workbench = GTK_WIDGET (ts_window_get_workbench (window));

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      g_autofree char *name = g_strconcat (prefix, "contents-", tabs[i], NULL);

      ts_harness_activate (workbench, "audit.contents-tab", "s", tabs[i]);
      ts_driver_settle (window);
      for (guint n = 0; n < 10; n++)
        ts_harness_run_frames (workbench);
      take (&(Shot){ window, folder, name });
    }
  ts_harness_activate (workbench, "audit.contents-tab", "s", "contents");
}

static void
take_letter (TsWindow *window, const char *folder, const char *prefix)
{
  g_autofree char *name = g_strconcat (prefix, "letter", NULL);

  ts_harness_activate (GTK_WIDGET (window), "win.place", "s", "letter");
  ts_harness_run_frames (GTK_WIDGET (window));
  take (&(Shot){ window, folder, name });
  ts_harness_activate (GTK_WIDGET (window), "win.place", "s", "audit");
}

static gboolean
is_found (gpointer data)
{
  return ts_find_get_n_hits (data) > 0 && !ts_find_is_searching (data);
}

static void
take_find (TsWindow *window, const char *folder, const char *prefix)
{
  TsPageView *pages = ts_workbench_get_page_view (ts_window_get_workbench (window));
  GtkWidget *report = gtk_widget_get_ancestor (GTK_WIDGET (pages), TS_TYPE_REPORT_VIEW);
  g_autofree char *name = g_strconcat (prefix, "find", NULL);

  ts_harness_activate (GTK_WIDGET (pages), "find.query", "s", "early help");
  ts_harness_run_until (is_found, ts_report_view_get_find (TS_REPORT_VIEW (report)));
  ts_harness_activate (GTK_WIDGET (pages), "find.next", NULL);
  ts_driver_settle (window);
  take (&(Shot){ window, folder, name });
  ts_harness_activate (GTK_WIDGET (pages), "find.close", NULL);
  ts_page_view_clear_selection (pages);
}

/* A selection with the type-ahead open: a popover is a surface of its own, so the
 * picture is of both.
 */
static void
take_popover (TsWindow *window, const char *folder)
{
  TsWorkbench *workbench = ts_window_get_workbench (window);
  g_autofree char *path = g_build_filename (folder, "tag-popover-light.png", NULL);
  g_autoptr (GdkTexture) texture = NULL;

  if (!ts_driver_select_quote (window,
                               "Fewer families came back, and more of them kept what they had gained"))
    ts_driver_select_region (window, 14, &(TsRect){ 80, 400, 400, 430 });
  ts_driver_settle (window);
  ts_harness_activate (GTK_WIDGET (workbench), "audit.tag-popover", NULL);
  ts_tag_popover_set_search (ts_workbench_get_tag_popover (workbench), "early");
  ts_harness_run_frames (GTK_WIDGET (window));
  texture = ts_harness_render (GTK_WIDGET (ts_workbench_get_tag_popover (workbench)));
  gdk_texture_save_to_png (texture, path);
  gtk_popover_popdown (GTK_POPOVER (ts_workbench_get_tag_popover (workbench)));
}

int
main (int argc, char *argv[])
{
  const char *sample = g_getenv ("TOUCHSTONE_SAMPLE_SOURCE");
  g_autofree char *script = sample != NULL ? g_build_filename (sample, "northshire.audit", NULL) : NULL;
  g_autoptr (GError) error = NULL;
  TsDriver *driver;
  TsWindow *window;

  if (argc != 2 || script == NULL)
    {
      fprintf (stderr, "usage: touchstone-shots FOLDER, with $TOUCHSTONE_SAMPLE_SOURCE set\n");
      return 2;
    }
  ts_harness_init (&(int){ 1 }, &(char **){ (char *[]){ argv[0], NULL } });
  driver = ts_driver_new ();
  take (&(Shot){ ts_driver_start (driver), argv[1], "start-empty" });
  window = ts_driver_open_sample (driver);
  if (ts_driver_run_script (window, script, &error) < 0)
    {
      fprintf (stderr, "touchstone-shots: %s\n", error->message);
      return 1;
    }
  take_audit (window, argv[1], "");
  take_contents (window, argv[1], "");
  take_find (window, argv[1], "");
  take_letter (window, argv[1], "");
  take_popover (window, argv[1]);
  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 768);
  ts_harness_run_frames (GTK_WIDGET (window));
  take_audit (window, argv[1], "small-");
  take_contents (window, argv[1], "small-");
  ts_harness_activate (GTK_WIDGET (ts_window_get_workbench (window)), "audit.contents", NULL);
  take_find (window, argv[1], "small-");
  take_letter (window, argv[1], "small-");
  ts_driver_close (driver, window);
  take (&(Shot){ ts_driver_start (driver), argv[1], "start" });
  ts_driver_free (driver);
  return 0;
}
