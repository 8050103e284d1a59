/* The pane with contents, pages and evidence left of the report: when it is there,
 * and what it is told.
 */
#include "config.h"

#include "workbench/workbench-private.h"

#define CONTENTS_MINIMUM 190
#define CONTENTS_NATURAL 240
#define NARROW           1150 /* pixels of the workbench below which the pane is hidden until it is asked for */

static gboolean
is_visible (TsWorkbench *self)
{
  return self->contents_is_narrow ? self->contents_asked_for : self->contents_wanted;
}

static void
document_cb (TsWorkbench *self)
{
  const TsShownDocument *shown = ts_report_view_get_shown (self->report);

  ts_contents_pane_set_document (self->contents, shown->sha256, shown->infos, shown->reader, shown->failed);
}

static void
passages_cb (TsWorkbench *self)
{
  ts_contents_pane_set_passages (self->contents, ts_audit_session_get_passages (self->session));
}

static void
passage_cb (TsWorkbench *self, TsPassage *passage)
{
  ts_audit_session_request_passage (self->session, passage);
}

static void
tab_cb (TsWorkbench *self)
{
  g_free (self->contents_tab);
  self->contents_tab = g_strdup (ts_contents_pane_get_tab (self->contents));
}

static void
build (TsWorkbench *self)
{
  GtkWidget *pane =
      ts_contents_pane_new (ts_audit_session_get_project (self->session), ts_workbench_get_page_view (self),
                            ts_report_view_get_marks (self->report));

  self->contents = TS_CONTENTS_PANE (pane);
  document_cb (self);
  passages_cb (self);
  ts_contents_pane_set_tab (self->contents, self->contents_tab);
  g_signal_connect_object (self->contents, "notify::tab", G_CALLBACK (tab_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->contents, "passage-activated", G_CALLBACK (passage_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->report, "document-changed", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::passages", G_CALLBACK (passages_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->contents_place, pane);
}

void
ts_workbench_need_contents (TsWorkbench *self)
{
  self->contents_may_be_made = TRUE;
  if (self->contents == NULL && is_visible (self))
    build (self);
}

/* Its place is kept free before it is made, so that the page need not move. */
static void
update (TsWorkbench *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "contents");
  GtkWidget *place = GTK_WIDGET (self->contents_place);
  gboolean visible = is_visible (self);

  if (!visible && gtk_widget_get_visible (place) && gtk_widget_get_focus_child (place) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (ts_workbench_get_page_view (self)));
  gtk_widget_set_visible (place, visible);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (visible));
  if (self->contents_may_be_made)
    ts_workbench_need_contents (self);
}

static gboolean
update_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TsWorkbench *self = TS_WORKBENCH (widget);

  self->contents_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Not within the allocation itself: it says what has to be laid out anew. */
void
ts_workbench_fit_contents (TsWorkbench *self, int width)
{
  gboolean narrow = width < NARROW;

  if (self->contents_is_narrow == narrow)
    return;
  self->contents_is_narrow = narrow;
  self->contents_asked_for = FALSE;
  if (is_visible (self) != gtk_widget_get_visible (GTK_WIDGET (self->contents_place)) &&
      self->contents_source == 0)
    self->contents_source = gtk_widget_add_tick_callback (GTK_WIDGET (self), update_cb, NULL, NULL);
}

static void
contents_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  TsWorkbench *self = data;

  if (self->contents_is_narrow)
    self->contents_asked_for = g_variant_get_boolean (state);
  else
    self->contents_wanted = g_variant_get_boolean (state);
  update (self);
}

static void
contents_tab_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsWorkbench *self = data;

  if (!is_visible (self))
    g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "contents",
                                        g_variant_new_boolean (TRUE));
  ts_contents_pane_set_tab (ts_workbench_get_contents_pane (self), g_variant_get_string (parameter, NULL));
  ts_contents_pane_grab_focus (self->contents);
}

/* Between the report and its place; the report view has to be there. */
void
ts_workbench_add_contents (TsWorkbench *self)
{
  const GActionEntry entries[] = {
    { "contents", NULL, NULL, "true", contents_cb },
    { "contents-tab", contents_tab_cb, "s" },
  };
  GtkPaned *paned;

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  self->contents_wanted = TRUE;
  self->contents_paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  self->contents_place = ADW_BIN (adw_bin_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->contents_place), CONTENTS_MINIMUM, -1);
  paned = GTK_PANED (self->contents_paned);
  gtk_paned_set_resize_start_child (paned, FALSE);
  gtk_paned_set_shrink_start_child (paned, FALSE);
  gtk_paned_set_shrink_end_child (paned, FALSE);
  gtk_paned_set_position (paned, CONTENTS_NATURAL);
  gtk_paned_set_start_child (paned, GTK_WIDGET (self->contents_place));
  gtk_paned_set_end_child (paned, GTK_WIDGET (self->report));
}

void
ts_workbench_set_contents (TsWorkbench *self, int window_width, gboolean visible, int width, const char *tab)
{
  self->contents_is_narrow = window_width < NARROW;
  self->contents_wanted = visible;
  g_free (self->contents_tab);
  self->contents_tab = g_strdup (tab);
  gtk_paned_set_position (GTK_PANED (self->contents_paned), MAX (width, CONTENTS_MINIMUM));
  update (self);
}

int
ts_workbench_measure_contents (TsWorkbench *self)
{
  GtkWidget *place = GTK_WIDGET (self->contents_place);
  int divider;

  if (!gtk_widget_get_visible (place))
    return 0;
  gtk_widget_measure (gtk_widget_get_next_sibling (place), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &divider,
                      NULL, NULL);
  return gtk_paned_get_position (GTK_PANED (self->contents_paned)) + divider;
}

gboolean
ts_workbench_get_contents (TsWorkbench *self, int *width, const char **tab)
{
  *width = gtk_paned_get_position (GTK_PANED (self->contents_paned));
  *tab = self->contents_tab != NULL ? self->contents_tab : "contents";
  return self->contents_wanted;
}

TsContentsPane *
ts_workbench_get_contents_pane (TsWorkbench *self)
{
  if (self->contents == NULL)
    build (self);
  return self->contents;
}
