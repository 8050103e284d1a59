#include "config.h"

#include "base/char.h"
#include "base/text.h"

#include "base/text-private.h"

#include <string.h>

#define SOFT_HYPHEN 0x00ad

/* Longer runs of combining characters are nonsense, and normalising one takes
 * time quadratic in its length.
 */
#define MAX_CLUSTER 30

/* A hyphen or white space held back until it is known what follows. */
typedef struct
{
  gboolean held;
  gboolean soft;
  guint start;
  guint end;
} Held;

typedef struct
{
  TsFoldFlags flags;
  GString *text;
  GArray *starts;
  GArray *ends;
  gunichar last; /* the last character written, 0 at first */
  Held hyphen;
  Held space;
} Folder;

static void
write_char (Folder *self, gunichar c, guint start, guint end)
{
  if (c < 0x80)
    g_string_append_c (self->text, (char) c);
  else
    g_string_append_unichar (self->text, c);
  g_array_append_val (self->starts, start);
  g_array_append_val (self->ends, end);
  self->last = c;
}

/* Decides on what is held now that @next follows (0 for the end). */
static void
release (Folder *self, gunichar next)
{
  Held hyphen = self->hyphen, space = self->space;
  gboolean joins = hyphen.held && ts_char_is_of_word (next);
  gboolean drops = hyphen.soft || (joins && ts_char_is_letter (self->last) && ts_char_is_letter (next));

  self->hyphen = (Held){ 0 };
  self->space = (Held){ 0 };

  if (hyphen.held && !drops)
    write_char (self, '-', hyphen.start, hyphen.end);
  if (space.held && !joins && next != 0)
    write_char (self, ' ', space.start, space.end);
}

static void
take_space (Folder *self, guint start, guint end)
{
  if (self->text->len == 0)
    return;

  if (!self->space.held)
    self->space = (Held){ .held = TRUE, .start = start };
  self->space.end = end;
}

static void
take_hyphen (Folder *self, gboolean soft, guint start, guint end)
{
  if (soft && (self->hyphen.held || self->space.held))
    return;
  if (self->hyphen.held || self->space.held)
    release (self, '-');

  /* A held hyphen has a letter or digit right before it. */
  if (self->text->len > 0 && ts_char_is_of_word (self->last))
    self->hyphen = (Held){ .held = TRUE, .soft = soft, .start = start, .end = end };
  else if (!soft)
    write_char (self, '-', start, end);
}

/* Straight for curly, or 0: before NFKC, which takes "´" apart. */
static gunichar
straighten (gunichar c)
{
  switch (c)
    {
    case 0x0060:
    case 0x00b4:
    case 0x02b9:
    case 0x02bc:
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x2032:
    case 0x2035:
    case 0xff07:
      return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2033:
    case 0x2036:
    case 0x301d:
    case 0x301e:
    case 0x301f:
    case 0xff02:
      return '"';
    default:
      return 0;
    }
}

static gboolean
is_extender (gunichar c)
{
  return c >= 0x300 && (g_unichar_ismark (c) || (c >= 0x1160 && c <= 0x11ff));
}

static gboolean
is_simple (gunichar c)
{
  return c < 0x80 || c == SOFT_HYPHEN || ts_char_is_space (c) || ts_char_is_hidden (c) ||
         ts_char_is_dash (c) || straighten (c) != 0;
}

/* A character that needs no normalising. */
static void
take_char (Folder *self, gunichar c, guint start, guint end)
{
  gunichar straight;

  if (ts_char_is_space (c))
    take_space (self, start, end);
  else if (c == SOFT_HYPHEN || ts_char_is_dash (c))
    take_hyphen (self, c == SOFT_HYPHEN, start, end);
  else if (!ts_char_is_hidden (c))
    {
      straight = straighten (c);
      if (straight != 0)
        c = straight;
      else if (c < 0x80 && (self->flags & TS_FOLD_CASE))
        c = (gunichar) g_ascii_tolower ((char) c);

      release (self, c);
      write_char (self, c, start, end);
    }
}

