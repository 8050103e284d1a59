/* Where a query stands in the folded text, and back to pages and offsets. */
#include "config.h"

#include "document/find-index-private.h"

#include "base/char.h"
#include "base/text.h"

#include <string.h>

#define LOOK_EVERY 1024 /* places, between looks whether somebody still waits for them */

/* A hyphen between two letters is no character of the folded text, but one at an
 * end of the query doesn't know yet what it stands between.
 */
static void
drop_open_hyphens (char *folded)
{
  gsize length = strlen (folded);

  if (length > 1 && folded[length - 1] == '-' &&
      g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (folded + length - 1))))
    folded[length - 1] = '\0';
  if (folded[0] == '-' && g_unichar_isalpha (g_utf8_get_char (folded + 1)))
    memmove (folded, folded + 1, strlen (folded));
}

char *
ts_find_fold_query (const char *query)
{
  g_autofree char *valid = g_utf8_make_valid (query, -1);
  g_autoptr (TsFoldedText) folded = ts_text_fold (valid, TS_FIND_FOLD);

  drop_open_hyphens (folded->text);
  return g_steal_pointer (&folded->text);
}

/* --- Back to pages and offsets --- */

/* Goes on through runs and segments as places come in order. */
typedef struct
{
  TsFindIndex *index;
  guint run;
  guint segment;
} Cursor;

static const TsFindRun *
get_run (const Cursor *self, guint i)
{
  return &g_array_index (self->index->runs, TsFindRun, i);
}

static void
go_to (Cursor *self, gsize byte)
{
  while (self->run + 1 < self->index->runs->len && get_run (self, self->run + 1)->byte <= byte)
    self->run++;
  while (self->segment + 1 < self->index->segments->len &&
         g_array_index (self->index->segments, TsFindSegment, self->segment + 1).first_run <= self->run)
    self->segment++;
}

/* Where the character at @byte came from, or one past it. */
static TsTextPosition
get_position (Cursor *self, gsize byte, gboolean past)
{
  const TsFindRun *run;
  TsTextPosition position;

  go_to (self, byte);
  run = get_run (self, self->run);
  position.page = g_array_index (self->index->segments, TsFindSegment, self->segment).page;
  position.offset = run->start;
  if (run->span == 1)
    position.offset += (guint) ((byte - run->byte) / run->width);
  if (past)
    position.offset += run->span;
  return position;
}

/* --- Places --- */

/* Whether the two halves of a word that meet at @byte were joined by a hyphen. */
static gboolean
has_hyphen_before (Cursor cursor, gsize byte)
{
  const TsFindRun *run;

  go_to (&cursor, byte);
  run = get_run (&cursor, cursor.run);
  return run->byte == byte && run->after_hyphen;
}

static gboolean
is_within_word (const Cursor *cursor, gsize byte)
{
  const GString *text = cursor->index->text;
  const char *p = text->str + byte;

  return byte > 0 && byte < text->len && ts_char_is_of_word (g_utf8_get_char (p)) &&
         ts_char_is_of_word (g_utf8_get_char (g_utf8_prev_char (p))) && !has_hyphen_before (*cursor, byte);
}

/* Two letters of one ligature are one place. */
static void
append_place (GArray *places, Cursor *cursor, gsize start, gsize end)
{
  const char *text = cursor->index->text->str;
  const TsTextRange *before = places->len > 0 ? &g_array_index (places, TsTextRange, places->len - 1) : NULL;
  TsTextRange range;

  range.start = get_position (cursor, start, FALSE);
  range.end = get_position (cursor, (gsize) (g_utf8_prev_char (text + end) - text), TRUE);
  if (before == NULL || ts_text_position_compare (&before->end, &range.start) <= 0)
    g_array_append_val (places, range);
}

GArray *
ts_find_index_search (TsFindIndex *self, const char *query, gboolean whole_words, GCancellable *cancellable)
{
  g_autofree char *folded = ts_find_fold_query (query);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (TsTextRange));
  gsize n_bytes = strlen (folded);
  const char *text = self->text->str, *end = text + self->text->len;
  Cursor cursor = { self, 0, 0 };
  guint n_seen = 0;

  if (n_bytes == 0)
    return g_steal_pointer (&places);

  for (const char *p = text; (p = memmem (p, (gsize) (end - p), folded, n_bytes)) != NULL;)
    {
      gsize start = (gsize) (p - text);

      if (++n_seen % LOOK_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
        return NULL;
      go_to (&cursor, start);
      if (whole_words && (is_within_word (&cursor, start) || is_within_word (&cursor, start + n_bytes)))
        {
          /* It must not hide a whole one that overlaps it. */
          p = g_utf8_next_char (p);
          continue;
        }
      append_place (places, &cursor, start, start + n_bytes);
      p += n_bytes;
    }

  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&places);
}
