#include "config.h"

#include "document/headings.h"

#include "layout.h"

#include <string.h>

/* A document under construction: a page after the other. */
typedef struct
{
  GPtrArray *pages;
  Layout page;
  double y;
} Document;

static void
begin (Document *self)
{
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_page_text_unref);
}

static void
begin_page (Document *self)
{
  layout_begin (&self->page, 595, 842);
  self->y = 70;
}

static void
end_page (Document *self)
{
  g_ptr_array_add (self->pages, layout_end (&self->page));
}

/* A line with room before it. */
static void
add_line (Document *self, const char *text, double size)
{
  self->y += size;
  layout_line (&self->page, text, 60, self->y, size);
  self->y += 1.2 * size;
}

static void
add_prose (Document *self, guint n_lines)
{
  self->y += 8;
  for (guint i = 0; i < n_lines; i++)
    {
      layout_line (&self->page,
                   i + 1 < n_lines ? "The partnership worked with families through the whole of the year and"
                                   : "heard what they had to say.",
                   60, self->y, 11);
      self->y += 13;
    }
}

static void
add_cover (Document *self)
{
  begin_page (self);
  add_line (self, "Northshire Safeguarding Children Partnership", 30);
  add_line (self, "Yearly report", 24);
  end_page (self);
}

static TsPageText *
load_cb (guint page, gpointer data, GError **error)
{
  return ts_page_text_ref (((GPtrArray *) data)->pdata[page]);
}

static GPtrArray *
find (Document *self)
{
  g_autoptr (TsTextLayer) layer =
      ts_text_layer_new (self->pages->len, load_cb, self->pages, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GError) error = NULL;
  GPtrArray *items = ts_headings_find (layer, NULL, &error);

  g_assert_no_error (error);
  return items;
}

/* "Governance@2", indented by two spaces a level. */
static char *
describe (GPtrArray *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const TsOutlineItem *item = items->pdata[i];

      g_string_append_printf (text, "%*s%s@%d\n", (int) item->depth * 2, "", item->title, item->page);
    }
  return g_string_free (text, FALSE);
}

