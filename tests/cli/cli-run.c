#include "config.h"

#include "cli-run.h"

#include "base/csv.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <string.h>

void
cli_run_set_up (CliRun *run, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run->folder = g_dir_make_tmp ("touchstone-cli-XXXXXX", &error);
  g_assert_no_error (error);
  run->project = cli_path (run, "test.touchstone");
}

void
cli_run_tear_down (CliRun *run, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (run->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = cli_path (run, name);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (run->folder), ==, 0);
  g_free (run->folder);
  g_free (run->project);
  g_free (run->out);
  g_free (run->err);
}

char *
cli_path (CliRun *run, const char *name)
{
  return g_build_filename (run->folder, name, NULL);
}

static char *
dup_text (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return data != NULL ? g_strndup (data, length) : g_strdup ("");
}

int
cli_run_argv (CliRun *run, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_free (run->out);
  g_free (run->err);
  run->out = dup_text (out);
  run->err = dup_text (err);
  run->status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;

  return run->status;
}

static void
run_list (CliRun *run, va_list list)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  const char *argument;

  g_ptr_array_add (arguments, (gpointer) g_getenv ("TOUCHSTONE_CLI"));
  while ((argument = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (arguments, (gpointer) argument);
  g_ptr_array_add (arguments, NULL);
  cli_run_argv (run, (const char *const *) arguments->pdata);
}

int
cli_run (CliRun *run, ...)
{
  va_list list;

  va_start (list, run);
  run_list (run, list);
  va_end (list);

  return run->status;
}

void
cli_expect (CliRun *run, int expected, ...)
{
  va_list list;

  va_start (list, expected);
  run_list (run, list);
  va_end (list);
  if (run->status != expected)
    g_error ("exit status %d instead of %d; stdout:\n%s\nstderr:\n%s", run->status, expected, run->out,
             run->err);
}

void
cli_assert_out (CliRun *run, const char *part)
{
  if (strstr (run->out, part) == NULL)
    g_error ("“%s” is not on stdout:\n%s", part, run->out);
}

void
cli_assert_err (CliRun *run, const char *part)
{
  if (strstr (run->err, part) == NULL)
    g_error ("“%s” is not on stderr:\n%s", part, run->err);
}

static TsCsv *
parse (CliRun *run)
{
  g_autoptr (GError) error = NULL;
  TsCsv *csv = ts_csv_new (run->out, -1, "stdout", &error);

  g_assert_no_error (error);
  return csv;
}

guint
cli_count_rows (CliRun *run)
{
  g_autoptr (TsCsv) csv = parse (run);

  return ts_csv_get_n_rows (csv);
}

char *
cli_dup_field (CliRun *run, guint row, const char *column)
{
  g_autoptr (TsCsv) csv = parse (run);
  g_autoptr (GError) error = NULL;
  guint position;

  g_assert_true (ts_csv_find_columns (csv, &error, column, &position, NULL));
  g_assert_cmpuint (row, <, ts_csv_get_n_rows (csv));

  return g_strdup (ts_csv_get (csv, row, position));
}

void
cli_assert_field (CliRun *run, guint row, const char *column, const char *expected)
{
  g_autofree char *field = cli_dup_field (run, row, column);

  g_assert_cmpstr (field, ==, expected);
}
