#include "config.h"

#include "application/application.h"
#include "application/toolkit.h"

#include "store/connection.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  g_autoptr (TsApplication) application = NULL;

  ts_toolkit_prepare ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, TS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Touchstone"));
  ts_connection_set_program ("Touchstone", FALSE);

  /* The reader starts and shuts itself in while the toolkit is still loading. */
  if (argc > 1)
    ts_reader_prepare ();
  application = ts_application_new (argc == 2 && argv[1][0] != '-' ? argv[1] : NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
