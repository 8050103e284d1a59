#include "config.h"

#include "evidence/passage-table.h"

#include "base/date.h"
#include "evidence/passage-private.h"
#include "evidence/tag-table.h"

#define COLUMNS                                                                                              \
  "passage.id, passage.report, passage.reviewer, passage.created, passage.example, document, kind, "         \
  "start_page, start, end_page, end, quote, prefix, suffix, rects"

/* The file may come from outside: numbers are brought into range, so that a
 * wrong row can be listed, checked and deleted, and never harms.
 */
static guint
get_uint (TsStatement *statement, int column)
{
  return CLAMP (ts_statement_get_int (statement, column), 0, G_MAXINT);
}

static TsAnchor *
read_anchor (TsStatement *statement)
{
  TsAnchor *anchor = g_new0 (TsAnchor, 1);

  anchor->document = ts_statement_dup_text (statement, 5);
  anchor->is_region = g_strcmp0 (ts_statement_get_text (statement, 6), "region") == 0;
  anchor->range.start.page = get_uint (statement, 7);
  anchor->range.start.offset = get_uint (statement, 8);
  anchor->range.end.page = get_uint (statement, 9);
  anchor->range.end.offset = get_uint (statement, 10);
  anchor->quote = ts_statement_dup_text (statement, 11);
  anchor->prefix = ts_statement_dup_text (statement, 12);
  anchor->suffix = ts_statement_dup_text (statement, 13);
  anchor->rects = ts_anchor_parse_rects (ts_statement_get_text (statement, 14), NULL);
  if (anchor->rects == NULL)
    anchor->rects = g_array_new (FALSE, FALSE, sizeof (TsPageRect));
  return anchor;
}

static TsPassage *
read_passage (TsStatement *statement)
{
  g_autofree char *id = ts_statement_dup_text (statement, 0);
  g_autofree char *report = ts_statement_dup_text (statement, 1);
  g_autofree char *reviewer = ts_statement_dup_text (statement, 2);
  g_autofree char *created = ts_statement_dup_text (statement, 3);

  return ts_passage_new (id, report, reviewer, created, ts_statement_get_int (statement, 4) != 0,
                         read_anchor (statement));
}

TsPassage *
ts_passage_table_load (TsConnection *connection, const char *id, GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, "SELECT " COLUMNS " FROM passage WHERE id = ?1", error);
  g_autoptr (TsPassage) passage = NULL;
  g_autoptr (GHashTable) passages = NULL;

  if (statement == NULL)
    return NULL;
  ts_statement_bind_text (statement, 1, id);
  if (!ts_statement_step (statement, error))
    return NULL;
  passage = read_passage (statement);

  passages = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (passages, (gpointer) ts_passage_get_id (passage), passage);
  if (!ts_tag_table_load_of_passage (connection, id, passages, error))
    return NULL;
  ts_passage_sort_tags (passage);
  return g_steal_pointer (&passage);
}

static TsStatement *
prepare_list (TsConnection *connection, const char *report, const char *reviewer, GError **error)
{
  TsStatement *statement;

  if (report == NULL)
    return ts_connection_prepare (connection, "SELECT " COLUMNS " FROM passage", error);

  statement = ts_connection_prepare (connection,
                                     reviewer == NULL ? "SELECT " COLUMNS " FROM passage WHERE report = ?1"
                                                      : "SELECT " COLUMNS
                                                        " FROM passage WHERE report = ?1 AND reviewer = ?2",
                                     error);
  if (statement == NULL)
    return NULL;
  ts_statement_bind_text (statement, 1, report);
  if (reviewer != NULL)
    ts_statement_bind_text (statement, 2, reviewer);
  return statement;
}

