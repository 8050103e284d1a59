#include "config.h"

#include "project/recent.h"

#include "base/date.h"

#include <glib/gstdio.h>

#define MOST 20

static char *
list_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "touchstone", "recent.ini", NULL);
}

/* The name of a project's group: a path may hold what such a name can't. */
static char *
group_of (const char *path)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
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

/* NULL if the file is not there. */
static TsRecentProject *
read_group (GKeyFile *file, const char *group)
{
  g_autofree char *path = g_key_file_get_string (file, group, "path", NULL);
  TsRecentProject *recent;

  if (path == NULL || !g_path_is_absolute (path) || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return NULL;
  recent = g_new0 (TsRecentProject, 1);
  recent->path = g_steal_pointer (&path);
  recent->title = g_key_file_get_string (file, group, "title", NULL);
  recent->opened = g_key_file_get_string (file, group, "opened", NULL);
  recent->is_unnamed = g_key_file_get_boolean (file, group, "unnamed", NULL);
  recent->n_reports = get_number (file, group, "reports");
  recent->n_complete = get_number (file, group, "complete");
  recent->n_rated = get_number (file, group, "rated");
  recent->n_criteria = get_number (file, group, "criteria");
  return recent;
}

static GPtrArray *
list_of (GKeyFile *file)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_recent_project_free);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      TsRecentProject *recent = read_group (file, groups[i]);

      if (recent != NULL)
        g_ptr_array_add (list, recent);
    }
  g_ptr_array_sort (list, compare_newest_first);
  return list;
}

GPtrArray *
ts_recent_list (void)
{
  g_autoptr (GKeyFile) file = load ();

  return list_of (file);
}

static void
note_progress (GKeyFile *file, const char *group, TsProject *project)
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
  g_key_file_set_integer (file, group, "complete", (int) complete);
  g_key_file_set_integer (file, group, "rated", (int) rated);
  g_key_file_set_integer (file, group, "criteria", (int) criteria);
}

/* The oldest beyond MOST, and those whose file has gone. */
static void
drop_old (GKeyFile *file)
{
  g_autoptr (GPtrArray) list = list_of (file);
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; i < MIN (list->len, MOST); i++)
    g_hash_table_add (kept, group_of (((TsRecentProject *) list->pdata[i])->path));
  for (guint i = 0; groups[i] != NULL; i++)
    if (!g_hash_table_contains (kept, groups[i]))
      g_key_file_remove_group (file, groups[i], NULL);
}

void
ts_recent_note (TsProject *project)
{
  g_autoptr (GKeyFile) file = load ();
  const char *path = ts_project_get_path (project);
  g_autofree char *title = ts_project_dup_setting (project, "title");
  g_autofree char *now = ts_time_now ();
  g_autofree char *group = group_of (path);

  g_key_file_set_string (file, group, "path", path);
  g_key_file_set_string (file, group, "title", title != NULL ? title : "");
  g_key_file_set_string (file, group, "opened", now);
  g_key_file_set_boolean (file, group, "unnamed", ts_project_is_unnamed (project));
  g_key_file_set_integer (
      file, group, "reports",
      (int) g_list_model_get_n_items (ts_register_get_reports (ts_project_get_register (project))));
  note_progress (file, group, project);
  drop_old (file);
  save (file);
}

void
ts_recent_forget (const char *path)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *group = group_of (path);

  if (g_key_file_remove_group (file, group, NULL))
    save (file);
}
