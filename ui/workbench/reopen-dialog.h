/* Asks why a completed audit is reopened, and reopens it. */
#pragma once

#include "workbench/audit-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ts_reopen_dialog_present (GtkWidget *parent, TsAuditSession *session);

G_END_DECLS
