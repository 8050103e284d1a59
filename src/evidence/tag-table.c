#include "config.h"

#include "evidence/tag-table.h"

#include "base/date.h"
#include "evidence/passage-private.h"

#define COLUMNS "tag.passage, tag.id, tag.item, tag.strength, tag.evidence_type, tag.note, tag.reviewer"

static TsTag *
read_tag (TsStatement *statement)
{
  TsTag *tag = g_new0 (TsTag, 1);

  tag->id = ts_statement_dup_text (statement, 1);
  tag->item = ts_statement_dup_text (statement, 2);
  if (!ts_strength_from_id (ts_statement_get_text (statement, 3), &tag->strength))
    tag->strength = TS_STRENGTH_SUPPORTS;
  tag->evidence_type = ts_statement_dup_text (statement, 4);
  tag->note = ts_statement_dup_text (statement, 5);
  tag->reviewer = ts_statement_dup_text (statement, 6);
  return tag;
}

static gboolean
read_tags (TsStatement *statement, GHashTable *passages, GError **error)
{
  GError *local_error = NULL;

  while (ts_statement_step (statement, &local_error))
    {
      TsPassage *passage = g_hash_table_lookup (passages, ts_statement_get_text (statement, 0));

      if (passage != NULL)
        ts_passage_add_tag (passage, read_tag (statement));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

gboolean
ts_tag_table_load_of_passage (TsConnection *connection,
                              const char *passage,
                              GHashTable *passages,
                              GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, "SELECT " COLUMNS " FROM tag WHERE passage = ?1", error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, passage);
  return read_tags (statement, passages, error);
}

gboolean
ts_tag_table_load_of_report (TsConnection *connection,
                             const char *report,
                             GHashTable *passages,
                             GError **error)
{
  /* CROSS JOIN: from the report's passages to their tags, never the other way. */
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection,
      report == NULL ? "SELECT " COLUMNS " FROM tag"
                     : "SELECT " COLUMNS " FROM passage CROSS JOIN tag ON tag.passage = passage.id "
                       "WHERE passage.report = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  if (report != NULL)
    ts_statement_bind_text (statement, 1, report);
  return read_tags (statement, passages, error);
}

gboolean
ts_tag_table_find (
    TsConnection *connection, const char *id, char **passage, char **item, char **reviewer, GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, "SELECT passage, item, reviewer FROM tag WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, id);
  if (!ts_statement_step (statement, error))
    return FALSE;
  if (passage != NULL)
    *passage = ts_statement_dup_text (statement, 0);
  if (item != NULL)
    *item = ts_statement_dup_text (statement, 1);
  if (reviewer != NULL)
    *reviewer = ts_statement_dup_text (statement, 2);
  return TRUE;
}

char *
ts_tag_table_find_item (TsConnection *connection, const char *passage, const char *item, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, "SELECT id FROM tag WHERE passage = ?1 AND item = ?2 ORDER BY id LIMIT 1", error);

  if (statement == NULL)
    return NULL;
  ts_statement_bind_text (statement, 1, passage);
  ts_statement_bind_text (statement, 2, item);
  return ts_statement_step (statement, error) ? ts_statement_dup_text (statement, 0) : NULL;
}

int
ts_tag_table_count (TsConnection *connection, const char *passage, GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, "SELECT count(*) FROM tag WHERE passage = ?1", error);

  if (statement == NULL)
    return -1;
  ts_statement_bind_text (statement, 1, passage);
  return ts_statement_step (statement, error) ? (int) ts_statement_get_int (statement, 0) : -1;
}

gboolean
ts_tag_table_insert (TsConnection *connection,
                     const char *id,
                     const char *passage,
                     const char *item,
                     TsStrength strength,
                     const char *evidence_type,
                     const char *note,
                     const char *reviewer,
                     GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection,
      "INSERT INTO tag (id, passage, item, strength, evidence_type, note, reviewer, created, modified) "
      "VALUES (?1, ?2, ?3, ?4, nullif (?5, ''), nullif (?6, ''), ?7, ?8, ?8)",
      error);
  g_autofree char *now = ts_time_now ();

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, id);
  ts_statement_bind_text (statement, 2, passage);
  ts_statement_bind_text (statement, 3, item);
  ts_statement_bind_text (statement, 4, ts_strength_get_id (strength));
  ts_statement_bind_text (statement, 5, evidence_type);
  ts_statement_bind_text (statement, 6, note);
  ts_statement_bind_text (statement, 7, reviewer);
  ts_statement_bind_text (statement, 8, now);
  return ts_statement_run (statement, error);
}

/* Runs an UPDATE of a tag's one value, ?2, that leaves rows alone that have it. */
static gboolean
update (TsConnection *connection, const char *sql, const char *id, const char *value, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (connection, sql, error);
  g_autofree char *now = ts_time_now ();

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, id);
  ts_statement_bind_text (statement, 2, value);
  ts_statement_bind_text (statement, 3, now);
  return ts_statement_run (statement, error);
}

gboolean
ts_tag_table_set_strength (TsConnection *connection, const char *id, TsStrength strength, GError **error)
{
  return update (connection, "UPDATE tag SET strength = ?2, modified = ?3 WHERE id = ?1 AND strength <> ?2",
                 id, ts_strength_get_id (strength), error);
}

gboolean
ts_tag_table_set_evidence_type (TsConnection *connection, const char *id, const char *type, GError **error)
{
  return update (connection,
                 "UPDATE tag SET evidence_type = nullif (?2, ''), modified = ?3 "
                 "WHERE id = ?1 AND evidence_type IS NOT nullif (?2, '')",
                 id, type, error);
}

gboolean
ts_tag_table_set_note (TsConnection *connection, const char *id, const char *note, GError **error)
{
  return update (connection,
                 "UPDATE tag SET note = nullif (?2, ''), modified = ?3 "
                 "WHERE id = ?1 AND note IS NOT nullif (?2, '')",
                 id, note, error);
}

gboolean
ts_tag_table_set_item (TsConnection *connection, const char *id, const char *item, GError **error)
{
  return update (connection, "UPDATE tag SET item = ?2, modified = ?3 WHERE id = ?1 AND item <> ?2", id, item,
                 error);
}

gboolean
ts_tag_table_delete (TsConnection *connection, const char *id, GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, "DELETE FROM tag WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, id);
  return ts_statement_run (statement, error);
}

gboolean
ts_tag_table_delete_all (TsConnection *connection, const char *passage, GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, "DELETE FROM tag WHERE passage = ?1", error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, passage);
  return ts_statement_run (statement, error);
}
