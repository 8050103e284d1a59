#include "config.h"

#include "evidence/evidence.h"

#include <glib/gi18n-lib.h>

static int
compare_document_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (ts_passage_get_anchor (*(TsPassage *const *) a)->document,
                 ts_passage_get_anchor (*(TsPassage *const *) b)->document);
}

static void
add_problem (GPtrArray *problems, TsPassage *passage, const char *why)
{
  g_ptr_array_add (problems, g_strdup_printf (_ ("passage %.8s, page %u: %s"), ts_passage_get_id (passage),
                                              ts_passage_get_page (passage) + 1, why));
}

/**
 * ts_evidence_check:
 *
 * Looks for every passage where it is said to be.
 *
 * Returns: (transfer full) (element-type utf8): in words, those that are not there
 */
GPtrArray *
ts_evidence_check (TsEvidence *self, GError **error)
{
  TsDocumentStore *documents = ts_evidence_get_documents (self);
  g_autoptr (GPtrArray) passages = ts_evidence_list_all (self, error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TsTextLayer) layer = NULL;
  const char *document = NULL;

  if (passages == NULL)
    return NULL;

  /* One text layer at a time. */
  g_ptr_array_sort (passages, compare_document_cb);
  for (guint i = 0; i < passages->len; i++)
    {
      TsPassage *passage = passages->pdata[i];
      const TsAnchor *anchor = ts_passage_get_anchor (passage);
      g_autoptr (GError) local_error = NULL;
      g_autofree char *why = NULL;

      if (layer == NULL || g_strcmp0 (document, anchor->document) != 0)
        {
          g_clear_object (&layer);
          layer = ts_document_store_get_text_layer (documents, anchor->document, &local_error);
          document = anchor->document;
        }
      if (layer == NULL)
        add_problem (problems, passage, local_error->message);
      else if (!ts_anchor_verify (anchor, layer, &why))
        add_problem (problems, passage, why != NULL ? why : _ ("the quotation is not there"));
    }
  return g_steal_pointer (&problems);
}
