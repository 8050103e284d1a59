/* What an opened question of the deep dive shows: the question, its answer, its
 * typed fields and its passages.
 */
#pragma once

#include "workbench/audit-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_QUESTION_BODY (ts_question_body_get_type ())
G_DECLARE_FINAL_TYPE (TsQuestionBody, ts_question_body, TS, QUESTION_BODY, GtkWidget)

GtkWidget *ts_question_body_new        (TsAuditSession *session, const char *question);
/* The field of the answer (a TsTypedText). */
GtkWidget *ts_question_body_get_answer (TsQuestionBody *self);

G_END_DECLS