static void
assert_found (Document *document, const char *expected)
{
  g_autoptr (GPtrArray) items = find (document);
  g_autofree char *found = describe (items);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_sizes (void)
{
  Document document;

  begin (&document);
  add_cover (&document);
  begin_page (&document);
  add_line (&document, "Foreword", 20);
  add_prose (&document, 6);
  add_line (&document, "From the partners", 15);
  add_prose (&document, 6);
  end_page (&document);
  begin_page (&document);
  add_line (&document, "Governance", 20.1);
  add_prose (&document, 4);
  add_line (&document, "How we work", 14.9);
  add_prose (&document, 4);
  end_page (&document);
  assert_found (&document, "Foreword@1\n  From the partners@1\nGovernance@2\n  How we work@2\n");
}

static void
test_places (void)
{
  Document document;
  g_autoptr (GPtrArray) items = NULL;
  const TsOutlineItem *item;

  begin (&document);
  add_cover (&document);
  begin_page (&document);
  add_prose (&document, 10);
  add_line (&document, "Early help", 18);
  add_prose (&document, 3);
  end_page (&document);
  items = find (&document);
  g_assert_cmpuint (items->len, ==, 1);
  item = items->pdata[0];
  g_assert_cmpint (item->page, ==, 1);
  g_assert_cmpfloat_with_epsilon (item->y, 70 + 8 + 130 + 18, 0.1);
}

/* Two lines of one size are one heading; a footnote's raised number is no part of it. */
static void
test_lines (void)
{
  Document document;

  begin (&document);
  add_cover (&document);
  begin_page (&document);
  add_prose (&document, 3);
  document.y += 20;
  layout_line (&document.page, "The experiences and progress of children who need help and", 60, document.y,
               15);
  layout_run (&document.page, "protection", 60, document.y + 18, 15);
  layout_line (&document.page, "2", 60 + 75, document.y + 17, 7);
  document.y += 40;
  add_prose (&document, 3);
  end_page (&document);
  assert_found (&document, "The experiences and progress of children who need help and protection@1\n");
}

static void
test_running_heads (void)
{
  Document document;

  begin (&document);
  add_cover (&document);
  for (guint i = 1; i < 6; i++)
    {
      g_autofree char *foot = g_strdup_printf ("Page %u of 5", i);
      g_autofree char *part = g_strdup_printf ("Chapter %u", i);

      begin_page (&document);
      layout_line (&document.page, "Northshire yearly report", 60, 30, 16);
      add_line (&document, i == 3 ? "Training" : "", 18);
      add_prose (&document, 8);
      layout_line (&document.page, foot, 250, 800, 16);
      layout_line (&document.page, part, 60, 800, 16);
      end_page (&document);
    }
  assert_found (&document, "Training@3\n");
}

/* The page of contents names headings that are no larger than the text. */
static void
test_contents_page (void)
{
  Document document;

  begin (&document);
  add_cover (&document);
  begin_page (&document);
  add_line (&document, "Contents", 20);
  add_line (&document, "Foreword ........ 3", 11);
  add_line (&document, "Early help and its effect on … 4", 11);
  add_line (&document, "Training 4", 11);
  end_page (&document);
  begin_page (&document);
  add_line (&document, "Foreword", 11);
  add_prose (&document, 5);
  add_line (&document, "Somebody’s name", 11);
  add_prose (&document, 5);
  end_page (&document);
  begin_page (&document);
  add_line (&document, "Training", 16);
  add_prose (&document, 9);
  end_page (&document);
  assert_found (&document, "Contents@1\n  Foreword@2\nTraining@3\n");
}

static void
test_numbers (void)
{
  Document document;

  begin (&document);
  add_cover (&document);
  begin_page (&document);
  add_line (&document, "1. Priorities", 16);
  add_prose (&document, 4);
  add_line (&document, "1.1 Neglect", 16);
  add_prose (&document, 4);
  add_line (&document, "1.1.1 What changed", 11);
  add_prose (&document, 4);
  add_line (&document, "2. Training", 16);
  add_prose (&document, 4);
  end_page (&document);
  assert_found (&document, "1. Priorities@1\n  1.1 Neglect@1\n    1.1.1 What changed@1\n2. Training@1\n");
}

/* Guidance numbers its paragraphs: short ones are no headings. */
static void
test_numbered_paragraphs (void)
{
  Document document;

  begin (&document);
  add_cover (&document);
  begin_page (&document);
  add_line (&document, "Duties", 16);
  for (guint i = 1; i < 8; i++)
    {
      g_autofree char *text = g_strdup_printf ("2.%u The partners publish what they have agreed.", i);

      add_line (&document, text, 11);
    }
  add_line (&document, "2.9 Policies should say", 11);
  add_prose (&document, 10);
  end_page (&document);
  assert_found (&document, "Duties@1\n");
}

static void
test_what_is_none (void)
{
  static const char *const lines[] = { "Figure 3: referrals by month",
                                       "62% of families came back",
                                       "£1.2m was spent",
                                       "“We were heard”",
                                       "It has been a year of change for everybody.",
                                       "continued from the page before",
                                       "www.example.org/a://b",
                                       "2019",
                                       "o" };
  Document document;

  begin (&document);
  add_cover (&document);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      begin_page (&document);
      add_prose (&document, 9);
      add_line (&document, lines[i], 16);
      add_prose (&document, 9);
      end_page (&document);
    }
  assert_found (&document, "");
}

/* A judgement beside the heading and the cells of a table, all in large type. */
static void
test_beside (void)
{
  Document document;

  begin (&document);
  add_cover (&document);
  begin_page (&document);
  add_prose (&document, 8);
  layout_line (&document.page, "Leadership and governance", 60, 300, 16);
  layout_line (&document.page, "Requires improvement", 380, 300, 16);
  for (guint row = 0; row < 4; row++)
    for (guint column = 0; column < 5; column++)
      layout_line (&document.page, "Agency", 60 + 100 * column, 400 + 24 * row, 13);
  document.y = 560;
  add_prose (&document, 12);
  end_page (&document);
  assert_found (&document, "Leadership and governance@1\n");
}

