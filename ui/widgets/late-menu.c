#include "config.h"

#include "widgets/late-menu.h"

static void
create_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) model = g_object_ref (data);

  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
  gtk_menu_button_set_menu_model (button, model);
}

void
ts_late_menu_set (GtkMenuButton *button, GMenuModel *model)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button) && G_IS_MENU_MODEL (model));

  gtk_menu_button_set_create_popup_func (button, create_cb, g_object_ref (model), g_object_unref);
}
