#include "config.h"

#include "start/start-page.h"

#include "project/recent.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _TsStartPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *recent;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TsStartPage, ts_start_page, GTK_TYPE_WIDGET)

/* "12 reports, 3 audits completed; 11 of 20 criteria rated" */
static char *
describe_progress (const TsRecentProject *recent)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, g_dngettext (NULL, "%u report", "%u reports", recent->n_reports),
                          recent->n_reports);
  if (recent->n_complete > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (
          text, g_dngettext (NULL, "%u audit completed", "%u audits completed", recent->n_complete),
          recent->n_complete);
    }
  if (recent->n_criteria > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("%u of %u rated"), recent->n_rated, recent->n_criteria);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_title (const TsRecentProject *recent)
{
  if (recent->title != NULL && *recent->title != '\0')
    return g_strdup (recent->title);
  return recent->is_unnamed ? g_strdup (_ ("Not yet saved under a name"))
                            : g_path_get_basename (recent->path);
}

static GtkWidget *
create_row (const TsRecentProject *recent)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = describe_title (recent);
  g_autofree char *progress = describe_progress (recent);
  g_autofree char *folder = g_path_get_dirname (recent->path);
  g_autofree char *subtitle =
      recent->is_unnamed ? g_strdup (progress) : g_strdup_printf ("%s\n%s", progress, folder);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  {
    g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  }
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), g_variant_new_string (recent->path));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open");
  return row;
}

void
ts_start_page_reload (TsStartPage *self)
{
  g_autoptr (GPtrArray) recent = ts_recent_list ();
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < MIN (recent->len, 8); i++)
    gtk_list_box_append (self->list, create_row (recent->pdata[i]));
  gtk_widget_set_visible (self->recent, recent->len > 0);
}

static void
ts_start_page_dispose (GObject *object)
{
  g_clear_pointer (&TS_START_PAGE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (ts_start_page_parent_class)->dispose (object);
}

static void
ts_start_page_class_init (TsStartPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_start_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/touchstone_audit/Touchstone/start/start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TsStartPage, box);
  gtk_widget_class_bind_template_child (widget_class, TsStartPage, recent);
  gtk_widget_class_bind_template_child (widget_class, TsStartPage, list);
}

static void
ts_start_page_init (TsStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ts_start_page_reload (self);
}

GtkWidget *
ts_start_page_new (void)
{
  return g_object_new (TS_TYPE_START_PAGE, NULL);
}
