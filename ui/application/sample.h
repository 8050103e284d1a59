/* "Try the sample": a project of one's own with the sample report in it. */
#pragma once

#include "workbench/audit-session.h"

G_BEGIN_DECLS

/* Where the user's sample project is or will be. Free with g_free(). */
char    *ts_sample_dup_project_path (void);
/* The sample report that is installed with the application. Free with g_free(). */
char    *ts_sample_dup_report_path  (void);
/* An empty project there. */
gboolean ts_sample_create_project   (const char *path, const char *reviewer, GError **error);
/* Takes the sample report in if the project has none yet; problems are said by
 * the session.
 */
void     ts_sample_fill             (TsAuditSession *session);

G_END_DECLS
