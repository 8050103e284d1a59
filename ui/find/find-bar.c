#include "config.h"

#include "find/find-bar.h"

#include <glib/gi18n.h>

#define MAX_SELECTED 1000 /* characters of a selection that are taken as what is looked for */
#define PATIENCE_MS  300  /* before it is said that the search goes on */

struct _TsFindBar
{
  GtkWidget parent_instance;

  TsFind *find;
  TsPageView *pages;
  gboolean is_late; /* the search takes its time */
  guint late_source;

  GtkWidget *box;
  GtkSearchEntry *entry;
  GtkLabel *count;
};

enum
{
  OPENED,
  CLOSED,
  NOTICE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TsFindBar, ts_find_bar, GTK_TYPE_WIDGET)

gboolean
ts_find_bar_is_open (TsFindBar *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self));
}

/* --- How many --- */

static char *
dup_count (TsFindBar *self)
{
  guint n = ts_find_get_n_hits (self->find), current = ts_find_get_current (self->find);

  if (self->is_late)
    return g_strdup (_ ("Searching…"));
  if (n > 0 && current < n)
    /* TRANSLATORS: which hit of how many, "3 of 47" */
    return g_strdup_printf (_ ("%u of %u"), current + 1, n);
  if (*ts_find_get_query (self->find) == '\0' || ts_find_is_searching (self->find))
    return g_strdup ("");
  return g_strdup (_ ("Not found"));
}

static void
update_count (TsFindBar *self)
{
  g_autofree char *count = dup_count (self);

  /* What was counted before stands until there is something else to say. */
  if (ts_find_is_searching (self->find) && !self->is_late)
    return;
  gtk_label_set_text (self->count, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count,
                                  -1);
}

static gboolean
late_cb (gpointer data)
{
  TsFindBar *self = data;

  self->late_source = 0;
  self->is_late = TRUE;
  update_count (self);
  return G_SOURCE_REMOVE;
}

static void
searching_cb (TsFindBar *self)
{
  g_clear_handle_id (&self->late_source, g_source_remove);
  self->is_late = FALSE;
  if (ts_find_is_searching (self->find))
    self->late_source = g_timeout_add (PATIENCE_MS, late_cb, self);
  else
    {
      gboolean nothing = ts_find_get_n_hits (self->find) == 0 && *ts_find_get_query (self->find) != '\0';

      if (nothing)
        gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
    }
  update_count (self);
}

static void
current_cb (TsFindBar *self)
{
  guint current = ts_find_get_current (self->find);
  TsTextRange range;

  update_count (self);
  if (current == TS_FIND_NONE || !ts_find_bar_is_open (self))
    return;
  range = ts_find_get_range (self->find, current);
  ts_page_view_reveal_text (self->pages, &range);
}

/* --- Opening and closing --- */

/* The selection becomes what is looked for and is let go: as the first hit it is
 * marked where it was.
 */
