#include "config.h"

#include "audit/audit-index.h"

#include "audit/answer-table.h"
#include "audit/audit-private.h"
#include "audit/audit-table.h"
#include "audit/rating-table.h"

struct _TsAuditIndex
{
  TsConnection *connection;
  TsFramework *framework;
  GHashTable *entries; /* key to Entry */
};

/* An audit that somebody holds. */
typedef struct
{
  TsAuditIndex *index;
  TsAudit *audit; /* not owned: it is forgotten when it goes */
  char *key;
} Entry;

static void
audit_gone_cb (gpointer data, GObject *where)
{
  Entry *entry = data;

  entry->audit = NULL;
  g_hash_table_remove (entry->index->entries, entry->key);
}

static void
entry_free (Entry *entry)
{
  if (entry->audit != NULL)
    g_object_weak_unref (G_OBJECT (entry->audit), audit_gone_cb, entry);
  g_free (entry->key);
  g_free (entry);
}

TsAuditIndex *
ts_audit_index_new (TsConnection *connection, TsFramework *framework)
{
  TsAuditIndex *self = g_new0 (TsAuditIndex, 1);

  self->connection = g_object_ref (connection);
  self->framework = g_object_ref (framework);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) entry_free);
  return self;
}

void
ts_audit_index_free (TsAuditIndex *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->entries);
  g_object_unref (self->framework);
  g_object_unref (self->connection);
  g_free (self);
}

static char *
make_key (const char *report, const char *tool, const char *reviewer)
{
  return g_strconcat (report, "\n", tool, "\n", reviewer, NULL);
}

/* Takes what the rows say of ratings; @item NULL for all of them. */
static gboolean
take_ratings (TsAuditIndex *self, TsAudit *audit, const char *item, GError **error)
{
  const char *id = ts_audit_get_id (audit);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) gone = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) rated = ts_audit_list_rated (audit);
  g_autofree gpointer *items = NULL;
  guint n;

  for (guint i = 0; i < rated->len; i++)
    if (item == NULL || g_str_equal (item, rated->pdata[i]))
      g_hash_table_add (gone, rated->pdata[i]);
  if (id != NULL)
    {
      rows = ts_rating_table_list (self->connection, id, item, error);
      if (rows == NULL)
        return FALSE;
    }
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const TsRatingRow *row = rows->pdata[i];

      g_hash_table_remove (gone, row->item);
      ts_audit_set_rating (audit, row->item, row->level, row->because, row->depth);
    }
  items = g_hash_table_get_keys_as_array (gone, &n);
  for (guint i = 0; i < n; i++)
    ts_audit_set_rating (audit, items[i], NULL, NULL, NULL);
  return TRUE;
}

static gboolean
is_of_project (TsAuditIndex *self, const char *question)
{
  const TsQuestion *found = ts_framework_find_question (self->framework, question);

  return found != NULL && found->whole_project;
}

/* Takes what the rows of one audit, or of the project, say of answers;
 * @question NULL for all of them.
 */
static gboolean
take_answers (TsAuditIndex *self, TsAudit *audit, gboolean of_project, const char *question, GError **error)
{
  const char *id = of_project ? TS_ANSWER_PROJECT : ts_audit_get_id (audit);
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) answered = ts_audit_list_answered (audit);
  g_autoptr (GHashTable) answers = NULL;
  GHashTableIter iter;
  gpointer key, fields;

  if (id != NULL)
    {
      answers = ts_answer_table_list (self->connection, id, question, error);
      if (answers == NULL)
        return FALSE;
      g_hash_table_iter_init (&iter, answers);
      while (g_hash_table_iter_next (&iter, &key, &fields))
        if (is_of_project (self, key) == of_project)
          ts_audit_set_answers (audit, key, fields);
    }
  for (guint i = 0; i < answered->len; i++)
    {
      const char *before = answered->pdata[i];

      if ((question == NULL || g_str_equal (question, before)) &&
          is_of_project (self, before) == of_project &&
          (answers == NULL || !g_hash_table_contains (answers, before)))
        ts_audit_set_answers (audit, before, none);
    }
  return TRUE;
}

static void
warn (TsAudit *audit, GError *error)
{
  if (error != NULL)
    g_warning ("The audit of report %s can't be read: %s", ts_audit_get_report (audit), error->message);
}

/* Reads the audit's row, and with it everything else. */
static void
reload (TsAuditIndex *self, TsAudit *audit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TsAuditRow) row =
      ts_audit_table_find (self->connection, ts_audit_get_report (audit),
                           ts_tool_get_id (ts_audit_get_tool (audit)), ts_audit_get_reviewer (audit), &error);

  if (error == NULL)
    {
      const char *completed = NULL;

      if (row != NULL && row->complete)
        completed = row->completed != NULL ? row->completed : "";
      ts_audit_set_row (audit, row != NULL ? row->id : NULL, completed);
      if (take_ratings (self, audit, NULL, &error))
        take_answers (self, audit, FALSE, NULL, &error);
    }
  warn (audit, error);
}

