#include "config.h"

#include "page-view/page-view-private.h"

/* --- Actions --- */

static void
zoom_in_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_page_view_zoom_step (data, 1);
}

static void
zoom_out_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_page_view_zoom_step (data, -1);
}

static void
zoom_reset_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_object_set (data, "zoom", 1.0, NULL);
}

static void
zoom_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_object_set (data, "zoom", CLAMP (g_variant_get_double (parameter), TS_ZOOM_MIN, TS_ZOOM_MAX), NULL);
}

static void
zoom_mode_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_autoptr (GEnumClass) modes = g_type_class_ref (TS_TYPE_ZOOM_MODE);
  const GEnumValue *mode = g_enum_get_value_by_nick (modes, g_variant_get_string (state, NULL));

  if (mode != NULL)
    ts_page_view_set_zoom_mode (data, (TsZoomMode) mode->value);
}

static void
region_mode_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_object_set (data, "region-mode", g_variant_get_boolean (state), NULL);
}

static void
go_to_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_page_view_scroll_to_page (data, g_variant_get_uint32 (parameter));
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_page_view_turn (data, 1, FALSE);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_page_view_turn (data, -1, FALSE);
}

static void
first_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsRect area = ts_page_view_get_visible_area (data);

  ts_page_view_note_jump (data, TS_JUMP_GO);
  ts_page_view_show_at (data, 0, area.x1, 0);
}

static void
last_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsPageView *self = data;
  TsRect area = ts_page_view_get_visible_area (self);

  ts_page_view_note_jump (self, TS_JUMP_GO);
  ts_page_view_show_at (self, ts_page_view_get_n_pages (self) - 1, area.x1,
                        ts_page_layout_get_height (self->layout));
}

static void
scroll_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_page_view_scroll_way (data, g_variant_get_string (parameter, NULL));
}

static void
mode_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_autoptr (GEnumClass) modes = g_type_class_ref (TS_TYPE_PAGE_MODE);
  const GEnumValue *mode = g_enum_get_value_by_nick (modes, g_variant_get_string (state, NULL));

  if (mode != NULL)
    g_object_set (data, "page-mode", mode->value, NULL);
}

static void
first_alone_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_object_set (data, "first-alone", g_variant_get_boolean (state), NULL);
}

static void
rotate (TsPageView *self, int degrees)
{
  TsPageArrangement arrangement = ts_page_view_get_arrangement (self);

  arrangement.rotation += degrees;
  ts_page_view_set_arrangement (self, &arrangement);
}

static void
rotate_left_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rotate (data, -90);
}

static void
rotate_right_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rotate (data, 90);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_page_view_go_back (data);
}

static void
forward_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_page_view_go_forward (data);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *text = ts_page_view_dup_copied_text (data);

  if (*text != '\0')
    gdk_clipboard_set_text (gtk_widget_get_clipboard (data), text);
}

static void
copy_reference_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *text = ts_page_view_dup_reference (data);

  if (*text != '\0')
    gdk_clipboard_set_text (gtk_widget_get_clipboard (data), text);
}

static void
caret_mode_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  ts_page_view_set_caret_mode (data, g_variant_get_boolean (state));
}

static void
clear_selection_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_page_view_drag_cancel (data);
  ts_page_view_clear_selection (data);
  ts_page_view_focus_link (data, 0, -1);
  g_object_set (data, "region-mode", FALSE, NULL);
}

static void
tone_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  TsPageTone tone;

  if (ts_page_tone_from_id (g_variant_get_string (state, NULL), &tone))
    ts_page_view_set_tone (data, tone);
}

static const GActionEntry entries[] = {
  { "zoom-in", zoom_in_cb },
  { "zoom-out", zoom_out_cb },
  { "zoom-reset", zoom_reset_cb },
  { "zoom", zoom_cb, "d" },
  { "zoom-mode", NULL, "s", "'fit-width'", zoom_mode_cb },
  { "go-to", go_to_cb, "u" },
  { "next", next_cb },
  { "previous", previous_cb },
  { "first", first_cb },
  { "last", last_cb },
  { "scroll", scroll_cb, "s" },
  { "mode", NULL, "s", "'continuous'", mode_cb },
  { "first-alone", NULL, NULL, "true", first_alone_cb },
  { "tone", NULL, "s", "'normal'", tone_cb },
  { "back", back_cb },
  { "forward", forward_cb },
  { "rotate-left", rotate_left_cb },
  { "rotate-right", rotate_right_cb },
  { "copy", copy_cb },
  { "copy-reference", copy_reference_cb },
  { "caret-mode", NULL, NULL, "false", caret_mode_cb },
  { "clear-selection", clear_selection_cb },
  { "region-mode", NULL, NULL, "false", region_mode_cb },
};

