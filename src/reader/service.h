/* Answers the application's calls on one connection.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TsService TsService;

/* Exports the interface on @connection; calls are answered on the main context. */
TsService *ts_service_new  (GDBusConnection *connection, GError **error);
void       ts_service_free (TsService *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsService, ts_service_free)

G_END_DECLS
