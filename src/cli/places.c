#include "config.h"

#include "cli/places.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>

#define CONTEXT     40 /* characters shown on either side of a place */
#define LONGEST     160
#define MOST_PLACES 20
#define LEAST_LIKE  0.5 /* what is less like a quotation is no help */

static char *
dup_context (TsTextLayer *layer, const TsTextRange *range)
{
  g_autoptr (TsPageText) page = ts_text_layer_get_page (layer, range->start.page);
  guint length = ts_page_text_get_length (page);
  guint start = range->start.offset > CONTEXT ? range->start.offset - CONTEXT : 0;
  guint end = range->end.page == range->start.page ? MIN (range->end.offset + CONTEXT, length) : length;
  g_autofree char *text = ts_page_text_dup_range (page, start, end);
  g_autofree char *clean = ts_text_clean (text, NULL);

  return ts_text_ellipsise (clean, LONGEST);
}

/* Says that @quote stands at all these places. */
static void
tell_places (const char *quote, const char *document, TsTextLayer *layer, GArray *places, int page)
{
  g_autofree char *what = ts_text_ellipsise (quote, 40);
  g_autoptr (GString) why = g_string_new (NULL);

  g_string_append_printf (
      why, ngettext ("it stands in %u place of %s", "it stands in %u places of %s", places->len), places->len,
      document);
  g_string_append (why, page < 0 ? _ ("; give --page, or more of its text:")
                                 : _ (" on this page; give more of its text:"));
  for (guint i = 0; i < MIN (places->len, MOST_PLACES); i++)
    {
      const TsTextRange *range = &g_array_index (places, TsTextRange, i);
      g_autofree char *context = dup_context (layer, range);

      g_string_append_printf (why, _ ("\n  page %u: …%s…"), range->start.page + 1, context);
    }
  if (places->len > MOST_PLACES)
    g_string_append_printf (why, _ ("\n  and %u more"), places->len - MOST_PLACES);
  cli_problem (what, why->str);
}

/* The pages, each once, that @places begin on. */
static char *
dup_pages (GArray *places)
{
  g_autoptr (GString) pages = g_string_new (NULL);
  guint last = G_MAXUINT;

  for (guint i = 0; i < places->len; i++)
    {
      guint page = g_array_index (places, TsTextRange, i).start.page;

      if (page != last)
        g_string_append_printf (pages, "%s%u", pages->len > 0 ? ", " : "", page + 1);
      last = page;
    }

  return g_string_free (g_steal_pointer (&pages), FALSE);
}

static gboolean
has_text (TsReport *report)
{
  GPtrArray *documents = ts_report_get_documents (report);

  for (guint i = 0; i < documents->len; i++)
    if (((TsReportDocument *) documents->pdata[i])->has_text)
      return TRUE;

  return FALSE;
}

/* Says that @quote is not there, and what was perhaps meant. */
static void
tell_missing (const char *quote, TsTextLayer *layer, int page)
{
  g_autofree char *what = ts_text_ellipsise (quote, 40);
  g_autoptr (GArray) elsewhere = page >= 0 ? ts_text_layer_find_quote (layer, quote, -1) : NULL;
  g_autoptr (GString) why = g_string_new (NULL);
  TsTextRange nearest;
  double likeness = 0;

  if (elsewhere != NULL && elsewhere->len > 0)
    {
      g_autofree char *pages = dup_pages (elsewhere);

      g_string_append_printf (why, _ ("it is not on page %d, but on page %s"), page + 1, pages);
      cli_problem (what, why->str);
      return;
    }

  g_string_append (why, _ ("the report does not have this text"));
  if (ts_text_layer_find_nearest (layer, quote, page, &nearest, &likeness) && likeness >= LEAST_LIKE)
    {
      g_autofree char *text = ts_text_layer_dup_quote (layer, &nearest);

      g_string_append_printf (why, _ ("; the nearest is on page %u: “%s”"), nearest.start.page + 1, text);
    }
  cli_problem (what, why->str);
}

static TsTextLayer *
get_layer (TsProject *project, const TsReportDocument *document)
{
  g_autoptr (GError) error = NULL;
  TsTextLayer *layer =
      ts_document_store_get_text_layer (ts_project_get_documents (project), document->sha256, &error);

  if (layer == NULL)
    cli_fail (document->name, error);

  return layer;
}

/* The report comes first: an annex counts only if the report lacks the text. */
TsAnchor *
cli_place_quote (TsProject *project, TsReport *report, const char *quote, int page)
{
  GPtrArray *documents = ts_report_get_documents (report);

  if (!has_text (report))
    {
      g_autofree char *name = ts_report_dup_display_name (report);

      cli_problem (name,
                   _ ("this report has no text, as in a scan; mark the passage by --page and --region"));
      return NULL;
    }
  for (guint i = 0; i < documents->len; i++)
    {
      const TsReportDocument *document = documents->pdata[i];
      g_autoptr (TsTextLayer) layer = get_layer (project, document);
      g_autoptr (GArray) places = NULL;

      if (layer == NULL)
        return NULL;
      places = ts_text_layer_find_quote (layer, quote, page);
      if (places->len == 1)
        return ts_anchor_new_for_range (document->sha256, layer, &g_array_index (places, TsTextRange, 0));
      if (places->len > 1)
        {
          tell_places (quote, document->name, layer, places, page);
          return NULL;
        }
    }

  if (documents->len > 0)
    {
      g_autoptr (TsTextLayer) layer = get_layer (project, documents->pdata[0]);

      if (layer != NULL)
        tell_missing (quote, layer, page);
    }

  return NULL;
}

TsAnchor *
cli_place_region (TsProject *project, TsReport *report, const TsRect *rect, guint page)
{
  GPtrArray *documents = ts_report_get_documents (report);
  const TsReportDocument *document = documents->len > 0 ? documents->pdata[0] : NULL;
  g_autofree char *name = ts_report_dup_display_name (report);
  g_autoptr (GArray) infos = NULL;
  g_autoptr (TsTextLayer) layer = NULL;
  g_autoptr (GError) error = NULL;
  const TsPageInfo *info;

  if (document == NULL)
    {
      cli_problem (name, _ ("the report has no document"));
      return NULL;
    }
  infos = ts_document_store_get_page_infos (ts_project_get_documents (project), document->sha256, &error);
  if (infos == NULL)
    {
      cli_fail (document->name, error);
      return NULL;
    }
  if (page >= infos->len)
    {
      g_autofree char *why = g_strdup_printf (_ ("there is no page %u; it has %u"), page + 1, infos->len);

      cli_problem (document->name, why);
      return NULL;
    }
  info = &g_array_index (infos, TsPageInfo, page);
  if (rect->x2 > info->width + 0.5 || rect->y2 > info->height + 0.5)
    {
      g_autofree char *why =
          g_strdup_printf (_ ("the region is not within page %u, which is %.0f by %.0f points"), page + 1,
                           info->width, info->height);

      cli_problem (document->name, why);
      return NULL;
    }
  layer = get_layer (project, document);
  if (layer == NULL)
    return NULL;

  return ts_anchor_new_for_region (document->sha256, layer, page, rect, info->width, info->height);
}
