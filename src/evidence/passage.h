/* A passage with its tags, as lists and pages show it. Immutable but for what
 * its properties notify; made by TsEvidence.
 */
#pragma once

#include "document/anchor.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  TS_STRENGTH_SUPPORTS,
  TS_STRENGTH_PARTLY_SUPPORTS,
  TS_STRENGTH_CONTRADICTS,
} TsStrength;

/* "supports", "partly-supports", "contradicts". */
const char *ts_strength_get_id    (TsStrength strength);
gboolean    ts_strength_from_id   (const char *id, TsStrength *strength);
const char *ts_strength_get_title (TsStrength strength); /* translated */

/* A link to a criterion or question. */
typedef struct
{
  char       *id;
  char       *item;
  TsStrength  strength;
  char       *evidence_type; /* or NULL */
  char       *note;          /* or NULL */
  char       *reviewer;
} TsTag;

#define TS_TYPE_PASSAGE (ts_passage_get_type ())
G_DECLARE_FINAL_TYPE (TsPassage, ts_passage, TS, PASSAGE, GObject)

const char     *ts_passage_get_id       (TsPassage *self);
const char     *ts_passage_get_report   (TsPassage *self);
const char     *ts_passage_get_reviewer (TsPassage *self);
const char     *ts_passage_get_created  (TsPassage *self);
gboolean        ts_passage_get_example  (TsPassage *self);
const TsAnchor *ts_passage_get_anchor   (TsPassage *self);
guint           ts_passage_get_page     (TsPassage *self); /* the first, from 0 */
/* As one would quote it: line-end hyphens joined, white space single. */
const char     *ts_passage_get_quote    (TsPassage *self);
GPtrArray      *ts_passage_get_tags     (TsPassage *self); /* of TsTag, in order of item; never NULL */
const TsTag    *ts_passage_find_tag     (TsPassage *self, const char *item); /* or NULL */

/* "changed" is emitted when the tags or the example mark changed. The models it
 * is in tell of it with "items-changed" as well where the items it is tagged for
 * are others than before, so that filters by item follow; edits of a tag's note,
 * strength or type leave the models, and with them rows being typed in, alone.
 */

G_END_DECLS
