/* touchstone-reader: reads one PDF for the application, shut in.
 *
 *   touchstone-reader [FD]
 *
 * FD is the number of a connected socket, 3 when left out. The program ends when
 * the other end is closed.
 */
#include "config.h"

#include "ipc/bounds.h"
#include "reader/sandbox.h"
#include "reader/service.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <unistd.h>

/* Poppler converts passwords to Latin-1, for which the C library loads a module.
 * It can't any more once the process is shut in, so it is loaded now and kept. */
static GIConv latin1;

static void
closed_cb (GDBusConnection *connection, gboolean remote, GError *error, gpointer data)
{
  /* Nothing is left to be saved, and what a document did to the heap is not worth
   * meeting on the way out. */
  _exit (EXIT_SUCCESS);
}

static int
parse_fd (int argc, char **argv)
{
  guint64 fd = TS_IPC_SOCKET_FD;

  if (argc > 2 || (argc == 2 && !g_ascii_string_to_unsigned (argv[1], 10, 0, G_MAXINT, &fd, NULL)))
    return -1;
  return (int) fd;
}

static GDBusConnection *
connect_to (int fd, GError **error)
{
  g_autoptr (GSocket) socket = g_socket_new_from_fd (fd, error);
  g_autoptr (GSocketConnection) stream = NULL;

  if (socket == NULL)
    return NULL;
  stream = g_socket_connection_factory_create_connection (socket);
  return g_dbus_connection_new_sync (G_IO_STREAM (stream), NULL,
                                     G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                         G_DBUS_CONNECTION_FLAGS_DELAY_MESSAGE_PROCESSING,
                                     NULL, NULL, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection;
  int fd = parse_fd (argc, argv);

  if (fd < 0)
    {
      g_printerr ("touchstone-reader is started by Touchstone, not by hand\n");
      return 2;
    }

  latin1 = g_iconv_open ("ISO-8859-1", "UTF-8");
  if (!ts_sandbox_enter (&error))
    {
      g_printerr ("touchstone-reader: %s\n", error->message);
      return EXIT_FAILURE;
    }

  connection = connect_to (fd, &error);
  if (connection == NULL || ts_service_new (connection, &error) == NULL)
    {
      g_printerr ("touchstone-reader: %s\n", error->message);
      return EXIT_FAILURE;
    }
  g_signal_connect (connection, "closed", G_CALLBACK (closed_cb), NULL);
  g_dbus_connection_start_message_processing (connection);

  g_main_loop_run (g_main_loop_new (NULL, FALSE));
  return EXIT_SUCCESS;
}
