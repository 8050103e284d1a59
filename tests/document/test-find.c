/* Finding in a document: the folded index, and what is current of its hits. */
#include "config.h"

#include "document/find.h"

#include "base/text.h"
#include "document/find-index.h"
#include "layout.h"

#include <string.h>

static const char report[] =
    "Annual report of Bury\nThe partnership’s looked-\nafter children and care\nleavers were consulted in"
    " the ﬁrst infor-\nmation survey.\f"
    "Safeguarding partners rated the plan;\nintegrated work followed. 2019–20 was a year of change for the "
    "multi-\f!\f"
    "agency team. Care leavers told us that\n“nobody had asked”. The end of part one\f"
    "and the last page: café, co\xc2\xadoperation, well\xe2\x80\x91"
    "being, non-statutory. Afterwards.";

static TsFindIndex *
create_index (TsTextLayer *layer)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint page = 0; page < ts_text_layer_get_n_pages (layer); page++)
    g_ptr_array_add (texts, ts_text_layer_dup_page_string (layer, page));
  return ts_find_index_new (texts, NULL);
}

static void
assert_hits (const char *query, gboolean whole_words, guint n, const char *first)
{
  g_autoptr (TsTextLayer) layer = layout_layer (report);
  g_autoptr (TsFindIndex) index = create_index (layer);
  g_autoptr (GArray) ranges = ts_find_index_search (index, query, whole_words, NULL);

  g_assert_cmpuint (ranges->len, ==, n);
  if (n > 0)
    layout_assert_range (layer, &g_array_index (ranges, TsTextRange, 0), first);
}

static void
test_folds (void)
{
  assert_hits ("LOOKED-AFTER", FALSE, 1, "looked-\nafter");
  assert_hits ("looked‑after  children", FALSE, 1, "looked-\nafter children");
  assert_hits ("partnership's", FALSE, 1, "partnership’s");
  assert_hits ("\"nobody", FALSE, 1, "“nobody");
  assert_hits ("first", FALSE, 1, "ﬁrst");
  assert_hits ("information", FALSE, 1, "infor-\nmation");
  assert_hits ("care leavers", FALSE, 2, "care\nleavers");
  assert_hits ("cafe", FALSE, 1, "café");
  assert_hits ("CAFÉ", FALSE, 1, "café");
  assert_hits ("cooperation", FALSE, 1, "co\xc2\xadoperation");
  assert_hits ("co-operation", FALSE, 1, "co\xc2\xadoperation");
  assert_hits ("well-being", FALSE, 1,
               "well\xe2\x80\x91"
               "being");
  assert_hits ("wellbeing", FALSE, 1,
               "well\xe2\x80\x91"
               "being");
  assert_hits ("2019-20", FALSE, 1, "2019–20");
}

static void
test_ends_of_pages (void)
{
  assert_hits ("multi-agency", FALSE, 1, "multi-\n\n\nagency");
  assert_hits ("multiagency team", TRUE, 1, "multi-\n\n\nagency team");
  assert_hits ("survey. Safeguarding", FALSE, 1, "survey.\n\nSafeguarding");
  assert_hits ("part one and the last", FALSE, 1, "part one\n\nand the last");
}

static void
test_whole_words (void)
{
  assert_hits ("rated", FALSE, 2, "rated");
  assert_hits ("rated", TRUE, 1, "rated");
  assert_hits ("after", FALSE, 2, "after");
  assert_hits ("after", TRUE, 1, "after");
  assert_hits ("looked", TRUE, 1, "looked");
  assert_hits ("statutory", TRUE, 1, "statutory");
  assert_hits ("agency", TRUE, 1, "agency");
  assert_hits ("operation", FALSE, 1, "operation");
  assert_hits ("operation", TRUE, 0, NULL); /* a soft hyphen makes no word */
  assert_hits ("ntegrate", TRUE, 0, NULL);
}

/* A word is found while it is typed, at every letter. */
static void
test_as_typed (void)
{
  static const char *const words[] = { "looked-after",  "multi-agency",       "partnership's",
                                       "non-statutory", "“nobody had asked”", "well-being" };

  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    for (guint n = 1; n <= g_utf8_strlen (words[w], -1); n++)
      {
        g_autofree char *typed = g_utf8_substring (words[w], 0, n);
        g_autoptr (TsTextLayer) layer = layout_layer (report);
        g_autoptr (TsFindIndex) index = create_index (layer);
        g_autoptr (GArray) ranges = ts_find_index_search (index, typed, FALSE, NULL);

        if (ranges->len == 0)
          g_test_fail_printf ("no “%s”", typed);
      }
}

