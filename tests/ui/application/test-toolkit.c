#include "config.h"

#include "application/toolkit.h"

#include <adwaita.h>

static char *
dup_theme (void)
{
  char *name = NULL;

  g_object_get (gtk_settings_get_default (), "gtk-theme-name", &name, NULL);
  return name;
}

static GtkCssProvider *
add_rule (GtkWidget *window)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (provider, "window { color: @accent_bg_color; }", -1);
  gtk_style_context_add_provider (gtk_widget_get_style_context (window), GTK_STYLE_PROVIDER (provider), 800);
  return provider;
}

/* What GTK was spared is not missing: the style is libadwaita's, all of it. */
static void
test_style (void)
{
  g_autofree char *theme = NULL;
  g_autoptr (GtkCssProvider) provider = NULL;
  GtkWidget *window;
  GdkRGBA colour, expected;

  if (g_test_subprocess ())
    {
      g_unsetenv ("GTK_THEME");
      ts_toolkit_prepare ();
      ts_toolkit_start ();
      adw_init ();
      g_assert_null (g_getenv ("GTK_THEME"));
      theme = dup_theme ();
      g_assert_cmpstr (theme, ==, "Adwaita-empty");
      window = gtk_window_new ();
      provider = add_rule (window);
      gtk_style_context_get_color (gtk_widget_get_style_context (window), &colour);
      g_assert_true (gdk_rgba_parse (&expected, "#3584e4"));
      g_assert_true (gdk_rgba_equal (&colour, &expected));
      gtk_window_destroy (GTK_WINDOW (window));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* A theme that the user chose stays chosen. */
static void
test_chosen (void)
{
  if (g_test_subprocess ())
    {
      g_setenv ("GTK_THEME", "Default:dark", TRUE);
      ts_toolkit_prepare ();
      ts_toolkit_start ();
      adw_init ();
      g_assert_cmpstr (g_getenv ("GTK_THEME"), ==, "Default:dark");
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/toolkit/style", test_style);
  g_test_add_func ("/toolkit/chosen", test_chosen);
  return g_test_run ();
}
