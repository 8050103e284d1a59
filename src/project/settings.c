#include "config.h"

#include "project/project-private.h"

#include "base/date.h"
#include "project/project-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TITLE 200 /* characters */

/* A setting, what it is until it is set, and what it may be. */
typedef struct
{
  const char *key;
  const char *fallback; /* where the framework has none */
  gboolean (*accepts) (const char *value);
  const char *allowed;
  const char *action; /* in the history */
} Setting;

static gboolean
is_title (const char *value)
{
  glong length = g_utf8_strlen (value, -1);

  if (length < 1 || length > MAX_TITLE)
    return FALSE;
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

static gboolean
is_days (const char *value)
{
  return g_str_equal (value, "calendar") || g_str_equal (value, "working");
}

static gboolean
is_number_of_days (const char *value)
{
  guint64 number;

  return g_ascii_string_to_unsigned (value, 10, 0, 366, &number, NULL);
}

static const Setting settings[] = {
  { "title", NULL, is_title, N_ ("text of one line, up to 200 characters"), N_ ("set title") },
  { "cut-off", "2021-01-08", ts_date_is_valid, N_ ("a date, written 2021-01-08"), N_ ("set cut-off date") },
  { "days", "calendar", is_days, N_ ("“calendar” or “working”"), N_ ("set which days count") },
  { "within-days", "7", is_number_of_days, N_ ("a number from 0 to 366"), N_ ("set number of days") },
};

static const Setting *
find_setting (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_strcmp0 (settings[i].key, key) == 0)
      return &settings[i];

  return NULL;
}

GStrv
ts_project_list_settings (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    g_strv_builder_add (builder, settings[i].key);

  return g_strv_builder_end (builder);
}

const char *
ts_project_setting_get_allowed (const char *key)
{
  const Setting *setting = find_setting (key);

  return setting != NULL ? _ (setting->allowed) : NULL;
}

gboolean
ts_project_setting_validate (const char *key, const char *value, GError **error)
{
  const Setting *setting = find_setting (key);

  if (setting == NULL)
    {
      g_auto (GStrv) keys = ts_project_list_settings ();
      g_autofree char *all = g_strjoinv (", ", keys);

      g_set_error (error, TS_PROJECT_ERROR, TS_PROJECT_ERROR_SETTING,
                   _ ("there is no setting “%s”; there are: %s"), key, all);
      return FALSE;
    }
  if (g_utf8_validate (value, -1, NULL) && setting->accepts (value))
    return TRUE;

  g_set_error (error, TS_PROJECT_ERROR, TS_PROJECT_ERROR_SETTING, _ ("“%s” has to be %s"), key,
               _ (setting->allowed));
  return FALSE;
}

const char *
ts_project_setting_get_default (TsFramework *framework, const char *key)
{
  const Setting *setting = find_setting (key);
  const char *value = ts_framework_get_setting (framework, key);

  if (setting == NULL)
    return NULL;

  return value != NULL && setting->accepts (value) ? value : setting->fallback;
}

char *
ts_project_dup_setting (TsProject *self, const char *key)
{
  const Setting *setting = find_setting (key);
  g_autofree char *value = NULL;

  g_return_val_if_fail (TS_IS_PROJECT (self), NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  value = ts_project_table_get_setting (ts_project_get_connection (self), key, NULL);
  if (value != NULL && setting->accepts (value))
    return g_steal_pointer (&value);

  return g_strdup (ts_project_setting_get_default (ts_project_get_framework (self), key));
}

typedef struct
{
  const char *key;
  const char *value;
} Change;

static gboolean
set_cb (TsConnection *connection, gpointer data, GError **error)
{
  const Change *change = data;

  return ts_project_table_set_setting (connection, change->key, change->value, error);
}

gboolean
ts_project_set_setting (TsProject *self, const char *key, const char *value, GError **error)
{
  Change change = { key, value };

  g_return_val_if_fail (TS_IS_PROJECT (self), FALSE);

  return ts_project_setting_validate (key, value, error) &&
         ts_history_run (ts_project_get_history (self), find_setting (key)->action, NULL, set_cb, &change,
                         error);
}

int
ts_project_report_in_time (TsProject *self, TsReport *report)
{
  g_autofree char *days = ts_project_dup_setting (self, "days");
  g_autofree char *within = ts_project_dup_setting (self, "within-days");

  return ts_report_values_in_time (ts_report_get_published (report), ts_report_get_received (report),
                                   g_str_equal (days, "working") ? TS_DAYS_WORKING : TS_DAYS_CALENDAR,
                                   (int) g_ascii_strtoll (within, NULL, 10));
}
