#include "config.h"

#include "project/project-private.h"

#include "project/background-check.h"
#include "project/headings-finder.h"
#include "project/project-table.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

G_DEFINE_QUARK (ts_project_error_quark, ts_project_error)

/* What goes with one open file. */
typedef struct
{
  TsConnection *connection;
  TsHistory *history;
  TsFramework *framework;
  TsRegister *reg;
  TsDocumentStore *documents;
  TsEvidence *evidence;
  TsAudits *audits;
  TsLetters *letters;
} Services;

struct _TsProject
{
  GObject parent_instance;

  Services *services; /* NULL once closed */
  char *path;
  char *reviewer;
  char *read_only_reason;
  gboolean is_unnamed;
  TsBackgroundCheck *check;   /* running or done; NULL if none was started */
  TsHeadingsFinder *headings; /* NULL until it is needed */
};

G_DEFINE_FINAL_TYPE (TsProject, ts_project, G_TYPE_OBJECT)

enum
{
  MOVED,
  DAMAGE_FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- The services --- */

static void
services_free (Services *services)
{
  if (services->documents != NULL)
    ts_document_store_close (services->documents);
  g_clear_object (&services->letters);
  g_clear_object (&services->audits);
  g_clear_object (&services->evidence);
  g_clear_object (&services->documents);
  g_clear_object (&services->reg);
  g_clear_object (&services->framework);
  g_clear_object (&services->history);
  g_clear_object (&services->connection);
  g_free (services);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Services, services_free)

static Services *
services_open (const char *path, gboolean read_only, const char *reviewer, GError **error)
{
  g_autoptr (Services) services = g_new0 (Services, 1);

  services->connection = ts_connection_open (path, read_only, error);
  if (services->connection == NULL)
    return NULL;
  services->framework = ts_project_table_load_framework (services->connection, error);
  if (services->framework == NULL)
    {
      ts_connection_close (services->connection, NULL);
      return NULL;
    }

  services->history = ts_history_new (services->connection, reviewer);
  services->reg = ts_register_new (services->history);
  services->documents = ts_document_store_new (services->history);
  services->evidence = ts_evidence_new (services->history, services->framework, services->documents);
  services->audits = ts_audits_new (services->history, services->framework, services->reg);
  services->letters = ts_letters_new (services->history, services->framework, services->reg,
                                      services->evidence, services->audits);

  return g_steal_pointer (&services);
}

static gboolean
services_close (Services **services, GError **error)
{
  g_autoptr (Services) closing = g_steal_pointer (services);

  ts_history_end_merge (closing->history);

  return ts_connection_close (closing->connection, error);
}

/* The register takes bare names to mean partnerships of the cut-off date. */
static void
apply_cut_off (TsProject *self)
{
  g_autofree char *date = ts_project_dup_setting (self, "cut-off");

  ts_register_set_date (self->services->reg, date);
}

static void
changed_cb (TsProject *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (g_str_equal (((TsChange *) changes->pdata[i])->table, "setting"))
      {
        apply_cut_off (self);
        return;
      }
}

static void
take_services (TsProject *self, Services *services)
{
  self->services = services;
  g_signal_connect_object (services->history, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  apply_cut_off (self);
}

/* --- The object --- */

static void
ts_project_dispose (GObject *object)
{
  TsProject *self = TS_PROJECT (object);
  g_autoptr (GError) error = NULL;

  if (self->services != NULL && !ts_project_close (self, &error))
    g_message ("%s: %s", self->path, error->message);

  G_OBJECT_CLASS (ts_project_parent_class)->dispose (object);
}

static void
ts_project_finalize (GObject *object)
{
  TsProject *self = TS_PROJECT (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->reviewer, g_free);
  g_clear_pointer (&self->read_only_reason, g_free);

  G_OBJECT_CLASS (ts_project_parent_class)->finalize (object);
}

static void
ts_project_class_init (TsProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ts_project_dispose;
  object_class->finalize = ts_project_finalize;

  signals[MOVED] =
      g_signal_new ("moved", TS_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DAMAGE_FOUND] = g_signal_new ("damage-found", TS_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ts_project_init (TsProject *self)
{
}

static char *
pick_reviewer (const char *reviewer)
{
  const char *names[] = { reviewer, g_getenv ("TOUCHSTONE_REVIEWER"), g_get_real_name (),
                          g_get_user_name () };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = names[i] != NULL ? g_strstrip (g_utf8_make_valid (names[i], -1)) : NULL;

      if (name != NULL && *name != '\0' && !g_str_equal (name, "Unknown"))
        return g_steal_pointer (&name);
    }

  return g_strdup (_ ("Reviewer"));
}

static char *
unsaved_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "touchstone", "unsaved", NULL);
}

static gboolean
is_unsaved_path (const char *path)
{
  g_autofree char *folder = unsaved_folder ();
  g_autofree char *own = g_path_get_dirname (path);

  return g_str_equal (folder, own);
}

static Services *
open_services (const char *path, TsOpenMode mode, const char *reviewer, char **reason, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  Services *services;

  if (mode == TS_OPEN_READ_ONLY)
    {
      *reason = g_strdup (_ ("Opened for reading only."));
      return services_open (path, TRUE, reviewer, error);
    }

  services = services_open (path, FALSE, reviewer, &local_error);
  if (services != NULL)
    return services;
  if (mode == TS_OPEN_OR_READ_ONLY &&
      (g_error_matches (local_error, TS_STORE_ERROR, TS_STORE_ERROR_IN_USE) ||
       g_error_matches (local_error, TS_STORE_ERROR, TS_STORE_ERROR_READ_ONLY)))
    {
      *reason = g_strdup (local_error->message);
      return services_open (path, TRUE, reviewer, error);
    }
  g_propagate_error (error, g_steal_pointer (&local_error));

  return NULL;
}

TsProject *
ts_project_open (const char *path, TsOpenMode mode, const char *reviewer, GError **error)
{
  g_autofree char *name = pick_reviewer (reviewer);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *reason = NULL;
  Services *services = open_services (absolute, mode, name, &reason, error);
  TsProject *self;

  if (services == NULL)
    return NULL;

  self = g_object_new (TS_TYPE_PROJECT, NULL);
  self->is_unnamed = is_unsaved_path (absolute);
  self->path = g_steal_pointer (&absolute);
  self->reviewer = g_steal_pointer (&name);
  self->read_only_reason = g_steal_pointer (&reason);
  take_services (self, services);

  return self;
}

void
ts_project_take_over (TsProject *self)
{
  g_return_if_fail (TS_IS_PROJECT (self) && self->services != NULL);
  ts_connection_take_over (self->services->connection);
}

TsProject *
ts_project_create (
    const char *path, const char *framework, const char *title, const char *reviewer, GError **error)
{
  g_autofree char *name = pick_reviewer (reviewer);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autoptr (TsFramework) loaded = ts_project_find_framework (framework, error);

  if (loaded == NULL || !ts_project_file_create (absolute, loaded, title, name, error))
    return NULL;

  return ts_project_open (absolute, TS_OPEN_READ_WRITE, name, error);
}

TsProject *
ts_project_create_unnamed (const char *framework, const char *reviewer, GError **error)
{
  g_autofree char *folder = unsaved_folder ();
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (id, ".touchstone", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int saved_errno = errno;

      g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FAILED, _ ("The folder “%s” could not be made: %s"),
                   folder, g_strerror (saved_errno));
      return NULL;
    }

