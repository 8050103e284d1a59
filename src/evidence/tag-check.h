/* Whether what is to be tagged, and for what, is sound; errors are of
 * TS_EVIDENCE_ERROR.
 */
#pragma once

#include "evidence/evidence.h"

G_BEGIN_DECLS

/* The item as the framework writes it, or NULL with an error. */
const char *ts_tag_check_item   (TsFramework *framework, const char *item, GError **error);
/* @type returns the id as the framework writes it. "" is no type, and allowed. */
gboolean    ts_tag_check_type   (TsFramework *framework, const char *id, const char **type, GError **error);
/* @values may be NULL. @note keeps the text that @checked points to (free with
 * g_free()); it may be NULL where @values have no note.
 */
gboolean    ts_tag_check_values (TsFramework *framework, const TsTagValues *values, TsTagValues *checked,
                                 char **note, GError **error);
/* A copy of @anchor, or NULL with an error. A region's copy has as its offset
 * that of the text at its top, which says where among the passages of its page
 * it is listed.
 */
TsAnchor   *ts_tag_check_anchor (TsDocumentStore *documents, const TsAnchor *anchor, GError **error);

G_END_DECLS
