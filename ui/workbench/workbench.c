#include "config.h"

#include "workbench/workbench-private.h"

#include "widgets/panes.h"

#include <glib/gi18n.h>

#define MOST_FRAMES   12  /* to wait for the first page */
#define PANEL_MINIMUM 330 /* pixels; the audit tool's */
#define PANEL_NATURAL 420

G_DEFINE_FINAL_TYPE (TsWorkbench, ts_workbench, GTK_TYPE_WIDGET)

TsAuditSession *
ts_workbench_get_session (TsWorkbench *self)
{
  return self->session;
}

TsPageView *
ts_workbench_get_page_view (TsWorkbench *self)
{
  return ts_report_view_get_page_view (self->report);
}

TsAuditPanel *
ts_workbench_get_panel (TsWorkbench *self)
{
  if (self->panel == NULL)
    {
      self->panel = TS_AUDIT_PANEL (ts_audit_panel_new (self->session));
      adw_bin_set_child (self->panel_place, GTK_WIDGET (self->panel));
    }
  return self->panel;
}

TsTagPopover *
ts_workbench_get_tag_popover (TsWorkbench *self)
{
  ts_workbench_need_popovers (self);
  return TS_TAG_POPOVER (self->tag_popover);
}

void
ts_workbench_move_pane (TsWorkbench *self, int steps)
{
  GtkWidget *contents = self->contents != NULL ? GTK_WIDGET (self->contents) : NULL;
  GtkWidget *panes[] = { contents, GTK_WIDGET (ts_workbench_get_page_view (self)),
                         GTK_WIDGET (ts_workbench_get_panel (self)) };

  if (!ts_panes_move (panes, G_N_ELEMENTS (panes), steps))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* --- Where the reviewer was --- */

static void
keep (TsWorkbench *self, const char *key, const char *value)
{
  ts_project_set_view_state (ts_audit_session_get_project (self->session), key, value);
}

void
ts_workbench_keep_state (TsWorkbench *self)
{
  TsReport *report = ts_audit_session_get_report (self->session);

  if (report != NULL)
    keep (self, "report", ts_report_get_id (report));
  keep (self, "tool", ts_tool_get_id (ts_audit_session_get_tool (self->session)));
  keep (self, "item", ts_audit_session_get_item (self->session));
  ts_report_view_keep_position (self->report);
}

static void
state_cb (TsWorkbench *self)
{
  TsTool tool = ts_audit_session_get_tool (self->session);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "tool");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (ts_tool_get_id (tool)));
  gtk_widget_set_visible (GTK_WIDGET (self->panel_place),
                          ts_audit_session_get_report (self->session) != NULL);
  ts_workbench_update_actions (self);
  if (!self->restoring)
    ts_workbench_keep_state (self);
}

/* --- Layout: the audit tool keeps its width, as far as the report has room beside it --- */

int
ts_workbench_get_panel_width (TsWorkbench *self)
{
  return self->panel_width;
}

/* Chosen by hand it may take half of the window, by itself no more than a third. */
static int
fit_panel_width (TsWorkbench *self, int width)
{
  if (self->panel_width > 0)
    return CLAMP (self->panel_width, PANEL_MINIMUM, MAX (width / 2, PANEL_MINIMUM));
  return CLAMP (width / 3, PANEL_MINIMUM, PANEL_NATURAL);
}

static void
place_divider (TsWorkbench *self, int width)
{
  self->laid_out_width = width;
  self->laying_out = TRUE;
  gtk_paned_set_position (GTK_PANED (self->paned), width - fit_panel_width (self, width));
  self->laying_out = FALSE;
}

void
ts_workbench_set_panel_width (TsWorkbench *self, int width)
{
  self->panel_width = width;
  if (self->laid_out_width > 0)
    place_divider (self, self->laid_out_width);
}

