#include "config.h"

#include "workbench/passage-list.h"

#include "workbench/passage-card.h"

#include <glib/gi18n.h>

struct _TsPassageList
{
  GtkWidget parent_instance;

  TsAuditSession *session;
  char *item;
  GtkWidget *box;
  GtkWidget *hint;
  GPtrArray *cards; /* of TsPassageCard */
};

G_DEFINE_FINAL_TYPE (TsPassageList, ts_passage_list, GTK_TYPE_WIDGET)

/* Whether the cards show just these passages in this order. */
static gboolean
shows (TsPassageList *self, GPtrArray *passages)
{
  if (self->cards->len != passages->len)
    return FALSE;
  for (guint i = 0; i < passages->len; i++)
    if (ts_passage_card_get_passage (self->cards->pdata[i]) != passages->pdata[i])
      return FALSE;
  return TRUE;
}

static void
update (TsPassageList *self)
{
  g_autoptr (GPtrArray) passages = ts_audit_session_list_passages (self->session, self->item);

  gtk_widget_set_visible (self->hint, passages->len == 0);
  /* Cards follow their passages by themselves; an open menu stays open. */
  if (shows (self, passages))
    return;
  for (guint i = 0; i < self->cards->len; i++)
    gtk_box_remove (GTK_BOX (self->box), self->cards->pdata[i]);
  g_ptr_array_set_size (self->cards, 0);
  for (guint i = 0; i < passages->len; i++)
    {
      GtkWidget *card = ts_passage_card_new (self->session, passages->pdata[i], self->item);

      gtk_box_append (GTK_BOX (self->box), card);
      g_ptr_array_add (self->cards, card);
    }
}

static void
ts_passage_list_dispose (GObject *object)
{
  TsPassageList *self = TS_PASSAGE_LIST (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, update, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_pointer (&self->item, g_free);
  G_OBJECT_CLASS (ts_passage_list_parent_class)->dispose (object);
}

static void
ts_passage_list_class_init (TsPassageListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ts_passage_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
ts_passage_list_init (TsPassageList *self)
{
  self->cards = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->hint =
      gtk_label_new (_ ("No passage yet. Select text in the report and press Enter to tag it here."));
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_widget_add_css_class (self->hint, "caption");
  gtk_box_append (GTK_BOX (self->box), self->hint);
}

GtkWidget *
ts_passage_list_new (TsAuditSession *session, const char *item)
{
  TsPassageList *self = g_object_new (TS_TYPE_PASSAGE_LIST, NULL);

  self->session = g_object_ref (session);
  self->item = g_strdup (item);
  g_signal_connect_swapped (session, "evidence-changed", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}
