#include "config.h"

#include "register-fixture.h"

#include "base/id.h"

#include <math.h>

static GPtrArray *
list (RegisterFixture *fixture, const char *date)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *listed = ts_register_list_partnerships (fixture->reg, date, &error);

  g_assert_no_error (error);
  return listed;
}

static const TsPartnership *
pick (GPtrArray *listed, const char *name)
{
  for (guint i = 0; i < listed->len; i++)
    if (g_str_equal (((TsPartnership *) listed->pdata[i])->name, name))
      return listed->pdata[i];

  return NULL;
}

static void
assert_members (const TsPartnership *partnership, const char *members)
{
  g_autofree char *joined = NULL;

  g_assert_nonnull (partnership);
  joined = g_strjoinv ("; ", partnership->members);
  g_assert_cmpstr (joined, ==, members);
}

static void
test_first_year (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) listed = list (fixture, "2021-01-08");
  guint joint = 0, assumed = 0, members = 0;

  g_assert_cmpuint (listed->len, ==, 132);
  for (guint i = 0; i < listed->len; i++)
    {
      const TsPartnership *partnership = listed->pdata[i];

      joint += g_str_equal (partnership->kind, "joint");
      assumed += g_str_has_prefix (partnership->status, "NAME ASSUMED");
      members += g_strv_length (partnership->members);
      g_assert_cmpuint (g_strv_length (partnership->types), >, 0);
      g_assert_false (isnan (partnership->deprivation_score));
      if (i > 0)
        {
          const TsPartnership *before = listed->pdata[i - 1];
          int order = strcmp (before->region, partnership->region);

          g_assert_true (order < 0 || (order == 0 && strcmp (before->name, partnership->name) < 0));
        }
    }
  g_assert_cmpuint (joint, ==, 15);
  g_assert_cmpuint (assumed, ==, 89);
  g_assert_cmpuint (members, ==, 151);
}

static void
test_deprivation (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) listed = list (fixture, "2021-01-08");
  const TsPartnership *derby = pick (listed, "Derby and Derbyshire Safeguarding Children Partnership");
  const TsPartnership *knowsley = pick (listed, "Knowsley Safeguarding Children Partnership");
  guint fifths[6] = { 0 };

  /* Derby 26.323 and Derbyshire 18.392. */
  g_assert_cmpfloat_with_epsilon (derby->deprivation_score, 22.3575, 1e-9);
  g_assert_true (derby->deprivation_computed);
  g_assert_cmpint (knowsley->deprivation_fifth, ==, 1);
  g_assert_false (knowsley->deprivation_computed);
  g_assert_cmpint (
      pick (listed, "Windsor and Maidenhead Safeguarding Children Partnership")->deprivation_fifth, ==, 5);

  for (guint i = 0; i < listed->len; i++)
    fifths[((TsPartnership *) listed->pdata[i])->deprivation_fifth]++;
  g_assert_cmpuint (fifths[0], ==, 0);
  for (guint i = 1; i <= 5; i++)
    g_assert_true (fifths[i] == 26 || fifths[i] == 27);

  /* A higher score is never in a less deprived fifth. */
  for (guint i = 0; i < listed->len; i++)
    for (guint j = 0; j < listed->len; j++)
      {
        const TsPartnership *one = listed->pdata[i];
        const TsPartnership *other = listed->pdata[j];

        if (one->deprivation_score > other->deprivation_score)
          g_assert_cmpint (one->deprivation_fifth, <=, other->deprivation_fifth);
      }
}

static void
test_time (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = list (fixture, "2021-03-31");
  g_autoptr (GPtrArray) after = list (fixture, "2021-06-01");
  const TsPartnership *northamptonshire;

  assert_members (pick (before, "Northamptonshire Safeguarding Children Partnership"), "Northamptonshire");
  northamptonshire = pick (after, "Northamptonshire Safeguarding Children Partnership");
  assert_members (northamptonshire, "North Northamptonshire; West Northamptonshire");
  g_assert_cmpstr (northamptonshire->kind, ==, "joint");
  g_assert_true (isnan (northamptonshire->deprivation_score));
  g_assert_cmpint (northamptonshire->deprivation_fifth, ==, 0);

  g_assert_nonnull (pick (before,
                          "Three-borough Local Safeguarding Children Partnership (Hammersmith and Fulham,"
                          " Kensington and Chelsea, Westminster)"));
  g_assert_null (pick (before, "Hammersmith and Fulham Safeguarding Children Partnership"));
  g_assert_nonnull (pick (after, "Hammersmith and Fulham Safeguarding Children Partnership"));
  g_assert_true (pick (after, "Hammersmith and Fulham Safeguarding Children Partnership")->name_assumed);
}

/* Staffordshire's joint partnership ended in "2021-10", Leicestershire's began in "2019-09". */
static void
test_partial_dates (RegisterFixture *fixture, gconstpointer data)
{
  const char *stafford = "Staffordshire and Stoke-on-Trent Safeguarding Children Partnership";
  const char *rutland = "Leicestershire and Rutland Safeguarding Children Partnership";
  g_autoptr (GPtrArray) last = list (fixture, "2021-10-31");
  g_autoptr (GPtrArray) next = list (fixture, "2021-11-01");
  g_autoptr (GPtrArray) early = list (fixture, "2019-08-31");
  g_autoptr (GPtrArray) first = list (fixture, "2019-09-01");

  g_assert_nonnull (pick (last, stafford));
  g_assert_null (pick (last, "Stoke-on-Trent Safeguarding Children Partnership"));
  g_assert_null (pick (next, stafford));
  g_assert_nonnull (pick (next, "Stoke-on-Trent Safeguarding Children Partnership"));
  g_assert_null (pick (early, rutland));
  g_assert_nonnull (pick (first, rutland));
}

