#include "config.h"

#include "project/recent.h"

#include "base/date.h"

#include <glib/gstdio.h>
#include <string.h>

#define MOST 20

static char *
list_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "touchstone", "recent.ini", NULL);
}

static GKeyFile *
load (void)
{
  g_autofree char *path = list_path ();
  GKeyFile *file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

static void
save (GKeyFile *file)
{
  g_autofree char *path = list_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_key_file_save_to_file (file, path, NULL);
}

void
ts_recent_project_free (TsRecentProject *recent)
{
  g_free (recent->path);
  g_free (recent->title);
  g_free (recent->opened);
  g_free (recent);
}

static guint
get_number (GKeyFile *file, const char *group, const char *key)
{
  return (guint) CLAMP (g_key_file_get_integer (file, group, key, NULL), 0, 1000000);
}

static int
compare_newest_first (gconstpointer one, gconstpointer other)
{
  const TsRecentProject *a = *(TsRecentProject *const *) one;
  const TsRecentProject *b = *(TsRecentProject *const *) other;

  return g_strcmp0 (b->opened, a->opened);
}

GPtrArray *
ts_recent_list (void)
{
  g_autoptr (GKeyFile) file = load ();
  g_auto (GStrv) paths = g_key_file_get_groups (file, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_recent_project_free);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      TsRecentProject *recent;

      if (!g_file_test (paths[i], G_FILE_TEST_IS_REGULAR))
        continue;
      recent = g_new0 (TsRecentProject, 1);
      recent->path = g_strdup (paths[i]);
      recent->title = g_key_file_get_string (file, paths[i], "title", NULL);
      recent->opened = g_key_file_get_string (file, paths[i], "opened", NULL);
      recent->is_unnamed = g_key_file_get_boolean (file, paths[i], "unnamed", NULL);
      recent->n_reports = get_number (file, paths[i], "reports");
      recent->n_complete = get_number (file, paths[i], "complete");
      recent->n_rated = get_number (file, paths[i], "rated");
      recent->n_criteria = get_number (file, paths[i], "criteria");
      g_ptr_array_add (list, recent);
    }
  g_ptr_array_sort (list, compare_newest_first);
  return list;
}

static void
note_progress (GKeyFile *file, const char *path, TsProject *project)
{
  g_autoptr (GPtrArray) audits = ts_audits_list (ts_project_get_audits (project), NULL);
  guint complete = 0, rated = 0, criteria = 0;

  for (guint i = 0; audits != NULL && i < audits->len; i++)
    {
      TsAudit *audit = audits->pdata[i];

      if (ts_audit_is_complete (audit))
        complete++;
      else
        {
          rated += ts_audit_get_n_rated (audit);
          criteria += ts_audit_get_n_criteria (audit);
        }
    }
  g_key_file_set_integer (file, path, "complete", (int) complete);
  g_key_file_set_integer (file, path, "rated", (int) rated);
  g_key_file_set_integer (file, path, "criteria", (int) criteria);
}

/* The oldest beyond MOST, and those whose file has gone. */
static void
drop_old (GKeyFile *file)
{
  g_autoptr (GPtrArray) list = ts_recent_list ();

  for (guint i = MOST; i < list->len; i++)
    g_key_file_remove_group (file, ((TsRecentProject *) list->pdata[i])->path, NULL);
}

void
ts_recent_note (TsProject *project)
{
  g_autoptr (GKeyFile) file = load ();
  const char *path = ts_project_get_path (project);
  g_autofree char *title = ts_project_dup_setting (project, "title");
  g_autofree char *now = ts_time_now ();

  /* Brackets and control characters can't be in the name of a key file's group. */
  if (path == NULL || strpbrk (path, "[]\n\r\t") != NULL)
    return;
  g_key_file_set_string (file, path, "title", title != NULL ? title : "");
  g_key_file_set_string (file, path, "opened", now);
  g_key_file_set_boolean (file, path, "unnamed", ts_project_is_unnamed (project));
  g_key_file_set_integer (
      file, path, "reports",
      (int) g_list_model_get_n_items (ts_register_get_reports (ts_project_get_register (project))));
  note_progress (file, path, project);
  drop_old (file);
  save (file);
}

void
ts_recent_forget (const char *path)
{
  g_autoptr (GKeyFile) file = load ();

  if (g_key_file_remove_group (file, path, NULL))
    save (file);
}
