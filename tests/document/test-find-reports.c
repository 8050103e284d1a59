/* Finding in the generated reports, as the reader takes their text: ligatures, soft
 * and line-end hyphens, curly quotation marks, columns, and pages that lie on their
 * side or are turned.
 */
#include "config.h"

#include "document/find-index.h"
#include "reader-sync.h"

#include "base/text.h"

#include <string.h>

typedef struct
{
  TsTextLayer *layer;
  TsFindIndex *index;
} Report;

static TsPageText *
load_cb (guint page, gpointer data, GError **error)
{
  return ts_page_text_ref (g_ptr_array_index ((GPtrArray *) data, page));
}

static void
report_open (Report *self, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("TOUCHSTONE_SAMPLE_DIR"), name, NULL);
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_page_text_unref);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TsReader) reader = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  pdf = g_bytes_new_take (bytes, length);
  reader = reader_new_opened (pdf);
  for (guint page = 0; page < ts_reader_get_n_pages (reader); page++)
    {
      TsPageText *text = reader_text_sync (reader, page, &error);

      g_assert_no_error (error);
      g_ptr_array_add (pages, text);
      g_ptr_array_add (texts, g_strdup (ts_page_text_get_text (text)));
    }
  self->layer = ts_text_layer_new (pages->len, load_cb, pages, (GDestroyNotify) g_ptr_array_unref);
  self->index = ts_find_index_new (texts, NULL);
}

static void
report_close (Report *self)
{
  g_object_unref (self->layer);
  ts_find_index_unref (self->index);
}

/* On its page, and no larger than it. */
static void
assert_placed (Report *self, const TsTextRange *range)
{
  g_autoptr (GArray) rects = ts_text_layer_get_rects (self->layer, range);

  g_assert_cmpuint (rects->len, >, 0);
  for (guint i = 0; i < rects->len; i++)
    {
      const TsPageRect *rect = &g_array_index (rects, TsPageRect, i);
      g_autoptr (TsPageText) page = ts_text_layer_get_page (self->layer, rect->page);

      g_assert_false (ts_rect_is_empty (&rect->rect));
      g_assert_cmpfloat (rect->rect.x1, >=, -1);
      g_assert_cmpfloat (rect->rect.y1, >=, -1);
      g_assert_cmpfloat (rect->rect.x2, <=, ts_page_text_get_width (page) + 1);
      g_assert_cmpfloat (rect->rect.y2, <=, ts_page_text_get_height (page) + 1);
    }
}

static const char *const phrases[] = {
  /* ligatures */
  "to promote reflection, and to be a constructive voice",
  "five staff supports them from offices in Alderford",
  /* soft hyphens */
  "The pandemic has brought new pressures on families and on services",
  "94 were identified, while the census suggests that there are some 900",
  "The hub opened on 10 February and closed to visitors six weeks later because of the pandemic",
  /* columns */
  "lighting, staffing or the timetable of youth workers was changed as a result",
  "Return interviews were offered within 72 hours in 81% of cases",
  "for 16 it was unchanged and for 7 it was higher",
  /* quotation marks */
  "\"You talk about us as if we were the risk,\" said one.",
  "The national panel's review of criminal exploitation",
  /* hyphens of their own */
  "the multi-agency child exploitation panel",
  "a fast-food restaurant in alderford",
  /* a page that lies on its side */
  "Safeguarding lead post vacant for five months",
};

static void
test_phrases (void)
{
  Report report;

  report_open (&report, "northshire-2019-20.pdf");
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      g_autoptr (GArray) ranges = ts_find_index_search (report.index, phrases[i], TRUE, NULL);

      if (ranges->len != 1)
        g_test_fail_printf ("“%s” was found %u times", phrases[i], ranges->len);
      else
        assert_placed (&report, &g_array_index (ranges, TsTextRange, 0));
    }
  report_close (&report);
}

/* Counted again in the text folded as one. */
static void
assert_totals (Report *report, const char *const *words)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (TsFoldedText) folded = NULL;

  for (guint page = 0; page < ts_find_index_get_n_pages (report->index); page++)
    g_string_append_printf (text, "%s\n", ts_find_index_get_text (report->index, page));
  folded = ts_text_fold (text->str, TS_FOLD_CASE | TS_FOLD_DIACRITICS);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (GArray) ranges = ts_find_index_search (report->index, words[i], FALSE, NULL);
      guint n = 0;

      for (const char *p = folded->text; (p = strstr (p, words[i])) != NULL; p += strlen (words[i]))
        n++;
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (ranges->len, ==, n);
      for (guint k = 0; k < ranges->len; k++)
        assert_placed (report, &g_array_index (ranges, TsTextRange, k));
    }
}

static void
test_totals (void)
{
  static const char *const words[] = { "children", "early help", "information", "multiagency", NULL };
  Report report;

  report_open (&report, "northshire-2019-20.pdf");
  assert_totals (&report, words);
  report_close (&report);
}

/* Pages 116 to 123 are turned by their /Rotate. */
static void
test_turned (void)
{
  static const char *const words[] = { "eastmarch", "agency", NULL };
  Report report;
  g_autoptr (GArray) ranges = NULL;
  guint n_turned = 0;

  report_open (&report, "eastmarch-2019-20.pdf");
  assert_totals (&report, words);
  ranges = ts_find_index_search (report.index, "eastmarch", FALSE, NULL);
  for (guint i = 0; i < ranges->len; i++)
    {
      guint page = g_array_index (ranges, TsTextRange, i).start.page;

      n_turned += page >= 115 && page <= 122 ? 1 : 0;
    }
  g_assert_cmpuint (n_turned, >, 0);
  report_close (&report);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/find-reports/phrases", test_phrases);
  g_test_add_func ("/find-reports/totals", test_totals);
  g_test_add_func ("/find-reports/turned", test_turned);
  return g_test_run ();
}
