#include "config.h"

#include "documents.h"
#include "register-fixture.h"

static char *
partnership (RegisterFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *id = ts_register_find_partnership (fixture->reg, name, &error);

  g_assert_no_error (error);
  return id;
}

static char *
add (RegisterFixture *fixture, TsDocumentStore *store, const char *name, const char *of, const char *start)
{
  g_autofree char *id = of != NULL ? partnership (fixture, of) : NULL;

  return add_document (store, name, id, start);
}

static const char *
nth_name (GListModel *reports, guint position, char **name)
{
  g_autoptr (TsReport) report = g_list_model_get_item (reports, position);

  g_free (*name);
  *name = ts_report_dup_display_name (report);
  return *name;
}

typedef struct
{
  guint n_emissions;
  guint removed;
  guint added;
} Counter;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Counter *counter)
{
  counter->n_emissions++;
  counter->removed += removed;
  counter->added += added;
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

/* One change touches one row, and the objects stay the same. */
static void
test_list_follows (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsDocumentStore) store = ts_document_store_new (fixture->history);
  g_autofree char *bury = add (fixture, store, "b.pdf", "Bury", "2019-04-01");
  g_autofree char *unknown = add (fixture, store, "a.pdf", NULL, NULL);
  g_autofree char *barnet = NULL;
  g_autofree char *name = NULL;
  GListModel *reports = ts_register_get_reports (fixture->reg);
  TsReport *kept = ts_register_get_report (fixture->reg, unknown);
  g_autoptr (GError) error = NULL;
  TsReportValues values = { NULL };
  Counter counter = { 0 };
  guint n_notified = 0;

  g_assert_cmpstr (nth_name (reports, 0, &name), ==, "Bury Safeguarding Children Partnership");
  g_assert_cmpstr (nth_name (reports, 1, &name), ==, "a.pdf");
  g_signal_connect (reports, "items-changed", G_CALLBACK (items_changed_cb), &counter);
  g_signal_connect (kept, "notify::received", G_CALLBACK (count_cb), &n_notified);

  /* What does not sort only notifies. */
  values.received = "2020-10-02";
  g_assert_true (ts_register_update_report (fixture->reg, unknown, &values, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (counter.n_emissions, ==, 0);
  g_assert_cmpstr (ts_report_get_received (kept), ==, "2020-10-02");

  /* What sorts moves the row. */
  barnet = partnership (fixture, "Barnet");
  values = (TsReportValues){ .partnership = barnet, .received = "" };
  g_assert_true (ts_register_update_report (fixture->reg, unknown, &values, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_notified, ==, 2);
  g_assert_null (ts_report_get_received (kept));
  g_assert_cmpuint (counter.removed, ==, 1);
  g_assert_cmpuint (counter.added, ==, 1);
  g_assert_cmpstr (nth_name (reports, 0, &name), ==, "Barnet Safeguarding Children Partnership");
  g_assert_true (ts_register_get_report (fixture->reg, unknown) == kept);

  g_assert_true (ts_history_undo (fixture->history, NULL, &error));
  g_assert_cmpstr (nth_name (reports, 1, &name), ==, "a.pdf");
  g_assert_cmpstr (ts_report_get_received (kept), ==, "2020-10-02");
  g_signal_handlers_disconnect_by_data (reports, &counter);
  g_signal_handlers_disconnect_by_data (kept, &n_notified);
}

static void
test_list_loads_sorted (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsDocumentStore) store = ts_document_store_new (fixture->history);
  g_autofree char *one = add (fixture, store, "1.pdf", "Wigan", "2019-04-01");
  g_autofree char *two = add (fixture, store, "2.pdf", "Bury", "2020-04-01");
  g_autofree char *three = add (fixture, store, "3.pdf", NULL, NULL);
  g_autofree char *four = add (fixture, store, "4.pdf", "Bury", "2019-04-01");
  const char *expected[] = { four, two, one, three };
  g_autoptr (TsRegister) later = ts_register_new (fixture->history);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (TsReport) was = g_list_model_get_item (ts_register_get_reports (fixture->reg), i);
      g_autoptr (TsReport) loaded = g_list_model_get_item (ts_register_get_reports (later), i);

      g_assert_cmpstr (ts_report_get_id (was), ==, expected[i]);
      g_assert_cmpstr (ts_report_get_id (loaded), ==, expected[i]);
    }
}

static void
test_update_refused (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsDocumentStore) store = ts_document_store_new (fixture->history);
  g_autofree char *id = add (fixture, store, "1.pdf", NULL, "2019-04-01");
  g_autoptr (GError) error = NULL;
  const TsReportValues ends_early = { .period_end = "2019-03-31" };
  const TsReportValues no_date = { .published = "in October" };
  const TsReportValues nobody = { .partnership = "f00" };

  g_assert_false (ts_register_update_report (fixture->reg, id, &ends_early, &error));
  g_assert_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (ts_register_update_report (fixture->reg, id, &no_date, &error));
  g_assert_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (ts_register_update_report (fixture->reg, id, &nobody, &error));
  g_assert_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (ts_register_update_report (fixture->reg, "f00", &ends_early, &error));
  g_assert_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_NOT_FOUND);
}

