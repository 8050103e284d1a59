/* What an opened criterion shows: its duty and descriptors, the rating, the
 * rationale and its passages. With item "overall", the report's overall rating
 * with the descriptors of all its levels.
 */
#pragma once

#include "workbench/audit-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_CRITERION_BODY (ts_criterion_body_get_type ())
G_DECLARE_FINAL_TYPE (TsCriterionBody, ts_criterion_body, TS, CRITERION_BODY, GtkWidget)

GtkWidget *ts_criterion_body_new         (TsAuditSession *session, const char *item);
/* The field of the rationale (a TsTypedText). */
GtkWidget *ts_criterion_body_get_because (TsCriterionBody *self);

G_END_DECLS
