/* Runs the built touchstone-cli and keeps what it said.
 */
#pragma once

#include <glib.h>

typedef struct
{
  char *folder;
  char *project; /* a path in it */
  char *out;     /* of the last run */
  char *err;
  int   status;
} CliRun;

void cli_run_set_up    (CliRun *run, gconstpointer data);
void cli_run_tear_down (CliRun *run, gconstpointer data);

#define cli_test_add(path, func) g_test_add (path, CliRun, NULL, cli_run_set_up, func, cli_run_tear_down)

/* Runs with these arguments, ended by NULL; returns the exit status. */
int  cli_run           (CliRun *run, ...) G_GNUC_NULL_TERMINATED;
int  cli_run_argv      (CliRun *run, const char *const *arguments);
/* The same; fails, showing what was said, unless the status is @expected. */
void cli_expect        (CliRun *run, int expected, ...) G_GNUC_NULL_TERMINATED;
/* Fails unless what the last run said on stdout or stderr has @part. */
void cli_assert_out    (CliRun *run, const char *part);
void cli_assert_err    (CliRun *run, const char *part);
/* Of the CSV on stdout: how many rows, and a field by row and column name. */
guint cli_count_rows   (CliRun *run);
char *cli_dup_field    (CliRun *run, guint row, const char *column);
void  cli_assert_field (CliRun *run, guint row, const char *column, const char *expected);
/* A path in the folder. Free with g_free(). */
char *cli_path         (CliRun *run, const char *name);