static void
test_nothing (void)
{
  assert_hits ("", FALSE, 0, NULL);
  assert_hits (" \n\t ", FALSE, 0, NULL);
  assert_hits ("\xcc\x81\xcc\x82", FALSE, 0, NULL);
  assert_hits ("\xc2\xad", TRUE, 0, NULL);
  assert_hits ("\xe2\x80\x8b\xe2\x80\x8b", FALSE, 0, NULL);
  assert_hits ("zebra", FALSE, 0, NULL);
  assert_hits ("\xff\xfe", FALSE, 0, NULL);
}

static void
test_long_queries (void)
{
  g_autofree char *letters = g_strnfill (30000, 'a');
  g_autofree char *query = g_strnfill (10000, 'a');
  g_autofree char *longer = g_strnfill (100000, 'a');
  g_autoptr (TsTextLayer) layer = layout_layer (letters);
  g_autoptr (TsFindIndex) index = create_index (layer);
  g_autoptr (GArray) three = ts_find_index_search (index, query, FALSE, NULL);
  g_autoptr (GArray) whole = ts_find_index_search (index, query, TRUE, NULL);
  g_autoptr (GArray) none = ts_find_index_search (index, longer, FALSE, NULL);

  g_assert_cmpuint (three->len, ==, 3);
  g_assert_cmpuint (whole->len, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (TsTextLayer) layer = layout_layer (report);
  g_autoptr (TsFindIndex) index = create_index (layer);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  g_cancellable_cancel (cancellable);
  g_assert_null (ts_find_index_search (index, "care", FALSE, cancellable));
  g_ptr_array_add (texts, g_strdup ("text"));
  g_assert_null (ts_find_index_new (texts, cancellable));
}

/* Two letters of one ligature, and what one letter is folded to, are one place. */
static void
test_one_place (void)
{
  g_autoptr (TsTextLayer) layer = layout_layer ("oﬀer Straße");
  g_autoptr (TsFindIndex) index = create_index (layer);
  g_autoptr (GArray) f = ts_find_index_search (index, "f", FALSE, NULL);
  g_autoptr (GArray) s = ts_find_index_search (index, "s", FALSE, NULL);

  g_assert_cmpuint (f->len, ==, 1);
  layout_assert_range (layer, &g_array_index (f, TsTextRange, 0), "ﬀ");
  g_assert_cmpuint (s->len, ==, 2);
  layout_assert_range (layer, &g_array_index (s, TsTextRange, 1), "ß");
}

/* --- Against a search that needs no index --- */

static const gunichar pool[] = { 'a',   'B',    'b', '7',    ' ',    '-',  '\n',  0xfb01, 0xe9,
                                 0x301, 0x2013, '.', 0x2019, 0x200b, 0xad, 0x3b1, 0xdf,   0x1f600 };

static char *
random_text (guint length, gboolean pages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    if (pages && g_test_rand_int_range (0, 12) == 0)
      g_string_append_c (text, '\f');
    else
      g_string_append_unichar (text, pool[g_test_rand_int_range (0, G_N_ELEMENTS (pool))]);
  return g_string_free (text, FALSE);
}

static char *
dup_letters (const char *folded)
{
  g_auto (GStrv) parts = g_strsplit_set (folded, " -", -1);

  return g_strjoinv (NULL, parts);
}

/* A range is a hit if it folds to what the query folds to, but for spaces and
 * hyphens, which depend on what stands around.
 */
static void
assert_is_hit (TsTextLayer *layer, const TsTextRange *range, const char *folded)
{
  g_autofree char *text = ts_text_layer_dup_text (layer, range);
  g_autoptr (TsFoldedText) found = ts_text_fold (text, TS_FOLD_CASE | TS_FOLD_DIACRITICS);
  g_autofree char *letters = dup_letters (found->text);
  g_autofree char *expected = dup_letters (folded);

  if (strstr (letters, expected) == NULL)
    g_test_fail_printf ("“%s” is no “%s”", found->text, folded);
}

static void
test_random (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      g_autofree char *pages = random_text (60, TRUE);
      g_autofree char *query = random_text ((guint) g_test_rand_int_range (1, 4), FALSE);
      g_autofree char *folded = ts_find_fold_query (query);
      g_autoptr (TsTextLayer) layer = layout_layer (pages);
      g_autoptr (TsFindIndex) index = create_index (layer);
      g_autoptr (GArray) all = ts_find_index_search (index, query, FALSE, NULL);
      g_autoptr (GArray) whole = ts_find_index_search (index, query, TRUE, NULL);

      for (guint i = 0; i < all->len; i++)
        {
          const TsTextRange *range = &g_array_index (all, TsTextRange, i);
          guint start, n_bytes;
          g_autofree char *snippet = ts_find_index_dup_snippet (index, range, &start, &n_bytes);

          g_assert_false (ts_text_range_is_empty (range));
          assert_is_hit (layer, range, folded);
          if (i > 0)
            g_assert_cmpint (
                ts_text_position_compare (&g_array_index (all, TsTextRange, i - 1).end, &range->start), <=,
                0);
          g_assert_true (g_utf8_validate (snippet, -1, NULL));
          g_assert_cmpuint (start + n_bytes, <=, strlen (snippet));
          g_assert_true (g_utf8_validate (snippet + start, n_bytes, NULL));
        }
    }
}