GPtrArray *
ts_passage_table_list (TsConnection *connection, const char *report, const char *reviewer, GError **error)
{
  g_autoptr (TsStatement) statement = prepare_list (connection, report, reviewer, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) passages = g_hash_table_new (g_str_hash, g_str_equal);
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;
  while (ts_statement_step (statement, &local_error))
    {
      TsPassage *passage = read_passage (statement);

      g_ptr_array_add (list, passage);
      g_hash_table_insert (passages, (gpointer) ts_passage_get_id (passage), passage);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  if (list->len > 0 && !ts_tag_table_load_of_report (connection, report, passages, error))
    return NULL;
  g_ptr_array_foreach (list, (GFunc) (void (*) (void)) ts_passage_sort_tags, NULL);
  return g_steal_pointer (&list);
}

GPtrArray *
ts_passage_table_list_ids (TsConnection *connection, const char *start, guint max, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, "SELECT id FROM passage WHERE id >= ?1 AND id < ?1 || char (0x10ffff) ORDER BY id LIMIT ?2",
      error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;
  ts_statement_bind_text (statement, 1, start);
  ts_statement_bind_int (statement, 2, max);
  while (ts_statement_step (statement, &local_error))
    g_ptr_array_add (ids, ts_statement_dup_text (statement, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&ids);
}

gboolean
ts_passage_table_has_document (TsConnection *connection,
                               const char *report,
                               const char *document,
                               GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, "SELECT 1 FROM report_document WHERE report = ?1 AND document = ?2", error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, report);
  ts_statement_bind_text (statement, 2, document);
  return ts_statement_step (statement, error);
}

char *
ts_passage_table_find_place (TsConnection *connection,
                             const char *report,
                             const char *reviewer,
                             const TsAnchor *anchor,
                             GError **error)
{
  /* Text is where its offsets say, a region where its rectangle is; its offset
   * follows from that, so that the index leads to either.
   */
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection,
      "SELECT id FROM passage WHERE report = ?1 AND start_page = ?2 AND start = ?7 AND reviewer = ?3 "
      "AND document = ?4 AND kind = ?5 AND iif (?5 = 'region', rects = ?6, end_page = ?8 AND end = ?9) "
      "ORDER BY created, id LIMIT 1",
      error);
  g_autofree char *rects = ts_anchor_format_rects (anchor->rects);

  if (statement == NULL)
    return NULL;
  ts_statement_bind_text (statement, 1, report);
  ts_statement_bind_int (statement, 2, anchor->range.start.page);
  ts_statement_bind_text (statement, 3, reviewer);
  ts_statement_bind_text (statement, 4, anchor->document);
  ts_statement_bind_text (statement, 5, anchor->is_region ? "region" : "text");
  ts_statement_bind_text (statement, 6, rects);
  ts_statement_bind_int (statement, 7, anchor->range.start.offset);
  ts_statement_bind_int (statement, 8, anchor->range.end.page);
  ts_statement_bind_int (statement, 9, anchor->range.end.offset);
  return ts_statement_step (statement, error) ? ts_statement_dup_text (statement, 0) : NULL;
}

/* Where the passage stands, and its words, from the parameter @first on: its pages
 * and offsets, quote, prefix, suffix and rectangles.
 */
static void
bind_place (TsStatement *statement, int first, const TsAnchor *anchor)
{
  g_autofree char *rects = ts_anchor_format_rects (anchor->rects);

  ts_statement_bind_int (statement, first, anchor->range.start.page);
  ts_statement_bind_int (statement, first + 1, anchor->range.start.offset);
  ts_statement_bind_int (statement, first + 2, anchor->range.end.page);
  ts_statement_bind_int (statement, first + 3, anchor->range.end.offset);
  ts_statement_bind_text (statement, first + 4, anchor->quote != NULL ? anchor->quote : "");
  ts_statement_bind_text (statement, first + 5, anchor->prefix != NULL ? anchor->prefix : "");
  ts_statement_bind_text (statement, first + 6, anchor->suffix != NULL ? anchor->suffix : "");
  ts_statement_bind_text (statement, first + 7, rects);
}

gboolean
ts_passage_table_insert (TsConnection *connection,
                         const char *id,
                         const char *report,
                         const char *reviewer,
                         const TsAnchor *anchor,
                         gboolean example,
                         GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection,
                             "INSERT INTO passage (id, report, document, kind, start_page, start, end_page, "
                             "end, quote, prefix, suffix, "
                             "rects, example, reviewer, created, modified) "
                             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?15)",
                             error);
  g_autofree char *now = ts_time_now ();

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, id);
  ts_statement_bind_text (statement, 2, report);
  ts_statement_bind_text (statement, 3, anchor->document);
  ts_statement_bind_text (statement, 4, anchor->is_region ? "region" : "text");
  bind_place (statement, 5, anchor);
  ts_statement_bind_int (statement, 13, example);
  ts_statement_bind_text (statement, 14, reviewer);
  ts_statement_bind_text (statement, 15, now);
  return ts_statement_run (statement, error);
}

gboolean
ts_passage_table_set_example (TsConnection *connection, const char *id, gboolean example, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, "UPDATE passage SET example = ?2, modified = ?3 WHERE id = ?1 AND example <> ?2", error);
  g_autofree char *now = ts_time_now ();

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, id);
  ts_statement_bind_int (statement, 2, example);
  ts_statement_bind_text (statement, 3, now);
  return ts_statement_run (statement, error);
}

gboolean
ts_passage_table_set_anchor (TsConnection *connection, const char *id, const TsAnchor *anchor, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection,
      "UPDATE passage SET start_page = ?2, start = ?3, end_page = ?4, end = ?5, quote = ?6, prefix = ?7, "
      "suffix = ?8, rects = ?9, modified = ?10 WHERE id = ?1",
      error);
  g_autofree char *now = ts_time_now ();

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, id);
  bind_place (statement, 2, anchor);
  ts_statement_bind_text (statement, 10, now);
  return ts_statement_run (statement, error);
}

gboolean
ts_passage_table_delete (TsConnection *connection, const char *id, GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, "DELETE FROM passage WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, id);
  return ts_statement_run (statement, error);
}
