/* Making and updating passages: for src/evidence alone.
 */
#pragma once

#include "evidence/passage.h"

G_BEGIN_DECLS

void       ts_tag_free           (TsTag *tag);

/* Takes @anchor. The passage has no tags yet. */
TsPassage *ts_passage_new        (const char *id, const char *report, const char *reviewer,
                                  const char *created, gboolean example, TsAnchor *anchor);
/* Before anybody else sees it. Takes @tag. */
void       ts_passage_add_tag    (TsPassage *self, TsTag *tag);
/* In order of item; to be called once all tags are added. */
void       ts_passage_sort_tags  (TsPassage *self);

/* The order of the models: by page, offset and height on the page, in the end by
 * id, so that no two are equal.
 */
int        ts_passage_compare    (TsPassage *one, TsPassage *other);

/* Whether both say the same of where they are and whose they are. */
gboolean   ts_passage_same_place (TsPassage *self, TsPassage *other);
/* Takes over tags and example mark from @fresh, the same passage read anew, and
 * emits "changed" if they differ. Returns whether the items tagged differ.
 */
gboolean   ts_passage_update     (TsPassage *self, TsPassage *fresh);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsTag, ts_tag_free)

G_END_DECLS