  return ts_project_create (path, framework, NULL, reviewer, error);
}

/* --- Looking for damage --- */

static void
damage_cb (const char *lines, gpointer data)
{
  g_signal_emit (data, signals[DAMAGE_FOUND], 0, lines);
}

void
ts_project_start_check (TsProject *self)
{
  g_return_if_fail (TS_IS_PROJECT (self) && self->services != NULL);

  if (self->check == NULL)
    self->check = ts_background_check_start (self->path, damage_cb, self);
}

/* --- Headings --- */

void
ts_project_find_headings_async (TsProject *self,
                                const char *sha256,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_return_if_fail (TS_IS_PROJECT (self) && self->services != NULL);

  g_task_set_source_tag (task, ts_project_find_headings_async);
  if (self->headings == NULL)
    self->headings = ts_headings_finder_new ();
  ts_headings_finder_find (self->headings, self->path, sha256, task);
}

GPtrArray *
ts_project_find_headings_finish (TsProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The file is closed by its holder last, so that one file is left. */
static void
stop_threads (TsProject *self)
{
  g_clear_pointer (&self->headings, ts_headings_finder_stop);
  g_clear_pointer (&self->check, ts_background_check_stop);
}

gboolean
ts_project_save_as (TsProject *self, const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *old_path = NULL;
  gboolean was_unnamed;
  Services *services;
  Services *old;

  g_return_val_if_fail (TS_IS_PROJECT (self) && self->services != NULL, FALSE);

  if (g_str_equal (absolute, self->path))
    return TRUE;
  stop_threads (self);
  ts_history_end_merge (self->services->history);
  if (!ts_connection_copy_to (self->services->connection, absolute, error))
    return FALSE;
  services = services_open (absolute, FALSE, self->reviewer, error);
  if (services == NULL)
    return FALSE;

  old = self->services;
  old_path = g_steal_pointer (&self->path);
  was_unnamed = self->is_unnamed;
  self->path = g_steal_pointer (&absolute);
  self->is_unnamed = FALSE;
  g_clear_pointer (&self->read_only_reason, g_free);
  g_signal_handlers_disconnect_by_data (old->history, self);
  take_services (self, services);
  g_signal_emit (self, signals[MOVED], 0);

  if (!services_close (&old, error))
    return FALSE;
  if (was_unnamed)
    g_unlink (old_path);

  return TRUE;
}

gboolean
ts_project_close (TsProject *self, GError **error)
{
  g_return_val_if_fail (TS_IS_PROJECT (self), FALSE);

  if (self->services == NULL)
    return TRUE;
  stop_threads (self);
  g_signal_handlers_disconnect_by_data (self->services->history, self);

  return services_close (&self->services, error);
}

const char *
ts_project_get_path (TsProject *self)
{
  g_return_val_if_fail (TS_IS_PROJECT (self), NULL);
  return self->path;
}

gboolean
ts_project_is_unnamed (TsProject *self)
{
  g_return_val_if_fail (TS_IS_PROJECT (self), FALSE);
  return self->is_unnamed;
}

gboolean
ts_project_is_read_only (TsProject *self)
{
  g_return_val_if_fail (TS_IS_PROJECT (self), TRUE);
  return self->read_only_reason != NULL;
}

const char *
ts_project_get_read_only_reason (TsProject *self)
{
  g_return_val_if_fail (TS_IS_PROJECT (self), NULL);
  return self->read_only_reason;
}

const char *
ts_project_get_reviewer (TsProject *self)
{
  g_return_val_if_fail (TS_IS_PROJECT (self), NULL);
  return self->reviewer;
}

void
ts_project_set_reviewer (TsProject *self, const char *reviewer)
{
  g_return_if_fail (TS_IS_PROJECT (self) && self->services != NULL);

  g_free (self->reviewer);
  self->reviewer = pick_reviewer (reviewer);
  ts_history_set_reviewer (self->services->history, self->reviewer);
}

TsConnection *
ts_project_get_connection (TsProject *self)
{
  return self->services->connection;
}

TsHistory *
ts_project_get_history (TsProject *self)
{
  g_return_val_if_fail (TS_IS_PROJECT (self) && self->services != NULL, NULL);
  return self->services->history;
}

TsFramework *
ts_project_get_framework (TsProject *self)
{
  g_return_val_if_fail (TS_IS_PROJECT (self) && self->services != NULL, NULL);
  return self->services->framework;
}

TsRegister *
ts_project_get_register (TsProject *self)
{
  g_return_val_if_fail (TS_IS_PROJECT (self) && self->services != NULL, NULL);
  return self->services->reg;
}

TsDocumentStore *
ts_project_get_documents (TsProject *self)
{
  g_return_val_if_fail (TS_IS_PROJECT (self) && self->services != NULL, NULL);
  return self->services->documents;
}

TsEvidence *
ts_project_get_evidence (TsProject *self)
{
  g_return_val_if_fail (TS_IS_PROJECT (self) && self->services != NULL, NULL);
  return self->services->evidence;
}

TsAudits *
ts_project_get_audits (TsProject *self)
{
  g_return_val_if_fail (TS_IS_PROJECT (self) && self->services != NULL, NULL);
  return self->services->audits;
}

TsLetters *
ts_project_get_letters (TsProject *self)
{
  g_return_val_if_fail (TS_IS_PROJECT (self) && self->services != NULL, NULL);
  return self->services->letters;
}
