#include "config.h"

#include "workbench/password-bar.h"

#include <glib/gi18n.h>

struct _TsPasswordBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *label;
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (TsPasswordBar, ts_password_bar, GTK_TYPE_WIDGET)

static guint entered_signal;

GtkEditable *
ts_password_bar_get_entry (TsPasswordBar *self)
{
  return GTK_EDITABLE (self->entry);
}

void
ts_password_bar_ask (TsPasswordBar *self, gboolean wrong)
{
  gtk_label_set_text (self->label, wrong
                                       ? _ ("That password doesn’t open it. Try again.")
                                       : _ ("This document needs its password before its pages are shown."));
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "error");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  gtk_widget_grab_focus (self->entry);
}

void
ts_password_bar_close (TsPasswordBar *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  /* The keyboard doesn't stay in what goes away. */
  if (gtk_widget_get_focus_child (self->box) != NULL)
    gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
entered_cb (TsPasswordBar *self)
{
  g_autofree char *password = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (*password != '\0')
    g_signal_emit (self, entered_signal, 0, password);
}

static void
ts_password_bar_dispose (GObject *object)
{
  TsPasswordBar *self = TS_PASSWORD_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (ts_password_bar_parent_class)->dispose (object);
}

static void
ts_password_bar_class_init (TsPasswordBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_password_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "passwordbar");
  entered_signal = g_signal_new ("entered", TS_TYPE_PASSWORD_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ts_password_bar_init (TsPasswordBar *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Open"));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "xalign", 0.0f,
                              "wrap", TRUE, "hexpand", TRUE, NULL);
  self->entry = gtk_password_entry_new ();
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (self->entry), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 16);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Password"),
                                  -1);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), button);
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "report-bar");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (entered_cb), self);
}

GtkWidget *
ts_password_bar_new (void)
{
  return g_object_new (TS_TYPE_PASSWORD_BAR, NULL);
}
