#include "config.h"

#include "document/text-layer.h"
#include "layout.h"

static TsPageText *
get_page_cb (guint page, gpointer data, GError **error)
{
  return ts_page_text_ref (((GPtrArray *) data)->pdata[page]);
}

static void
assert_copied (TsTextLayer *layer, TsTextPosition start, TsTextPosition end, const char *expected)
{
  TsTextRange range = { start, end };
  g_autofree char *text = ts_text_layer_dup_clean (layer, &range);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_words (void)
{
  g_autoptr (TsTextLayer) layer =
      layout_layer ("Safe\xc2\xadguarding infor-\nmation for looked-\nafter chil\xc2\xad\n"
                    "dren: e\xef\xac\x83"
                    "cient   and\ncon\xef\xac\x81"
                    "dent.");

  assert_copied (layer, (TsTextPosition){ 0, 0 }, (TsTextPosition){ 0, G_MAXUINT },
                 "Safeguarding information for looked-after children: efficient and confident.");
  assert_copied (layer, (TsTextPosition){ 0, 4 }, (TsTextPosition){ 0, 4 }, "");
  assert_copied (layer, (TsTextPosition){ 0, 0 }, (TsTextPosition){ 0, 4 }, "Safe");
}

/* Paragraphs are kept; one that runs on in the next column or page is one. */
static void
test_paragraphs (void)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_page_text_unref);
  g_autoptr (TsTextLayer) layer = NULL;
  Layout first, second;

  layout_begin (&first, 600, 800);
  layout_line (&first, "Partners met often and", 50, 50, 12);
  layout_line (&first, "agreed on what to do.", 50, 64, 12);
  layout_line (&first, "Training went well; the", 50, 110, 12);
  layout_line (&first, "number of people who", 50, 124, 12);
  layout_line (&first, "came rose to 412 and", 330, 50, 12);
  layout_line (&first, "all of them said so,", 330, 64, 12);
  g_ptr_array_add (pages, layout_end (&first));
  layout_begin (&second, 600, 800);
  layout_line (&second, "more than last year.", 50, 50, 12);
  layout_line (&second, "Next Steps", 50, 110, 12);
  g_ptr_array_add (pages, layout_end (&second));
  layer = ts_text_layer_new (2, get_page_cb, pages, NULL);

  assert_copied (
      layer, (TsTextPosition){ 0, 0 }, (TsTextPosition){ 1, G_MAXUINT },
      "Partners met often and agreed on what to do.\n\n"
      "Training went well; the number of people who came rose to 412 and all of them said so, more "
      "than last year.\n\nNext Steps");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-copy/words", test_words);
  g_test_add_func ("/text-copy/paragraphs", test_paragraphs);

  return g_test_run ();
}
