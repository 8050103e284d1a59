#include "config.h"

#include "publish/letter-private.h"
#include "publish/letter-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many passages are quoted for a criterion; the table has the pages of all. */
#define MAX_QUOTATIONS 3

/* The label that is printed on a page, or "". */
static const char *
get_label (TsLetterContext *self, const char *document, guint page)
{
  GArray *infos = g_hash_table_lookup (self->pages, document);

  if (infos == NULL)
    {
      infos = ts_document_store_get_page_infos (self->documents, document, NULL);
      if (infos == NULL)
        infos = g_array_new (FALSE, FALSE, sizeof (TsPageInfo));
      g_hash_table_insert (self->pages, g_strdup (document), infos);
    }
  return page < infos->len ? g_array_index (infos, TsPageInfo, page).label : "";
}

static guint
get_last_page (const TsAnchor *anchor)
{
  return anchor->is_region ? anchor->range.start.page
                           : MAX (anchor->range.start.page, anchor->range.end.page);
}

/* The document that a passage is in; NULL for the report itself, which needs no name. */
static const TsReportDocument *
find_annex (TsLetterContext *self, const char *document)
{
  GPtrArray *documents = ts_report_get_documents (self->report);

  for (guint i = 1; i < documents->len; i++)
    {
      const TsReportDocument *candidate = documents->pdata[i];

      if (g_str_equal (candidate->sha256, document))
        return candidate;
    }
  return NULL;
}

char *
ts_letter_dup_reference (TsLetterContext *self, TsPassage *passage)
{
  const TsAnchor *anchor = ts_passage_get_anchor (passage);
  const TsReportDocument *annex = find_annex (self, anchor->document);
  guint first = anchor->range.start.page;
  guint last = get_last_page (anchor);
  g_autofree char *pages = ts_letter_text_pages (first, get_label (self, anchor->document, first), last,
                                                 get_label (self, anchor->document, last));

  return annex != NULL ? g_strconcat (annex->name, ", ", pages, NULL) : g_steal_pointer (&pages);
}

/* Where the report stands on the web, if that is a PDF. */
static const char *
find_url (TsLetterContext *self)
{
  const char *url = ts_report_get_url (self->report);
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;
  g_autofree char *path = NULL;

  if (uri == NULL || g_uri_get_fragment (uri) != NULL ||
      !(g_str_equal (g_uri_get_scheme (uri), "https") || g_str_equal (g_uri_get_scheme (uri), "http")))
    return NULL;
  path = g_ascii_strdown (g_uri_get_path (uri), -1);
  return g_str_has_suffix (path, ".pdf") ? url : NULL;
}

char *
ts_letter_dup_link (TsLetterContext *self, TsPassage *passage)
{
  const TsAnchor *anchor = ts_passage_get_anchor (passage);
  const TsReportDocument *document = find_annex (self, anchor->document);
  const char *url = document == NULL ? find_url (self) : NULL;
  GPtrArray *documents = ts_report_get_documents (self->report);
  g_autofree char *name = NULL;

  if (document == NULL && documents->len > 0)
    document = documents->pdata[0];
  if (url == NULL && document == NULL)
    return NULL;
  name = url != NULL ? g_strdup (url) : g_uri_escape_string (document->name, NULL, FALSE);
  return g_strdup_printf ("%s#page=%u", name, anchor->range.start.page + 1);
}

static char *
dup_quote (TsLetterContext *self, TsPassage *passage)
{
  g_autoptr (TsTextLayer) layer =
      ts_document_store_get_text_layer (self->documents, ts_passage_get_anchor (passage)->document, NULL);

  return ts_letter_text_quote (passage, layer);
}

/**
 * ts_letters_dup_quotation:
 * @passage: a passage of the audit's report
 *
 * Returns: (transfer full): the quotation with its page reference
 */
char *
ts_letters_dup_quotation (TsLetters *self, TsAudit *audit, TsPassage *passage)
{
  g_autoptr (TsLetterContext) context = NULL;
  g_autofree char *quote = NULL;
  g_autofree char *reference = NULL;

  g_return_val_if_fail (TS_IS_LETTERS (self), NULL);

  context = ts_letter_context_new (self, audit, NULL);
  quote = context != NULL ? dup_quote (context, passage) : ts_letter_text_quote (passage, NULL);
  reference = context != NULL ? ts_letter_dup_reference (context, passage) : NULL;
  if (reference == NULL)
    return g_steal_pointer (&quote);
  /* No brackets within brackets: "p. iv (PDF page 6)". */
  return g_strconcat (*quote != '\0' ? quote : _ ("A chart, table or picture in the report"),
                      strchr (reference, '(') != NULL ? ", " : " (", reference,
                      strchr (reference, '(') != NULL ? "" : ")", NULL);
}