static void
take_selection (TsFindBar *self)
{
  TsTextRange range;
  g_autofree char *text = NULL;

  ts_page_view_get_text_origin (self->pages, &range.start);
  if (!ts_page_view_get_text_selection (self->pages, &range))
    {
      ts_find_set_origin (self->find, &range.start);
      return;
    }
  ts_find_set_origin (self->find, &range.start);
  text = ts_page_view_dup_selected_text (self->pages);
  if (g_utf8_strlen (text, -1) > MAX_SELECTED)
    return;
  ts_page_view_clear_selection (self->pages);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

void
ts_find_bar_open (TsFindBar *self)
{
  g_return_if_fail (TS_IS_FIND_BAR (self));

  take_selection (self);
  if (!ts_find_bar_is_open (self))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
      ts_page_view_set_find (self->pages, self->find);
      ts_find_prepare (self->find);
      g_signal_emit (self, signals[OPENED], 0);
    }
  ts_find_set_query (self->find, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

void
ts_find_bar_close (TsFindBar *self)
{
  guint current;

  g_return_if_fail (TS_IS_FIND_BAR (self));

  if (!ts_find_bar_is_open (self))
    return;
  current = ts_find_get_current (self->find);
  if (current != TS_FIND_NONE && !ts_page_view_has_selection (self->pages))
    {
      TsTextRange range = ts_find_get_range (self->find, current);

      ts_page_view_select_text (self->pages, &range);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->pages));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  ts_page_view_set_find (self->pages, NULL);
  ts_find_set_query (self->find, NULL);
  g_signal_emit (self, signals[CLOSED], 0);
}

void
ts_find_bar_set_query (TsFindBar *self, const char *query)
{
  g_return_if_fail (TS_IS_FIND_BAR (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), query);
}

void
ts_find_bar_step (TsFindBar *self, int direction)
{
  const char *notice = NULL;

  g_return_if_fail (TS_IS_FIND_BAR (self));

  if (!ts_find_bar_is_open (self))
    {
      ts_find_bar_open (self);
      return;
    }
  switch (ts_find_step (self->find, direction))
    {
    case TS_FIND_STEP_NONE:
      gtk_widget_error_bell (GTK_WIDGET (self));
      break;
    case TS_FIND_STEP_WRAPPED_START:
      notice = _ ("Wrapped to the beginning");
      break;
    case TS_FIND_STEP_WRAPPED_END:
      notice = _ ("Wrapped to the end");
      break;
    case TS_FIND_STEP_MOVED:
    default:
      break;
    }
  /* A single hit is current already, but may have been scrolled away from. */
  current_cb (self);
  if (notice != NULL)
    g_signal_emit (self, signals[NOTICE], 0, notice);
}

/* --- Keys and typing --- */

static void
typed_cb (TsFindBar *self)
{
  if (ts_find_bar_is_open (self))
    ts_find_set_query (self->find, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
next_cb (TsFindBar *self)
{
  ts_find_bar_step (self, 1);
}

static void
previous_cb (TsFindBar *self)
{
  ts_find_bar_step (self, -1);
}

/* Before the entry has them. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  TsFindBar *self = data;
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (modifiers != GDK_SHIFT_MASK)
        return GDK_EVENT_PROPAGATE;
      ts_find_bar_step (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      if (modifiers != 0)
        return GDK_EVENT_PROPAGATE;
      ts_find_bar_step (self, key == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
follow_entry (TsFindBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->entry, "next-match", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->entry, "previous-match", G_CALLBACK (previous_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (ts_find_bar_close), self);
}

/* --- The widget --- */

static void
ts_find_bar_dispose (GObject *object)
{
  TsFindBar *self = TS_FIND_BAR (object);

  g_clear_handle_id (&self->late_source, g_source_remove);
  if (self->find != NULL)
    g_signal_handlers_disconnect_by_data (self->find, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->pages);
  g_clear_object (&self->find);
  G_OBJECT_CLASS (ts_find_bar_parent_class)->dispose (object);
}

static void
ts_find_bar_class_init (TsFindBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = ts_find_bar_dispose;
  signals[OPENED] =
      g_signal_new ("opened", TS_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] =
      g_signal_new ("closed", TS_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOTICE] = g_signal_new ("notice", TS_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/touchstone_audit/Touchstone/find/find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TsFindBar, box);
  gtk_widget_class_bind_template_child (widget_class, TsFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, TsFindBar, count);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "find.close", NULL);
  gtk_widget_class_set_css_name (widget_class, "findbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
ts_find_bar_init (TsFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  follow_entry (self);
}

GtkWidget *
ts_find_bar_new (TsFind *find, TsPageView *pages)
{
  TsFindBar *self = g_object_new (TS_TYPE_FIND_BAR, NULL);

  self->find = g_object_ref (find);
  self->pages = g_object_ref (pages);
  g_signal_connect_swapped (find, "notify::searching", G_CALLBACK (searching_cb), self);
  g_signal_connect_swapped (find, "notify::query", G_CALLBACK (searching_cb), self);
  g_signal_connect_swapped (find, "notify::current", G_CALLBACK (current_cb), self);
  return GTK_WIDGET (self);
}