static gboolean
is_enabled (TsPageView *self, const char *name)
{
  if (ts_page_view_get_n_pages (self) == 0)
    return FALSE;
  if (g_str_equal (name, "zoom-in"))
    return ts_page_view_get_zoom (self) < TS_ZOOM_MAX;
  if (g_str_equal (name, "zoom-out"))
    return ts_page_view_get_zoom (self) > TS_ZOOM_MIN;
  if (g_str_equal (name, "copy") || g_str_equal (name, "copy-reference"))
    return self->selected == TS_SELECTED_TEXT;
  if (g_str_equal (name, "back"))
    return self->back->len > 0;
  if (g_str_equal (name, "forward"))
    return self->forward->len > 0;
  if (g_str_equal (name, "first-alone"))
    return ts_page_view_get_arrangement (self).mode == TS_PAGE_MODE_FACING;
  return TRUE;
}

static void
set_state (TsPageView *self, const char *name, GVariant *state)
{
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), state);
}

static GVariant *
nick_of (GType type, int value)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);

  return g_variant_new_string (g_enum_get_value (values, value)->value_nick);
}

void
ts_page_view_update_actions (TsPageView *self)
{
  TsPageArrangement arrangement = ts_page_view_get_arrangement (self);

  set_state (self, "zoom-mode", nick_of (TS_TYPE_ZOOM_MODE, (int) ts_page_view_get_zoom_mode (self)));
  set_state (self, "mode", nick_of (TS_TYPE_PAGE_MODE, (int) arrangement.mode));
  set_state (self, "first-alone", g_variant_new_boolean (!arrangement.first_paired));
  set_state (self, "caret-mode", g_variant_new_boolean (self->caret_mode));
  set_state (self, "tone", g_variant_new_string (ts_page_tone_get_id (self->tone)));
  set_state (self, "region-mode", g_variant_new_boolean (self->region_mode));
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), entries[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled (self, entries[i].name));
    }
}

void
ts_page_view_init_actions (TsPageView *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (self->actions));
  ts_page_view_update_actions (self);
}

/* --- Keys --- */

static gboolean
follow_link_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  return ts_page_view_follow_focused_link (TS_PAGE_VIEW (widget));
}

static void
bind (GtkWidgetClass *klass, guint key, GdkModifierType modifiers, const char *action, const char *parameter)
{
  if (parameter != NULL)
    gtk_widget_class_add_binding_action (klass, key, modifiers, action, "s", parameter);
  else
    gtk_widget_class_add_binding_action (klass, key, modifiers, action, NULL);
}

void
ts_page_view_class_init_keys (GtkWidgetClass *klass)
{
  bind (klass, GDK_KEY_Up, 0, "page.scroll", "up");
  bind (klass, GDK_KEY_Down, 0, "page.scroll", "down");
  bind (klass, GDK_KEY_Left, 0, "page.scroll", "left");
  bind (klass, GDK_KEY_Right, 0, "page.scroll", "right");
  bind (klass, GDK_KEY_Page_Up, 0, "page.scroll", "page-up");
  bind (klass, GDK_KEY_Page_Down, 0, "page.scroll", "page-down");
  bind (klass, GDK_KEY_KP_Page_Up, 0, "page.scroll", "page-up");
  bind (klass, GDK_KEY_KP_Page_Down, 0, "page.scroll", "page-down");
  bind (klass, GDK_KEY_space, 0, "page.scroll", "page-down");
  bind (klass, GDK_KEY_space, GDK_SHIFT_MASK, "page.scroll", "page-up");
  bind (klass, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "page.previous", NULL);
  bind (klass, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "page.next", NULL);
  bind (klass, GDK_KEY_Home, 0, "page.first", NULL);
  bind (klass, GDK_KEY_End, 0, "page.last", NULL);
  bind (klass, GDK_KEY_Home, GDK_CONTROL_MASK, "page.first", NULL);
  bind (klass, GDK_KEY_End, GDK_CONTROL_MASK, "page.last", NULL);
  bind (klass, GDK_KEY_plus, GDK_CONTROL_MASK, "page.zoom-in", NULL);
  bind (klass, GDK_KEY_equal, GDK_CONTROL_MASK, "page.zoom-in", NULL);
  bind (klass, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "page.zoom-in", NULL);
  bind (klass, GDK_KEY_minus, GDK_CONTROL_MASK, "page.zoom-out", NULL);
  bind (klass, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "page.zoom-out", NULL);
  bind (klass, GDK_KEY_0, GDK_CONTROL_MASK, "page.zoom-reset", NULL);
  bind (klass, GDK_KEY_KP_0, GDK_CONTROL_MASK, "page.zoom-reset", NULL);
  bind (klass, GDK_KEY_Left, GDK_ALT_MASK, "page.back", NULL);
  bind (klass, GDK_KEY_Right, GDK_ALT_MASK, "page.forward", NULL);
  bind (klass, GDK_KEY_Left, GDK_CONTROL_MASK, "page.rotate-left", NULL);
  bind (klass, GDK_KEY_Right, GDK_CONTROL_MASK, "page.rotate-right", NULL);
  bind (klass, GDK_KEY_c, GDK_CONTROL_MASK, "page.copy", NULL);
  bind (klass, GDK_KEY_C, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "page.copy-reference", NULL);
  bind (klass, GDK_KEY_F7, 0, "page.caret-mode", NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, follow_link_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, follow_link_cb, NULL);
  bind (klass, GDK_KEY_Escape, 0, "page.clear-selection", NULL);
}
