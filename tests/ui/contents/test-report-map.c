#include "config.h"

#include "contents/report-map.h"

#include "document/reader-client.h"

#include <math.h>

static GArray *
make_infos (guint n, double height)
{
  GArray *infos = g_array_new (FALSE, TRUE, sizeof (TsPageInfo));

  for (guint i = 0; i < n; i++)
    {
      TsPageInfo info = { .width = 600, .height = height };

      g_array_append_val (infos, info);
    }
  return infos;
}

static void
assert_place (const TsReportMap *map, double fraction, guint page, double y)
{
  guint found;
  double found_y;

  g_assert_true (ts_report_map_from_fraction (map, fraction, &found, &found_y));
  g_assert_cmpuint (found, ==, page);
  g_assert_cmpfloat_with_epsilon (found_y, y, 1e-9);
}

static void
test_places (void)
{
  g_autoptr (GArray) infos = make_infos (4, 500);
  g_autoptr (TsReportMap) map = NULL;

  g_array_index (infos, TsPageInfo, 1).height = 2500; /* 500, 2500, 500, 500 */
  map = ts_report_map_new (infos);
  g_assert_cmpuint (ts_report_map_get_n_pages (map), ==, 4);
  g_assert_cmpfloat (ts_report_map_to_fraction (map, 0, 0), ==, 0);
  g_assert_cmpfloat (ts_report_map_to_fraction (map, 1, 0), ==, 0.125);
  g_assert_cmpfloat (ts_report_map_to_fraction (map, 2, 0.5), ==, 0.8125);
  g_assert_cmpfloat (ts_report_map_to_fraction (map, 3, 1), ==, 1);
  assert_place (map, 0.125, 1, 0);
  assert_place (map, 0.8125, 2, 0.5);
  assert_place (map, 1, 3, 1);
}

/* Every page of a long report comes back as itself. */
static void
test_way_back (void)
{
  g_autoptr (GArray) infos = make_infos (5000, 842);
  g_autoptr (TsReportMap) map = ts_report_map_new (infos);

  for (guint i = 0; i < 5000; i++)
    {
      guint page;
      double y;

      g_assert_true (ts_report_map_from_fraction (map, ts_report_map_to_fraction (map, i, 0.25), &page, &y));
      g_assert_cmpuint (page, ==, i);
      g_assert_cmpfloat_with_epsilon (y, 0.25, 1e-6);
    }
}

static void
test_odd (void)
{
  g_autoptr (TsReportMap) none = ts_report_map_new (NULL);
  g_autoptr (GArray) infos = make_infos (3, 800);
  g_autoptr (TsReportMap) map = NULL;
  guint page;
  double y;

  g_assert_false (ts_report_map_from_fraction (none, 0.5, &page, &y));
  g_assert_cmpfloat (ts_report_map_to_fraction (none, 7, 0.5), ==, 0);

  /* Sizes that are none, and one that would leave the others no room. */
  g_array_index (infos, TsPageInfo, 0).height = -5;
  g_array_index (infos, TsPageInfo, 1).height = NAN;
  g_array_index (infos, TsPageInfo, 2).height = 100000;
  map = ts_report_map_new (infos);
  g_assert_cmpfloat (ts_report_map_to_fraction (map, 1, 0), >, 0.1);
  g_assert_cmpfloat (ts_report_map_to_fraction (map, 2, 0), <, 0.5);
  assert_place (map, -1, 0, 0);
  assert_place (map, NAN, 0, 0);
  assert_place (map, INFINITY, 0, 0);
  assert_place (map, 2, 2, 1);
  g_assert_cmpfloat (ts_report_map_to_fraction (map, 0, -3), ==, 0);
  g_assert_cmpfloat (ts_report_map_to_fraction (map, 99, 0), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-map/places", test_places);
  g_test_add_func ("/report-map/way-back", test_way_back);
  g_test_add_func ("/report-map/odd", test_odd);
  return g_test_run ();
}
