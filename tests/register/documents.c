#include "config.h"

#include "documents.h"

#define WIDTH  595.0
#define HEIGHT 842.0

static TsPageText *
make_page (const char *text)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, TRUE, sizeof (TsRect));
  g_autoptr (GError) error = NULL;
  TsPageText *page;

  for (glong i = 0; i < g_utf8_strlen (text, -1); i++)
    {
      TsRect rect = { 40 + 6.0 * (double) i, 40, 46 + 6.0 * (double) i, 52 };

      g_array_append_val (rects, rect);
    }
  page = ts_page_text_new (text, (TsRect *) (void *) rects->data, rects->len, WIDTH, HEIGHT, &error);
  g_assert_no_error (error);

  return page;
}

TsNewDocument *
make_document (const char *name, const char *const *pages)
{
  TsNewDocument *document = g_new0 (TsNewDocument, 1);
  char *bytes = g_strdup_printf ("PDF %s", name);

  document->name = g_strdup (name);
  document->bytes = g_bytes_new_take (bytes, strlen (bytes));
  document->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, document->bytes);
  document->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_page_text_unref);
  document->page_infos = g_array_new (FALSE, TRUE, sizeof (TsPageInfo));
  for (guint i = 0; pages[i] != NULL; i++)
    {
      TsPageInfo info = { WIDTH, HEIGHT, "" };

      g_snprintf (info.label, sizeof info.label, "%u", i + 1);
      g_ptr_array_add (document->pages, make_page (pages[i]));
      g_array_append_val (document->page_infos, info);
    }

  return document;
}

char *
add_document (TsDocumentStore *store, const char *name, const char *partnership, const char *period_start)
{
  const char *const pages[] = { "One page", "and another", NULL };
  g_autoptr (TsNewDocument) document = make_document (name, pages);
  g_autoptr (GError) error = NULL;
  char *report = ts_document_store_add (store, document, NULL, TS_ROLE_REPORT, NULL, partnership,
                                        period_start, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return report;
}
