/* A reader that has been taken over by its document. What it does is the last part
 * of the name it is started by: "fake-reader-few-rects". */
#include "config.h"

#include "ipc/bounds.h"
#include "reader-bus.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *mode;

static gboolean
is_mode (const char *name)
{
  return g_str_has_suffix (mode, name);
}

static GVariant *
answer_open (void)
{
  double width = is_mode ("nan-size") ? NAN : is_mode ("huge-size") ? 1e30 : 300;
  const char *label = is_mode ("long-label") ? "1234567890123456789012345678901234567890" : "1";
  const char *title = is_mode ("odd-title") ? "a\x1b[31m" : "Title";
  GVariantBuilder pages;

  g_variant_builder_init (&pages, G_VARIANT_TYPE ("a(dds)"));
  if (!is_mode ("no-pages"))
    g_variant_builder_add (&pages, "(dds)", width, 400.0, label);
  return g_variant_new ("(s@a(dds))", title, g_variant_builder_end (&pages));
}

static GVariant *
answer_text (void)
{
  float rects[8] = { 1, 1, 2, 2, 2, 1, 3, 2 };
  gsize n = is_mode ("few-rects") ? 7 : 8;

  if (is_mode ("nan-rect"))
    rects[5] = NAN;
  if (is_mode ("off-page"))
    rects[6] = 1e6;
  if (is_mode ("turned-rect"))
    rects[4] = 5;
  return g_variant_new ("(s@ay)", is_mode ("control-text") ? "a\x07" : "ab",
                        g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, rects, n * sizeof (float), 1));
}

static GVariant *
answer_outline (void)
{
  GVariantBuilder items;
  guint n = is_mode ("long-outline") ? TS_IPC_MAX_OUTLINE_ITEMS + 1 : 1;

  g_variant_builder_init (&items, G_VARIANT_TYPE ("a(suid)"));
  for (guint i = 0; i < n; i++)
    g_variant_builder_add (&items, "(suid)", "x", is_mode ("deep-outline") ? 10000u : 0u,
                           is_mode ("outline-page") ? 77 : 0, is_mode ("outline-nan") ? NAN : 1.0);
  return g_variant_new ("(@a(suid))", g_variant_builder_end (&items));
}

static GVariant *
answer_links (void)
{
  GVariantBuilder links;
  guint n = is_mode ("many-links") ? TS_IPC_MAX_LINKS + 1 : 1;
  g_autofree char *long_address = g_strnfill (TS_IPC_MAX_ADDRESS_BYTES + 1, 'a');

  g_variant_builder_init (&links, G_VARIANT_TYPE ("a(ddddids)"));
  for (guint i = 0; i < n; i++)
    g_variant_builder_add (&links, "(ddddids)", is_mode ("link-nan") ? NAN : 1.0, 2.0,
                           is_mode ("link-turned") ? 0.5
                           : is_mode ("link-off")  ? 1e6
                                                   : 3.0,
                           4.0,
                           is_mode ("link-page")      ? 77
                           : is_mode ("link-nowhere") ? -1
                                                      : 0,
                           is_mode ("link-high") ? INFINITY : 1.0,
                           is_mode ("link-control") ? "x\x1b[31m"
                           : is_mode ("link-long")  ? long_address
                                                    : "");
  return g_variant_new ("(@a(ddddids))", g_variant_builder_end (&links));
}

static GVariant *
answer_images (void)
{
  float rect[4] = { 1, 2, 3, 4 };
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GBytes) data = NULL;
  guint n = is_mode ("many-images") ? TS_IPC_MAX_IMAGES + 1 : 1;

  if (is_mode ("image-off"))
    rect[2] = 1e6f;
  if (is_mode ("image-nan"))
    rect[0] = NAN;
  if (is_mode ("image-turned"))
    rect[1] = 5;
  for (guint i = 0; i < n; i++)
    g_byte_array_append (bytes, (const guint8 *) rect, sizeof rect);
  if (is_mode ("image-short"))
    g_byte_array_set_size (bytes, 15);
  data = g_byte_array_free_to_bytes (bytes);
  return g_variant_new ("(@ay)", g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, data, TRUE));
}

static void
call_cb (GDBusConnection *connection,
         const char *sender,
         const char *path,
         const char *interface,
         const char *method,
         GVariant *arguments,
         GDBusMethodInvocation *invocation,
         gpointer data)
{
  if (g_str_equal (method, "Open"))
    {
      if (is_mode ("exit"))
        _Exit (0);
      g_dbus_method_invocation_return_value (invocation, answer_open ());
    }
  else if (is_mode ("silent"))
    {
      return;
    }
  else if (is_mode ("wrong-type"))
    {
      g_autoptr (GDBusMessage) reply =
          g_dbus_message_new_method_reply (g_dbus_method_invocation_get_message (invocation));

      g_dbus_message_set_body (reply, g_variant_new ("(u)", 7));
      g_dbus_connection_send_message (connection, reply, G_DBUS_SEND_MESSAGE_FLAGS_NONE, NULL, NULL);
      g_object_unref (invocation);
    }
  else if (g_str_equal (method, "GetText"))
    {
      g_dbus_method_invocation_return_value (invocation, answer_text ());
    }
  else if (g_str_equal (method, "GetLinks"))
    {
      g_dbus_method_invocation_return_value (invocation, answer_links ());
    }
  else if (g_str_equal (method, "GetImages"))
    {
      g_dbus_method_invocation_return_value (invocation, answer_images ());
    }
  else if (g_str_equal (method, "GetOutline"))
    {
      g_dbus_method_invocation_return_value (invocation, answer_outline ());
    }
  else
    {
      g_dbus_method_invocation_return_dbus_error (invocation, "org.example.Made.Up", "");
    }
}

static void
closed_cb (GDBusConnection *connection, gboolean remote, GError *error, gpointer data)
{
  _Exit (0);
}

int
main (int argc, char **argv)
{
  static const GDBusInterfaceVTable vtable = { .method_call = call_cb };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocket) socket = g_socket_new_from_fd (TS_IPC_SOCKET_FD, &error);
  g_autoptr (GSocketConnection) stream = NULL;
  g_autoptr (GDBusConnection) connection = NULL;

  mode = argv[0];
  g_assert_no_error (error);
  stream = g_socket_connection_factory_create_connection (socket);
  connection = g_dbus_connection_new_sync (G_IO_STREAM (stream), NULL,
                                           G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                               G_DBUS_CONNECTION_FLAGS_DELAY_MESSAGE_PROCESSING,
                                           NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (connection, TS_IPC_OBJECT_PATH, ts_ipc_reader_interface_info (), &vtable,
                                     NULL, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (connection, "closed", G_CALLBACK (closed_cb), NULL);
  g_dbus_connection_start_message_processing (connection);
  g_main_loop_run (g_main_loop_new (NULL, FALSE));
  return 0;
}
