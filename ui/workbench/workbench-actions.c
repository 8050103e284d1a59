#include "config.h"

#include "workbench/workbench-private.h"

#include "workbench/reopen-dialog.h"

#include <glib/gi18n.h>

gboolean
ts_workbench_tag_selection (TsWorkbench *self, const char *item, const TsTagValues *values)
{
  TsPageView *pages = ts_report_view_get_page_view (self->report);
  g_autoptr (TsAnchor) anchor = ts_page_view_dup_selection_anchor (pages);

  if (anchor == NULL || item == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return FALSE;
    }
  if (!ts_audit_session_tag (self->session, anchor, item, values))
    return FALSE;
  ts_page_view_clear_selection (pages);
  return TRUE;
}

/* --- Actions --- */

static void
tool_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  TsWorkbench *self = data;
  TsTool tool;

  if (!ts_tool_from_id (g_variant_get_string (state, NULL), &tool))
    return;
  ts_audit_session_set_tool (self->session, tool);
  g_simple_action_set_state (action, state);
}

static void
item_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_audit_session_set_item (TS_WORKBENCH (data)->session, g_variant_get_string (parameter, NULL));
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_audit_session_move (TS_WORKBENCH (data)->session, 1);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_audit_session_move (TS_WORKBENCH (data)->session, -1);
}

static void
rate (TsWorkbench *self, const char *level)
{
  const char *item = ts_audit_session_get_item (self->session);

  if (item == NULL ||
      ts_framework_find_question (ts_audit_session_get_framework (self->session), item) != NULL)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else if (ts_audit_session_rate (self->session, item, level))
    ts_audit_session_say_rated (self->session, item);
}

static void
rate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rate (data, g_variant_get_string (parameter, NULL));
}

static void
depth_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsWorkbench *self = data;
  const char *item = ts_audit_session_get_item (self->session);

  if (item != NULL && ts_audit_get_level (ts_audit_session_get_audit (self->session), item) != NULL)
    ts_audit_session_set_depth (self->session, item, g_variant_get_string (parameter, NULL));
}

static void
tag_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_workbench_tag_selection (data, g_variant_get_string (parameter, NULL), NULL);
}

static void
tag_current_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsWorkbench *self = data;
  const char *item = ts_audit_session_get_item (self->session);

  if (item == NULL || g_str_equal (item, "overall"))
    ts_workbench_open_tag_popover (self);
  else
    ts_workbench_tag_selection (self, item, NULL);
}

static void
tag_popover_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_workbench_open_tag_popover (data);
}

static TsPassage *
find_passage (TsWorkbench *self, const char *id)
{
  GListModel *passages = ts_audit_session_get_passages (self->session);

  for (guint i = 0; passages != NULL && i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (TsPassage) passage = g_list_model_get_item (passages, i);

      if (g_str_equal (ts_passage_get_id (passage), id))
        return g_steal_pointer (&passage);
    }
  return NULL;
}

static void
untag_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsWorkbench *self = data;
  const char *id, *item;
  g_autoptr (TsPassage) passage = NULL;

  g_variant_get (parameter, "(&s&s)", &id, &item);
  passage = find_passage (self, id);
  if (passage != NULL)
    ts_audit_session_untag (self->session, passage, item);
}

static void
show_passage_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsWorkbench *self = data;
  g_autoptr (TsPassage) passage = find_passage (self, g_variant_get_string (parameter, NULL));

  if (passage != NULL)
    ts_audit_session_request_passage (self->session, passage);
}

static void
complete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_audit_session_complete (TS_WORKBENCH (data)->session);
}

static void
reopen_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_audit_session_reopen (TS_WORKBENCH (data)->session, g_variant_get_string (parameter, NULL));
}

static void
reopen_dialog_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsWorkbench *self = data;

  ts_reopen_dialog_present (GTK_WIDGET (self), self->session);
}

