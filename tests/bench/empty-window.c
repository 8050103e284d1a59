/* The floor: how soon GTK shows a window with nothing in it but one colour.
 *
 *   empty-window RRGGBB
 */
#include "config.h"

#include <gtk/gtk.h>

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  gdk_cairo_set_source_rgba (cr, data);
  cairo_paint (cr);
}

int
main (int argc, char *argv[])
{
  g_autofree char *colour = g_strconcat ("#", argc == 2 ? argv[1] : "", NULL);
  GtkWidget *window, *area;
  GdkRGBA rgba;

  if (!gdk_rgba_parse (&rgba, colour))
    {
      g_printerr ("empty-window: a colour as RRGGBB is expected\n");
      return 2;
    }
  gtk_init ();
  window = gtk_window_new ();
  area = gtk_drawing_area_new ();
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, &rgba, NULL);
  gtk_window_set_child (GTK_WINDOW (window), area);
  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 900);
  gtk_window_present (GTK_WINDOW (window));
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
