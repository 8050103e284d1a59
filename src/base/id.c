#include "config.h"

#include "base/id.h"

#include <string.h>

/* Touchstone's name space for version 5 UUIDs, drawn once at random. */
static const guint8 name_space[16] = {
  0x5c, 0x1d, 0x0e, 0x6a, 0x3f, 0x27, 0x4b, 0x8e, 0x9a, 0x41, 0x7d, 0x52, 0xc6, 0x0b, 0xe8, 0x93,
};

char *
ts_id_new (void)
{
  return g_uuid_string_random ();
}

char *
ts_id_for_name (const char *name)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize length = sizeof digest;

  g_checksum_update (checksum, name_space, sizeof name_space);
  g_checksum_update (checksum, (const guchar *) name, (gssize) strlen (name));
  g_checksum_get_digest (checksum, digest, &length);

  digest[6] = (guint8) ((digest[6] & 0x0f) | 0x50);
  digest[8] = (guint8) ((digest[8] & 0x3f) | 0x80);

  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", digest[0],
                          digest[1], digest[2], digest[3], digest[4], digest[5], digest[6], digest[7],
                          digest[8], digest[9], digest[10], digest[11], digest[12], digest[13], digest[14],
                          digest[15]);
}

gboolean
ts_id_is_valid (const char *text)
{
  return g_uuid_string_is_valid (text);
}
