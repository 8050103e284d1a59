/* Where images are, as the reader lists them, without its process. */
#include "config.h"

#include "ipc/bounds.h"
#include "reader/images.h"
#include "load-pdf.h"
#include "sample-pdf.h"

#include <math.h>
#include <string.h>

/* A page of 300 by 400 points on which an image of few pixels is drawn @n times. */
static GVariant *
list_images (int rotate, const char *matrix, guint n)
{
  g_autofree char *page = g_strdup_printf ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Rotate %d "
                                           "/Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
                                           rotate);
  GString *drawing = g_string_new (NULL);
  g_autofree char *content = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (TsPdf) document = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (drawing, "q %s cm /I Do Q\n", matrix);
  content = g_strdup_printf ("<< /Length %u >>\nstream\n%s\nendstream", (guint) drawing->len, drawing->str);
  g_string_free (drawing, TRUE);
  pdf = sample_pdf_raw ((const char *const[]){
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, content,
      "<< /Type /XObject /Subtype /Image /Width 4 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray "
      "/Length 8 >>\nstream\nabcdefgh\nendstream",
      NULL });
  document = load_pdf (pdf);
  return g_variant_ref_sink (ts_images_list (ts_pdf_get_page (document, 0, &error)));
}

static void
assert_place (GVariant *images, float x1, float y1, float x2, float y2)
{
  const float expected[] = { x1, y1, x2, y2 };
  float found[4];
  gsize n_bytes;
  const guchar *bytes = g_variant_get_fixed_array (images, &n_bytes, 1);

  g_assert_cmpuint (n_bytes, ==, sizeof found);
  memcpy (found, bytes, sizeof found);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (found[i], expected[i], 1.01);
}

#define UPRIGHT "100 0 0 60 50 300"

/* In the orientation in which the page is displayed. */
static void
test_places (void)
{
  g_autoptr (GVariant) upright = list_images (0, UPRIGHT, 1);
  g_autoptr (GVariant) over = list_images (180, UPRIGHT, 1);
  g_autoptr (GVariant) turned = list_images (90, "0 100 -60 0 100 50", 1);
  g_autoptr (GVariant) doubtful = list_images (90, UPRIGHT, 1);
  g_autoptr (GVariant) beyond = list_images (0, "400 0 0 260 -50 300", 1);

  assert_place (upright, 50, 40, 150, 100);
  assert_place (over, 150, 300, 250, 360);
  assert_place (turned, 50, 40, 150, 100);
  g_assert_cmpuint (g_variant_n_children (doubtful), ==, 0);
  assert_place (beyond, 0, 0, 300, 100);
}

static void
test_numbers (void)
{
  g_autoptr (GVariant) none = list_images (0, UPRIGHT, 0);
  g_autoptr (GVariant) many = list_images (0, UPRIGHT, TS_IPC_MAX_IMAGES + 50);

  g_assert_cmpuint (g_variant_n_children (none), ==, 0);
  g_assert_cmpuint (g_variant_n_children (many), ==, TS_IPC_MAX_IMAGES * 4 * sizeof (float));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/images/places", test_places);
  g_test_add_func ("/images/numbers", test_numbers);
  return g_test_run ();
}