static void
divider_moved_cb (TsWorkbench *self)
{
  int width = gtk_widget_get_width (self->paned);

  if (!self->laying_out && width > 0)
    self->panel_width = MAX (width - gtk_paned_get_position (GTK_PANED (self->paned)), PANEL_MINIMUM);
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  gtk_widget_measure (TS_WORKBENCH (widget)->paned, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

void
ts_workbench_expect_size (TsWorkbench *self, int width, int height)
{
  int beside = ts_workbench_measure_contents (self) + fit_panel_width (self, width);

  ts_report_view_expect_size (self->report, width - beside, height);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TsWorkbench *self = TS_WORKBENCH (widget);

  if (self->laid_out_width != width)
    place_divider (self, width);
  ts_workbench_fit_contents (self, width);
  self->laying_out = TRUE;
  gtk_widget_allocate (self->paned, width, height, baseline, NULL);
  self->laying_out = FALSE;
  ts_workbench_layout_popovers (self);
}

/* The page is what the reviewer waits for: the audit tool, with its many widgets,
 * is made once the page is sharp, or soon if it takes its time.
 */
static gboolean
late_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TsWorkbench *self = TS_WORKBENCH (widget);

  /* The sharp page has yet to be painted in this frame. */
  if (ts_page_view_is_settled (ts_workbench_get_page_view (self)))
    self->frames_waited = MAX (self->frames_waited, MOST_FRAMES - 1);
  if (self->frames_waited++ < MOST_FRAMES)
    return G_SOURCE_CONTINUE;
  self->late_tick = 0;
  ts_workbench_get_panel (self);
  ts_workbench_need_popovers (self);
  ts_workbench_need_contents (self);
  return G_SOURCE_REMOVE;
}

static void
map (GtkWidget *widget)
{
  TsWorkbench *self = TS_WORKBENCH (widget);

  GTK_WIDGET_CLASS (ts_workbench_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (ts_workbench_get_page_view (self)));
  if (self->panel == NULL && self->late_tick == 0)
    self->late_tick = gtk_widget_add_tick_callback (widget, late_cb, NULL, NULL);
}

static void
ts_workbench_dispose (GObject *object)
{
  TsWorkbench *self = TS_WORKBENCH (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  ts_workbench_remove_popovers (self);
  if (self->report != NULL)
    g_signal_handlers_disconnect_by_data (ts_report_view_get_page_view (self->report), self);
  self->report = NULL;
  if (self->contents_source != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->contents_source);
  self->contents_source = 0;
  g_clear_pointer (&self->contents_tab, g_free);
  if (self->paned != NULL)
    g_signal_handlers_disconnect_by_data (self->paned, self);
  g_clear_pointer (&self->paned, gtk_widget_unparent);
  g_clear_object (&self->actions);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ts_workbench_parent_class)->dispose (object);
}

static void
ts_workbench_class_init (TsWorkbenchClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_workbench_dispose;
  widget_class->map = map;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "audit.contents", NULL);
  gtk_widget_class_set_css_name (widget_class, "workbench");
}

static void
ts_workbench_init (TsWorkbench *self)
{
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
  /* The divider stays where it is put: size_allocate() moves it with the window. */
  gtk_paned_set_resize_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_resize_end_child (GTK_PANED (self->paned), TRUE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  g_signal_connect_swapped (self->paned, "notify::position", G_CALLBACK (divider_moved_cb), self);
}

GtkWidget *
ts_workbench_new (TsAuditSession *session, TsOpening *ahead)
{
  TsWorkbench *self = g_object_new (TS_TYPE_WORKBENCH, NULL);

  self->session = g_object_ref (session);
  self->restoring = TRUE;
  ts_workbench_add_actions (self);
  self->report = TS_REPORT_VIEW (ts_report_view_new (session, ahead));
  ts_workbench_add_contents (self);
  gtk_paned_set_start_child (GTK_PANED (self->paned), self->contents_paned);
  self->panel_place = ADW_BIN (adw_bin_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->panel_place), PANEL_MINIMUM, -1);
  gtk_paned_set_end_child (GTK_PANED (self->paned), GTK_WIDGET (self->panel_place));
  ts_workbench_follow_selection (self);
  ts_workbench_add_keys (self);

  g_signal_connect_swapped (session, "notify::report", G_CALLBACK (state_cb), self);
  g_signal_connect_swapped (session, "notify::tool", G_CALLBACK (state_cb), self);
  g_signal_connect_swapped (session, "notify::item", G_CALLBACK (state_cb), self);
  g_signal_connect_swapped (session, "notify::editable", G_CALLBACK (ts_workbench_update_actions), self);
  state_cb (self);
  self->restoring = FALSE;
  return GTK_WIDGET (self);
}
