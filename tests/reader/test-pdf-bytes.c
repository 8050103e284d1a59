#include "config.h"

#include "ipc/reader-error.h"
#include "reader/pdf-bytes.h"
#include "sample-pdf.h"

#include <string.h>
#include <unistd.h>

static void
assert_renamed (const char *from, const char *to, guint n)
{
  g_autofree char *text = g_strdup (from);

  g_assert_cmpuint (ts_pdf_bytes_rename_output_intents ((guchar *) text, strlen (text)), ==, n);
  g_assert_cmpstr (text, ==, to);
}

static void
test_rename (void)
{
  assert_renamed ("<< /OutputIntents [1 0 R] >>", "<< /OutputIntentX [1 0 R] >>", 1);
  assert_renamed ("/OutputIntents[", "/OutputIntentX[", 1);
  assert_renamed ("/OutputIntents/A /OutputIntents\n", "/OutputIntentX/A /OutputIntentX\n", 2);
  assert_renamed ("/OutputIntentsOfOthers 1", "/OutputIntentsOfOthers 1", 0);
  assert_renamed ("OutputIntents ", "OutputIntents ", 0);
  assert_renamed ("/OutputIntents", "/OutputIntents", 0);
  assert_renamed ("", "", 0);
}

static void
assert_read (const void *data, gsize size, int code)
{
  g_autoptr (GBytes) source = g_bytes_new (data, size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  int fd = sample_pdf_open (source);

  bytes = ts_pdf_bytes_read (fd, &error);
  close (fd);
  if (code >= 0)
    {
      g_assert_error (error, TS_IPC_ERROR, code);
      g_assert_null (bytes);
    }
  else
    {
      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), ==, size);
    }
}

static void
test_read (void)
{
  g_autofree char *late = g_strnfill (2000, ' ');
  int pipes[2];
  g_autoptr (GError) error = NULL;

  assert_read ("", 0, TS_IPC_ERROR_EMPTY);
  assert_read ("Dear reader", 11, TS_IPC_ERROR_NOT_PDF);
  assert_read ("%PDF-1.4", 8, -1);
  memcpy (late + 1019, "%PDF-", 5);
  assert_read (late, 2000, -1);
  memset (late, ' ', 2000);
  memcpy (late + 1020, "%PDF-", 5);
  assert_read (late, 2000, TS_IPC_ERROR_NOT_PDF);

  g_assert_cmpint (pipe (pipes), ==, 0);
  g_assert_null (ts_pdf_bytes_read (pipes[0], &error));
  g_assert_error (error, TS_IPC_ERROR, TS_IPC_ERROR_FAILED);
  close (pipes[0]);
  close (pipes[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-bytes/rename", test_rename);
  g_test_add_func ("/pdf-bytes/read", test_read);
  return g_test_run ();
}
