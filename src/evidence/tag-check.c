#include "config.h"

#include "evidence/tag-check.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>

const char *
ts_tag_check_item (TsFramework *framework, const char *item, GError **error)
{
  const TsCriterion *criterion = ts_framework_find_criterion (framework, item);
  const TsQuestion *question = ts_framework_find_question (framework, item);

  if (criterion != NULL)
    return criterion->id;
  if (question != NULL)
    return question->id;
  g_set_error (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_VALUE,
               _ ("The framework has no criterion or question “%s”."), item);
  return NULL;
}

gboolean
ts_tag_check_type (TsFramework *framework, const char *id, const char **type, GError **error)
{
  const TsEvidenceType *found = *id != '\0' ? ts_framework_find_evidence_type (framework, id) : NULL;
  g_autoptr (GString) known = NULL;
  GPtrArray *types;

  if (*id == '\0' || found != NULL)
    {
      *type = found != NULL ? found->id : "";
      return TRUE;
    }
  known = g_string_new (NULL);
  types = ts_framework_get_evidence_types (framework);
  for (guint i = 0; i < types->len; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", ((TsEvidenceType *) types->pdata[i])->id);
  g_set_error (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_VALUE,
               _ ("“%s” is no evidence type; there are: %s."), id, known->str);
  return FALSE;
}

gboolean
ts_tag_check_values (
    TsFramework *framework, const TsTagValues *values, TsTagValues *checked, char **note, GError **error)
{
  *checked = (TsTagValues){ 0 };
  if (values == NULL)
    return TRUE;
  if ((guint) values->strength > TS_STRENGTH_CONTRADICTS)
    {
      g_set_error (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_VALUE, _ ("There is no such strength."));
      return FALSE;
    }
  checked->strength = values->strength;
  if (values->note != NULL)
    checked->note = *note = ts_text_make_valid (values->note, -1);
  return values->evidence_type == NULL ||
         ts_tag_check_type (framework, values->evidence_type, &checked->evidence_type, error);
}

static gboolean
check_region (const TsAnchor *anchor, GError **error)
{
  for (guint i = 0; anchor->rects != NULL && i < anchor->rects->len; i++)
    {
      const TsPageRect *rect = &g_array_index (anchor->rects, TsPageRect, i);

      if (ts_rect_is_empty (&rect->rect) || rect->rect.x1 < 0 || rect->rect.y1 < 0 || rect->rect.x2 > 1 ||
          rect->rect.y2 > 1)
        break;
      if (i + 1 == anchor->rects->len)
        return TRUE;
    }
  g_set_error (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_INVALID,
               _ ("The region is empty or reaches over the edge of the page."));
  return FALSE;
}

TsAnchor *
ts_tag_check_anchor (TsDocumentStore *documents, const TsAnchor *anchor, GError **error)
{
  guint n_pages = ts_document_store_get_n_pages (documents, anchor->document);
  g_autofree char *words = g_strdup (anchor->quote != NULL ? anchor->quote : "");
  g_autoptr (TsAnchor) checked = NULL;

  if (anchor->range.start.page >= n_pages || (!anchor->is_region && anchor->range.end.page >= n_pages))
    {
      g_set_error (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_INVALID, _ ("The document has no page %u."),
                   anchor->range.start.page + 1);
      return NULL;
    }
  if (!anchor->is_region && (ts_text_range_is_empty (&anchor->range) || *g_strstrip (words) == '\0'))
    {
      g_set_error (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_INVALID,
                   _ ("Nothing is selected: select the words that are the evidence."));
      return NULL;
    }
  if (anchor->is_region && !check_region (anchor, error))
    return NULL;

  checked = ts_anchor_copy (anchor);
  if (anchor->is_region)
    {
      const TsPageRect *first = &g_array_index (anchor->rects, TsPageRect, 0);
      g_autoptr (TsTextLayer) layer = ts_document_store_get_text_layer (documents, anchor->document, error);
      TsPageText *page;

      if (layer == NULL)
        return NULL;
      page = ts_text_layer_get_page (layer, anchor->range.start.page);
      checked->range.start.offset =
          ts_page_text_offset_at (page, first->rect.x1 * ts_page_text_get_width (page),
                                  first->rect.y1 * ts_page_text_get_height (page));
      checked->range.end = checked->range.start;
      ts_page_text_unref (page);
    }
  return g_steal_pointer (&checked);
}
