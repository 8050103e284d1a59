/* Text and pixels of pages as the reader makes them, without its process. */
#include "config.h"

#include "ipc/reader-error.h"
#include "reader/extract.h"
#include "reader/outline.h"
#include "reader/pdf.h"
#include "reader/render.h"
#include "load-pdf.h"
#include "sample-pdf.h"

#include <math.h>
#include <string.h>

static char *
read_text (TsPdf *pdf, guint index, GVariant **rects)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) kept = NULL;
  PopplerPage *page = ts_pdf_get_page (pdf, index, &error);
  char *text;

  g_assert_no_error (error);
  g_assert_true (ts_extract_text (page, &text, &kept, &error));
  g_assert_cmpuint (g_variant_n_children (kept), ==, (gsize) g_utf8_strlen (text, -1) * 4 * sizeof (float));
  if (rects != NULL)
    *rects = g_steal_pointer (&kept);
  return text;
}

static void
test_places (void)
{
  g_autoptr (GBytes) source = sample_pdf_pages (12);
  g_autoptr (TsPdf) pdf = load_pdf (source);
  g_autoptr (GVariant) rects = NULL;
  g_autofree char *title = ts_pdf_dup_title (pdf);
  g_autofree char *text = read_text (pdf, 10, &rects);
  gsize n;
  const float *at = g_variant_get_fixed_array (rects, &n, 1);

  g_assert_cmpstr (title, ==, "A yearly report");
  g_assert_cmpuint (ts_pdf_get_n_pages (pdf), ==, 12);
  g_assert_cmpstr (text, ==, "Page 11 of 12");

  /* The P stands on the baseline at 72,100. */
  g_assert_cmpfloat_with_epsilon (at[0], 72, 2);
  g_assert_cmpfloat (at[1], <, 100);
  g_assert_cmpfloat (at[3], >=, 99);
  for (gsize i = 4; i < n / sizeof (float); i += 4)
    g_assert_cmpfloat (at[i], >=, at[i - 4]);
}

/* The word stands at 50 from the left and 100 from the top of the page before it
 * is rotated; the places are those on the page as displayed. */
static void
test_rotated (void)
{
  static const struct
  {
    int rotate;
    float x, y;
  } cases[] = { { 0, 50, 100 }, { 90, 300, 50 }, { 180, 250, 300 }, { 270, 100, 250 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) source = sample_pdf_word (cases[i].rotate, "");
      g_autoptr (TsPdf) pdf = load_pdf (source);
      g_autoptr (GVariant) rects = NULL;
      g_autofree char *text = read_text (pdf, 0, &rects);
      gboolean sideways = cases[i].rotate % 180 != 0;
      double width, height;
      gsize n;
      const float *at = g_variant_get_fixed_array (rects, &n, 1);

      ts_pdf_page_size (ts_pdf_get_page (pdf, 0, NULL), &width, &height);
      g_assert_cmpfloat (width, ==, sideways ? 400 : 300);
      g_assert_cmpfloat (height, ==, sideways ? 300 : 400);
      g_assert_cmpstr (text, ==, "Evidence");
      g_assert_cmpfloat_with_epsilon ((at[0] + at[2]) / 2, cases[i].x, 12);
      g_assert_cmpfloat_with_epsilon ((at[1] + at[3]) / 2, cases[i].y, 12);
    }
}

/* The key that costs time is gone and nothing else has changed. */
static void
test_output_intents (void)
{
  const char *intents =
      "/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (x) >>]";
  g_autoptr (GBytes) with = sample_pdf_word (0, intents);
  g_autoptr (GBytes) without = sample_pdf_word (0, "");
  g_autoptr (TsPdf) one = load_pdf (with);
  g_autoptr (TsPdf) other = load_pdf (without);
  g_autoptr (GVariant) rects = NULL, other_rects = NULL;
  g_autofree char *text = read_text (one, 0, &rects);
  g_autofree char *other_text = read_text (other, 0, &other_rects);

  g_assert_cmpstr (text, ==, other_text);
  g_assert_true (g_variant_equal (rects, other_rects));
}