/* As many as without pages, runs and jumps: counted in the text folded as one. */
static void
test_random_totals (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (TsTextLayer) layer = NULL;
      g_autoptr (TsFindIndex) index = NULL;
      g_autoptr (TsFoldedText) whole = NULL;
      g_autoptr (GArray) found = NULL;
      char query[3] = { 0 };
      guint n = 0;

      for (guint i = 0; i < 60; i++)
        g_string_append_c (text, "ab -\n\f7"[g_test_rand_int_range (0, 7)]);
      query[0] = "ab"[g_test_rand_int_range (0, 2)];
      query[1] = "ab"[g_test_rand_int_range (0, 2)];
      layer = layout_layer (text->str);
      index = create_index (layer);
      found = ts_find_index_search (index, query, FALSE, NULL);
      g_strdelimit (text->str, "\f", '\n');
      whole = ts_text_fold (text->str, TS_FOLD_CASE);
      for (const char *p = whole->text; (p = strstr (p, query)) != NULL; p += 2)
        n++;
      g_assert_cmpuint (found->len, ==, n);
    }
}

/* --- Snippets --- */

static void
assert_snippet (const char *query, guint which, const char *before, const char *hit, const char *after)
{
  g_autoptr (TsTextLayer) layer = layout_layer (report);
  g_autoptr (TsFindIndex) index = create_index (layer);
  g_autoptr (GArray) ranges = ts_find_index_search (index, query, FALSE, NULL);
  guint start, n_bytes;
  g_autofree char *snippet = NULL, *shown_before = NULL, *shown_hit = NULL;

  g_assert_cmpuint (ranges->len, >, which);
  snippet = ts_find_index_dup_snippet (index, &g_array_index (ranges, TsTextRange, which), &start, &n_bytes);
  shown_before = g_strndup (snippet, start);
  shown_hit = g_strndup (snippet + start, n_bytes);
  g_assert_cmpstr (shown_before, ==, before);
  g_assert_cmpstr (shown_hit, ==, hit);
  g_assert_true (g_str_has_prefix (snippet + start + n_bytes, after));
}

static void
test_snippets (void)
{
  assert_snippet ("annual", 0, "", "Annual", " report of Bury The partnership’s looked-after children");
  assert_snippet ("looked", 0, "…of Bury The partnership’s ", "looked", "-after children");
  assert_snippet ("after", 0, "…Bury The partnership’s looked-", "after", " children");
  assert_snippet ("first", 0, "…leavers were consulted in the ", "first", " information survey.");
  assert_snippet ("tegrat", 0, "…partners rated the plan; in", "tegrat", "ed work");
  assert_snippet ("multi-agency", 0, "…was a year of change for the ", "multi-agency", " team.");
}

/* --- The model --- */

static void
settle (TsFind *find)
{
  while (ts_find_is_searching (find) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

static TsFind *
open_find (const char *pages)
{
  TsFind *find = ts_find_new ();
  g_autoptr (TsTextLayer) layer = layout_layer (pages);

  ts_find_set_layer (find, layer);
  return find;
}

static void
count_cb (guint *count)
{
  ++*count;
}

static void
test_model (void)
{
  g_autoptr (TsFind) find = open_find (report);
  g_autoptr (TsFindHit) hit = NULL;
  guint n_changes = 0;

  g_signal_connect_swapped (find, "items-changed", G_CALLBACK (count_cb), &n_changes);
  ts_find_set_query (find, "care");
  g_assert_true (ts_find_is_searching (find));
  settle (find);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (find)), ==, 2);
  g_assert_cmpuint (ts_find_get_n_hits (find), ==, 2);
  g_assert_cmpuint (n_changes, ==, 1);
  hit = g_list_model_get_item (G_LIST_MODEL (find), 1);
  g_assert_cmpuint (ts_find_hit_get_page (hit), ==, 3);
  g_assert_cmpuint (ts_find_hit_get_position (hit), ==, 1);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (find), 2));

  /* The same with a space more is no other question. */
  ts_find_set_query (find, "care ");
  g_assert_false (ts_find_is_searching (find));
  g_assert_cmpuint (n_changes, ==, 1);
  ts_find_set_query (find, "");
  g_assert_cmpuint (ts_find_get_n_hits (find), ==, 0);
  g_assert_cmpuint (ts_find_get_current (find), ==, TS_FIND_NONE);
  /* A hit that somebody holds still tells where it was. */
  g_assert_cmpuint (ts_find_hit_get_page (hit), ==, 3);
}

