#include "config.h"

#include "widgets/rating-switch.h"

#include "widgets/rating-mark.h"

#include <glib/gi18n.h>

struct _TsRatingSwitch
{
  GtkWidget parent_instance;

  TsFramework *framework;
  const TsScale *scale;
  GPtrArray *buttons; /* of GtkToggleButton, one a level */
  gboolean updating;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (TsRatingSwitch, ts_rating_switch, GTK_TYPE_WIDGET)

double
ts_rating_fill (const TsScale *scale, const char *level)
{
  const TsLevel *found = level != NULL ? ts_scale_find_level (scale, level) : NULL;

  if (found == NULL)
    return TS_MARK_NOT_RATED;
  return found->fill < 0 ? TS_MARK_NOT_APPLICABLE : found->fill;
}

static void
toggled_cb (TsRatingSwitch *self, GtkToggleButton *button)
{
  guint index;

  if (self->updating || !g_ptr_array_find (self->buttons, button, &index))
    return;
  g_signal_emit (self, chosen_signal, 0, ((const TsLevel *) self->scale->levels->pdata[index])->id);
}

static GtkWidget *
create_button (TsRatingSwitch *self, const TsLevel *level, const char *label)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, level->title);
  g_autofree char *tooltip = g_strdup_printf (_ ("%s (key %c)"), level->title, g_ascii_toupper (level->key));
  GtkWidget *text = gtk_label_new (level->short_title);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), ts_rating_mark_new (ts_rating_fill (self->scale, level->id)));
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), text);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_name (button, level->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (toggled_cb), self);
  return button;
}

void
ts_rating_switch_set_level (TsRatingSwitch *self, const char *level)
{
  g_return_if_fail (TS_IS_RATING_SWITCH (self));

  self->updating = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (self->buttons->pdata[i],
                                  g_strcmp0 (((const TsLevel *) self->scale->levels->pdata[i])->id, level) ==
                                      0);
  self->updating = FALSE;
}

static void
ts_rating_switch_dispose (GObject *object)
{
  TsRatingSwitch *self = TS_RATING_SWITCH (object);

  for (guint i = 0; self->buttons != NULL && i < self->buttons->len; i++)
    gtk_widget_unparent (self->buttons->pdata[i]);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_object (&self->framework);
  G_OBJECT_CLASS (ts_rating_switch_parent_class)->dispose (object);
}

static void
ts_rating_switch_class_init (TsRatingSwitchClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_rating_switch_dispose;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ratingswitch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ts_rating_switch_init (TsRatingSwitch *self)
{
  self->buttons = g_ptr_array_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
}

GtkWidget *
ts_rating_switch_new (TsFramework *framework, const TsScale *scale, const char *label)
{
  TsRatingSwitch *self = g_object_new (TS_TYPE_RATING_SWITCH, NULL);

  self->framework = g_object_ref (framework);
  self->scale = scale;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  for (guint i = 0; i < scale->levels->len; i++)
    {
      GtkWidget *button = create_button (self, scale->levels->pdata[i], label);

      gtk_widget_set_parent (button, GTK_WIDGET (self));
      g_ptr_array_add (self->buttons, button);
    }
  return GTK_WIDGET (self);
}
