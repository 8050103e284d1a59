#include "config.h"

#include "workbench/document-tabs.h"

#include "widgets/document-name.h"

#include <glib/gi18n.h>

#define MOST_CHARS 28

struct _TsDocumentTabs
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;
  GPtrArray *tabs; /* of GtkWidget, the box's */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (TsDocumentTabs, ts_document_tabs, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
toggled_cb (GtkToggleButton *tab, gpointer data)
{
  TsDocumentTabs *self = data;

  if (!self->setting && gtk_toggle_button_get_active (tab))
    g_signal_emit (self, chosen_signal, 0, g_object_get_data (G_OBJECT (tab), "ts-sha256"));
}

static GtkWidget *
create_tab (TsDocumentTabs *self, const TsReportDocument *document)
{
  g_autofree char *text = ts_document_describe (document);
  g_autofree char *pages =
      g_strdup_printf (ngettext ("%u page", "%u pages", document->n_pages), document->n_pages);
  g_autofree char *tip = g_strdup_printf ("%s\n%s, %s", text, document->name, pages);
  GtkWidget *tab = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  gtk_button_set_child (GTK_BUTTON (tab), label);
  gtk_widget_add_css_class (tab, "flat");
  gtk_widget_set_tooltip_text (tab, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tab), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (tab), "ts-sha256", g_strdup (document->sha256), g_free);
  if (self->tabs->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (tab), GTK_TOGGLE_BUTTON (self->tabs->pdata[0]));
  g_signal_connect (tab, "toggled", G_CALLBACK (toggled_cb), self);
  return tab;
}

void
ts_document_tabs_set (TsDocumentTabs *self, GPtrArray *documents)
{
  for (guint i = 0; i < self->tabs->len; i++)
    gtk_box_remove (GTK_BOX (self->box), self->tabs->pdata[i]);
  g_ptr_array_set_size (self->tabs, 0);
  for (guint i = 0; documents != NULL && documents->len > 1 && i < documents->len; i++)
    {
      GtkWidget *tab = create_tab (self, documents->pdata[i]);

      gtk_box_append (GTK_BOX (self->box), tab);
      g_ptr_array_add (self->tabs, tab);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->tabs->len > 1);
}

void
ts_document_tabs_set_current (TsDocumentTabs *self, const char *sha256)
{
  self->setting = TRUE;
  for (guint i = 0; i < self->tabs->len; i++)
    if (g_strcmp0 (g_object_get_data (self->tabs->pdata[i], "ts-sha256"), sha256) == 0)
      gtk_toggle_button_set_active (self->tabs->pdata[i], TRUE);
  self->setting = FALSE;
}

guint
ts_document_tabs_get_n_tabs (TsDocumentTabs *self)
{
  return self->tabs->len;
}

GtkWidget *
ts_document_tabs_get_tab (TsDocumentTabs *self, guint tab)
{
  return tab < self->tabs->len ? self->tabs->pdata[tab] : NULL;
}

static void
ts_document_tabs_dispose (GObject *object)
{
  TsDocumentTabs *self = TS_DOCUMENT_TABS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->tabs, g_ptr_array_unref);
  G_OBJECT_CLASS (ts_document_tabs_parent_class)->dispose (object);
}

static void
ts_document_tabs_class_init (TsDocumentTabsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_document_tabs_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "documenttabs");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  chosen_signal = g_signal_new ("chosen", TS_TYPE_DOCUMENT_TABS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ts_document_tabs_init (TsDocumentTabs *self)
{
  self->tabs = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "document-tabs");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Documents of this report"), -1);
}

GtkWidget *
ts_document_tabs_new (void)
{
  return g_object_new (TS_TYPE_DOCUMENT_TABS, NULL);
}
