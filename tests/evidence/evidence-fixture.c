#include "config.h"

#include "evidence-fixture.h"

#include <glib/gstdio.h>

#define WIDTH  595.0
#define HEIGHT 842.0

void
evidence_fixture_set_up (EvidenceFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("touchstone-evidence-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.touchstone", NULL);
  fixture->connection = ts_connection_create (path, &error);
  g_assert_no_error (error);
  fixture->history = ts_history_new (fixture->connection, "Ada");
  fixture->framework = ts_framework_new_bundled ("wt2018", &error);
  g_assert_no_error (error);
  fixture->reg = ts_register_new (fixture->history);
  ts_register_fill (fixture->reg, &error);
  g_assert_no_error (error);
  ts_register_set_date (fixture->reg, "2021-01-08");
  fixture->documents = ts_document_store_new (fixture->history);
  fixture->evidence = ts_evidence_new (fixture->history, fixture->framework, fixture->documents);
}

void
evidence_fixture_tear_down (EvidenceFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "test.touchstone", NULL);

  g_assert_finalize_object (fixture->evidence);
  g_assert_finalize_object (fixture->documents);
  g_assert_finalize_object (fixture->reg);
  g_assert_finalize_object (fixture->framework);
  g_assert_finalize_object (fixture->history);
  ts_connection_close (fixture->connection, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->connection);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

/* Characters stand on a grid: 6 points wide, lines 14 apart. */
static TsPageText *
make_page_text (const char *text)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TsRect));
  g_autoptr (GError) error = NULL;
  double x = 50;
  double y = 50;
  TsPageText *page;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      TsRect rect = { x, y, *p == '\n' ? x : x + 6, *p == '\n' ? y : y + 11 };

      g_array_append_val (rects, rect);
      x += 6;
      if (*p == '\n')
        {
          x = 50;
          y += 14;
        }
    }
  page = ts_page_text_new (text, (TsRect *) (void *) rects->data, rects->len, WIDTH, HEIGHT, &error);
  g_assert_no_error (error);
  return page;
}

char *
evidence_fixture_add_report (EvidenceFixture *fixture,
                             const char *name,
                             const char *const *texts,
                             const char *const *labels,
                             const char *partnership,
                             const char *report)
{
  TsNewDocument document = { .name = (char *) name };
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_page_text_unref);
  g_autoptr (GArray) infos = g_array_new (FALSE, TRUE, sizeof (TsPageInfo));
  g_autofree char *all = g_strjoinv ("\f", (char **) texts);
  g_autofree char *content = g_strconcat (name, "\n", all, NULL);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autofree char *partnership_id = NULL;
  g_autoptr (GError) error = NULL;
  char *id;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      TsPageInfo info = { .width = WIDTH, .height = HEIGHT };

      if (labels != NULL)
        g_strlcpy (info.label, labels[i], sizeof info.label);
      g_array_append_val (infos, info);
      g_ptr_array_add (pages, make_page_text (texts[i]));
    }
  if (partnership != NULL)
    {
      partnership_id = ts_register_find_partnership (fixture->reg, partnership, &error);
      g_assert_no_error (error);
    }
  document.sha256 = sha256;
  document.bytes = bytes;
  document.pages = pages;
  document.page_infos = infos;
  id = ts_document_store_add (
      fixture->documents, &document, report, report != NULL ? TS_ROLE_ANNEX : TS_ROLE_REPORT,
      report != NULL ? NULL : "Yearly report 2019-20", partnership_id, report != NULL ? NULL : "2019-04-01",
      report != NULL ? NULL : "2020-03-31", NULL, NULL, &error);
  g_assert_no_error (error);
  return id;
}

char *
evidence_fixture_make_page (guint page)
{
  GString *text = g_string_new (NULL);

  for (guint line = 0; line < 50; line++)
    {
      for (guint word = 0; word < 8; word++)
        g_string_append_printf (text, "%sp%uw%u", word > 0 ? " " : "", page, line * 8 + word);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

const char *
evidence_fixture_document (EvidenceFixture *fixture, const char *report, guint position)
{
  GPtrArray *documents = ts_report_get_documents (ts_register_get_report (fixture->reg, report));

  g_assert_cmpuint (documents->len, >, position);
  return ((TsReportDocument *) documents->pdata[position])->sha256;
}

static TsTextLayer *
get_layer (EvidenceFixture *fixture, const char *document)
{
  g_autoptr (GError) error = NULL;
  TsTextLayer *layer = ts_document_store_get_text_layer (fixture->documents, document, &error);

  g_assert_no_error (error);
  return layer;
}

TsAnchor *
evidence_fixture_anchor (EvidenceFixture *fixture, const char *document, const char *quote)
{
  g_autoptr (TsTextLayer) layer = get_layer (fixture, document);
  g_autoptr (GArray) places = ts_text_layer_find_quote (layer, quote, -1);

  g_assert_cmpuint (places->len, ==, 1);
  return ts_anchor_new_for_range (document, layer, &g_array_index (places, TsTextRange, 0));
}

TsAnchor *
evidence_fixture_region (
    EvidenceFixture *fixture, const char *document, guint page, double x1, double y1, double x2, double y2)
{
  g_autoptr (TsTextLayer) layer = get_layer (fixture, document);
  TsRect rect = { x1, y1, x2, y2 };

  return ts_anchor_new_for_region (document, layer, page, &rect, WIDTH, HEIGHT);
}

char *
evidence_fixture_tag (
    EvidenceFixture *fixture, const char *report, const char *quote, const char *item, TsStrength strength)
{
  g_autoptr (TsAnchor) anchor =
      evidence_fixture_anchor (fixture, evidence_fixture_document (fixture, report, 0), quote);
  TsTagValues values = { strength, NULL, NULL };
  g_autoptr (GError) error = NULL;
  char *id = ts_evidence_tag (fixture->evidence, report, anchor, item, &values, FALSE, &error);

  g_assert_no_error (error);
  return id;
}

void
evidence_fixture_undo (EvidenceFixture *fixture, const char *action)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *name = NULL;

  ts_history_undo (fixture->history, &undone, &error);
  g_assert_no_error (error);
  name = ts_action_dup_text (undone, FALSE);
  g_assert_cmpstr (name, ==, action);
}

void
evidence_fixture_redo (EvidenceFixture *fixture, const char *action)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *name = NULL;

  ts_history_redo (fixture->history, &redone, &error);
  g_assert_no_error (error);
  name = ts_action_dup_text (redone, FALSE);
  g_assert_cmpstr (name, ==, action);
}
