/* A run of marked text set as lines: typographic apostrophes and quotation
 * marks, emphasis, links, and words broken at the points that a list names.
 */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

#define TS_SAMPLE_FONT "Noto Sans"

typedef enum
{
  TS_RICH_NONE       = 0,
  TS_RICH_BOLD       = 1 << 0,
  TS_RICH_ITALIC     = 1 << 1,
  TS_RICH_LIGATURES  = 1 << 2, /* "fi", "fl", "ffi" as single characters, which reach the PDF's text */
  TS_RICH_SOFT       = 1 << 3, /* soft hyphens stay in the text, at line ends and within lines */
  TS_RICH_JUSTIFY    = 1 << 4,
  TS_RICH_CENTRE     = 1 << 5,
  TS_RICH_RIGHT      = 1 << 6,
} TsRichFlags;

typedef struct
{
  guint start; /* bytes */
  guint end;
  char *target;
} TsRichLink;

typedef struct
{
  PangoLayout *layout;
  GArray      *links; /* of TsRichLink */
} TsRich;

/* Lower-case words to the same words with "-" where they may be broken; from
 * text with any number of words a line. Free with g_hash_table_unref().
 */
GHashTable *ts_rich_hyphens_new (const char *text);

/* @size and @width are points; @width 0 sets one line. @hyphens may be NULL.
 * Words broken at a line's end get a real hyphen there.
 */
TsRich     *ts_rich_new         (PangoContext *context, GHashTable *hyphens, const char *source,
                                 TsRichFlags flags, double size, double width);
void        ts_rich_free        (TsRich *rich);
/* Points. */
double      ts_rich_get_height  (TsRich *rich);
double      ts_rich_get_width   (TsRich *rich);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsRich, ts_rich_free)

G_END_DECLS
