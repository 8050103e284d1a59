#include "config.h"

#include "workbench/item-card.h"

#include "widgets/rating-mark.h"
#include "widgets/rating-switch.h"
#include "workbench/criterion-body.h"
#include "workbench/question-body.h"

#include <glib/gi18n.h>

struct _TsItemCard
{
  GtkWidget parent_instance;

  TsAuditSession *session;
  TsAudit *audit;
  char *item;
  GtkWidget *box;
  GtkWidget *header;
  GtkWidget *title;
  GtkWidget *count;
  GtkWidget *mark;
  GtkWidget *body;
};

G_DEFINE_FINAL_TYPE (TsItemCard, ts_item_card, GTK_TYPE_WIDGET)

static const TsQuestion *
find_question (TsItemCard *self)
{
  return ts_framework_find_question (ts_audit_session_get_framework (self->session), self->item);
}

/* --- The line --- */

static void
describe_header (TsItemCard *self, guint count, const char *state)
{
  g_autofree char *passages = g_strdup_printf (g_dngettext (NULL, "%u passage", "%u passages", count), count);
  g_autofree char *name = g_strdup_printf ("%s %s, %s, %s", self->item,
                                           gtk_label_get_text (GTK_LABEL (self->title)), passages, state);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_STATE_EXPANDED,
                               self->body != NULL, -1);
  gtk_widget_set_tooltip_text (self->mark, state);
}

static void
update_header (TsItemCard *self)
{
  guint count = ts_audit_session_count_passages (self->session, self->item);
  g_autofree char *text = count > 0 ? g_strdup_printf ("%u", count) : g_strdup ("");
  const char *state;

  gtk_label_set_text (GTK_LABEL (self->count), text);
  if (find_question (self) != NULL)
    {
      const char *answer = ts_audit_get_answer (self->audit, self->item, NULL);
      gboolean answered = answer != NULL && *answer != '\0';

      ts_rating_mark_set_fill (TS_RATING_MARK (self->mark), answered ? 1 : TS_MARK_NOT_RATED);
      state = answered ? _ ("answered") : _ ("not answered");
    }
  else
    {
      const TsScale *scale = ts_audit_session_get_scale (self->session, self->item);
      const char *level = ts_audit_get_level (self->audit, self->item);
      const TsLevel *found = level != NULL ? ts_scale_find_level (scale, level) : NULL;

      ts_rating_mark_set_fill (TS_RATING_MARK (self->mark), ts_rating_fill (scale, level));
      state = found != NULL ? found->title : _ ("not rated");
    }
  describe_header (self, count, state);
}

static void
item_changed_cb (TsItemCard *self, const char *item)
{
  if (g_strcmp0 (item, self->item) == 0)
    update_header (self);
}

/* --- Opening --- */

static void
open_body (TsItemCard *self)
{
  self->body = find_question (self) != NULL ? ts_question_body_new (self->session, self->item)
                                            : ts_criterion_body_new (self->session, self->item);
  gtk_widget_add_css_class (self->body, "item-body");
  gtk_box_append (GTK_BOX (self->box), self->body);
  gtk_widget_add_css_class (GTK_WIDGET (self), "open");
  gtk_widget_add_css_class (self->title, "heading");
}

static void
close_body (TsItemCard *self)
{
  GtkWidget *body = g_steal_pointer (&self->body);

  gtk_widget_remove_css_class (GTK_WIDGET (self), "open");
  gtk_widget_remove_css_class (self->title, "heading");
  gtk_box_remove (GTK_BOX (self->box), body);
}

static void
current_item_cb (TsItemCard *self)
{
  gboolean open = g_strcmp0 (ts_audit_session_get_item (self->session), self->item) == 0;

  if (open == (self->body != NULL))
    return;
  if (open)
    open_body (self);
  else
    close_body (self);
  update_header (self);
}

static void
clicked_cb (TsItemCard *self)
{
  ts_audit_session_set_item (self->session, self->body != NULL ? NULL : self->item);
}

const char *
ts_item_card_get_item (TsItemCard *self)
{
  return self->item;
}

gboolean
ts_item_card_is_open (TsItemCard *self)
{
  return self->body != NULL;
}

GtkWidget *
ts_item_card_get_body (TsItemCard *self)
{
  return self->body;
}

static void
ts_item_card_dispose (GObject *object)
{
  TsItemCard *self = TS_ITEM_CARD (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->audit != NULL)
    g_signal_handlers_disconnect_by_data (self->audit, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->body = NULL;
  g_clear_object (&self->audit);
  g_clear_object (&self->session);
  g_clear_pointer (&self->item, g_free);
  G_OBJECT_CLASS (ts_item_card_parent_class)->dispose (object);
}

static void
ts_item_card_class_init (TsItemCardClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ts_item_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "itemcard");
}

static void
ts_item_card_init (TsItemCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
append_header (TsItemCard *self)
{
  TsFramework *framework = ts_audit_session_get_framework (self->session);
  gboolean overall = g_str_equal (self->item, "overall");
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *id = gtk_label_new (overall ? "" : self->item);

  gtk_label_set_xalign (GTK_LABEL (id), 0);
  gtk_label_set_width_chars (GTK_LABEL (id), overall ? 0 : 3);
  gtk_widget_add_css_class (id, "dim-label");
  gtk_widget_add_css_class (id, "numeric");
  self->title = gtk_label_new (overall ? _ ("The report as a whole")
                                       : ts_framework_get_item_title (framework, self->item));
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (self->title, TRUE);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  self->mark = ts_rating_mark_new (TS_MARK_NOT_RATED);
  if (!overall)
    gtk_box_append (GTK_BOX (line), id);
  gtk_box_append (GTK_BOX (line), self->title);
  gtk_box_append (GTK_BOX (line), self->count);
  gtk_box_append (GTK_BOX (line), self->mark);

  self->header = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->header), line);
  gtk_widget_add_css_class (self->header, "flat");
  gtk_widget_add_css_class (self->header, "item-header");
  g_signal_connect_swapped (self->header, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->header);
}

GtkWidget *
ts_item_card_new (TsAuditSession *session, const char *item)
{
  TsItemCard *self = g_object_new (TS_TYPE_ITEM_CARD, NULL);

  self->session = g_object_ref (session);
  self->audit = g_object_ref (ts_audit_session_get_audit (session));
  self->item = g_strdup (item);
  append_header (self);
  g_signal_connect_swapped (session, "evidence-changed", G_CALLBACK (update_header), self);
  g_signal_connect_swapped (session, "notify::item", G_CALLBACK (current_item_cb), self);
  g_signal_connect_swapped (self->audit, "item-changed", G_CALLBACK (item_changed_cb), self);
  update_header (self);
  current_item_cb (self);
  return GTK_WIDGET (self);
}
