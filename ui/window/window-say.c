/* What the window says in passing: one toast, whose words change when the next
 * thing has to be said while it is on show.
 *
 * A toast that is dismissed while it comes in, or that comes in while another goes
 * out, has libadwaita 1.2 call an animation of a toast that is gone: there is never
 * more than one, it is dismissed only by its time or by the reviewer, and it is
 * there at once.
 */
#include "config.h"

#include "window/window-private.h"

#include <glib/gi18n.h>

#define RETRY_MS  50
#define LONG_TEXT 70 /* characters: more are set in several lines */

static void show (TsWindow *self);

/* The toast's widget, while there is one: it lies above the overlay's child. */
static GtkWidget *
find_widget (TsWindow *self)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->toasts));

  return last != adw_toast_overlay_get_child (self->toasts) ? last : NULL;
}

/* --- Going away --- */

static gboolean
timeout_cb (gpointer data)
{
  TsWindow *self = data;
  GtkWidget *widget = find_widget (self);

  /* Nothing goes away under the pointer or from under the keyboard. */
  if (widget != NULL &&
      (gtk_widget_get_state_flags (widget) & (GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_WITHIN)) != 0)
    return G_SOURCE_CONTINUE;
  self->toast_source = 0;
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  return G_SOURCE_REMOVE;
}

/* Told more than once where a toast goes by its button. */
static void
dismissed_cb (AdwToast *toast, TsWindow *self)
{
  GtkWidget *widget, *focus;

  /* A newer libadwaita dismisses it as the window's own parts go. */
  if (self->toast != toast || self->toasts == NULL)
    return;
  widget = find_widget (self);
  focus = gtk_root_get_focus (GTK_ROOT (self));
  g_clear_handle_id (&self->toast_source, g_source_remove);
  g_clear_object (&self->toast);
  if (widget != NULL && focus != NULL && gtk_widget_is_ancestor (focus, widget))
    ts_window_focus_place (self);
}

/* --- Its button --- */

static gboolean
undo_cb (gpointer data)
{
  TsWindow *self = data;
  g_autoptr (AdwToast) toast = self->toast != NULL ? g_object_ref (self->toast) : NULL;

  self->undo_source = 0;
  if (toast != NULL)
    adw_toast_dismiss (toast);
  g_action_group_activate_action (G_ACTION_GROUP (self), "undo", NULL);
  return G_SOURCE_REMOVE;
}

/* After the click: it has the toast go, so that another says what was undone. */
static void
button_cb (AdwToast *toast, TsWindow *self)
{
  if (self->undo_source == 0)
    self->undo_source = g_idle_add (undo_cb, self);
}

void
ts_window_forget_undo (TsWindow *self)
{
  self->say_undo = FALSE;
  if (self->toast != NULL)
    adw_toast_set_button_label (self->toast, NULL);
}

/* --- Showing --- */

static void
set_text (AdwToast *toast, const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  GtkWidget *label;

  adw_toast_set_title (toast, escaped);
  if (g_utf8_strlen (message, -1) <= LONG_TEXT)
    return;
  label = gtk_label_new (message);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 56);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
}

/* libadwaita 1.2 gives it a cross and no name. */
static void
name_close_button (TsWindow *self)
{
  GtkWidget *widget = find_widget (self);
  GtkWidget *button = widget != NULL ? gtk_widget_get_last_child (widget) : NULL;

  if (GTK_IS_BUTTON (button))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Close"), -1);
}

/* Without coming in by an animation: that goes on with a toast that is gone where the
 * reviewer dismisses it meanwhile (libadwaita 1.2). An animation looks at the
 * setting only as it begins.
 */
static void
add_at_once (TsWindow *self, AdwToast *toast)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  gboolean animations;

  g_object_get (settings, "gtk-enable-animations", &animations, NULL);
  if (animations)
    g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  adw_toast_overlay_add_toast (self->toasts, toast);
  if (animations)
    gtk_settings_reset_property (settings, "gtk-enable-animations");
}

static gboolean
retry_cb (gpointer data)
{
  TsWindow *self = data;

  self->toast_source = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

static void
show (TsWindow *self)
{
  AdwToast *added = NULL;

  g_clear_handle_id (&self->toast_source, g_source_remove);
  if (self->toast == NULL && find_widget (self) != NULL)
    {
      self->toast_source = g_timeout_add (RETRY_MS, retry_cb, self);
      return;
    }
  if (self->toast == NULL)
    {
      added = adw_toast_new ("");
      adw_toast_set_timeout (added, 0);
      self->toast = g_object_ref (added);
      g_signal_connect_object (added, "dismissed", G_CALLBACK (dismissed_cb), self, 0);
      g_signal_connect_object (added, "button-clicked", G_CALLBACK (button_cb), self, 0);
    }
  set_text (self->toast, self->to_say);
  adw_toast_set_button_label (self->toast, self->say_undo ? _ ("Undo") : NULL);
  self->toast_source = g_timeout_add_seconds (self->say_seconds, timeout_cb, self);
  if (added != NULL)
    {
      add_at_once (self, added);
      name_close_button (self);
    }
}

void
ts_window_say_for (TsWindow *self, const char *message, guint seconds, gboolean undo)
{
  g_free (self->to_say);
  self->to_say = g_strdup (message);
  self->say_seconds = seconds;
  self->say_undo = undo;
  show (self);
}

void
ts_window_say (TsWindow *self, const char *message)
{
  ts_window_say_for (self, message, 3, FALSE);
}

void
ts_window_stop_saying (TsWindow *self)
{
  g_clear_handle_id (&self->toast_source, g_source_remove);
  g_clear_handle_id (&self->undo_source, g_source_remove);
  g_clear_pointer (&self->to_say, g_free);
  g_clear_object (&self->toast);
}
