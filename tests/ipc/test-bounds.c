#include "config.h"

#include "ipc/bounds.h"
#include "ipc/memory.h"

#include <fcntl.h>
#include <math.h>
#include <sys/mman.h>
#include <unistd.h>

static void
assert_size (double width, double height, double scale, int rotation, double pixel_width, double pixel_height)
{
  double w, h;

  g_assert_true (ts_ipc_scaled_size (width, height, scale, rotation, &w, &h));
  g_assert_cmpfloat (w, ==, pixel_width);
  g_assert_cmpfloat (h, ==, pixel_height);
}

static void
assert_no_size (double width, double height, double scale, int rotation)
{
  double w, h;

  g_assert_false (ts_ipc_scaled_size (width, height, scale, rotation, &w, &h));
}

static void
test_scaled_size (void)
{
  assert_size (595, 842, 1, 0, 595, 842);
  assert_size (595.0000001, 842, 1, 0, 595, 842);
  assert_size (595.2, 841.9, 1, 0, 596, 842);
  assert_size (595, 842, 2, 90, 1684, 1190);
  assert_size (595, 842, 1, 180, 595, 842);
  assert_size (1, 1, 0.001, 0, 1, 1);

  assert_no_size (0, 842, 1, 0);
  assert_no_size (NAN, 842, 1, 0);
  assert_no_size (595, INFINITY, 1, 0);
  assert_no_size (595, -842, 1, 0);
  assert_no_size (TS_IPC_MAX_PAGE_LENGTH + 1, 842, 1, 0);
  assert_no_size (595, 842, 0, 0);
  assert_no_size (595, 842, NAN, 0);
  assert_no_size (595, 842, TS_IPC_MAX_SCALE * 2, 0);
  assert_no_size (595, 842, 1, 45);
  assert_no_size (595, 842, 1, -90);
}

static void
test_part (void)
{
  gsize bytes = 0;

  g_assert_true (ts_ipc_check_part (595, 842, 0, 0, 595, 842, &bytes));
  g_assert_cmpuint (bytes, ==, 595 * 842 * 4);
  g_assert_true (ts_ipc_check_part (8192, 8192, 0, 0, 8192, 8192, &bytes));
  g_assert_cmpuint (bytes, ==, TS_IPC_MAX_BUFFER_BYTES);

  g_assert_false (ts_ipc_check_part (9000, 9000, 0, 0, 8192, 8193, &bytes));
  g_assert_false (ts_ipc_check_part (595, 842, 0, 0, 596, 842, &bytes));
  g_assert_false (ts_ipc_check_part (595, 842, 1, 0, 595, 842, &bytes));
  g_assert_false (ts_ipc_check_part (595, 842, -1, 0, 10, 10, &bytes));
  g_assert_false (ts_ipc_check_part (595, 842, 0, 0, 0, 10, &bytes));
  g_assert_false (ts_ipc_check_part (595, 842, G_MAXINT, G_MAXINT, G_MAXINT, G_MAXINT, &bytes));
  g_assert_false (ts_ipc_check_part (1e9, 1e9, 0, 0, TS_IPC_MAX_SIDE + 1, 1, &bytes));
}

static void
test_memory (void)
{
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  int fd = ts_memory_new ("test", 8192, &error);
  char *written, *seen;

  g_assert_no_error (error);
  written = ts_memory_map (fd, TRUE, 8192, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (size, ==, 8192);
  seen = ts_memory_map (fd, FALSE, 8192, &size, &error);
  written[8191] = 'x';
  g_assert_cmpint (seen[8191], ==, 'x');
  munmap (written, 8192);
  munmap (seen, 8192);

  g_assert_cmpint (ftruncate (fd, 0), ==, -1);
  g_assert_cmpint (ftruncate (fd, 16384), ==, -1);
  g_assert_cmpint (fcntl (fd, F_ADD_SEALS, F_SEAL_WRITE), ==, -1);

  g_assert_null (ts_memory_map (fd, FALSE, 8191, &size, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  close (fd);
}

/* A memfd that could be made smaller under our hands, and what is no memfd. */
static void
test_unsealed (void)
{
  gsize size;
  int fd = memfd_create ("test", MFD_ALLOW_SEALING);
  int other = open ("/dev/null", O_RDWR);

  g_assert_cmpint (ftruncate (fd, 8192), ==, 0);
  g_assert_null (ts_memory_map (fd, FALSE, 8192, &size, NULL));
  g_assert_null (ts_memory_map (other, FALSE, 8192, &size, NULL));
  g_assert_null (ts_memory_map (-1, FALSE, 8192, &size, NULL));
  close (fd);
  close (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ipc/scaled-size", test_scaled_size);
  g_test_add_func ("/ipc/part", test_part);
  g_test_add_func ("/ipc/memory", test_memory);
  g_test_add_func ("/ipc/unsealed", test_unsealed);
  return g_test_run ();
}
