/* What a reader answers when it can't do something. Only the code crosses the
 * connection with a meaning; the application finds its own words.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TS_IPC_ERROR (ts_ipc_error_quark ())
GQuark ts_ipc_error_quark (void);

typedef enum
{
  TS_IPC_ERROR_FAILED,
  TS_IPC_ERROR_INVALID,        /* arguments that the application should not have sent */
  TS_IPC_ERROR_EMPTY,
  TS_IPC_ERROR_NOT_PDF,
  TS_IPC_ERROR_TOO_LARGE,
  TS_IPC_ERROR_DAMAGED,
  TS_IPC_ERROR_ENCRYPTED,
  TS_IPC_ERROR_WRONG_PASSWORD,
  TS_IPC_ERROR_NO_PAGES,
  TS_IPC_ERROR_NO_PAGE,
} TsIpcError;

G_END_DECLS