/* Only what was asked last arrives. */
static void
test_stale (void)
{
  g_autoptr (TsFind) find = open_find (report);
  guint n_changes = 0;

  g_signal_connect_swapped (find, "items-changed", G_CALLBACK (count_cb), &n_changes);
  for (const char *p = "after"; *p != '\0'; p++)
    {
      g_autofree char *typed = g_strconcat ("", p, NULL);

      ts_find_set_query (find, typed);
    }
  ts_find_set_query (find, "survey");
  settle (find);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (ts_find_get_n_hits (find), ==, 1);
  ts_find_set_whole_words (find, TRUE);
  ts_find_set_query (find, "surve");
  settle (find);
  g_assert_cmpuint (ts_find_get_n_hits (find), ==, 0);
}

static void
test_steps (void)
{
  g_autoptr (TsFind) find = open_find ("one two\fone\fnothing\fone one");

  g_assert_cmpint (ts_find_step (find, 1), ==, TS_FIND_STEP_NONE);
  ts_find_set_origin (find, &(TsTextPosition){ 2, 0 });
  ts_find_set_query (find, "one");
  settle (find);
  g_assert_cmpuint (ts_find_get_n_hits (find), ==, 4);
  g_assert_cmpuint (ts_find_get_current (find), ==, 2);
  g_assert_cmpint (ts_find_step (find, 1), ==, TS_FIND_STEP_MOVED);
  g_assert_cmpint (ts_find_step (find, 1), ==, TS_FIND_STEP_WRAPPED_START);
  g_assert_cmpuint (ts_find_get_current (find), ==, 0);
  g_assert_cmpint (ts_find_step (find, -1), ==, TS_FIND_STEP_WRAPPED_END);
  g_assert_cmpuint (ts_find_get_current (find), ==, 3);
  g_assert_cmpint (ts_find_step (find, -1), ==, TS_FIND_STEP_MOVED);

  /* Typing on goes on from there; beyond the last it begins anew. */
  ts_find_set_query (find, "on");
  settle (find);
  g_assert_cmpuint (ts_find_get_current (find), ==, 2);
  ts_find_set_query (find, "two");
  settle (find);
  g_assert_cmpuint (ts_find_get_current (find), ==, 0);
}

static void
test_page_hits (void)
{
  g_autoptr (TsFind) find = open_find ("a b multi-\fagency\f!\fmulti-agency");
  guint first, end;

  ts_find_set_query (find, "multi-agency");
  settle (find);
  g_assert_cmpuint (ts_find_get_n_hits (find), ==, 2);
  ts_find_get_page_hits (find, 0, &first, &end);
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (end, ==, 1);
  ts_find_get_page_hits (find, 1, &first, &end);
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (end, ==, 1);
  ts_find_get_page_hits (find, 2, &first, &end);
  g_assert_cmpuint (end - first, ==, 0);
  ts_find_get_page_hits (find, 3, &first, &end);
  g_assert_cmpuint (first, ==, 1);
  g_assert_cmpuint (end, ==, 2);
}

static void
test_places (void)
{
  g_autoptr (TsFind) find = open_find ("one\ntwo\none\f!\fone one one");
  guint n_changes = 0;
  GArray *places;

  g_signal_connect_swapped (find, "places-changed", G_CALLBACK (count_cb), &n_changes);
  ts_find_set_query (find, "one");
  settle (find);
  g_assert_cmpuint (n_changes, ==, 2); /* estimated, then measured */
  places = ts_find_get_places (find);
  g_assert_cmpuint (places->len, ==, 3); /* of five hits three are at one height */
  for (guint i = 0; i < places->len; i++)
    {
      const TsFindPlace *place = &g_array_index (places, TsFindPlace, i);
      g_autoptr (TsPageText) page = ts_text_layer_get_page (ts_find_get_layer (find), place->page);
      TsRect rect = ts_page_text_get_rect (page, i == 1 ? 8 : 0);

      g_assert_cmpuint (place->page, ==, i == 2 ? 2 : 0);
      g_assert_cmpfloat_with_epsilon (place->y, rect.y1 / ts_page_text_get_height (page),
                                      1.0 / TS_FIND_PLACES_PER_PAGE);
    }
  ts_find_set_layer (find, NULL);
  g_assert_cmpuint (ts_find_get_places (find)->len, ==, 0);
}

