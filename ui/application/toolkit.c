#include "config.h"

#include "application/toolkit.h"

#include <gtk/gtk.h>

static gboolean theme_is_ours;

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

/* GTK reads its own style sheet as it starts, which libadwaita then replaces by its
 * own and this empty theme. Named at once, the first one is never read.
 */
static void
spare_theme (void)
{
  /* The last variable that is set: nothing moves as it goes, whoever reads others then. */
  if (g_getenv ("GTK_THEME") == NULL)
    theme_is_ours = g_setenv ("GTK_THEME", "Adwaita-empty", TRUE);
}

/* GLib registers resources at the first use of any. While one thread is at it, another
 * that asks for one by its generated function gets NULL (GLib 2.74): so this is done
 * while there is one thread.
 */
static void
register_resources (void)
{
  g_strfreev (g_resources_enumerate_children ("/", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL));
}

void
ts_toolkit_prepare (void)
{
  /* Set by the program: GTK would do it again while the project is being opened. */
  gtk_disable_setlocale ();
  register_resources ();
  spare_opengl ();
  spare_theme ();
}

void
ts_toolkit_start (void)
{
  GdkDisplay *display;

  gtk_init ();
  display = gdk_display_get_default ();
  gtk_settings_get_for_display (display);   /* takes the theme */
  gtk_icon_theme_get_for_display (display); /* begins to read its icons in a thread */
  /* Libadwaita would leave all style to whoever set it. */
  if (theme_is_ours)
    g_unsetenv ("GTK_THEME");
  theme_is_ours = FALSE;
}
