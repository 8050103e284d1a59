/* What may be rated, and how; errors are of TS_AUDIT_ERROR.
 */
#pragma once

#include "framework/framework.h"

G_BEGIN_DECLS

#define TS_RATING_OVERALL "overall"

/* The criterion as the framework writes it, or "overall", with the scale that
 * @tool rates it on. NULL with an error where there is none of @id.
 */
const char    *ts_rating_check_criterion (TsFramework *framework, TsTool tool, const char *id,
                                          const TsScale **scale, GError **error);
const TsLevel *ts_rating_check_level     (const TsScale *scale, const char *id, GError **error);
/* Whether @level, NULL for none, can be given @depth; NULL and "" always can. */
gboolean       ts_rating_check_depth     (const TsLevel *level, const char *depth, GError **error);
/* NULL, "" and what nobody can see: white space, format and control characters. */
gboolean       ts_rating_is_blank        (const char *text);

G_END_DECLS
