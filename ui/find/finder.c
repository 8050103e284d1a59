#include "config.h"

#include "find/finder.h"

#include "find/find-bar.h"
#include "find/find-list.h"

#define LIST_WIDTH 250
#define LIST_ROOM  600 /* narrower, the list is not shown of itself */

struct _TsFinder
{
  GObject parent_instance;

  TsFind *find;
  GSimpleActionGroup *actions;
  GArray *infos; /* of TsPageInfo, or NULL */

  /* Widgets that live as long as the host. */
  GtkWidget *host;
  TsPageView *pages;
  GtkBox *column;
  GtkWidget *above;
  GtkBox *reading;
  TsFindBar *bar;   /* NULL until it was opened */
  TsFindList *list; /* NULL until it was shown */
};

enum
{
  NOTICE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TsFinder, ts_finder, G_TYPE_OBJECT)

TsFind *
ts_finder_get_find (TsFinder *self)
{
  return self->find;
}

/* --- The list --- */

static gboolean
get_list_state (TsFinder *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "list");

  return g_variant_get_boolean (state);
}

static void
update_list (TsFinder *self)
{
  gboolean shown = self->bar != NULL && ts_find_bar_is_open (self->bar) && get_list_state (self);

  if (shown && self->list == NULL)
    {
      self->list = TS_FIND_LIST (ts_find_list_new (self->find));
      ts_find_list_set_pages (self->list, self->infos);
      gtk_widget_set_size_request (GTK_WIDGET (self->list), LIST_WIDTH, -1);
      gtk_box_prepend (self->reading, GTK_WIDGET (self->list));
    }
  if (self->list != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->list), shown);
}

static void
set_list_state (TsFinder *self, gboolean shown)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "list");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (shown));
  update_list (self);
}

/* --- The bar --- */

static void
notice_cb (TsFinder *self, const char *message)
{
  g_signal_emit (self, signals[NOTICE], 0, message);
}

static void
need_bar (TsFinder *self)
{
  if (self->bar != NULL)
    return;
  self->bar = TS_FIND_BAR (ts_find_bar_new (self->find, self->pages));
  gtk_box_insert_child_after (self->column, GTK_WIDGET (self->bar), self->above);
  g_signal_connect_object (self->bar, "opened", G_CALLBACK (update_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "closed", G_CALLBACK (update_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "notice", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_width (self->host) < LIST_ROOM)
    set_list_state (self, FALSE);
}

/* --- Actions --- */

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsFinder *self = data;

  need_bar (self);
  ts_find_bar_open (self->bar);
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsFinder *self = data;

  if (self->bar != NULL)
    ts_find_bar_close (self->bar);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsFinder *self = data;

  need_bar (self);
  ts_find_bar_step (self->bar, 1);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsFinder *self = data;

  need_bar (self);
  ts_find_bar_step (self->bar, -1);
}

static void
query_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsFinder *self = data;

  need_bar (self);
  if (!ts_find_bar_is_open (self->bar))
    ts_find_bar_open (self->bar);
  ts_find_bar_set_query (self->bar, g_variant_get_string (parameter, NULL));
}

static void
list_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  set_list_state (data, g_variant_get_boolean (state));
}

static void
add_actions (TsFinder *self)
{
  const GActionEntry entries[] = {
    { "open", open_cb },         { "close", close_cb },      { "next", next_cb },
    { "previous", previous_cb }, { "query", query_cb, "s" }, { "list", NULL, NULL, "true", list_cb },
  };
  g_autoptr (GPropertyAction) whole_words = g_property_action_new ("whole-words", self->find, "whole-words");

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (whole_words));
  gtk_widget_insert_action_group (self->host, "find", G_ACTION_GROUP (self->actions));
}

/* --- Keys --- */

static void
add_shortcut (GtkEventController *controller, const char *keys, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys), gtk_named_action_new (action)));
}

/* On the page Escape first lets go of what is selected. */
static gboolean
page_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  TsFinder *self = data;
  gboolean region;

  g_object_get (self->pages, "region-mode", &region, NULL);
  if (key != GDK_KEY_Escape || self->bar == NULL || !ts_find_bar_is_open (self->bar) || region ||
      ts_page_view_has_selection (self->pages))
    return GDK_EVENT_PROPAGATE;
  ts_find_bar_close (self->bar);
  return GDK_EVENT_STOP;
}

static void
add_keys (TsFinder *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts), GTK_SHORTCUT_SCOPE_GLOBAL);
  add_shortcut (shortcuts, "<Control>f", "find.open");
  add_shortcut (shortcuts, "<Control>g|F3", "find.next");
  add_shortcut (shortcuts, "<Control><Shift>g|<Shift>F3", "find.previous");
  gtk_widget_add_controller (self->host, shortcuts);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (page_key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->pages), keys);
}

/* --- The object --- */

void
ts_finder_set_places (TsFinder *self, GtkBox *column, GtkWidget *above, GtkBox *reading)
{
  g_return_if_fail (TS_IS_FINDER (self));

  self->column = column;
  self->above = above;
  self->reading = reading;
}

void
ts_finder_set_document (TsFinder *self, TsTextLayer *layer, GArray *infos)
{
  g_return_if_fail (TS_IS_FINDER (self));

  g_clear_pointer (&self->infos, g_array_unref);
  self->infos = infos != NULL ? g_array_ref (infos) : NULL;
  if (self->list != NULL)
    ts_find_list_set_pages (self->list, infos);
  ts_find_set_layer (self->find, layer);
}

static void
ts_finder_dispose (GObject *object)
{
  TsFinder *self = TS_FINDER (object);

  if (self->find != NULL)
    ts_find_set_layer (self->find, NULL);
  g_clear_object (&self->actions);
  g_clear_object (&self->find);
  g_clear_pointer (&self->infos, g_array_unref);
  G_OBJECT_CLASS (ts_finder_parent_class)->dispose (object);
}

static void
ts_finder_class_init (TsFinderClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ts_finder_dispose;
  signals[NOTICE] = g_signal_new ("notice", TS_TYPE_FINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ts_finder_init (TsFinder *self)
{
  self->find = ts_find_new ();
}

TsFinder *
ts_finder_new (GtkWidget *host, TsPageView *pages)
{
  TsFinder *self = g_object_new (TS_TYPE_FINDER, NULL);

  self->host = host;
  self->pages = pages;
  add_actions (self);
  add_keys (self);
  return self;
}
