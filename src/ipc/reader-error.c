#include "config.h"

#include "ipc/reader-error.h"

#define NAME(code) "io.github.touchstone_audit.Reader.Error." code

static const GDBusErrorEntry entries[] = {
  { TS_IPC_ERROR_FAILED, NAME ("Failed") },       { TS_IPC_ERROR_INVALID, NAME ("Invalid") },
  { TS_IPC_ERROR_EMPTY, NAME ("Empty") },         { TS_IPC_ERROR_NOT_PDF, NAME ("NotPdf") },
  { TS_IPC_ERROR_TOO_LARGE, NAME ("TooLarge") },  { TS_IPC_ERROR_DAMAGED, NAME ("Damaged") },
  { TS_IPC_ERROR_ENCRYPTED, NAME ("Encrypted") }, { TS_IPC_ERROR_WRONG_PASSWORD, NAME ("WrongPassword") },
  { TS_IPC_ERROR_NO_PAGES, NAME ("NoPages") },    { TS_IPC_ERROR_NO_PAGE, NAME ("NoPage") },
};

/* Registered with GDBus on first use: both sides must call it before a call is
 * made or answered.
 */
GQuark
ts_ipc_error_quark (void)
{
  static gsize quark;

  g_dbus_error_register_error_domain ("ts-ipc-error-quark", &quark, entries, G_N_ELEMENTS (entries));
  return (GQuark) quark;
}
