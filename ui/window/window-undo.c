/* Undo and redo: the project's, and by key, in a field, those of its typing.
 */
#include "config.h"

#include "window/window-private.h"

#include <glib/gi18n.h>

/* What is still being typed is part of what is undone. */
void
ts_window_flush_typing (TsWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus != NULL)
    gtk_widget_activate_action (focus, "field.keep", NULL);
}

void
ts_window_step_history (TsWindow *self, gboolean undo)
{
  TsHistory *history = ts_project_get_history (self->project);
  g_autoptr (GError) error = NULL;
  g_autofree char *action = NULL;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;
  gboolean done;

  ts_window_flush_typing (self);
  done = undo ? ts_history_undo (history, &action, &error) : ts_history_redo (history, &action, &error);
  if (!done)
    {
      if (!g_error_matches (error, TS_STORE_ERROR, TS_STORE_ERROR_NOTHING))
        ts_window_say_problem (self, undo ? _ ("That Can’t Be Undone") : _ ("That Can’t Be Redone"),
                               error->message);
      return;
    }
  name = ts_action_dup_text (action, TRUE);
  message = g_strdup_printf (undo ? _ ("Undone: %s") : _ ("Redone: %s"), name);
  ts_window_say (self, message);
}

/* --- By key --- */

/* The text being typed in, or NULL. */
static GtkWidget *
find_text (TsWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)))
    return focus;
  if (GTK_IS_TEXT (focus) && gtk_editable_get_editable (GTK_EDITABLE (focus)))
    return focus;
  return NULL;
}

static char *
dup_text (GtkWidget *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (text))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (text)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* Takes the last letters typed in @text back, or gives them again; FALSE where
 * there is nothing left of that.
 */
static gboolean
step_typing (GtkWidget *text, gboolean undo)
{
  g_autofree char *before = dup_text (text);
  g_autofree char *after = NULL;

  gtk_widget_activate_action (text, undo ? "text.undo" : "text.redo", NULL);
  after = dup_text (text);
  return !g_str_equal (before, after);
}

/* A key held too long must not go on from the letters of a field to what was done
 * elsewhere, or to the whole of an older text.
 */
static void
offer_undo (TsWindow *self)
{
  const char *action = ts_history_get_undo_action (ts_project_get_history (self->project));
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  if (action == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  name = ts_action_dup_text (action, TRUE);
  /* Translators: %s is what was done, "tag passage". */
  message = g_strdup_printf (_ ("All typing here is undone. Before it: %s"), name);
  ts_window_say_for (self, message, 8, TRUE);
}

void
ts_window_step_here (TsWindow *self, gboolean undo)
{
  GtkWidget *text = find_text (self);

  if (text != NULL && step_typing (text, undo))
    return;
  if (text != NULL && undo)
    {
      ts_window_flush_typing (self);
      offer_undo (self);
    }
  else
    ts_window_step_history (self, undo);
}
