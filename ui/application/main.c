#include "config.h"

#include "application/application.h"

#include "store/connection.h"

#include <glib/gi18n.h>
#include <locale.h>

/* Where drawing is asked to do without OpenGL, loading it for nothing would take
 * a third of the time until the window is there.
 */
static void
spare_opengl (void)
{
  const char *debug = g_getenv ("GDK_DEBUG");
  g_autofree char *more = NULL;

  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") != 0)
    return;
  more = g_strconcat ("gl-disable", debug != NULL ? "," : NULL, debug, NULL);
  g_setenv ("GDK_DEBUG", more, TRUE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (TsReader) reader = NULL;
  g_autoptr (TsApplication) application = NULL;

  spare_opengl ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, TS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Touchstone"));
  ts_connection_set_program ("Touchstone", FALSE);

  /* The reader starts and shuts itself in while the toolkit is still loading. */
  if (argc > 1)
    reader = ts_reader_new ();
  application = ts_application_new (reader);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
