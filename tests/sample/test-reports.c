#include "config.h"

#include "sample-tools.h"

#include <string.h>

#define REPORT "northshire-2019-20.pdf"
#define LONG   "eastmarch-2019-20.pdf"

static void
assert_in_order (const char *text, const char *const *parts)
{
  const char *p = text;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      p = strstr (p, parts[i]);
      if (p == NULL)
        g_test_fail_printf ("\"%s\" doesn't follow what stands before it", parts[i]);
      g_assert_nonnull (p);
    }
}

static void
test_pages (void)
{
  g_assert_cmpuint (sample_n_pages (REPORT), ==, 34);
  g_assert_cmpuint (sample_n_pages ("haverdale-2019-20.pdf"), ==, 11);
  g_assert_cmpuint (sample_n_pages (LONG), ==, 124);
  g_assert_cmpuint (sample_n_pages ("scan.pdf"), ==, 12);
}

static const struct
{
  const char *title;
  guint page;
} chapters[] = { { "Foreword", 3 },
                 { "Our local context", 5 },
                 { "Governance", 7 },
                 { "Priorities and progress", 10 },
                 { "Neglect", 11 },
                 { "Criminal exploitation", 13 },
                 { "Early help", 15 },
                 { "Outcomes for families", 15 },
                 { "Learning from reviews", 18 },
                 { "Training", 22 },
                 { "Voice of the child", 25 },
                 { "Independent scrutiny", 28 },
                 { "Appendix: data", 30 } };

/* The printed page numbers that the contents give are those of the chapters. */
static void
test_contents (void)
{
  g_autofree char *contents = sample_text (REPORT, 2, "-raw");

  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    {
      g_autofree char *entry = g_strdup_printf ("%s %u\n", chapters[i].title, chapters[i].page);
      g_autofree char *heading = g_strdup_printf ("%s\n", chapters[i].title);
      g_autofree char *page = sample_text (REPORT, chapters[i].page, "-raw");

      g_assert_nonnull (strstr (contents, entry));
      g_assert_nonnull (strstr (page, heading));
    }
}

/* All entries, those of the second level among them, lead to their pages in order. */
static void
test_outline (void)
{
  g_autofree char *outline = sample_outline (REPORT);
  const char *p = outline;

  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    {
      g_autofree char *title = g_strdup_printf ("\"title\": \"%s\"", chapters[i].title);

      p = strstr (p, "\"destpageposfrom1\": ");
      g_assert_nonnull (p);
      p += strlen ("\"destpageposfrom1\": ");
      g_assert_cmpuint ((guint) g_ascii_strtoull (p, NULL, 10), ==, chapters[i].page);
      g_assert_nonnull (strstr (outline, title));
    }
  g_assert_null (strstr (p, "\"destpageposfrom1\": "));
  g_assert_cmpuint (sample_count (outline, "\"kids\": [\n"), ==, 2);
}

static void
test_links (void)
{
  const char *const dests[] = { "-dests", NULL };
  const char *const urls[] = { "-url", NULL };
  g_autofree char *places = sample_info (REPORT, dests, NULL);
  g_autofree char *links = sample_info (REPORT, urls, NULL);
  g_autofree char *info = sample_info (REPORT, NULL, NULL);

  g_assert_nonnull (strstr (places, "\"early-help\""));
  g_assert_nonnull (strstr (links, "https://www.northshire-scp.example.org/yearly-report"));
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (
      strstr (info, "Title:           Seen, heard and safe: our first yearly report – Northshire"));
}

/* What makes text from a PDF hard to compare is there, on purpose. */
static void
test_traps (void)
{
  g_autofree char *text = sample_text (REPORT, 0, "-raw");
  const char *const traps[] = { "\ufb01",       "\ufb02",    "\ufb03",   "\u00ad\n", "children’s",
                                "“Child Luke”", "looked-\n", "multi-\n", "respon-\n" };

  for (guint i = 0; i < G_N_ELEMENTS (traps); i++)
    {
      g_test_message ("trap %u", i);
      g_assert_nonnull (strstr (text, traps[i]));
    }
}

static void
test_columns (void)
{
  const char *const order[] = { "What we did",
                                "A screening tool",
                                "Missing children",
                                "Working with businesses",
                                "What we know of its effect",
                                "The joint",
                                "What young people said",
                                NULL };
  g_autofree char *text = sample_text (REPORT, 13, NULL);

  assert_in_order (text, order);
}

static void
test_landscape_and_turned (void)
{
  const char *const landscape[] = { "-f", "32", "-l", "32", NULL };
  const char *const turned[] = { "-f", "116", "-l", "123", NULL };
  g_autofree char *one = sample_info (REPORT, landscape, NULL);
  g_autofree char *eight = sample_info (LONG, turned, NULL);

  g_assert_nonnull (strstr (one, "841.89 x 595.276"));
  g_assert_cmpuint (sample_count (eight, "rot:   90") + sample_count (eight, "rot:  90"), ==, 8);
}

/* The duty's own words are all that the report has on care leavers. */
static void
test_care_leavers (void)
{
  g_autofree char *text = sample_text (REPORT, 0, "-raw");

  g_assert_cmpuint (sample_count (text, "care leaver"), ==, 1);
  g_assert_cmpuint (sample_count (text, "leaving care"), ==, 0);
  g_assert_nonnull (strstr (text, "children and care leavers. The partners have used"));
}

static void
test_scan (void)
{
  g_autofree char *text = sample_text ("scan.pdf", 0, NULL);

  g_strstrip (text);
  g_assert_cmpstr (text, ==, "");
}

static void
test_encrypted (void)
{
  const char *const password[] = { "-upw", "northshire", NULL };
  g_autofree char *problem = NULL;
  g_autofree char *locked = sample_info ("encrypted.pdf", NULL, &problem);
  g_autofree char *opened = sample_info ("encrypted.pdf", password, NULL);

  g_assert_null (locked);
  g_assert_nonnull (strstr (problem, "Incorrect password"));
  g_assert_nonnull (strstr (opened, "Pages:           11"));
}

static void
test_half (void)
{
  g_autofree char *problem = NULL;
  g_autofree char *info = sample_info ("half.pdf", NULL, &problem);
  g_autofree char *whole_path = sample_path (REPORT);
  g_autofree char *half_path = sample_path ("half.pdf");
  g_autofree char *whole = NULL;
  g_autofree char *half = NULL;
  gsize whole_length, half_length;

  g_assert_null (info);
  g_assert_cmpstr (problem, !=, "");
  g_assert_true (g_file_get_contents (whole_path, &whole, &whole_length, NULL));
  g_assert_true (g_file_get_contents (half_path, &half, &half_length, NULL));
  g_assert_cmpuint (half_length, ==, whole_length / 2);
  g_assert_cmpmem (half, half_length, whole, half_length);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sample_tools_init (argc, argv);

  g_test_add_func ("/sample/pages", test_pages);
  g_test_add_func ("/sample/contents", test_contents);
  g_test_add_func ("/sample/outline", test_outline);
  g_test_add_func ("/sample/links", test_links);
  g_test_add_func ("/sample/traps", test_traps);
  g_test_add_func ("/sample/columns", test_columns);
  g_test_add_func ("/sample/landscape-and-turned", test_landscape_and_turned);
  g_test_add_func ("/sample/care-leavers", test_care_leavers);
  g_test_add_func ("/sample/scan", test_scan);
  g_test_add_func ("/sample/encrypted", test_encrypted);
  g_test_add_func ("/sample/half", test_half);

  return g_test_run ();
}
