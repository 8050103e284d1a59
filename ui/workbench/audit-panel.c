#include "config.h"

#include "workbench/audit-panel.h"

#include "base/date.h"
#include "widgets/menu-tip.h"
#include "widgets/panes.h"
#include "widgets/section-dot.h"

#include <glib/gi18n.h>

struct _TsAuditPanel
{
  GtkWidget parent_instance;

  TsAuditSession *session;
  TsAudit *audit;
  GPtrArray *cards; /* of TsItemCard, in order */
  guint scroll_tick;
  guint frames_left; /* until the opened card has its height */

  GtkWidget *box;
  GtkMenuButton *menu;
  GtkLabel *reviewer;
  GtkLabel *progress_text;
  GtkProgressBar *progress;
  GtkWidget *locked;
  GtkLabel *locked_text;
  GtkScrolledWindow *scroller;
  GtkBox *sections;
};

G_DEFINE_FINAL_TYPE (TsAuditPanel, ts_audit_panel, GTK_TYPE_WIDGET)

TsItemCard *
ts_audit_panel_get_card (TsAuditPanel *self, const char *item)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (g_strcmp0 (ts_item_card_get_item (self->cards->pdata[i]), item) == 0)
      return self->cards->pdata[i];
  return NULL;
}

/* --- The current item stays in view --- */

static void
scroll_to_item (TsAuditPanel *self)
{
  TsItemCard *card = ts_audit_panel_get_card (self, ts_audit_session_get_item (self->session));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;
  double top, bottom, value, page;

  if (card == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (card), GTK_WIDGET (self->sections), &bounds))
    return;
  value = gtk_adjustment_get_value (adjustment);
  page = gtk_adjustment_get_page_size (adjustment);
  top = bounds.origin.y - 8;
  bottom = bounds.origin.y + bounds.size.height + 8;
  if (bottom > value + page)
    value = bottom - page;
  if (top < value || bottom - top > page)
    value = top;
  gtk_adjustment_set_value (adjustment, value);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TsAuditPanel *self = TS_AUDIT_PANEL (widget);

  if (--self->frames_left > 0)
    return G_SOURCE_CONTINUE;
  self->scroll_tick = 0;
  scroll_to_item (self);
  return G_SOURCE_REMOVE;
}

static void
item_cb (TsAuditPanel *self)
{
  self->frames_left = 3;
  if (self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* --- Progress --- */

/* Since when, in the reviewer's own time; a file from outside may not say. */
static void
show_locked (TsAuditPanel *self)
{
  const char *completed = ts_audit_get_completed (self->audit);
  g_autoptr (GDateTime) utc = completed != NULL ? g_date_time_new_from_iso8601 (completed, NULL) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *date = local != NULL ? g_date_time_format (local, "%F") : NULL;
  g_autofree char *day = ts_date_format_long (date);
  g_autofree char *since = local != NULL ? g_strdup_printf (_ ("Completed on %s and locked since."), day)
                                         : g_strdup (_ ("Completed and locked."));
  g_autofree char *text = g_strdup_printf (
      _ ("%s Ratings and answers stay as they are; passages can still be tagged. Reopen it to change it."),
      since);

  gtk_label_set_text (self->locked_text, text);
  gtk_widget_set_visible (self->locked, ts_audit_is_complete (self->audit));
}

static void
update_progress (TsAuditPanel *self)
{
  guint rated = ts_audit_get_n_rated (self->audit);
  guint all = ts_audit_get_n_criteria (self->audit);
  g_autofree char *text = g_strdup_printf (_ ("%u of %u rated"), rated, all);

  gtk_label_set_text (self->progress_text, text);
  gtk_progress_bar_set_fraction (self->progress, all > 0 ? (double) rated / all : 0);
  show_locked (self);
}

const char *
ts_audit_panel_get_progress_text (TsAuditPanel *self)
{
  return gtk_label_get_text (self->progress_text);
}

/* --- Sections --- */

static GtkWidget *
append_section (TsAuditPanel *self, const char *id, const char *title, const char *colour)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *text = id != NULL ? g_strdup_printf ("%s · %s", id, title) : g_strdup (title);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (colour != NULL)
    gtk_box_append (GTK_BOX (heading), ts_section_dot_new (colour));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (heading), label);
  gtk_widget_add_css_class (heading, "section-heading");
  gtk_box_append (self->sections, heading);
  gtk_widget_add_css_class (list, "card");
  gtk_widget_add_css_class (list, "section-cards");
  gtk_box_append (self->sections, list);
  return list;
}