static GBytes *
make_page (const char *content)
{
  g_autofree char *stream =
      g_strdup_printf ("<< /Length %" G_GSIZE_FORMAT " >>\nstream\n%s\nendstream", strlen (content), content);
  const char *const objects[] = { "<< /Type /Catalog /Pages 2 0 R >>",
                                  "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 4 0 R "
                                  "/Resources << /Font << /F 5 0 R >> >> >>",
                                  stream,
                                  "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                                  NULL };

  return sample_pdf_raw (objects);
}

/* Poppler glues the cells of both rows: "leaversRequires", "performanceGood". */
static void
test_table_cells (void)
{
  g_autoptr (GBytes) source = make_page ("BT /F 12 Tf 10 300 Td (Progress of care leavers) Tj "
                                         "170 0 Td (Requires improvement) Tj "
                                         "-170 -40 Td (Leadership and) Tj 0 -14 Td (performance) Tj "
                                         "170 0 Td (Good) Tj ET");
  g_autoptr (TsPdf) pdf = load_pdf (source);
  g_autoptr (GVariant) rects = NULL;
  g_autofree char *text = read_text (pdf, 0, &rects);

  g_assert_cmpstr (text, ==,
                   "Progress of care leavers Requires improvement\nLeadership and\nperformance Good");
}

static void
test_no_text (void)
{
  g_autoptr (GBytes) source = make_page ("0 0 100 100 re f");
  g_autoptr (TsPdf) pdf = load_pdf (source);
  g_autofree char *text = read_text (pdf, 0, NULL);

  g_assert_cmpstr (text, ==, "");
}

static guint32
pixel_at (const guchar *pixels, int width, int x, int y)
{
  guint32 pixel;

  memcpy (&pixel, pixels + ((gsize) y * (gsize) width + (gsize) x) * 4, sizeof pixel);
  return pixel;
}

/* The black square lies at 100,200 to 200,300 of 595 by 842 points. */
static void
test_render (void)
{
  static const struct
  {
    TsPart part;
    int x, y; /* in the square */
  } cases[] = {
    { { 1, 0, 0, 0, 595, 842 }, 150, 250 },   { { 2, 0, 0, 0, 1190, 1684 }, 300, 500 },
    { { 1, 90, 0, 0, 842, 595 }, 592, 150 },  { { 1, 180, 0, 0, 595, 842 }, 445, 592 },
    { { 1, 270, 0, 0, 842, 595 }, 250, 445 }, { { 1, 0, 90, 190, 120, 120 }, 60, 60 },
    { { 2, 0, 190, 390, 50, 50 }, 30, 30 },
  };
  g_autoptr (GBytes) source = sample_pdf_pages (1);
  g_autoptr (TsPdf) pdf = load_pdf (source);
  PopplerPage *page = ts_pdf_get_page (pdf, 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TsPart *part = &cases[i].part;
      gsize size = (gsize) part->width * (gsize) part->height * 4;
      g_autofree guchar *pixels = g_malloc0 (size);
      g_autoptr (GError) error = NULL;

      g_assert_true (ts_render_page (page, part, pixels, size, &error));
      g_assert_no_error (error);
      g_assert_cmphex (pixel_at (pixels, part->width, cases[i].x, cases[i].y), ==, 0xff000000);
      g_assert_cmphex (pixel_at (pixels, part->width, 2, 2), ==, 0xffffffff);
    }
}

static void
test_render_refused (void)
{
  static const TsPart parts[] = {
    { 0, 0, 0, 0, 10, 10 },        { -1, 0, 0, 0, 10, 10 },       { NAN, 0, 0, 0, 10, 10 },
    { INFINITY, 0, 0, 0, 10, 10 }, { 1, 45, 0, 0, 10, 10 },       { 1, 0, -1, 0, 10, 10 },
    { 1, 0, 590, 0, 10, 10 },      { 1, 0, 0, 0, 0, 10 },         { 1, 0, 0, 0, 596, 842 },
    { 1, 0, 0, 0, -5, -5 },        { 1, 0, G_MAXINT, 0, 10, 10 }, { 60, 0, 0, 0, 20000, 20000 },
    { 1, 0, 0, 0, 40, 40 },
  };
  g_autoptr (GBytes) source = sample_pdf_pages (1);
  g_autoptr (TsPdf) pdf = load_pdf (source);
  PopplerPage *page = ts_pdf_get_page (pdf, 0, NULL);
  guchar pixels[10 * 10 * 4] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (ts_render_page (page, &parts[i], pixels, sizeof pixels, &error));
      g_assert_error (error, TS_IPC_ERROR, TS_IPC_ERROR_INVALID);
    }
}

/* Bookmarks of which each is the next one's sibling and the last one's is the first. */
static void
test_outline_in_circles (void)
{
  const char *const objects[] = {
    "<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] >>",
    "<< /Type /Outlines /First 5 0 R /Last 6 0 R /Count 2 >>",
    "<< /Title (One) /Parent 4 0 R /Next 6 0 R /Dest [3 0 R /XYZ 0 300 0] >>",
    "<< /Title (Two) /Parent 4 0 R /Next 5 0 R /First 5 0 R /Last 6 0 R /Count 2 >>",
    NULL
  };
  g_autoptr (GBytes) source = sample_pdf_raw (objects);
  g_autoptr (TsPdf) pdf = load_pdf (source);
  g_autoptr (GVariant) items = g_variant_ref_sink (ts_outline_list (pdf));
  g_autoptr (GVariant) first = NULL;
  const char *title;
  guint depth;
  int page;
  double y;

  g_assert_cmpuint (g_variant_n_children (items), >=, 2);
  g_assert_cmpuint (g_variant_n_children (items), <=, 20000);
  first = g_variant_get_child_value (items, 0);
  g_variant_get (first, "(&suid)", &title, &depth, &page, &y);
  g_assert_cmpstr (title, ==, "One");
  g_assert_cmpint (page, ==, 0);
  g_assert_cmpfloat_with_epsilon (y, 100, 0.01);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/places", test_places);
  g_test_add_func ("/pages/rotated", test_rotated);
  g_test_add_func ("/pages/output-intents", test_output_intents);
  g_test_add_func ("/pages/table-cells", test_table_cells);
  g_test_add_func ("/pages/no-text", test_no_text);
  g_test_add_func ("/pages/render", test_render);
  g_test_add_func ("/pages/render-refused", test_render_refused);
  g_test_add_func ("/pages/outline-in-circles", test_outline_in_circles);
  return g_test_run ();
}
