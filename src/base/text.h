/* Comparing text as readers do, and getting back to where it stood.
 *
 * Offsets count Unicode characters (code points), never bytes.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a folded text no longer tells apart. Always folded: any run of white
 * space to one space (none at the ends), soft hyphens and zero-width characters
 * to nothing, ligatures (U+FB00..U+FB06) to their letters, curly quotation
 * marks and apostrophes to straight ones, every dash and hyphen to "-",
 * compatibility forms (NFKC). A hyphen at the end of a line is folded together
 * with the line end so that "looked-\nafter", "looked-after" and, for a word that
 * was only broken, "infor-\nmation" and "information" compare equal: hyphens
 * between two letters are dropped on both sides.
 */
typedef enum
{
  TS_FOLD_NONE       = 0,
  TS_FOLD_CASE       = 1 << 0,
  TS_FOLD_DIACRITICS = 1 << 1,
} TsFoldFlags;

/* A folded text with its way back. */
typedef struct
{
  char   *text;    /* UTF-8 */
  guint   length;  /* in characters */
  guint  *starts;  /* for each character of text, the offset in the original of the first ... */
  guint  *ends;    /* ... and one past the last character it came from */
} TsFoldedText;

/* @text must be valid UTF-8. Free with ts_folded_text_free(). */
TsFoldedText *ts_text_fold          (const char *text, TsFoldFlags flags);
void          ts_folded_text_free   (TsFoldedText *folded);
/* The first character of the folded text that ends after @original, an offset
 * in the original; its length if there is none.
 */
guint         ts_folded_text_find   (const TsFoldedText *folded, guint original);

/* @text as one would quote it: line-end hyphens joined (the hyphen kept where
 * both halves are words of a compound that needs it cannot be known, so it is
 * kept when the text elsewhere, @context, has the compound with its hyphen or
 * the first half is a known first part such as "looked", "well", "multi"), white
 * space single, ligatures spelt out, soft hyphens, zero-width and control
 * characters gone. @context may be NULL.
 * Free with g_free().
 */
char         *ts_text_clean         (const char *text, const char *context);

/* @text made safe to store and show: valid UTF-8 without control characters
 * other than tab and newline. Free with g_free().
 */
char         *ts_text_make_valid    (const char *text, gssize length);

/* Shortened to at most @max characters at a word's end with "…". Free with g_free(). */
char         *ts_text_ellipsise     (const char *text, guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsFoldedText, ts_folded_text_free)

G_END_DECLS
