/* Opening real windows in tests and working them: by action, by key, by
 * pointer. Run the program through tests/ui/with-display.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Instead of g_test_init(). Animations are off, so that screenshots are the same
 * every time.
 */
void        ts_harness_init          (int *argc, char ***argv);

/* A window of this size around @child, once it is on the screen. */
GtkWindow  *ts_harness_open_window   (GtkWidget *child, int width, int height);
void        ts_harness_close_window  (GtkWindow *window);

/* Runs the main loop until @condition holds; FALSE if it doesn't within a bound
 * that is far beyond what any machine needs.
 */
typedef gboolean (*TsHarnessCondition) (gpointer data);
gboolean    ts_harness_run_until     (TsHarnessCondition condition, gpointer data);
/* Until a few frames were drawn. */
void        ts_harness_run_frames    (GtkWidget *widget);
/* For GAsyncReadyCallback with a GAsyncResult ** as data, and the way to wait for it. */
void        ts_harness_result_cb     (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *ts_harness_wait_result (GAsyncResult **result);

/* Activates an action as a menu would; fails if the widget has none of that
 * name. @format as for g_variant_new(), or NULL. Nothing happens if it is disabled.
 */
void        ts_harness_activate      (GtkWidget *widget, const char *action, const char *format, ...);

/* Real input through the X server; places in coordinates of the widget. */
void        ts_harness_move_pointer  (GtkWidget *widget, double x, double y);
void        ts_harness_press_button  (GtkWidget *widget);
void        ts_harness_release_button(GtkWidget *widget);
/* Any button, where the pointer is: 8 and 9 are back and forward. */
void        ts_harness_click_button  (GtkWidget *widget, guint button);
void        ts_harness_click         (GtkWidget *widget, double x, double y, int n_times);
/* Notches of the wheel, down if positive, with a modifier held ("ctrl") or NULL. */
void        ts_harness_turn_wheel    (GtkWidget *widget, int notches, const char *modifier);
/* "ctrl+c", "Page_Down"; as xdotool names keys. */
void        ts_harness_press_key     (GtkWidget *widget, const char *key);

/* The widget as it is on the screen now, in device pixels. Free with g_object_unref(). */
GdkTexture *ts_harness_render        (GtkWidget *widget);
/* The same as pixels, 0xAARRGGBB. Free with g_free(). */
guint32    *ts_harness_dup_pixels    (GtkWidget *widget, int *width, int *height);
/* As NAME.png in $TOUCHSTONE_TEST_SHOTS, by default "shots" in the build folder. */
void        ts_harness_save_png      (GtkWidget *widget, const char *name);

void        ts_harness_set_dark      (gboolean dark);

G_END_DECLS