static void
append_card (TsAuditPanel *self, GtkWidget *list, const char *item)
{
  GtkWidget *card = ts_item_card_new (self->session, item);

  if (gtk_widget_get_first_child (list) != NULL)
    gtk_box_append (GTK_BOX (list), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (list), card);
  g_ptr_array_add (self->cards, card);
}

static void
append_criteria (TsAuditPanel *self, TsFramework *framework)
{
  GPtrArray *sections = ts_framework_get_sections (framework);

  for (guint i = 0; i < sections->len; i++)
    {
      const TsSection *section = sections->pdata[i];
      GtkWidget *list = append_section (self, section->id, section->title, section->colour);

      for (guint j = 0; j < section->criteria->len; j++)
        append_card (self, list, ((const TsCriterion *) section->criteria->pdata[j])->id);
    }
}

static void
append_questions (TsAuditPanel *self, TsFramework *framework)
{
  GPtrArray *questions = ts_framework_get_questions (framework);
  const char *group = NULL;
  GtkWidget *list = NULL;

  for (guint i = 0; i < questions->len; i++)
    {
      const TsQuestion *question = questions->pdata[i];

      if (g_strcmp0 (group, question->group) != 0)
        list = append_section (self, NULL, question->group, NULL);
      group = question->group;
      append_card (self, list, question->id);
    }
}

static void
clear_sections (TsAuditPanel *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->cards, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
}

static void
audit_cb (TsAuditPanel *self)
{
  TsFramework *framework = ts_audit_session_get_framework (self->session);

  if (self->audit != NULL)
    g_signal_handlers_disconnect_by_data (self->audit, self);
  clear_sections (self);
  g_set_object (&self->audit, ts_audit_session_get_audit (self->session));
  gtk_widget_set_visible (self->box, self->audit != NULL);
  if (self->audit == NULL)
    return;

  g_signal_connect_swapped (self->audit, "notify", G_CALLBACK (update_progress), self);
  gtk_label_set_text (self->reviewer, ts_audit_get_reviewer (self->audit));
  append_criteria (self, framework);
  if (ts_audit_session_get_tool (self->session) == TS_TOOL_DEEP_DIVE)
    append_questions (self, framework);
  append_card (self, append_section (self, NULL, _ ("Overall"), NULL), "overall");
  update_progress (self);
  item_cb (self);
}

/* At the current item, where there is one. */
static gboolean
grab_focus (GtkWidget *widget)
{
  TsAuditPanel *self = TS_AUDIT_PANEL (widget);
  TsItemCard *card = ts_audit_panel_get_card (self, ts_audit_session_get_item (self->session));

  return gtk_widget_child_focus (card != NULL ? GTK_WIDGET (card) : GTK_WIDGET (self->sections),
                                 GTK_DIR_TAB_FORWARD);
}

static void
ts_audit_panel_dispose (GObject *object)
{
  TsAuditPanel *self = TS_AUDIT_PANEL (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->audit != NULL)
    g_signal_handlers_disconnect_by_data (self->audit, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_object (&self->audit);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ts_audit_panel_parent_class)->dispose (object);
}

static void
ts_audit_panel_class_init (TsAuditPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_audit_panel_dispose;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = ts_panes_focus_child;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/touchstone_audit/Touchstone/workbench/audit-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TsAuditPanel, box);
  gtk_widget_class_bind_template_child (widget_class, TsAuditPanel, menu);
  gtk_widget_class_bind_template_child (widget_class, TsAuditPanel, reviewer);
  gtk_widget_class_bind_template_child (widget_class, TsAuditPanel, progress_text);
  gtk_widget_class_bind_template_child (widget_class, TsAuditPanel, progress);
  gtk_widget_class_bind_template_child (widget_class, TsAuditPanel, locked);
  gtk_widget_class_bind_template_child (widget_class, TsAuditPanel, locked_text);
  gtk_widget_class_bind_template_child (widget_class, TsAuditPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, TsAuditPanel, sections);
  gtk_widget_class_set_css_name (widget_class, "auditpanel");
}

static void
ts_audit_panel_init (TsAuditPanel *self)
{
  self->cards = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ts_menu_tip_guard (self->menu);
}

GtkWidget *
ts_audit_panel_new (TsAuditSession *session)
{
  TsAuditPanel *self = g_object_new (TS_TYPE_AUDIT_PANEL, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "notify::audit", G_CALLBACK (audit_cb), self);
  g_signal_connect_swapped (session, "notify::item", G_CALLBACK (item_cb), self);
  audit_cb (self);
  return GTK_WIDGET (self);
}
