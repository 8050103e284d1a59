#include "config.h"

#include "base/geometry.h"

#include <math.h>

static void
assert_rect (TsRect rect, double x1, double y1, double x2, double y2)
{
  g_assert_cmpfloat_with_epsilon (rect.x1, x1, 1e-9);
  g_assert_cmpfloat_with_epsilon (rect.y1, y1, 1e-9);
  g_assert_cmpfloat_with_epsilon (rect.x2, x2, 1e-9);
  g_assert_cmpfloat_with_epsilon (rect.y2, y2, 1e-9);
}

static void
test_corners (void)
{
  TsRect rect = ts_rect_from_corners (5, 1, 2, 9);

  assert_rect (rect, 2, 1, 5, 9);
  g_assert_cmpfloat (ts_rect_width (&rect), ==, 3);
  g_assert_cmpfloat (ts_rect_height (&rect), ==, 8);
}

static void
test_empty (void)
{
  TsRect rect = { 1, 1, 2, 2 }, flat = { 1, 1, 2, 1 }, wrong = { 2, 1, 1, 2 }, nan = { NAN, 1, 2, 2 };
  TsRect infinite = { 0, 0, INFINITY, 1 };

  g_assert_false (ts_rect_is_empty (&rect));
  g_assert_true (ts_rect_is_empty (&flat));
  g_assert_true (ts_rect_is_empty (&wrong));
  g_assert_true (ts_rect_is_empty (&nan));
  g_assert_true (ts_rect_is_empty (&infinite));
}

static void
test_sets (void)
{
  TsRect one = { 0, 0, 4, 4 }, other = { 2, 3, 6, 8 }, apart = { 5, 0, 6, 1 }, touching = { 4, 0, 5, 4 };
  TsRect none = { 0 };

  g_assert_true (ts_rect_intersects (&one, &other));
  g_assert_false (ts_rect_intersects (&one, &apart));
  g_assert_false (ts_rect_intersects (&one, &touching));
  assert_rect (ts_rect_union (&one, &other), 0, 0, 6, 8);
  assert_rect (ts_rect_union (&none, &other), 2, 3, 6, 8);
  assert_rect (ts_rect_union (&other, &none), 2, 3, 6, 8);
  assert_rect (ts_rect_intersection (&one, &other), 2, 3, 4, 4);
  assert_rect (ts_rect_intersection (&one, &apart), 0, 0, 0, 0);
  g_assert_true (ts_rect_contains (&one, 4, 0));
  g_assert_false (ts_rect_contains (&one, 4.1, 0));
}

static void
test_normalise (void)
{
  TsRect rect = { 59.5, 84.2, 297.5, 421 };
  TsRect normal = ts_rect_normalise (&rect, 595, 842);

  assert_rect (normal, 0.1, 0.1, 0.5, 0.5);
  assert_rect (ts_rect_denormalise (&normal, 595, 842), 59.5, 84.2, 297.5, 421);
  assert_rect (ts_rect_normalise (&rect, 0, 842), 0, 0, 0, 0);
  assert_rect (ts_rect_normalise (&rect, 595, NAN), 0, 0, 0, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/geometry/corners", test_corners);
  g_test_add_func ("/base/geometry/empty", test_empty);
  g_test_add_func ("/base/geometry/sets", test_sets);
  g_test_add_func ("/base/geometry/normalise", test_normalise);
  return g_test_run ();
}
