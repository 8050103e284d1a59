/* The plain markup that the sample reports are written in, as blocks.
 *
 *   # Heading {id}     chapter; ## and ### below it. With an {id} it stands in
 *                      the outline and in the contents and can be linked to
 *   text               a paragraph up to the next empty line, with *italic*,
 *                      **bold**, [words](https://address) and [words](#id).
 *                      {ligatures} or {soft} in front puts ligature characters or
 *                      soft hyphens into its text
 *   - text             an item of a list; goes on in indented lines
 *   | cell | cell |    a row: of a table, or of the directive just before
 *   @name key=value key="a value"   a directive, with the lines after it up to
 *                      the next empty line as its body
 *   % text             a remark
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TS_MARK_HEADING,
  TS_MARK_PARAGRAPH,
  TS_MARK_ITEM,
  TS_MARK_DIRECTIVE,
} TsMarkKind;

typedef struct
{
  TsMarkKind  kind;
  guint       line;    /* in the file, from 1 */
  guint       level;   /* of a heading, from 1 */
  char       *name;    /* of a directive, or the id of a heading or NULL */
  char       *text;    /* of a heading, paragraph or item */
  GHashTable *options; /* of a directive: key to value; else NULL */
  GPtrArray  *rows;    /* of GStrv: the cells of a directive's rows; else NULL */
  GPtrArray  *lines;   /* of char *: the other lines of a directive's body; else NULL */
} TsMarkBlock;

/* The blocks of a text (element-type TsMarkBlock); never NULL. A row without a
 * directive belongs to a directive "table" of its own.
 */
GPtrArray  *ts_markup_parse        (const char *text);

/* An option's value, or @fallback. */
const char *ts_mark_block_option   (const TsMarkBlock *block, const char *key, const char *fallback);
double      ts_mark_block_number   (const TsMarkBlock *block, const char *key, double fallback);

G_END_DECLS
