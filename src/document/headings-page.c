/* What of a page could be a heading, and whether the page is one of contents.
 */
#include "config.h"

#include "document/headings-private.h"

#include "base/text.h"
#include "document/page-text-private.h"

#include <math.h>
#include <string.h>

#define MAX_PAGE_LINES      4000
#define MAX_PAGE_CANDIDATES 256
#define MAX_CANDIDATES      100000
#define MAX_LISTED          20000

typedef struct
{
  TsHeadingScan *scan;
  TsPageText *page;
  guint number;
  const TsTextLine *lines;
  guint n_lines;
  guint n_found;
  const char *at; /* a place in the text that is known, ... */
  guint offset;   /* ... and its offset */
} Reading;

void
ts_heading_line_clear (gpointer line)
{
  g_free (((TsHeadingLine *) line)->title);
  g_free (((TsHeadingLine *) line)->key);
}

static gboolean
same_size (double one, double other)
{
  return fabs (one - other) <= 0.06 * MAX (one, other);
}

/* --- Text of lines --- */

/* Without the raised numbers of footnotes, which are smaller. */
static void
append_line (Reading *reading, const TsTextLine *line, GString *text)
{
  const char *p = g_utf8_offset_to_pointer (reading->at, (glong) line->start - (glong) reading->offset);

  reading->at = p;
  reading->offset = line->start;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  for (guint i = line->start; i < line->end; i++, p = g_utf8_next_char (p))
    {
      const TsCharRect *rect = &reading->page->rects[i];
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c) && i > line->start && rect->y2 > rect->y1 &&
          rect->y2 - rect->y1 < 0.8 * line->size)
        continue;
      g_string_append_unichar (text, c);
    }
}

static char *
dup_lines (Reading *reading, guint first, guint end)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    append_line (reading, &reading->lines[i], text);
  return ts_text_clean (text->str, NULL);
}

/* --- Candidates --- */

/* One past the last line of the run that begins with @first: of one size, and one
 * paragraph.
 */
static guint
find_end (Reading *reading, guint first)
{
  guint end = first + 1;

  while (end < reading->n_lines && end - first <= TS_HEADING_MAX_LINES)
    {
      const TsTextLine *line = &reading->lines[end];

      if (line->begins_block || line->begins_paragraph || line->is_vertical ||
          ts_rect_is_empty (&line->rect) || !same_size (line->size, reading->lines[first].size))
        break;
      end++;
    }
  return end;
}

static gboolean
is_beside (const TsRect *one, const TsRect *other)
{
  double common = MIN (one->y2, other->y2) - MAX (one->y1, other->y1);

  return common > 0.5 * MIN (ts_rect_height (one), ts_rect_height (other));
}

/* Text goes on beneath it, as it does beneath a heading in a column of its own. */
static gboolean
leads_on (Reading *reading, guint end, const TsRect *rect, double size)
{
  for (guint i = end; i < MIN (end + 3, reading->n_lines); i++)
    {
      const TsRect *below = &reading->lines[i].rect;

      if (fabs (below->x1 - rect->x1) < 2 * size && below->y1 >= rect->y1 && below->y1 - rect->y2 < 4 * size)
        return TRUE;
    }
  return FALSE;
}

/* A cell of a table, the number at the end of a line of contents, or the judgement
 * beside a title are no headings.
 */
static gboolean
stands_alone (Reading *reading, guint first, guint end, const TsRect *rect)
{
  double size = reading->lines[first].size;
  guint n_beside = 0;

  for (guint i = 0; i < reading->n_lines; i++)
    {
      const TsTextLine *line = &reading->lines[i];

      if ((i >= first && i < end) || ts_rect_is_empty (&line->rect) || !is_beside (&line->rect, rect))
        continue;
      if (line->rect.x2 <= rect->x1 && same_size (line->size, size) && !leads_on (reading, end, rect, size))
        return FALSE;
      n_beside++;
    }
  return n_beside < 3;
}

static gboolean
has_room (Reading *reading, guint first, guint end)
{
  return end - first <= TS_HEADING_MAX_LINES && reading->scan->lines->len < MAX_CANDIDATES &&
         reading->n_found < MAX_PAGE_CANDIDATES &&
         reading->lines[end - 1].end - reading->lines[first].start <= 2 * TS_HEADING_MAX_CHARACTERS;
}

static gboolean
add_candidate (Reading *reading, guint first, guint end)
{
  TsHeadingScan *scan = reading->scan;
  g_autofree char *title = NULL;
  TsHeadingLine found = { .page = reading->number, .page_height = reading->page->height };

  if (!has_room (reading, first, end))
    return FALSE;
  title = dup_lines (reading, first, end);
  found.number = ts_heading_count_number (title);
  if (!ts_heading_text_is_likely (title, end - first))
    {
      scan->n_numbered += found.number >= 2;
      return FALSE;
    }
  found.rect = reading->lines[first].rect;
  for (guint i = first + 1; i < end; i++)
    found.rect = ts_rect_union (&found.rect, &reading->lines[i].rect);
  found.size = reading->lines[first].size;
  found.is_capitals = ts_heading_text_is_capitals (title);
  found.stands_alone = stands_alone (reading, first, end, &found.rect);
  found.key = ts_heading_fold (title, FALSE);
  found.title = g_steal_pointer (&title);
  g_array_append_val (scan->lines, found);
  reading->n_found++;
  return TRUE;
}