/* Another document while something is asked for is searched for it; dropped in the
 * middle of it, nothing is left behind.
 */
static void
test_documents (void)
{
  g_autoptr (TsFind) find = open_find (report);
  g_autoptr (TsTextLayer) other = layout_layer ("care, Care, CARE");

  ts_find_set_query (find, "care");
  ts_find_set_layer (find, other);
  settle (find);
  g_assert_cmpuint (ts_find_get_n_hits (find), ==, 3);
  ts_find_set_layer (find, NULL);
  g_assert_cmpuint (ts_find_get_n_hits (find), ==, 0);
  ts_find_set_layer (find, other);
  settle (find);
  g_assert_cmpuint (ts_find_get_n_hits (find), ==, 3);
  ts_find_set_query (find, "car");
}

static TsPageText *
load_here_cb (guint page, gpointer data, GError **error)
{
  g_assert_true (data == g_thread_self ());
  return layout_page ("some text");
}

static void
disposed_cb (gpointer data)
{
  g_assert_true (data == g_thread_self ());
}

/* Whatever the threads do, the text layer is let go of where it was taken. */
static void
test_threads (void)
{
  for (guint round = 0; round < 300; round++)
    {
      TsFind *find = ts_find_new ();
      TsTextLayer *layer = ts_text_layer_new (3, load_here_cb, g_thread_self (), disposed_cb);

      ts_find_set_layer (find, layer);
      g_object_unref (layer);
      ts_find_set_query (find, "text");
      if (round % 3 > 0)
        settle (find);
      if (round % 3 > 1)
        ts_find_set_query (find, "some");
      g_object_unref (find);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

/* Five thousand pages, and a letter that stands on each of them a hundred times:
 * the total is true, and never more than a few steps are taken at once.
 */
static void
test_many (void)
{
  g_autoptr (GString) pages = g_string_new (NULL);
  g_autofree char *line = g_strnfill (100, 'e');
  g_autoptr (TsFind) find = NULL;
  guint first, end;

  for (guint page = 0; page < 5000; page++)
    {
      if (page > 0)
        g_string_append_c (pages, '\f');
      g_string_append (pages, line);
    }
  find = open_find (pages->str);
  ts_find_set_query (find, "e");
  settle (find);
  g_assert_cmpuint (ts_find_get_n_hits (find), ==, 500000);
  g_assert_cmpuint (ts_find_get_places (find)->len, <=, 5000 * TS_FIND_PLACES_PER_PAGE);
  ts_find_get_page_hits (find, 4999, &first, &end);
  g_assert_cmpuint (first, ==, 499900);
  g_assert_cmpuint (end, ==, 500000);
  ts_find_set_query (find, "eeeee");
  settle (find);
  g_assert_cmpuint (ts_find_get_n_hits (find), ==, 100000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/find/folds", test_folds);
  g_test_add_func ("/find/ends-of-pages", test_ends_of_pages);
  g_test_add_func ("/find/whole-words", test_whole_words);
  g_test_add_func ("/find/as-typed", test_as_typed);
  g_test_add_func ("/find/nothing", test_nothing);
  g_test_add_func ("/find/long-queries", test_long_queries);
  g_test_add_func ("/find/cancelled", test_cancelled);
  g_test_add_func ("/find/one-place", test_one_place);
  g_test_add_func ("/find/random", test_random);
  g_test_add_func ("/find/random-totals", test_random_totals);
  g_test_add_func ("/find/snippets", test_snippets);
  g_test_add_func ("/find/model", test_model);
  g_test_add_func ("/find/stale", test_stale);
  g_test_add_func ("/find/steps", test_steps);
  g_test_add_func ("/find/page-hits", test_page_hits);
  g_test_add_func ("/find/places", test_places);
  g_test_add_func ("/find/documents", test_documents);
  g_test_add_func ("/find/threads", test_threads);
  g_test_add_func ("/find/many", test_many);
  return g_test_run ();
}