static char *
normalise (const char *text, gssize length, TsFoldFlags flags)
{
  g_autofree char *normal = g_utf8_normalize (text, length, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = NULL;

  if (normal == NULL || !(flags & (TS_FOLD_CASE | TS_FOLD_DIACRITICS)))
    return g_steal_pointer (&normal);

  folded = (flags & TS_FOLD_CASE) ? g_utf8_casefold (normal, -1) : g_strdup (normal);
  if (flags & TS_FOLD_DIACRITICS)
    return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

/* A base character with what combines with it: one unit, as normalising may
 * make any number of characters of it.
 */
static void
take_cluster (Folder *self, const char *text, gssize length, guint start, guint end)
{
  g_autofree char *normal = normalise (text, length, self->flags);

  for (const char *p = normal; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!((self->flags & TS_FOLD_DIACRITICS) && g_unichar_ismark (c)))
        take_char (self, c, start, end);
    }
}

/* Most characters are these: a letter or digit that nothing combines with. */
static gboolean
take_ascii (Folder *self, const char *p, guint offset)
{
  if (!g_ascii_isalnum (*p) || ((guchar) p[1] & 0x80))
    return FALSE;

  if (self->hyphen.held || self->space.held)
    release (self, (gunichar) *p);
  write_char (self, (gunichar) ((self->flags & TS_FOLD_CASE) ? g_ascii_tolower (*p) : *p), offset,
              offset + 1);
  return TRUE;
}

static void
fold (Folder *self, const char *text)
{
  guint offset = 0;

  for (const char *p = text; *p != '\0';)
    {
      gunichar c;
      const char *next;
      guint n = 1;

      if (take_ascii (self, p, offset))
        {
          offset++;
          p++;
          continue;
        }
      c = g_utf8_get_char (p);
      next = g_utf8_next_char (p);

      /* White space and dashes stay what they are with a mark on top. */
      if (!ts_char_is_space (c) && !ts_char_is_dash (c) && c != SOFT_HYPHEN)
        for (; n < MAX_CLUSTER && is_extender (g_utf8_get_char (next)); n++)
          next = g_utf8_next_char (next);

      if (n == 1 && is_simple (c))
        take_char (self, c, offset, offset + 1);
      else
        take_cluster (self, p, next - p, offset, offset + n);

      offset += n;
      p = next;
    }

  release (self, 0);
}

/* Folds @text, so that what readers take for the same is the same, with the way
 * back to where each character stood. Takes time linear in the length of @text.
 */
TsFoldedText *
ts_text_fold (const char *text, TsFoldFlags flags)
{
  gsize length = strlen (text);
  Folder folder = { .flags = flags };
  TsFoldedText *folded = g_new0 (TsFoldedText, 1);

  folder.text = g_string_sized_new (length);
  folder.starts = g_array_sized_new (FALSE, FALSE, sizeof (guint), (guint) MIN (length, G_MAXINT));
  folder.ends = g_array_sized_new (FALSE, FALSE, sizeof (guint), (guint) MIN (length, G_MAXINT));
  fold (&folder, text);

  folded->length = folder.starts->len;
  folded->text = g_string_free (folder.text, FALSE);
  folded->starts = (guint *) (gpointer) g_array_free (folder.starts, FALSE);
  folded->ends = (guint *) (gpointer) g_array_free (folder.ends, FALSE);
  return folded;
}

void
ts_folded_text_free (TsFoldedText *folded)
{
  if (folded == NULL)
    return;

  g_free (folded->text);
  g_free (folded->starts);
  g_free (folded->ends);
  g_free (folded);
}

guint
ts_folded_text_find (const TsFoldedText *folded, guint original)
{
  guint low = 0, high = folded->length;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (folded->ends[middle] > original)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}