/* Among the first @n_lines of the page. */
static void
find_candidates (Reading *reading, guint n_lines)
{
  for (guint first = 0, end; first < n_lines; first = end)
    {
      const TsTextLine *line = &reading->lines[first];

      end = first + 1;
      if (line->is_vertical || ts_rect_is_empty (&line->rect))
        continue;
      end = find_end (reading, first);
      add_candidate (reading, first, end);
    }
}

/* --- Contents pages --- */

static gboolean
names_contents (const char *key)
{
  static const char *const names[] = { "contents", "tableofcontents", "listofcontents", "contentspage",
                                       "index" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (key, names[i]))
      return TRUE;
  return FALSE;
}

typedef struct
{
  guint n_texts;    /* lines with words */
  guint n_listings; /* lines, or words beside them, that end in a number */
  guint n_rising;   /* of these, with a number no smaller than the one before */
  guint last;
  gboolean named;
  guint name;       /* the line that says "Contents", if named */
  GPtrArray *keys;  /* of the titles */
  GString *pending; /* words that have no number yet */
} Listing;

static void
take_number (Listing *listing, guint number)
{
  listing->n_listings++;
  listing->n_rising += number >= listing->last;
  listing->last = number;
}

static void
take_title (Listing *listing, const char *text)
{
  char *key;

  if (*text != '\0')
    {
      if (listing->pending->len > 0)
        {
          /* What it begins with may also have been a title by itself. */
          g_ptr_array_add (listing->keys, ts_heading_fold (text, FALSE));
          g_string_append_c (listing->pending, ' ');
        }
      g_string_append (listing->pending, text);
    }
  key = ts_heading_fold (listing->pending->str, FALSE);
  g_string_truncate (listing->pending, 0);
  if (*key != '\0')
    g_ptr_array_add (listing->keys, key);
  else
    g_free (key);
}

static void
take_listing_line (Listing *listing, guint line, const char *text)
{
  g_autofree char *key = ts_heading_fold (text, FALSE);
  gsize length;
  guint number;

  if (*key == '\0')
    return;
  if (names_contents (key))
    {
      listing->name = listing->named ? listing->name : line;
      listing->named = TRUE;
    }
  else if (ts_heading_text_is_listing (text, &length, &number))
    {
      g_autofree char *title = g_strndup (text, length);

      take_title (listing, title);
      take_number (listing, number);
      listing->n_texts += length > 0;
    }
  else
    {
      if (listing->pending->len > 0)
        g_string_append_c (listing->pending, ' ');
      if (listing->pending->len > 2 * TS_HEADING_MAX_CHARACTERS)
        g_string_truncate (listing->pending, 0);
      g_string_append (listing->pending, text);
      listing->n_texts++;
    }
}

static void
take_contents (Reading *reading, Listing *listing)
{
  GHashTable *listed = reading->scan->listed;

  /* The page's own heading is one, and what stands above it. */
  if (listing->named)
    find_candidates (reading, listing->name);
  if (listing->named && add_candidate (reading, listing->name, listing->name + 1))
    g_array_index (reading->scan->lines, TsHeadingLine, reading->scan->lines->len - 1).is_contents =
        g_hash_table_size (reading->scan->contents) == 0;
  g_hash_table_add (reading->scan->contents, GUINT_TO_POINTER (reading->number + 1));
  for (guint i = 0; i < listing->keys->len && g_hash_table_size (listed) < MAX_LISTED; i++)
    g_hash_table_add (listed, g_strdup (listing->keys->pdata[i]));
}

/* Numbers at the ends of most lines, rising: a table would have them in any order. */
static gboolean
is_contents (const Listing *listing)
{
  if (listing->n_listings < (listing->named ? 2 : 6))
    return FALSE;
  return listing->n_rising * 10 >= listing->n_listings * 7 &&
         listing->n_listings * (listing->named ? 3 : 2) >= listing->n_texts;
}

static void
read_contents (Reading *reading)
{
  g_autoptr (GString) pending = g_string_new (NULL);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  Listing listing = { .keys = keys, .pending = pending };

  for (guint i = 0; i < reading->n_lines; i++)
    {
      const TsTextLine *line = &reading->lines[i];
      g_autofree char *text = NULL;

      if (ts_rect_is_empty (&line->rect) || line->end - line->start > 2 * TS_HEADING_MAX_CHARACTERS ||
          line->rect.y1 > 0.93 * reading->page->height)
        continue;
      text = dup_lines (reading, i, i + 1);
      take_listing_line (&listing, i, text);
    }
  if (is_contents (&listing))
    take_contents (reading, &listing);
}

/* --- The page --- */

static void
weigh_sizes (Reading *reading)
{
  for (guint i = 0; i < reading->n_lines; i++)
    {
      const TsTextLine *line = &reading->lines[i];
      guint size = (guint) CLAMP (line->size * 4 + 0.5, 0, TS_HEADING_SIZES - 1);

      if (ts_rect_is_empty (&line->rect))
        continue;
      reading->scan->histogram[size] += line->end - line->start;
      reading->scan->n_characters += line->end - line->start;
    }
}

void
ts_heading_scan_page (TsHeadingScan *scan, guint number, TsPageText *page)
{
  const TsLineIndex *index = ts_page_text_get_index (page);
  Reading reading = { .scan = scan,
                      .page = page,
                      .number = number,
                      .lines = (const TsTextLine *) (gpointer) index->lines->data,
                      .n_lines = MIN (index->lines->len, MAX_PAGE_LINES),
                      .at = page->text };

  weigh_sizes (&reading);
  read_contents (&reading);
  if (!g_hash_table_contains (scan->contents, GUINT_TO_POINTER (number + 1)))
    find_candidates (&reading, reading.n_lines);
}
