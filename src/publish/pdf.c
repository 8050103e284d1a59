#include "config.h"

#include "publish/layout.h"
#include "publish/pdf-finish.h"

#include <cairo-pdf.h>

static cairo_status_t
append_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const TsBlockDocument *document)
{
  g_autofree char *time = document->date != NULL ? g_strconcat (document->date, "T00:00:00Z", NULL) : NULL;

  if (document->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  if (document->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, document->author);
  if (document->subject != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, document->subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Touchstone " TS_VERSION);
  if (time != NULL)
    {
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, time);
    }
}

/* Headings as the outline, nested by their levels. */
static void
add_outline (cairo_surface_t *surface, const TsBlockDocument *document)
{
  int parents[4] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT,
                     CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TsBlock *block = document->blocks->pdata[i];
      g_autofree char *text = NULL;
      g_autofree char *target = NULL;
      guint level;

      if (block->kind != TS_BLOCK_HEADING || block->id == NULL)
        continue;
      text = ts_block_dup_text (block);
      target = ts_layout_format_target (block->id);
      level = CLAMP (block->level, 1, 3);
      parents[level] = cairo_pdf_surface_add_outline (surface, parents[level - 1], text, target,
                                                      CAIRO_PDF_OUTLINE_FLAG_OPEN);
      for (guint deeper = level + 1; deeper < G_N_ELEMENTS (parents); deeper++)
        parents[deeper] = parents[level];
    }
}

/**
 * ts_publish_to_pdf:
 *
 * A4, tagged, with outline, destinations, links and metadata; real text. Returns:
 * (transfer full): the file's bytes, or %NULL with TS_PUBLISH_ERROR_FAILED
 */
GBytes *
ts_publish_to_pdf (const TsBlockDocument *document, GError **error)
{
  g_autoptr (TsPublishLayout) layout = ts_publish_layout_new (document);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append_cb, bytes, TS_PAGE_WIDTH, TS_PAGE_HEIGHT);
  g_autoptr (GBytes) written = NULL;
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  /* From 1.5 on the metadata may be packed, which ts_publish_is_own_file() could not read. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (surface, document);
  for (guint i = 0; i < ts_publish_layout_get_n_pages (layout); i++)
    {
      ts_layout_draw_page (layout, i, cr, TRUE);
      cairo_show_page (cr);
    }
  add_outline (surface, document);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, TS_PUBLISH_ERROR, TS_PUBLISH_ERROR_FAILED, "The PDF could not be made: %s",
                   cairo_status_to_string (status));
      return NULL;
    }
  written = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return ts_pdf_finish (written, document->language);
}
