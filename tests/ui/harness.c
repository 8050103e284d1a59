#include "config.h"

#include "harness.h"

#include <gdk/x11/gdkx.h>
#include <math.h>

#define BOUND_SECONDS 60

/* The application does this by itself. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/touchstone_audit/Touchstone/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
ts_harness_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  adw_init ();
  load_style ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* --- The main loop --- */

static gboolean
bound_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Some conditions come true in another thread, which wakes no main loop. */
static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

gboolean
ts_harness_run_until (TsHarnessCondition condition, gpointer data)
{
  gboolean over = FALSE;
  guint bound = g_timeout_add_seconds (BOUND_SECONDS, bound_cb, &over);
  guint wake = g_timeout_add (10, wake_cb, NULL);

  while (!over && !condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  if (!over)
    g_source_remove (bound);
  return !over;
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  return ++*(int *) data < 4;
}

static gboolean
has_drawn (gpointer data)
{
  return *(int *) data >= 4;
}

void
ts_harness_run_frames (GtkWidget *widget)
{
  int frames = 0;

  gtk_widget_add_tick_callback (widget, frame_cb, &frames, NULL);
  g_assert_true (ts_harness_run_until (has_drawn, &frames));
}

void
ts_harness_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

GAsyncResult *
ts_harness_wait_result (GAsyncResult **result)
{
  g_assert_true (ts_harness_run_until (has_result, result));
  return *result;
}

/* --- Windows --- */

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

GtkWindow *
ts_harness_open_window (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (ts_harness_run_until (is_mapped, child));
  ts_harness_run_frames (window);
  return GTK_WINDOW (window);
}

void
ts_harness_close_window (GtkWindow *window)
{
  gtk_window_destroy (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
ts_harness_activate (GtkWidget *widget, const char *action, const char *format, ...)
{
  g_autoptr (GVariant) parameter = NULL;
  va_list arguments;

  if (format != NULL)
    {
      va_start (arguments, format);
      parameter = g_variant_ref_sink (g_variant_new_va (format, NULL, &arguments));
      va_end (arguments);
    }
  if (!gtk_widget_activate_action_variant (widget, action, parameter))
    g_error ("The action %s is not there", action);
}

void
ts_harness_set_dark (gboolean dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

/* --- Real input --- */

static void
xdotool (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  g_ptr_array_add (argv, (gpointer) "xdotool");
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char *const *) argv->pdata, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static char *
window_id (GtkWidget *widget)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (widget));

  return g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));
}

void
ts_harness_move_pointer (GtkWidget *widget, double x, double y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  g_autofree char *window = window_id (widget);
  g_autofree char *column = NULL;
  g_autofree char *row = NULL;
  double surface_x, surface_y;
  int factor = gtk_widget_get_scale_factor (widget);

  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &x, &y));
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  column = g_strdup_printf ("%d", (int) round ((x + surface_x) * factor));
  row = g_strdup_printf ("%d", (int) round ((y + surface_y) * factor));
  xdotool ((const char *[]){ "mousemove", "--window", window, column, row, NULL });
  ts_harness_run_frames (widget);
}

void
ts_harness_press_button (GtkWidget *widget)
{
  xdotool ((const char *[]){ "mousedown", "1", NULL });
  ts_harness_run_frames (widget);
}

void
ts_harness_release_button (GtkWidget *widget)
{
  xdotool ((const char *[]){ "mouseup", "1", NULL });
  ts_harness_run_frames (widget);
}

void
ts_harness_click_button (GtkWidget *widget, guint button)
{
  g_autofree char *number = g_strdup_printf ("%u", button);

  xdotool ((const char *[]){ "click", number, NULL });
  ts_harness_run_frames (widget);
}

void
ts_harness_click (GtkWidget *widget, double x, double y, int n_times)
{
  g_autofree char *times = g_strdup_printf ("%d", n_times);
  /* What is clicked may go away by it. */
  g_autoptr (GtkWidget) root = g_object_ref (GTK_WIDGET (gtk_widget_get_root (widget)));

  ts_harness_move_pointer (widget, x, y);
  xdotool ((const char *[]){ "click", "--repeat", times, "--delay", "20", "1", NULL });
  ts_harness_run_frames (root);
}

void
ts_harness_turn_wheel (GtkWidget *widget, int notches, const char *modifier)
{
  g_autofree char *times = g_strdup_printf ("%d", ABS (notches));

  if (modifier != NULL)
    xdotool ((const char *[]){ "keydown", modifier, NULL });
  xdotool ((const char *[]){ "click", "--repeat", times, "--delay", "10", notches > 0 ? "5" : "4", NULL });
  ts_harness_run_frames (widget);
  if (modifier != NULL)
    xdotool ((const char *[]){ "keyup", modifier, NULL });
  ts_harness_run_frames (widget);
}

void
ts_harness_press_key (GtkWidget *widget, const char *key)
{
  g_autofree char *window = window_id (widget);

  /* There is no window manager that would give the focus. */
  xdotool ((const char *[]){ "windowfocus", window, NULL });
  ts_harness_run_frames (widget);
  xdotool ((const char *[]){ "key", key, NULL });
  ts_harness_run_frames (widget);
}

/* --- Pictures --- */

GdkTexture *
ts_harness_render (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *snapshot;
  GskRenderer *renderer;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int factor = gtk_widget_get_scale_factor (widget);

  ts_harness_run_frames (widget);
  paintable = gtk_widget_paintable_new (widget);
  snapshot = gtk_snapshot_new ();
  gtk_snapshot_scale (snapshot, factor, factor);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  return gsk_renderer_render_texture (renderer, node,
                                      &GRAPHENE_RECT_INIT (0, 0, width * factor, height * factor));
}

guint32 *
ts_harness_dup_pixels (GtkWidget *widget, int *width, int *height)
{
  g_autoptr (GdkTexture) texture = ts_harness_render (widget);
  guint32 *pixels;

  *width = gdk_texture_get_width (texture);
  *height = gdk_texture_get_height (texture);
  pixels = g_new (guint32, (gsize) *width * *height);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) *width * 4);
  return pixels;
}

void
ts_harness_save_png (GtkWidget *widget, const char *name)
{
  g_autoptr (GdkTexture) texture = ts_harness_render (widget);
  const char *given = g_getenv ("TOUCHSTONE_TEST_SHOTS");
  g_autofree char *folder =
      given != NULL ? g_strdup (given) : g_test_build_filename (G_TEST_BUILT, "shots", NULL);
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}
