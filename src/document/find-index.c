#include "config.h"

#include "document/find-index-private.h"

#include "base/char.h"
#include "base/text.h"

#include <string.h>

#define MAX_SPAN ((1u << 24) - 1)

/* --- One page --- */

/* Follows the original text as the folded one goes on. */
typedef struct
{
  const char *p;
  guint offset;
} Follower;

/* Whether a hyphen stands between where @self is and the offset @until. */
static gboolean
passes_hyphen (Follower *self, guint until)
{
  gboolean passed = FALSE;

  for (; self->offset < until && *self->p != '\0'; self->offset++, self->p = g_utf8_next_char (self->p))
    passed |= ts_char_is_dash (g_utf8_get_char (self->p));
  return passed;
}

static void
skip (Follower *self, guint until)
{
  for (; self->offset < until && *self->p != '\0'; self->offset++)
    self->p = g_utf8_next_char (self->p);
}

/* Whether the character goes on where the run has come to after @n characters. */
static gboolean
continues (const TsFindRun *run, guint n, const TsFindRun *next)
{
  return run->span == 1 && next->span == 1 && run->width == next->width && next->start == run->start + n &&
         !next->after_hyphen;
}

static void
append_runs (
    TsFindIndex *self, const TsFoldedText *folded, const char *text, gsize byte, gboolean after_hyphen)
{
  Follower follower = { text, 0 };
  const char *p = folded->text;
  TsFindRun run = { 0 };
  guint n = 0;

  for (guint i = 0; i < folded->length; i++)
    {
      const char *end = g_utf8_next_char (p);
      TsFindRun next = { .byte = byte + (gsize) (p - folded->text), .start = folded->starts[i] };

      next.span = MIN (folded->ends[i] - folded->starts[i], MAX_SPAN);
      next.width = (guint) (end - p) & 0xf;
      next.after_hyphen = passes_hyphen (&follower, folded->starts[i]) || (i == 0 && after_hyphen);
      if (i > 0 && continues (&run, n, &next))
        n++;
      else
        {
          if (i > 0)
            g_array_append_val (self->runs, run);
          run = next;
          n = 1;
        }
      skip (&follower, folded->ends[i]);
      p = end;
    }

  if (n > 0)
    g_array_append_val (self->runs, run);
}

/* As folding does within a page: a word broken at the end of the page is whole
 * again, other pages are a space apart. TRUE if a hyphen was dropped.
 */
static gboolean
join (TsFindIndex *self, gunichar next)
{
  const char *end = self->text->str + self->text->len;
  gunichar before = 0;

  if (self->text->len > 1 && end[-1] == '-')
    before = g_utf8_get_char (g_utf8_prev_char (end - 1));

  if (!ts_char_is_of_word (before) || !ts_char_is_of_word (next))
    g_string_append_c (self->text, ' ');
  else if (ts_char_is_letter (before) && ts_char_is_letter (next))
    {
      g_string_truncate (self->text, self->text->len - 1);
      return TRUE;
    }
  return FALSE;
}

static void
append_page (TsFindIndex *self, guint page)
{
  const char *text = self->texts->pdata[page];
  g_autoptr (TsFoldedText) folded = ts_text_fold (text, TS_FIND_FOLD);
  TsFindSegment segment = { .page = page, .first_run = self->runs->len };
  gboolean after_hyphen = FALSE;
  guint length = (guint) g_utf8_strlen (text, -1);

  g_array_append_val (self->lengths, length);
  if (folded->length == 0)
    return;
  if (self->text->len > 0)
    after_hyphen = join (self, g_utf8_get_char (folded->text));
  segment.byte = self->text->len;
  g_array_append_val (self->segments, segment);
  append_runs (self, folded, text, segment.byte, after_hyphen);
  g_string_append (self->text, folded->text);
}

/* --- All pages --- */

TsFindIndex *
ts_find_index_new (GPtrArray *texts, GCancellable *cancellable)
{
  g_autoptr (TsFindIndex) self = g_atomic_rc_box_new0 (TsFindIndex);

  self->text = g_string_new (NULL);
  self->runs = g_array_new (FALSE, FALSE, sizeof (TsFindRun));
  self->segments = g_array_new (FALSE, FALSE, sizeof (TsFindSegment));
  self->lengths = g_array_new (FALSE, FALSE, sizeof (guint));
  self->texts = texts;
  for (guint page = 0; page < texts->len; page++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return NULL;
      append_page (self, page);
    }

  return g_steal_pointer (&self);
}

static void
clear_cb (gpointer data)
{
  TsFindIndex *self = data;

  g_string_free (self->text, TRUE);
  g_array_unref (self->runs);
  g_array_unref (self->segments);
  g_array_unref (self->lengths);
  g_ptr_array_unref (self->texts);
}

TsFindIndex *
ts_find_index_ref (TsFindIndex *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
ts_find_index_unref (TsFindIndex *self)
{
  g_atomic_rc_box_release_full (self, clear_cb);
}

guint
ts_find_index_get_n_pages (TsFindIndex *self)
{
  return self->texts->len;
}

const char *
ts_find_index_get_text (TsFindIndex *self, guint page)
{
  return page < self->texts->len ? self->texts->pdata[page] : "";
}

guint
ts_find_index_get_length (TsFindIndex *self, guint page)
{
  return page < self->lengths->len ? g_array_index (self->lengths, guint, page) : 0;
}

gsize
ts_find_index_get_bytes (TsFindIndex *self)
{
  gsize n_bytes = self->text->allocated_len + self->runs->len * sizeof (TsFindRun) +
                  self->segments->len * sizeof (TsFindSegment);

  for (guint page = 0; page < self->texts->len; page++)
    n_bytes += strlen (self->texts->pdata[page]) + 1 + sizeof (guint) + sizeof (gpointer);
  return n_bytes;
}