static void
enable (TsWorkbench *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
ts_workbench_update_actions (TsWorkbench *self)
{
  TsAudit *audit = ts_audit_session_get_audit (self->session);
  gboolean editable = ts_audit_session_is_editable (self->session);
  gboolean selected = ts_page_view_has_selection (ts_report_view_get_page_view (self->report));
  gboolean writable =
      audit != NULL && !ts_project_is_read_only (ts_audit_session_get_project (self->session));

  enable (self, "rate", editable);
  enable (self, "depth", editable);
  enable (self, "complete", editable);
  enable (self, "tag", writable && selected);
  enable (self, "tag-current", writable && selected);
  enable (self, "tag-popover", writable && selected);
  enable (self, "untag", writable);
  enable (self, "reopen", writable && ts_audit_is_complete (audit));
  enable (self, "reopen-dialog", writable && ts_audit_is_complete (audit));
}

void
ts_workbench_add_actions (TsWorkbench *self)
{
  const GActionEntry entries[] = {
    { "tool", NULL, "s", "'compliance'", tool_cb },
    { "item", item_cb, "s" },
    { "next", next_cb },
    { "previous", previous_cb },
    { "rate", rate_cb, "s" },
    { "depth", depth_cb, "s" },
    { "tag", tag_cb, "s" },
    { "tag-current", tag_current_cb },
    { "tag-popover", tag_popover_cb },
    { "untag", untag_cb, "(ss)" },
    { "show-passage", show_passage_cb, "s" },
    { "complete", complete_cb },
    { "reopen", reopen_cb, "s" },
    { "reopen-dialog", reopen_dialog_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "audit", G_ACTION_GROUP (self->actions));
}

/* --- Keys --- */

/* As a click does: the level that holds, chosen again, is taken back. */
static void
choose_level (TsWorkbench *self, const char *item, const char *level)
{
  TsAudit *audit = ts_audit_session_get_audit (self->session);

  if (!ts_audit_session_is_editable (self->session))
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    rate (self, g_strcmp0 (ts_audit_get_level (audit, item), level) == 0 ? NULL : level);
}

static gboolean
rate_by_key (TsWorkbench *self, guint key)
{
  const char *item = ts_audit_session_get_item (self->session);
  const TsScale *scale;

  if (item == NULL)
    return FALSE;
  scale = ts_audit_session_get_scale (self->session, item);
  for (guint i = 0; i < scale->levels->len; i++)
    {
      const TsLevel *level = scale->levels->pdata[i];

      if (gdk_keyval_to_lower (key) == gdk_unicode_to_keyval ((guint32) level->key))
        {
          choose_level (self, item, level->id);
          return TRUE;
        }
    }
  return FALSE;
}

static void
toggle_region_mode (TsWorkbench *self)
{
  TsPageView *pages = ts_report_view_get_page_view (self->report);
  gboolean region;

  g_object_get (pages, "region-mode", &region, NULL);
  g_object_set (pages, "region-mode", !region, NULL);
}

/* From the audit tool back to the page; what was typed is kept as the field is left. */
static gboolean
leave_for_page (TsWorkbench *self)
{
  GtkWidget *pages = GTK_WIDGET (ts_report_view_get_page_view (self->report));

  return !gtk_widget_has_focus (pages) && gtk_widget_grab_focus (pages);
}

/* In the bubble phase: a text that is being typed has had its keys by then. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  TsWorkbench *self = data;
  GActionGroup *actions = G_ACTION_GROUP (self->actions);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (!ts_page_view_has_selection (ts_report_view_get_page_view (self->report)))
        return GDK_EVENT_PROPAGATE;
      g_action_group_activate_action (actions, "tag-current", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      return leave_for_page (self) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
    case GDK_KEY_t:
      g_action_group_activate_action (actions, "tag-popover", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_j:
      g_action_group_activate_action (actions, "next", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_k:
      g_action_group_activate_action (actions, "previous", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_r:
      toggle_region_mode (self);
      return GDK_EVENT_STOP;
    default:
      return rate_by_key (self, key) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
    }
}

void
ts_workbench_add_keys (TsWorkbench *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