static void
test_columns (void)
{
  Document document;

  begin (&document);
  add_cover (&document);
  begin_page (&document);
  for (guint column = 0; column < 2; column++)
    {
      layout_line (&document.page, column == 0 ? "What went well" : "What comes next", 60 + 260 * column, 100,
                   15);
      for (guint i = 0; i < 12; i++)
        layout_line (&document.page, "Agencies met and agreed on what to do.", 60 + 260 * column,
                     125 + 13 * i, 11);
    }
  end_page (&document);
  assert_found (&document, "What went well@1\nWhat comes next@1\n");
}

static void
test_nothing (void)
{
  Document document;

  begin (&document);
  assert_found (&document, "");
  begin (&document);
  for (guint i = 0; i < 3; i++)
    {
      begin_page (&document);
      end_page (&document);
    }
  assert_found (&document, "");
  begin (&document);
  begin_page (&document);
  add_prose (&document, 30);
  end_page (&document);
  assert_found (&document, "");
}

/* A list is never longer than its limit, whatever a document holds. */
static void
test_very_many (void)
{
  Document document;
  g_autoptr (GPtrArray) items = NULL;

  begin (&document);
  add_cover (&document);
  for (guint i = 0; i < 700; i++)
    {
      begin_page (&document);
      for (guint k = 0; k < 10; k++)
        {
          g_autofree char *title = g_strdup_printf ("Heading %c%c", 'A' + (char) (i % 26), 'A' + (char) k);

          add_line (&document, title, 14);
          add_prose (&document, 2);
        }
      end_page (&document);
    }
  items = find (&document);
  g_assert_cmpuint (items->len, ==, TS_HEADINGS_MAX);
}

/* Twenty thousand scattered lines on one page, of every size, over one another. */
static void
test_hostile_page (void)
{
  Document document;
  g_autoptr (GPtrArray) items = NULL;

  begin (&document);
  add_cover (&document);
  begin_page (&document);
  for (guint i = 0; i < 20000; i++)
    {
      double x = g_test_rand_double_range (-100, 700), y = g_test_rand_double_range (-100, 900);

      layout_line (&document.page, i % 3 == 0 ? "Heading of this page" : "\xd7\x90 \xe2\x80\xa6 1", x, y,
                   g_test_rand_double_range (0.01, 300));
    }
  end_page (&document);
  begin_page (&document);
  layout_vertical (&document.page, "Sideways heading", 500, 100, 30, TRUE);
  add_prose (&document, 20);
  end_page (&document);
  items = find (&document);
  g_assert_cmpuint (items->len, <, 100);
}

static void
test_cancel (void)
{
  g_autoptr (TsTextLayer) layer = layout_layer ("One page\fAnother one");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (ts_headings_find (layer, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/headings/sizes", test_sizes);
  g_test_add_func ("/headings/places", test_places);
  g_test_add_func ("/headings/lines", test_lines);
  g_test_add_func ("/headings/running-heads", test_running_heads);
  g_test_add_func ("/headings/contents-page", test_contents_page);
  g_test_add_func ("/headings/numbers", test_numbers);
  g_test_add_func ("/headings/numbered-paragraphs", test_numbered_paragraphs);
  g_test_add_func ("/headings/what-is-none", test_what_is_none);
  g_test_add_func ("/headings/beside", test_beside);
  g_test_add_func ("/headings/columns", test_columns);
  g_test_add_func ("/headings/nothing", test_nothing);
  g_test_add_func ("/headings/very-many", test_very_many);
  g_test_add_func ("/headings/hostile-page", test_hostile_page);
  g_test_add_func ("/headings/cancel", test_cancel);
  return g_test_run ();
}
