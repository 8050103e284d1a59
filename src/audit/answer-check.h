/* What may be answered to a question's typed fields.
 */
#pragma once

#include "framework/framework.h"

G_BEGIN_DECLS

/* NULL if @question has no such field; ids compare without regard to case. */
const TsField *ts_answer_find_field  (const TsQuestion *question, const char *field);

/* @value as it is kept: checked by the type of @field (NULL for the answer's
 * text) and written in one way; "" where it is blank. NULL with an error of
 * TS_AUDIT_ERROR that says what is allowed. Free with g_free().
 */
char          *ts_answer_check_value (const TsField *field, const char *value, GError **error);

G_END_DECLS
