/* The text most like a quotation: runs that share the most groups of three
 * letters with it are compared letter by letter.
 */
#include "config.h"

#include "document/text-layer-private.h"

#include <string.h>

#define MAX_QUOTE      4000 /* characters */
#define MAX_CANDIDATES 6
#define MAX_CELLS      25000000 /* letters of quotation times letters of text compared */
#define GOOD_LIKENESS  0.9      /* nothing else will be meant */
#define N_GROUPS       65536
#define LEAST_LIKENESS 0.5

/* Letters; positions count in the joined text. */
typedef struct
{
  const gunichar *chars;
  guint length;
} Letters;

typedef struct
{
  guint start;
  int score;
} Candidate;

typedef struct
{
  guint start;
  guint end;
  guint cost;
} Match;

static guint
hash_group (const gunichar *chars)
{
  return (chars[0] * 961 + chars[1] * 31 + chars[2]) * 2654435761u >> 16;
}

static int
compare_candidates_cb (const void *one, const void *other)
{
  return ((const Candidate *) other)->score - ((const Candidate *) one)->score;
}

/* Slides a window as long as the quotation over the text; of each stretch half
 * as long the best place becomes a candidate. The best ones come first.
 */
static GArray *
find_candidates (const Letters *text, const Letters *quote)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autofree gint32 *want = g_new0 (gint32, N_GROUPS);
  g_autofree gint32 *have = g_new0 (gint32, N_GROUPS);
  guint window = MAX (quote->length, 3) - 2, stretch = MAX (quote->length / 2, 8);
  Candidate best = { 0, 0 };
  int score = 0;

  for (guint i = 0; i + 2 < quote->length; i++)
    want[hash_group (quote->chars + i)]++;

  for (guint i = 0; i + 2 < text->length; i++)
    {
      guint group = hash_group (text->chars + i);
      guint start = i + 1 >= window ? i + 1 - window : 0;

      score += ++have[group] <= want[group];
      if (i >= window)
        {
          group = hash_group (text->chars + i - window);
          score -= have[group]-- <= want[group];
        }

      if (score > best.score)
        best = (Candidate){ start, score };
      if ((i + 1) % stretch == 0 || i + 3 == text->length)
        {
          if (best.score > 0)
            g_array_append_val (candidates, best);
          best = (Candidate){ 0, 0 };
        }
    }

  g_array_sort (candidates, compare_candidates_cb);
  return candidates;
}

/* The part of @text within [from, to) with the least edit distance to @quote:
 * a row for each letter of the quotation, a match may begin and end anywhere.
 */
static Match
align (const Letters *text, guint from, guint to, const Letters *quote)
{
  guint n = to - from;
  g_autofree guint *costs = g_new0 (guint, n + 1);
  g_autofree guint *starts = g_new0 (guint, n + 1);
  Match best = { from, from, G_MAXUINT };

  for (guint k = 0; k <= n; k++)
    starts[k] = from + k;

  for (guint i = 0; i < quote->length; i++)
    {
      guint diagonal = costs[0], diagonal_start = starts[0];

      costs[0] = i + 1;
      for (guint k = 1; k <= n; k++)
        {
          guint cost = diagonal + (text->chars[from + k - 1] != quote->chars[i]), start = diagonal_start;

          diagonal = costs[k];
          diagonal_start = starts[k];
          if (costs[k] + 1 < cost)
            {
              cost = costs[k] + 1;
              start = starts[k];
            }
          if (costs[k - 1] + 1 < cost)
            {
              cost = costs[k - 1] + 1;
              start = starts[k - 1];
            }
          costs[k] = cost;
          starts[k] = start;
        }
    }

  for (guint k = 0; k <= n; k++)
    if (costs[k] < best.cost)
      best = (Match){ starts[k], from + k, costs[k] };

  return best;
}

static double
get_likeness (const Match *match, const Letters *quote)
{
  return 1 - (double) match->cost / MAX (MAX (match->end - match->start, quote->length), 1);
}

static Match
find_best (const Letters *text, const Letters *quote, guint limit)
{
  g_autoptr (GArray) candidates = find_candidates (text, quote);
  guint slack = quote->length / 4 + 16, n_compared = 0;
  gsize n_cells = 0;
  Match best = { 0, 0, quote->length };

  for (guint i = 0; i < candidates->len && n_compared < MAX_CANDIDATES && n_cells < MAX_CELLS; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      guint from = candidate->start > slack ? candidate->start - slack : 0;
      guint to = MIN (candidate->start + quote->length + slack, text->length);
      Match match;

      if (from >= limit)
        continue;
      match = align (text, from, to, quote);
      n_compared++;
      n_cells += (gsize) (to - from) * quote->length;
      if (match.start < limit && get_likeness (&match, quote) > get_likeness (&best, quote))
        best = match;
      if (get_likeness (&best, quote) >= GOOD_LIKENESS)
        break;
    }

  return best;
}

/* Quoting begins and ends with whole words. */
static void
round_to_words (const Letters *text, Match *match)
{
  while (match->start < match->end && text->chars[match->start] == ' ')
    match->start++;
  while (match->end > match->start && text->chars[match->end - 1] == ' ')
    match->end--;
  if (match->start == match->end)
    return;

  while (match->start > 0 && g_unichar_isalnum (text->chars[match->start]) &&
         g_unichar_isalnum (text->chars[match->start - 1]))
    match->start--;
  while (match->end < text->length && g_unichar_isalnum (text->chars[match->end - 1]) &&
         g_unichar_isalnum (text->chars[match->end]))
    match->end++;
}

gboolean
ts_text_layer_find_nearest (
    TsTextLayer *self, const char *quote, int page, TsTextRange *range, double *likeness)
{
  g_autoptr (TsFoldedText) folded = ts_text_fold (quote, TS_TEXT_LAYER_FOLD);
  g_autoptr (TsJoinedText) joined = NULL;
  g_autofree gunichar *text_chars = NULL;
  g_autofree gunichar *quote_chars = NULL;
  Letters text, wanted;
  Match match;
  gsize n_bytes;
  glong n;

  wanted.length = MIN (folded->length, MAX_QUOTE);
  if (wanted.length == 0)
    return FALSE;

  joined = ts_joined_text_new (self, page, 2 * (gsize) wanted.length);
  quote_chars = g_utf8_to_ucs4_fast (folded->text, -1, NULL);
  text_chars = g_utf8_to_ucs4_fast (ts_joined_text_get_text (joined, &n_bytes), -1, &n);
  wanted.chars = quote_chars;
  text = (Letters){ text_chars, (guint) n };

  match = find_best (&text, &wanted, page >= 0 ? ts_joined_text_get_first_length (joined) : text.length);
  if (match.start == match.end || get_likeness (&match, &wanted) < LEAST_LIKENESS)
    return FALSE;

  if (likeness != NULL)
    *likeness = get_likeness (&match, &wanted);
  round_to_words (&text, &match);
  if (match.start == match.end)
    return FALSE;

  if (range != NULL)
    *range = ts_joined_text_get_range (joined, match.start, match.end);
  return TRUE;
}
