/* What the tests of the store share: a folder of their own for each test and
 * short ways to ask a database something.
 */
#pragma once

#include "store/history.h"

#include <sqlite3.h>

typedef struct
{
  char *folder;
  char *path; /* of a project in it that is not made yet */
} StoreFixture;

void          store_fixture_set_up    (StoreFixture *fixture, gconstpointer data);
void          store_fixture_tear_down (StoreFixture *fixture, gconstpointer data);
#define store_test_add(path, func) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

/* The project, made or opened; aborts if that fails. */
TsConnection *store_create            (StoreFixture *fixture);
TsConnection *store_open              (StoreFixture *fixture);
void          store_close             (TsConnection *connection);

/* Runs one statement; aborts if that fails. */
void          store_run               (TsConnection *connection, const char *sql);
gint64        store_query             (TsConnection *connection, const char *sql);
/* Through a handle of its own, with all of SQLite's guards off. */
void          store_tamper            (const char *path, const char *sql);

/* How many files are in the folder. */
guint         store_count_files       (StoreFixture *fixture);

/* Fails unless the call set an error of this code whose message has @part. */
void          store_assert_error      (GError **error, TsStoreError code, const char *part);

/* Runs @func in a child process and returns how waitpid() saw it end: 0 if it
 * returned, anything else if an assertion failed. With @as_nobody it has no more
 * rights than a stranger.
 */
typedef void (*StoreChildFunc) (StoreFixture *fixture);
int           store_in_child          (StoreFixture *fixture, StoreChildFunc func, gboolean as_nobody);

/* Runs @func in a child and returns once it has; the child then waits to be killed.
 */
typedef struct
{
  GPid pid;
  int  ready;
} StoreChild;

StoreChild    store_start_child       (StoreFixture *fixture, StoreChildFunc func);
void          store_kill_child        (StoreChild *child);