/* Whatever the day, each authority of the time is in one partnership only. */
static void
test_every_authority_once (RegisterFixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *date;
    guint n_authorities;
  } days[] = { { "2021-01-08", 151 },
               { "2021-06-01", 152 },
               { "2022-01-01", 152 },
               { "2023-10-01", 153 },
               { "2025-06-01", 153 } };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GPtrArray) listed = list (fixture, days[i].date);
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint j = 0; j < listed->len; j++)
        for (char **member = ((TsPartnership *) listed->pdata[j])->members; *member != NULL; member++)
          g_assert_true (g_hash_table_add (seen, *member));
      g_assert_cmpuint (g_hash_table_size (seen), ==, days[i].n_authorities);
    }
}

static void
test_wrong_date (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ts_register_list_partnerships (fixture->reg, "2021-02-30", &error));
  g_assert_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_INVALID);
}

static void
assert_finds (RegisterFixture *fixture, const char *name, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = ts_register_find_partnership (fixture->reg, name, &error);
  g_autoptr (TsPartnership) partnership = NULL;

  g_assert_no_error (error);
  partnership = ts_register_get_partnership (fixture->reg, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (partnership->name, ==, expected);
}

static void
test_names (RegisterFixture *fixture, gconstpointer data)
{
  assert_finds (fixture, "bury", "Bury Safeguarding Children Partnership");
  assert_finds (fixture, "DERBYSHIRE", "Derby and Derbyshire Safeguarding Children Partnership");
  assert_finds (fixture, "Rutland", "Leicestershire and Rutland Safeguarding Children Partnership");
  assert_finds (fixture, "s.h.i.e.l.d",
                "Bexley S.H.I.E.L.D. Safeguarding Partnership for Children and Young People");
  assert_finds (fixture, "Redcar", "South Tees Safeguarding Children Partnership");
  assert_finds (fixture, "Croydon Safeguarding Children’s", "Croydon Safeguarding Children's Partnership");

  /* An exact name wins: of an authority, of a partnership. */
  assert_finds (fixture, "Leicester", "Leicester Safeguarding Children Partnership Board");
  assert_finds (fixture, "York", "City of York Safeguarding Children Partnership");

  /* What was valid on the register's day comes first, unless the whole name is given. */
  assert_finds (fixture, "Stoke-on-Trent",
                "Staffordshire and Stoke-on-Trent Safeguarding Children Partnership");
  assert_finds (fixture, "stoke-on-trent safeguarding children partnership",
                "Stoke-on-Trent Safeguarding Children Partnership");
  ts_register_set_date (fixture->reg, "2023-01-01");
  assert_finds (fixture, "Stoke-on-Trent", "Stoke-on-Trent Safeguarding Children Partnership");
}

static void
test_names_refused (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ts_register_find_partnership (fixture->reg, "lincolnshire s", &error));
  g_assert_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "\n  Lincolnshire Safeguarding Children Partnership\n"));
  g_assert_nonnull (strstr (error->message, "\n  North East Lincolnshire Safeguarding Children Partnership"));
  g_clear_error (&error);

  g_assert_null (ts_register_find_partnership (fixture->reg, "Atlantis", &error));
  g_assert_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (ts_register_find_partnership (fixture->reg, " \t", &error));
  g_assert_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_NOT_FOUND);
}

static void
test_licence (RegisterFixture *fixture, gconstpointer data)
{
  g_assert_nonnull (strstr (ts_register_get_licence (), "Open Government Licence v3.0"));
  g_assert_nonnull (strstr (ts_register_get_licence (), "mySociety data, CC BY 4.0"));
}

/* It ships with the project: not the reviewer's doing, so not in the history. */
static void
test_fill_is_not_recorded (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = ts_history_list (fixture->history, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 0);
}

static void
test_add (RegisterFixture *fixture, gconstpointer data)
{
  const char *name = "Northshire Safeguarding Children Partnership";
  g_autoptr (GError) error = NULL;
  g_autofree char *id = ts_register_add_partnership (fixture->reg, name, "North East", &error);
  g_autoptr (GPtrArray) listed = list (fixture, "2021-01-08");
  g_autoptr (GPtrArray) undone = NULL;

  g_assert_no_error (error);
  g_assert_true (ts_id_is_valid (id));
  g_assert_cmpuint (listed->len, ==, 133);
  g_assert_cmpint (pick (listed, name)->deprivation_fifth, ==, 0);
  assert_finds (fixture, "northshire", name);

  g_assert_null (ts_register_add_partnership (fixture->reg, name, "London", &error));
  g_assert_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (ts_register_add_partnership (fixture->reg, "two\nlines", "London", &error));
  g_assert_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (ts_history_undo (fixture->history, NULL, &error));
  undone = list (fixture, "2021-01-08");
  g_assert_cmpuint (undone->len, ==, 132);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_test_add ("/register/partnerships/first-year", test_first_year);
  register_test_add ("/register/partnerships/deprivation", test_deprivation);
  register_test_add ("/register/partnerships/time", test_time);
  register_test_add ("/register/partnerships/partial-dates", test_partial_dates);
  register_test_add ("/register/partnerships/every-authority-once", test_every_authority_once);
  register_test_add ("/register/partnerships/wrong-date", test_wrong_date);
  register_test_add ("/register/partnerships/names", test_names);
  register_test_add ("/register/partnerships/names-refused", test_names_refused);
  register_test_add ("/register/partnerships/add", test_add);
  register_test_add ("/register/partnerships/licence", test_licence);
  register_test_add ("/register/partnerships/fill-is-not-recorded", test_fill_is_not_recorded);
  return g_test_run ();
}
