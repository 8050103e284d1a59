#include "config.h"

#include "project/project-private.h"

#include "project/project-table.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#define DEFAULT_FRAMEWORK "wt2018"

/* What a new file is filled with. */
typedef struct
{
  TsFramework *framework;
  const char *title;
} Contents;

TsFramework *
ts_project_find_framework (const char *framework, GError **error)
{
  const char *id = framework != NULL ? framework : DEFAULT_FRAMEWORK;

  if (strchr (id, '/') != NULL || g_str_has_suffix (id, ".xml"))
    {
      g_autoptr (GFile) file = g_file_new_for_path (id);

      return ts_framework_new_from_file (file, error);
    }

  return ts_framework_new_bundled (id, error);
}

static gboolean
fill_cb (TsConnection *connection, gpointer data, GError **error)
{
  const Contents *contents = data;

  return ts_project_table_add_framework (connection, contents->framework, error) &&
         (contents->title == NULL ||
          ts_project_table_set_setting (connection, "title", contents->title, error));
}

static gboolean
fill (TsConnection *connection, const Contents *contents, const char *reviewer, GError **error)
{
  g_autoptr (TsHistory) history = ts_history_new (connection, reviewer);
  g_autoptr (TsRegister) reg = ts_register_new (history);

  return ts_history_run_unrecorded (history, fill_cb, (gpointer) contents, error) &&
         ts_register_fill (reg, error);
}

/* Gives the finished file its name unless the name is taken. */
static gboolean
give_name (const char *temporary, const char *path, GError **error)
{
  int saved_errno;

  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  /* Some network file systems lack it; a link does not replace either. */
  if (errno == EINVAL && link (temporary, path) == 0)
    return g_unlink (temporary) == 0;

  saved_errno = errno;
  if (saved_errno == EEXIST)
    g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_EXISTS,
                 _ ("there is a file of this name already; choose another name"));
  else
    g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FAILED, _ ("the file could not be made: %s"),
                 g_strerror (saved_errno));

  return FALSE;
}

static gboolean
create_at (const char *temporary, const Contents *contents, const char *reviewer, GError **error)
{
  g_autoptr (TsConnection) connection = ts_connection_create (temporary, error);
  gboolean filled;

  if (connection == NULL)
    return FALSE;
  filled = fill (connection, contents, reviewer, error);

  return ts_connection_close (connection, filled ? error : NULL) && filled;
}

/* The folder has to be there, and the name to be free, before work is begun. */
static gboolean
check_place (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_NOT_FOUND, _ ("there is no folder “%s”"), folder);
      return FALSE;
    }
  if (access (folder, W_OK | X_OK) < 0)
    {
      g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FAILED,
                   _ ("this user may not write in the folder “%s”; choose another"), folder);
      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_EXISTS,
                   _ ("there is a file of this name already; choose another name"));
      return FALSE;
    }

  return TRUE;
}

/* Nobody knows the file by the name it is begun under. */
static void
propagate_renamed (GError **error, GError *problem, const char *temporary, const char *path)
{
  g_autoptr (GString) message = g_string_new (problem->message);
  g_autofree char *display = g_filename_display_name (temporary);
  g_autofree char *name = g_filename_display_basename (path);

  g_string_replace (message, display, name, 0);
  g_propagate_error (error, g_error_new_literal (problem->domain, problem->code, message->str));
}

gboolean
ts_project_file_create (
    const char *path, TsFramework *framework, const char *title, const char *reviewer, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *temporary_name = g_strdup_printf (".%s.%.8s.new", name, unique);
  g_autofree char *temporary = g_build_filename (folder, temporary_name, NULL);
  const Contents contents = { framework, title };
  g_autoptr (GError) problem = NULL;

  if (title != NULL && !ts_project_setting_validate ("title", title, error))
    return FALSE;
  if (!check_place (path, error))
    return FALSE;
  if (create_at (temporary, &contents, reviewer, &problem) && give_name (temporary, path, &problem))
    return TRUE;

  propagate_renamed (error, problem, temporary, path);
  g_unlink (temporary);

  return FALSE;
}
