#include "config.h"

#include "dialogs/about.h"

#include "register/register.h"

#include <adwaita.h>
#include <glib/gi18n.h>

void
ts_about_present (GtkWindow *parent)
{
  GtkWidget *about = adw_about_window_new ();
  AdwAboutWindow *window = ADW_ABOUT_WINDOW (about);

  adw_about_window_set_application_name (window, _ ("Touchstone"));
  adw_about_window_set_application_icon (window, TS_APP_ID);
  adw_about_window_set_version (window, TS_VERSION);
  adw_about_window_set_developer_name (window, _ ("The Touchstone developers"));
  adw_about_window_set_copyright (window, _ ("© The Touchstone developers"));
  adw_about_window_set_license_type (window, GTK_LICENSE_GPL_3_0);
  adw_about_window_set_comments (
      window, _ ("Audit the yearly reports of England’s safeguarding children partnerships against "
                 "“Working Together to Safeguard Children” 2018, with every finding traceable to a page."));
  adw_about_window_add_legal_section (window, _ ("Register of partnerships"), NULL, GTK_LICENSE_CUSTOM,
                                      ts_register_get_licence ());
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), parent != NULL);
  gtk_window_present (GTK_WINDOW (window));
}
