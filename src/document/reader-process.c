#include "config.h"

#include "document/reader-process.h"

#include "ipc/bounds.h"
#include "ipc/reader-error.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

struct _TsReaderProcess
{
  gatomicrefcount refs;
  GSubprocess *process;
  GDBusConnection *connection;
  TsIpcReader *proxy;
  gulong closed;
  TsReaderProcessFunc func; /* NULL once it is over */
  gpointer data;
};

/* Where the reader is to the program that asks: in a tree that was built and not
 * installed, or installed and then moved.
 */
static char *
dup_program_nearby (void)
{
  const char *const nearby[] = { "../reader/touchstone-reader", "../src/reader/touchstone-reader",
                                 "../libexec/touchstone-reader" };
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = own != NULL ? g_path_get_dirname (own) : NULL;

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (nearby); i++)
    {
      g_autofree char *program = g_canonicalize_filename (nearby[i], folder);

      if (g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&program);
    }

  return NULL;
}

char *
ts_reader_process_dup_program (void)
{
  const char *installed = TS_LIBEXECDIR "/touchstone-reader";
  const char *program = g_getenv ("TOUCHSTONE_READER");
  g_autofree char *nearby = NULL;

  if (program != NULL && *program != '\0')
    return g_strdup (program);

  nearby = dup_program_nearby ();

  return nearby != NULL ? g_steal_pointer (&nearby) : g_strdup (installed);
}

static void
unref (TsReaderProcess *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_signal_handler (&self->closed, self->connection);
  g_clear_object (&self->proxy);
  g_clear_object (&self->connection);
  g_clear_object (&self->process);
  g_free (self);
}

static void
tell_end (TsReaderProcess *self)
{
  TsReaderProcessFunc func = g_steal_pointer (&self->func);

  if (func != NULL)
    func (NULL, self->data);
}

static void
closed_cb (GDBusConnection *connection, gboolean remote, GError *error, gpointer data)
{
  tell_end (data);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TsReaderProcess *self = data;
  g_autoptr (GError) error = NULL;

  self->connection = g_dbus_connection_new_finish (result, &error);
  if (self->func != NULL && self->connection != NULL)
    {
      self->closed = g_signal_connect (self->connection, "closed", G_CALLBACK (closed_cb), self);
      g_dbus_connection_start_message_processing (self->connection);
      self->proxy = ts_ipc_reader_proxy_new_sync (self->connection,
                                                  G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES |
                                                      G_DBUS_PROXY_FLAGS_DO_NOT_CONNECT_SIGNALS,
                                                  NULL, TS_IPC_OBJECT_PATH, NULL, &error);
    }
  if (self->func != NULL)
    {
      if (self->proxy == NULL || g_dbus_connection_is_closed (self->connection))
        {
          tell_end (self);
        }
      else
        {
          /* Time is kept by whoever asks, who then ends the process. */
          g_dbus_proxy_set_default_timeout (G_DBUS_PROXY (self->proxy), G_MAXINT);
          self->func (self->proxy, self->data);
        }
    }
  unref (self);
}

/* What the program needs to find fonts and speak its language; the rest of the
 * environment is none of its business. */
char **
ts_reader_process_get_environ (void)
{
  static const char *const kept[] = { "HOME",
                                      "PATH",
                                      "LANG",
                                      "LC_ALL",
                                      "LC_CTYPE",
                                      "XDG_DATA_HOME",
                                      "XDG_DATA_DIRS",
                                      "XDG_CACHE_HOME",
                                      "XDG_CONFIG_HOME",
                                      "FONTCONFIG_FILE",
                                      "FONTCONFIG_PATH",
                                      "FONTCONFIG_SYSROOT",
                                      "LD_LIBRARY_PATH",
                                      "ASAN_OPTIONS",
                                      "UBSAN_OPTIONS",
                                      "LSAN_OPTIONS" };
  char **environment = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      const char *value = g_getenv (kept[i]);

      if (value != NULL)
        environment = g_environ_setenv (environment, kept[i], value, TRUE);
    }
  return environment != NULL ? environment : g_new0 (char *, 1);
}

/* A document's complaints would fill a terminal: poppler's are shown on request. */
static GSubprocess *
spawn (const char *program, const char *const *environment, int socket, GError **error)
{
  const gboolean show = g_getenv ("TOUCHSTONE_READER_STDERR") != NULL;
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  const char *const argv[] = { program, G_STRINGIFY (TS_IPC_SOCKET_FD), NULL };

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                        (show ? 0 : G_SUBPROCESS_FLAGS_STDERR_SILENCE));
  g_subprocess_launcher_set_environ (launcher, (char **) environment);
  g_subprocess_launcher_take_fd (launcher, socket, TS_IPC_SOCKET_FD);
  return g_subprocess_launcher_spawnv (launcher, argv, error);
}

static GIOStream *
make_stream (int fd, GError **error)
{
  g_autoptr (GSocket) socket = g_socket_new_from_fd (fd, error);

  if (socket != NULL)
    return G_IO_STREAM (g_socket_connection_factory_create_connection (socket));
  close (fd);
  return NULL;
}

TsReaderProcess *
ts_reader_process_start (const char *program,
                         const char *const *environment,
                         TsReaderProcessFunc func,
                         gpointer data,
                         GError **error)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GIOStream) stream = NULL;
  g_autofree char *guid = g_dbus_generate_guid ();
  TsReaderProcess *self;
  int sockets[2];

  (void) TS_IPC_ERROR; /* registers it, for the answers */
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  process = spawn (program, environment, sockets[1], error);
  stream = process != NULL ? make_stream (sockets[0], error) : NULL;
  if (stream == NULL)
    {
      if (process != NULL)
        g_subprocess_force_exit (process);
      else
        close (sockets[0]);
      return NULL;
    }

  self = g_new0 (TsReaderProcess, 1);
  g_atomic_ref_count_init (&self->refs);
  self->process = g_steal_pointer (&process);
  self->func = func;
  self->data = data;
  g_atomic_ref_count_inc (&self->refs); /* for the callback */
  g_dbus_connection_new (stream, guid,
                         G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_SERVER |
                             G_DBUS_CONNECTION_FLAGS_DELAY_MESSAGE_PROCESSING,
                         NULL, NULL, connected_cb, self);
  return self;
}

void
ts_reader_process_stop (TsReaderProcess *self)
{
  self->func = NULL;
  g_subprocess_force_exit (self->process);
  if (self->connection != NULL)
    g_dbus_connection_close (self->connection, NULL, NULL, NULL);
  unref (self);
}

GPid
ts_reader_process_get_pid (TsReaderProcess *self)
{
  const char *id = g_subprocess_get_identifier (self->process);

  return id != NULL ? (GPid) strtol (id, NULL, 10) : 0;
}