TsAudit *
ts_audit_index_get (TsAuditIndex *self, const char *report, TsTool tool, const char *reviewer)
{
  g_autofree char *key = make_key (report, ts_tool_get_id (tool), reviewer);
  Entry *entry = g_hash_table_lookup (self->entries, key);
  g_autoptr (GError) error = NULL;
  TsAudit *audit;

  if (entry != NULL)
    return g_object_ref (entry->audit);

  audit = ts_audit_new (self->framework, report, tool, reviewer);
  reload (self, audit);
  take_answers (self, audit, TRUE, NULL, &error);
  warn (audit, error);

  entry = g_new0 (Entry, 1);
  entry->index = self;
  entry->audit = audit;
  entry->key = g_steal_pointer (&key);
  g_object_weak_ref (G_OBJECT (audit), audit_gone_cb, entry);
  g_hash_table_insert (self->entries, entry->key, entry);
  return audit;
}

GPtrArray *
ts_audit_index_list (TsAuditIndex *self, GError **error)
{
  g_autoptr (GPtrArray) rows = ts_audit_table_list (self->connection, error);
  g_autoptr (GPtrArray) audits = g_ptr_array_new_with_free_func (g_object_unref);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      const TsAuditRow *row = rows->pdata[i];
      TsAudit *audit;
      TsTool tool;

      if (!ts_tool_from_id (row->tool, &tool))
        continue;
      audit = ts_audit_index_get (self, row->report, tool, row->reviewer);
      if (g_strcmp0 (ts_audit_get_id (audit), row->id) == 0)
        g_ptr_array_add (audits, audit);
      else
        g_object_unref (audit);
    }
  return g_steal_pointer (&audits);
}

/* --- Following commits --- */

static GPtrArray *
list_held (TsAuditIndex *self)
{
  GPtrArray *audits = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (audits, g_object_ref (((Entry *) value)->audit));
  return audits;
}

static TsAudit *
find_by_id (GPtrArray *audits, const char *id)
{
  for (guint i = 0; i < audits->len; i++)
    if (g_strcmp0 (ts_audit_get_id (audits->pdata[i]), id) == 0)
      return audits->pdata[i];
  return NULL;
}

/* An audit's row came, changed or went: that may concern the audit that had it
 * and the one that its values name.
 */
static void
apply_audit (TsAuditIndex *self, GPtrArray *audits, const TsChange *change)
{
  g_autoptr (TsAuditRow) row = ts_audit_table_load (self->connection, change->key, NULL);
  TsAudit *audit = find_by_id (audits, change->key);
  g_autofree char *key = row != NULL ? make_key (row->report, row->tool, row->reviewer) : NULL;
  Entry *entry = key != NULL ? g_hash_table_lookup (self->entries, key) : NULL;

  if (audit != NULL)
    reload (self, audit);
  if (entry != NULL && entry->audit != audit)
    reload (self, entry->audit);
}

static void
apply_row (TsAuditIndex *self, GPtrArray *audits, const TsChange *change)
{
  gboolean of_project = g_str_equal (change->key, TS_ANSWER_PROJECT);
  gboolean is_answer = g_str_equal (change->table, "answer");

  for (guint i = 0; i < audits->len; i++)
    {
      TsAudit *audit = audits->pdata[i];
      g_autoptr (GError) error = NULL;

      if (!(is_answer && of_project) && g_strcmp0 (ts_audit_get_id (audit), change->key) != 0)
        continue;
      if (is_answer)
        take_answers (self, audit, of_project, change->key2, &error);
      else
        take_ratings (self, audit, change->key2, &error);
      warn (audit, error);
    }
}

void
ts_audit_index_apply (TsAuditIndex *self, GPtrArray *changes)
{
  g_autoptr (GPtrArray) audits = NULL;

  if (g_hash_table_size (self->entries) == 0)
    return;
  audits = list_held (self);

  /* Audits first: ratings are found by the id of their audit. */
  for (guint i = 0; i < changes->len; i++)
    if (g_str_equal (((TsChange *) changes->pdata[i])->table, "audit"))
      apply_audit (self, audits, changes->pdata[i]);
  for (guint i = 0; i < changes->len; i++)
    {
      const TsChange *change = changes->pdata[i];

      if (g_str_equal (change->table, "rating") || g_str_equal (change->table, "answer"))
        apply_row (self, audits, change);
    }
}
