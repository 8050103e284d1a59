/* Works the sample audit through in the real application and leaves what came of
 * it: touchstone-demo FOLDER. What ./dev run does where there is no display.
 */
#include "config.h"

#include "driver.h"
#include "harness.h"

#include <stdio.h>

static char *
in_folder (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
export_letter (TsWindow *window, const char *folder)
{
  static const char *const names[] = { "letter.odt", "letter.pdf", "letter.html" };

  ts_harness_activate (GTK_WIDGET (window), "win.place", "s", "letter");
  ts_harness_run_frames (GTK_WIDGET (window));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = in_folder (folder, names[i]);

      ts_harness_activate (GTK_WIDGET (ts_window_get_letter (window)), "letter.export", "s", path);
    }
}

static void
save_png (TsWindow *window, const char *folder, const char *name)
{
  g_autofree char *path = in_folder (folder, name);

  ts_harness_run_frames (GTK_WIDGET (window));
  ts_driver_save_png (window, path);
}

/* The audit as a reviewer sees it: a criterion open, its passage on the page. */
static void
show_criterion (TsWindow *window, const char *item)
{
  TsAuditSession *session = ts_driver_get_session (window);
  GtkWidget *workbench = GTK_WIDGET (ts_window_get_workbench (window));
  g_autoptr (GPtrArray) passages = ts_audit_session_list_passages (session, item);

  ts_harness_activate (GTK_WIDGET (window), "win.place", "s", "audit");
  ts_harness_activate (workbench, "audit.item", "s", item);
  if (passages->len > 0)
    ts_harness_activate (workbench, "audit.show-passage", "s", ts_passage_get_id (passages->pdata[0]));
  ts_driver_settle (window);
}

int
main (int argc, char *argv[])
{
  const char *sample = g_getenv ("TOUCHSTONE_SAMPLE_SOURCE");
  g_autofree char *script = sample != NULL ? g_build_filename (sample, "northshire.audit", NULL) : NULL;
  g_autofree char *project = NULL;
  g_autoptr (GError) error = NULL;
  TsDriver *driver;
  TsWindow *window;
  int lines;

  if (argc != 2 || script == NULL)
    {
      fprintf (stderr, "usage: touchstone-demo FOLDER, with $TOUCHSTONE_SAMPLE_SOURCE set\n");
      return 2;
    }
  ts_harness_init (&(int){ 1 }, &(char **){ (char *[]){ argv[0], NULL } });
  driver = ts_driver_new ();
  window = ts_driver_open_sample (driver);
  lines = ts_driver_run_script (window, script, &error);
  if (lines < 0)
    {
      fprintf (stderr, "touchstone-demo: %s\n", error->message);
      return 1;
    }
  printf ("%d steps of the sample audit done.\n", lines);
  ts_harness_activate (GTK_WIDGET (ts_window_get_workbench (window)), "audit.tool", "s", "compliance");
  show_criterion (window, "B2");
  save_png (window, argv[1], "audit.png");
  export_letter (window, argv[1]);
  save_png (window, argv[1], "letter.png");
  show_criterion (window, "B2");
  project = in_folder (argv[1], "northshire.touchstone");
  ts_harness_activate (GTK_WIDGET (window), "win.save-as-file", "s", project);
  ts_driver_free (driver);
  return 0;
}
