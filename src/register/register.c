#include "config.h"

#include "register/register-private.h"

#include "register/partnership.h"
#include "register/report-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (ts_register_error_quark, ts_register_error)

struct _TsRegister
{
  GObject parent_instance;

  TsHistory *history;
  char *date;
  GListStore *reports; /* NULL until asked for */
  GHashTable *by_id;   /* id of the report -> TsReport, kept alive by the list */
};

G_DEFINE_FINAL_TYPE (TsRegister, ts_register, G_TYPE_OBJECT)

static TsConnection *
get_connection (TsRegister *self)
{
  return ts_history_get_connection (self->history);
}

/* --- Keeping the list of reports up to date --- */

static void
insert_report (TsRegister *self, TsReportRow *row)
{
  g_autoptr (TsReport) report = ts_report_new_for_row (row);

  g_hash_table_insert (self->by_id, g_strdup (ts_report_get_id (report)), report);
  g_list_store_insert_sorted (self->reports, report, ts_report_compare, NULL);
}

static void
remove_report (TsRegister *self, TsReport *report)
{
  guint position;

  g_hash_table_remove (self->by_id, ts_report_get_id (report));
  if (g_list_store_find (self->reports, report, &position))
    g_list_store_remove (self->reports, position);
}

/* Moves a report to where it belongs now, if it is not there. */
static void
replace_report (TsRegister *self, TsReport *report)
{
  g_autoptr (TsReport) kept = g_object_ref (report);
  guint position;

  if (!g_list_store_find (self->reports, report, &position))
    return;
  g_list_store_remove (self->reports, position);
  g_list_store_insert_sorted (self->reports, kept, ts_report_compare, NULL);
}

static void
refresh_report (TsRegister *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  TsReport *report = g_hash_table_lookup (self->by_id, id);
  TsReportRow *row = ts_report_table_load (get_connection (self), id, &error);

  if (error != NULL)
    {
      g_message ("Report %s can't be read: %s", id, error->message);
    }
  else if (row == NULL)
    {
      if (report != NULL)
        remove_report (self, report);
    }
  else if (report == NULL)
    {
      insert_report (self, row);
    }
  else
    {
      if (ts_report_take_row (report, row))
        replace_report (self, report);
    }
}

/* Adds the ids of reports that show something of a changed row. */
static void
add_affected (TsRegister *self, const TsChange *change, GHashTable *affected)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (g_str_equal (change->table, "report") || g_str_equal (change->table, "report_document"))
    {
      g_hash_table_add (affected, g_strdup (change->key));
      return;
    }
  if (!g_str_equal (change->table, "partnership"))
    return;

  ids = ts_report_table_list_of (get_connection (self), change->key, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (affected, g_strdup (ids->pdata[i]));
}

static void
changed_cb (TsRegister *self, GPtrArray *changes)
{
  g_autoptr (GHashTable) affected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  if (self->reports == NULL)
    return;

  for (guint i = 0; i < changes->len; i++)
    add_affected (self, changes->pdata[i], affected);
  g_hash_table_iter_init (&iter, affected);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    refresh_report (self, id);
}

static void
load_reports (TsRegister *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = ts_report_table_load_all (get_connection (self), &error);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);

  self->reports = g_list_store_new (TS_TYPE_REPORT);
  if (rows == NULL)
    {
      g_message ("The reports can't be read: %s", error->message);
      return;
    }

  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      TsReport *report = ts_report_new_for_row (rows->pdata[i]);

      g_ptr_array_add (reports, report);
      g_hash_table_insert (self->by_id, g_strdup (ts_report_get_id (report)), report);
    }
  g_list_store_splice (self->reports, 0, 0, reports->pdata, reports->len);
  g_list_store_sort (self->reports, ts_report_compare, NULL);
}

/* --- The object --- */

static void
ts_register_dispose (GObject *object)
{
  TsRegister *self = TS_REGISTER (object);

  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (self->history, self);
  g_clear_object (&self->history);
  g_hash_table_remove_all (self->by_id);
  g_clear_object (&self->reports);

  G_OBJECT_CLASS (ts_register_parent_class)->dispose (object);
}

static void
ts_register_finalize (GObject *object)
{
  TsRegister *self = TS_REGISTER (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->date, g_free);

  G_OBJECT_CLASS (ts_register_parent_class)->finalize (object);
}

static void
ts_register_class_init (TsRegisterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ts_register_dispose;
  object_class->finalize = ts_register_finalize;
}

static void
ts_register_init (TsRegister *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->date = g_date_time_format (now, "%Y-%m-%d");
}

TsRegister *
ts_register_new (TsHistory *history)
{
  TsRegister *self = g_object_new (TS_TYPE_REGISTER, NULL);

  self->history = g_object_ref (history);
  g_signal_connect_object (history, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

TsHistory *
ts_register_get_history (TsRegister *self)
{
  return self->history;
}

const char *
ts_register_get_date (TsRegister *self)
{
  return self->date;
}

void
ts_register_set_date (TsRegister *self, const char *date)
{
  g_return_if_fail (TS_IS_REGISTER (self));

  if (!ts_date_is_valid (date))
    return;
  g_free (self->date);
  self->date = g_strdup (date);
}

/* --- Partnerships --- */

GPtrArray *
ts_register_list_partnerships (TsRegister *self, const char *date, GError **error)
{
  g_return_val_if_fail (TS_IS_REGISTER (self), NULL);

  if (!ts_date_is_valid (date))
    {
      g_set_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_INVALID,
                   _ ("“%s” is no date; write it as year-month-day, 2021-01-08"), date);
      return NULL;
    }

  return ts_partnerships_load (get_connection (self), date, NULL, error);
}

/* As on the register's day with its fifth among that day's, or, if it was not
 * valid then, with all the members it ever had.
 */
TsPartnership *
ts_register_get_partnership (TsRegister *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) listed = NULL;

  g_return_val_if_fail (TS_IS_REGISTER (self), NULL);

  listed = ts_partnerships_load (get_connection (self), self->date, NULL, error);
  for (guint i = 0; listed != NULL && i < listed->len; i++)
    if (g_str_equal (((TsPartnership *) listed->pdata[i])->id, id))
      return g_ptr_array_steal_index (listed, i);
  if (listed == NULL)
    return NULL;

  g_ptr_array_unref (listed);
  listed = ts_partnerships_load (get_connection (self), NULL, id, error);
  if (listed == NULL)
    return NULL;
  if (listed->len == 0)
    {
      g_set_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_NOT_FOUND,
                   _ ("The register has no partnership with the id “%s”."), id);
      return NULL;
    }
  ((TsPartnership *) listed->pdata[0])->deprivation_fifth = 0;

  return g_ptr_array_steal_index (listed, 0);
}

/* --- Reports --- */

GListModel *
ts_register_get_reports (TsRegister *self)
{
  g_return_val_if_fail (TS_IS_REGISTER (self), NULL);

  if (self->reports == NULL)
    load_reports (self);

  return G_LIST_MODEL (self->reports);
}

TsReport *
ts_register_get_report (TsRegister *self, const char *id)
{
  g_return_val_if_fail (TS_IS_REGISTER (self), NULL);

  ts_register_get_reports (self);

  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}
