/* Saving the letter of the session's audit as a file. What becomes of it is said
 * through the session.
 */
#pragma once

#include "project/letter-file.h"
#include "workbench/audit-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The format goes by the ending of @path. */
gboolean ts_letter_export        (TsAuditSession *session, const char *path, TsLetterFileFlags flags);
/* Asks where to, and whether to put the report beside it; @ending is "odt", "pdf"
 * or "html".
 */
void     ts_letter_export_dialog (GtkWidget *parent, TsAuditSession *session, const char *ending);

G_END_DECLS
