/* Adding a report: what is known of it, taking it in, a password if it needs one.
 *
 * The window has the actions dialog.add (on the password's page: opens it with
 * that) and dialog.cancel.
 */
#pragma once

#include "workbench/audit-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TS_TYPE_ADD_REPORT_DIALOG (ts_add_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TsAddReportDialog, ts_add_report_dialog, TS, ADD_REPORT_DIALOG, AdwWindow)

/* For tests and the demonstration: what the fields say. @field is "title",
 * "period-start", "period-end", "published", "received" or "password".
 */
GtkEditable *ts_add_report_dialog_get_field (TsAddReportDialog *self, const char *field);
void         ts_add_report_dialog_set_partnership (TsAddReportDialog *self, const char *id); /* "" unknown */
/* "reading", then "form", "password" or, for a file that can't be added, "refused". */
const char  *ts_add_report_dialog_get_step  (TsAddReportDialog *self);
/* What is wrong, or NULL. */
const char  *ts_add_report_dialog_get_problem (TsAddReportDialog *self);

/* Where the session has a report: what the PDF is, a report of its own or a document of that one. */
void         ts_add_report_dialog_set_role  (TsAddReportDialog *self, TsDocumentRole role);

/* Looks whether the file can be taken in, asks what is known of the report, takes it in
 * and makes it the session's report; with another @role first than TS_ROLE_REPORT it is
 * taken for a further document of the session's report.
 */
void ts_add_report_dialog_present (GtkWidget *parent, TsAuditSession *session, GFile *file, TsDocumentRole role);

/* Takes it in at once and asks for nothing but a password, if it needs one. */
void ts_add_report_run            (GtkWidget *parent, TsAuditSession *session, GFile *file);

G_END_DECLS