static void
assert_finds (RegisterFixture *fixture, const char *name, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TsReport) report = ts_register_find_report (fixture->reg, name, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (ts_report_get_id (report), ==, id);
}

static void
assert_refuses (RegisterFixture *fixture, const char *name, TsRegisterError code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TsReport) report = ts_register_find_report (fixture->reg, name, &error);

  g_assert_null (report);
  g_assert_error (error, TS_REGISTER_ERROR, (int) code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not in: %s", part, error->message);
}

static void
test_find (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsDocumentStore) store = ts_document_store_new (fixture->history);
  g_autofree char *derby = add (fixture, store, "1.pdf", "Derby", "2019-09-30");
  g_autofree char *bury_2019 = add (fixture, store, "2.pdf", "Bury", "2019-04-01");
  g_autofree char *bury_2020 = add (fixture, store, "3.pdf", "Bury", "2020-04-01");
  g_autofree char *unknown = add (fixture, store, "no name yet.pdf", NULL, NULL);
  g_autofree char *prefix = g_strndup (derby, 7);
  g_autofree char *start = g_strndup (bury_2019, 8);

  /* Among the reports there are, "Derbyshire" and a part are clear enough. */
  assert_finds (fixture, "derbyshire", derby);
  assert_finds (fixture, "DERB", derby);
  assert_finds (fixture, derby, derby);
  assert_finds (fixture, prefix, derby);
  assert_finds (fixture, "bury@2020", bury_2020);
  assert_finds (fixture, "Bury Safeguarding Children Partnership@2019-04-01", bury_2019);
  assert_finds (fixture, "no name", unknown);

  assert_refuses (fixture, "bury", TS_REGISTER_ERROR_AMBIGUOUS, "Partnership@2019-04-01");
  assert_refuses (fixture, "bury", TS_REGISTER_ERROR_AMBIGUOUS, start);
  assert_refuses (fixture, "bury@2018", TS_REGISTER_ERROR_NOT_FOUND, "bury@2018");
  assert_refuses (fixture, "safeguarding", TS_REGISTER_ERROR_AMBIGUOUS, "Derby and Derbyshire");
  assert_refuses (fixture, "Leeds", TS_REGISTER_ERROR_NOT_FOUND, "Leeds");
  assert_refuses (fixture, "", TS_REGISTER_ERROR_NOT_FOUND, "empty");
}

static void
test_in_time (void)
{
  g_assert_cmpint (ts_report_values_in_time ("2020-10-01", "2020-10-08", TS_DAYS_CALENDAR, 7), ==, 1);
  g_assert_cmpint (ts_report_values_in_time ("2020-10-01", "2020-10-09", TS_DAYS_CALENDAR, 7), ==, 0);
  g_assert_cmpint (ts_report_values_in_time ("2020-10-01", "2020-10-12", TS_DAYS_WORKING, 7), ==, 1);
  g_assert_cmpint (ts_report_values_in_time ("2020-10-01", "2020-09-01", TS_DAYS_CALENDAR, 7), ==, 1);
  g_assert_cmpint (ts_report_values_in_time ("2020-10", "2020-10-08", TS_DAYS_CALENDAR, 7), ==, -1);
  g_assert_cmpint (ts_report_values_in_time (NULL, "2020-10-08", TS_DAYS_CALENDAR, 7), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_test_add ("/register/reports/list-follows", test_list_follows);
  register_test_add ("/register/reports/list-loads-sorted", test_list_loads_sorted);
  register_test_add ("/register/reports/update-refused", test_update_refused);
  register_test_add ("/register/reports/find", test_find);
  g_test_add_func ("/register/reports/in-time", test_in_time);
  return g_test_run ();
}
