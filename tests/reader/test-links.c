/* The links of pages as the reader lists them, without its process. */
#include "config.h"

#include "ipc/bounds.h"
#include "reader/links.h"
#include "reader/outline.h"
#include "load-pdf.h"
#include "sample-pdf.h"

#include <math.h>
#include <string.h>

typedef struct
{
  double x1, y1, x2, y2;
  int page;
  double y;
  const char *address; /* of the variant */
} Link;

/* Two pages, 300 by 400 points before they are turned, the first with these
 * annotations; its sheet begins at 10,20.
 */
static TsPdf *
make_pdf (int rotate, const char *annotations)
{
  g_autofree char *first =
      g_strdup_printf ("<< /Type /Page /Parent 2 0 R /MediaBox [10 20 310 420] /Rotate %d "
                       "/Annots [%s] >>",
                       rotate, annotations);
  const char *objects[] = {
    "<< /Type /Catalog /Pages 2 0 R /Dests << /Partners [4 0 R /XYZ 0 300 0] >> >>",
    "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
    first,
    "<< /Type /Page /Parent 2 0 R /MediaBox [10 20 310 420] >>",
    NULL,
  };
  g_autoptr (GBytes) source = sample_pdf_raw (objects);

  return load_pdf (source);
}

static GVariant *
list (TsPdf *pdf)
{
  g_autoptr (GError) error = NULL;
  PopplerPage *page = ts_pdf_get_page (pdf, 0, &error);

  g_assert_no_error (error);
  return g_variant_ref_sink (ts_links_list (pdf, 0, page));
}

static Link
get (GVariant *links, gsize index)
{
  Link link;

  g_assert_cmpuint (g_variant_n_children (links), >, index);
  g_variant_get_child (links, index, "(ddddid&s)", &link.x1, &link.y1, &link.x2, &link.y2, &link.page,
                       &link.y, &link.address);
  return link;
}

#define LINK(rect, action) "<< /Type /Annot /Subtype /Link /Rect [" rect "] " action " >>"
#define URI(address)       "/A << /S /URI /URI (" address ") >>"

/* The rectangle is 30 by 10 points, 40 from the left and 50 from the top of the page
 * before it is turned.
 */
static void
test_turned (void)
{
  static const struct
  {
    int rotate;
    double x, y, width, height;
  } cases[] = {
    { 0, 40, 50, 30, 10 }, { 90, 340, 40, 10, 30 }, { 180, 230, 340, 30, 10 }, { 270, 50, 230, 10, 30 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TsPdf) pdf =
          make_pdf (cases[i].rotate, LINK ("50 360 80 370", URI ("https://example.org/")));
      g_autoptr (GVariant) links = list (pdf);
      Link link = get (links, 0);

      g_test_message ("%d", cases[i].rotate);
      g_assert_cmpfloat_with_epsilon (link.x1, cases[i].x, 0.01);
      g_assert_cmpfloat_with_epsilon (link.y1, cases[i].y, 0.01);
      g_assert_cmpfloat_with_epsilon (link.x2 - link.x1, cases[i].width, 0.01);
      g_assert_cmpfloat_with_epsilon (link.y2 - link.y1, cases[i].height, 0.01);
      g_assert_cmpint (link.page, ==, -1);
      g_assert_cmpstr (link.address, ==, "https://example.org/");
    }
}

/* By page, by name, by "next page"; where there is nothing there is no link. */
static void
test_internal (void)
{
  g_autoptr (TsPdf) pdf = make_pdf (0, LINK ("20 340 60 360", "/Dest [4 0 R /XYZ 0 370 0]")              //
                                    LINK ("20 300 60 320", "/Dest /Partners")                            //
                                    LINK ("20 280 60 290", "/A << /S /Named /N /NextPage >>")            //
                                    LINK ("20 250 60 260", "/A << /S /GoTo /D [4 0 R /Fit] >>")          //
                                    LINK ("20 160 60 180", "/Dest /Nowhere")                             //
                                    LINK ("20 190 60 210", "/A << /S /Named /N /PrevPage >>")            //
                                    LINK ("20 220 60 240", "/A << /S /JavaScript /JS (app.alert(1)) >>") //
                                    LINK ("20 250 60 270", "/A << /S /Launch /F (calc.exe) >>"));
  g_autoptr (GVariant) links = list (pdf);

  g_assert_cmpuint (g_variant_n_children (links), ==, 4);
  for (gsize i = 0; i < 4; i++)
    {
      static const double heights[] = { 50, 120, -1, -1 };
      Link link = get (links, i);

      g_assert_cmpint (link.page, ==, 1);
      g_assert_cmpfloat_with_epsilon (link.y, heights[i], 0.01);
      g_assert_cmpstr (link.address, ==, "");
    }
}

static void
test_addresses (void)
{
  g_autofree char *long_path = g_strnfill (TS_IPC_MAX_ADDRESS_BYTES, 'a');
  g_autofree char *annotations =
      g_strconcat (LINK ("20 340 60 360", "/A << /S /URI /URI (https://example.org/\\001\\012x) >>"),
                   LINK ("20 300 60 320", "/A << /S /GoToR /F (annex.pdf) /D [0 /Fit] >>"),
                   "<< /Type /Annot /Subtype /Link /Rect [20 280 60 290] /A << /S /URI /URI (https://",
                   long_path, ") >> >>", LINK ("20 250 60 260", URI ("file:///etc/passwd")), NULL);
  g_autoptr (TsPdf) pdf = make_pdf (0, annotations);
  g_autoptr (GVariant) links = list (pdf);

  /* The one that is too long is none; what may be opened is told elsewhere. */
  g_assert_cmpuint (g_variant_n_children (links), ==, 3);
  g_assert_null (strpbrk (get (links, 0).address, "\001\n"));
  g_assert_true (g_str_has_prefix (get (links, 0).address, "https://example.org/"));
  g_assert_cmpstr (get (links, 1).address, ==, "annex.pdf");
  g_assert_cmpstr (get (links, 2).address, ==, "file:///etc/passwd");
}

/* Off the page, without extent, beyond all numbers, over its edge. */
static void
test_odd_places (void)
{
  g_autoptr (TsPdf) pdf = make_pdf (0, LINK ("1000 40 1060 60", URI ("https://a.example/"))     //
                                    LINK ("20 70 20 90", URI ("https://b.example/"))            //
                                    LINK ("1e308 -1e308 1e309 nan", URI ("https://c.example/")) //
                                    LINK ("-500 100 5000 120", URI ("https://d.example/")));
  g_autoptr (GVariant) links = list (pdf);

  g_assert_cmpuint (g_variant_n_children (links), ==, 1);
  g_assert_cmpstr (get (links, 0).address, ==, "https://d.example/");
  g_assert_cmpfloat (get (links, 0).x1, ==, 0);
  g_assert_cmpfloat (get (links, 0).x2, ==, 300);
}

static void
test_thousands (void)
{
  g_autoptr (GString) annotations = g_string_new (NULL);
  g_autoptr (TsPdf) pdf = NULL;
  g_autoptr (GVariant) links = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (annotations, LINK ("20 340 60 360", "/Dest /Partners"));
  pdf = make_pdf (0, annotations->str);
  links = list (pdf);
  g_assert_cmpuint (g_variant_n_children (links), ==, TS_IPC_MAX_LINKS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/links/turned", test_turned);
  g_test_add_func ("/links/internal", test_internal);
  g_test_add_func ("/links/addresses", test_addresses);
  g_test_add_func ("/links/odd-places", test_odd_places);
  g_test_add_func ("/links/thousands", test_thousands);

  return g_test_run ();
}