/* --- Lists of pages --- */

static void
append_run (TsLetterContext *self, GString *text, const char *document, guint first, guint last)
{
  g_autofree char *from = ts_letter_text_page (first, get_label (self, document, first));
  g_autofree char *to = ts_letter_text_page (last, get_label (self, document, last));

  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", from);
  if (last > first)
    g_string_append_printf (text, "–%s", to);
}

/* The pages of one document on which there is something for @item. */
static char *
list_pages (TsLetterContext *self, const char *item, const char *document)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint first = 0;
  guint end = 0; /* one past the run's last page; 0 before there is one */

  for (guint i = 0; i < g_list_model_get_n_items (self->passages); i++)
    {
      g_autoptr (TsPassage) passage = g_list_model_get_item (self->passages, i);
      const TsAnchor *anchor = ts_passage_get_anchor (passage);
      guint page = anchor->range.start.page;

      if (!g_str_equal (anchor->document, document) || ts_passage_find_tag (passage, item) == NULL)
        continue;
      if (end > 0 && page > end)
        {
          append_run (self, text, document, first, end - 1);
          end = 0;
        }
      if (end == 0)
        first = page;
      end = MAX (end, get_last_page (anchor) + 1);
    }
  if (end > 0)
    append_run (self, text, document, first, end - 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
ts_letter_dup_pages (TsLetterContext *self, const char *item)
{
  GPtrArray *documents = ts_report_get_documents (self->report);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < documents->len; i++)
    {
      const TsReportDocument *document = documents->pdata[i];
      g_autofree char *pages = list_pages (self, item, document->sha256);

      if (*pages == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, "; ");
      if (i > 0)
        g_string_append_printf (text, "%s: ", document->name);
      g_string_append (text, pages);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- Quotations --- */

static void
add_quotation (TsLetterContext *self, TsBlockDocument *document, const char *id, TsPassage *passage)
{
  g_autofree char *quote = dup_quote (self, passage);
  TsBlock *block = ts_block_document_add (document, TS_BLOCK_QUOTATION, 0, id, NULL);

  if (*quote != '\0')
    ts_block_add_span (block, quote, FALSE, FALSE, NULL);
  else
    ts_block_add_span (block, _ ("A chart, table or picture in the report"), FALSE, TRUE, NULL);
  block->reference = ts_letter_dup_reference (self, passage);
  block->reference_link = ts_letter_dup_link (self, passage);
  block->passage = g_strdup (ts_passage_get_id (passage));
}

/* The passages of one strength, at most @room. (element-type TsPassage) */
static void
collect (TsLetterContext *self, const char *item, TsStrength strength, guint room, GPtrArray *quoted)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->passages) && room > 0; i++)
    {
      g_autoptr (TsPassage) passage = g_list_model_get_item (self->passages, i);
      const TsTag *tag = ts_passage_find_tag (passage, item);

      if (tag == NULL || tag->strength != strength)
        continue;
      g_ptr_array_add (quoted, g_steal_pointer (&passage));
      room--;
    }
}

void
ts_letter_add_quotations (
    TsLetterContext *self, TsBlockDocument *document, const char *id, const char *item, guint strengths)
{
  g_autoptr (GPtrArray) quoted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) against = g_ptr_array_new_with_free_func (g_object_unref);

  if ((strengths & 1 << TS_STRENGTH_CONTRADICTS) != 0)
    collect (self, item, TS_STRENGTH_CONTRADICTS, MAX_QUOTATIONS, against);
  for (guint strength = TS_STRENGTH_SUPPORTS; strength < TS_STRENGTH_CONTRADICTS; strength++)
    if ((strengths & 1u << strength) != 0)
      collect (self, item, strength, MAX_QUOTATIONS - MIN (against->len, 1) - quoted->len, quoted);
  g_ptr_array_extend_and_steal (quoted, g_steal_pointer (&against));
  for (guint i = 0; i < MIN (quoted->len, MAX_QUOTATIONS); i++)
    {
      g_autofree char *block_id = g_strdup_printf ("%s-%u", id, i + 1);

      add_quotation (self, document, block_id, quoted->pdata[i]);
    }
}
