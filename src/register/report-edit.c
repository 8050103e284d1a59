#include "config.h"

#include "register/report-edit.h"

#include "register/register-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *report;
  const TsReportValues *values;
} Edit;

/* "" empties, NULL leaves. */
static void
take_value (char **field, const char *value)
{
  if (value == NULL)
    return;

  g_free (*field);
  *field = *value != '\0' ? g_strdup (value) : NULL;
}

void
ts_report_row_take_values (TsReportRow *row, const TsReportValues *values)
{
  take_value (&row->partnership_id, values->partnership);
  take_value (&row->title, values->title);
  take_value (&row->period_start, values->period_start);
  take_value (&row->period_end, values->period_end);
  take_value (&row->published, values->published);
  take_value (&row->received, values->received);
  take_value (&row->url, values->url);
}

gboolean
ts_report_row_validate (const TsReportRow *row, GError **error)
{
  const char *const dates[] = { row->period_start, row->period_end, row->published, row->received };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (dates[i] != NULL && !ts_date_is_valid (dates[i]))
      {
        g_set_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_INVALID,
                     _ ("“%s” is no date; write it as year-month-day, 2020-03-31"), dates[i]);
        return FALSE;
      }
  if (row->period_start != NULL && row->period_end != NULL &&
      g_strcmp0 (row->period_end, row->period_start) < 0)
    {
      g_set_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_INVALID,
                   _ ("the period ends on %s, before its start on %s"), row->period_end, row->period_start);
      return FALSE;
    }

  return TRUE;
}

static gboolean
edit_cb (TsConnection *connection, gpointer data, GError **error)
{
  const Edit *edit = data;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (TsReportRow) row = ts_report_table_load (connection, edit->report, &local_error);

  if (row == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_NOT_FOUND,
                     _ ("There is no such report in the project any more."));
      return FALSE;
    }
  ts_report_row_take_values (row, edit->values);

  return ts_report_row_validate (row, error) && ts_report_table_update (connection, row, error);
}

gboolean
ts_register_update_report (TsRegister *self, const char *report, const TsReportValues *values, GError **error)
{
  Edit edit = { report, values };
  TsReport *before;
  g_autofree char *name = NULL;
  g_autofree char *action = NULL;

  g_return_val_if_fail (TS_IS_REGISTER (self), FALSE);

  if (values->partnership != NULL && *values->partnership != '\0')
    {
      TsPartnership *partnership = ts_register_get_partnership (self, values->partnership, error);

      if (partnership == NULL)
        return FALSE;
      ts_partnership_free (partnership);
    }

  before = ts_register_get_report (self, report);
  name = before != NULL ? ts_report_dup_display_name (before) : g_strdup (report);
  action = ts_action_new (N_ ("edit report %s"), name, NULL);
  return ts_history_run (ts_register_get_history (self), action, NULL, edit_cb, &edit, error);
}

int
ts_report_values_in_time (const char *published, const char *received, TsDays days, int within)
{
  GDate from;
  GDate to;

  if (published == NULL || received == NULL || !ts_date_parse (published, &from) ||
      !ts_date_parse (received, &to))
    return -1;

  return ts_date_days_between (&from, &to, days) <= within ? 1 : 0;
}
