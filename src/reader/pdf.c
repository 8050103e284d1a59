#include "config.h"

#include "reader/pdf.h"

#include "ipc/bounds.h"
#include "ipc/reader-error.h"

#include <string.h>

#define N_CACHED 4

#define A4_WIDTH  595.0
#define A4_HEIGHT 842.0

typedef struct
{
  guint index;
  PopplerPage *page;
} CachedPage;

struct _TsPdf
{
  PopplerDocument *document;
  guint n_pages;
  CachedPage cached[N_CACHED]; /* the one used last comes first */
};

/* With bytes when no password is needed, which is the quicker way, and with a
 * stream when one is: poppler_document_new_from_bytes() of poppler 22.12 crashes
 * on a wrong password. */
static PopplerDocument *
load (GBytes *bytes, const char *password, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, error);

  if (document != NULL || password == NULL || *password == '\0' ||
      !g_error_matches (*error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    return document;

  g_clear_error (error);
  stream = g_memory_input_stream_new_from_bytes (bytes);
  document =
      poppler_document_new_from_stream (stream, (goffset) g_bytes_get_size (bytes), password, NULL, error);
  if (g_error_matches (*error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    {
      g_clear_error (error);
      g_set_error_literal (error, TS_IPC_ERROR, TS_IPC_ERROR_WRONG_PASSWORD, "The password is wrong");
    }
  return document;
}

TsPdf *
ts_pdf_new (GBytes *bytes, const char *password, GError **error)
{
  g_autoptr (GError) local = NULL;
  PopplerDocument *document = load (bytes, password, &local);
  int n_pages;
  TsPdf *self;

  if (document == NULL)
    {
      if (g_error_matches (local, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
        g_set_error_literal (error, TS_IPC_ERROR, TS_IPC_ERROR_ENCRYPTED, "It needs a password");
      else if (local != NULL && local->domain == TS_IPC_ERROR)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        g_set_error (error, TS_IPC_ERROR, TS_IPC_ERROR_DAMAGED, "It can't be read: %s",
                     local != NULL ? local->message : "no reason given");
      return NULL;
    }

  n_pages = poppler_document_get_n_pages (document);
  if (n_pages < 1 || n_pages > TS_IPC_MAX_PAGES)
    {
      g_set_error_literal (error, TS_IPC_ERROR, n_pages < 1 ? TS_IPC_ERROR_NO_PAGES : TS_IPC_ERROR_TOO_LARGE,
                           n_pages < 1 ? "It has no pages" : "It has too many pages");
      g_object_unref (document);
      return NULL;
    }

  self = g_new0 (TsPdf, 1);
  self->document = document;
  self->n_pages = (guint) n_pages;
  return self;
}

void
ts_pdf_free (TsPdf *self)
{
  for (guint i = 0; i < N_CACHED; i++)
    g_clear_object (&self->cached[i].page);
  g_object_unref (self->document);
  g_free (self);
}

PopplerDocument *
ts_pdf_get_document (TsPdf *self)
{
  return self->document;
}

guint
ts_pdf_get_n_pages (TsPdf *self)
{
  return self->n_pages;
}

PopplerPage *
ts_pdf_get_page (TsPdf *self, guint page, GError **error)
{
  CachedPage found = { page, NULL };
  guint at;

  if (page >= self->n_pages)
    {
      g_set_error_literal (error, TS_IPC_ERROR, TS_IPC_ERROR_INVALID, "There is no such page");
      return NULL;
    }

  for (at = 0; at < N_CACHED - 1; at++)
    if (self->cached[at].page == NULL || self->cached[at].index == page)
      break;
  if (self->cached[at].page != NULL && self->cached[at].index == page)
    found.page = g_steal_pointer (&self->cached[at].page);
  else
    found.page = poppler_document_get_page (self->document, (int) page);
  if (found.page == NULL)
    {
      g_set_error_literal (error, TS_IPC_ERROR, TS_IPC_ERROR_NO_PAGE, "The page can't be read");
      return NULL;
    }

  g_clear_object (&self->cached[at].page);
  memmove (&self->cached[1], &self->cached[0], at * sizeof (CachedPage));
  self->cached[0] = found;
  return found.page;
}

void
ts_pdf_page_size (PopplerPage *page, double *width, double *height)
{
  *width = *height = 0;
  if (page != NULL)
    poppler_page_get_size (page, width, height);
  if (!ts_ipc_page_size_is_sane (*width, *height))
    {
      *width = A4_WIDTH;
      *height = A4_HEIGHT;
    }
}

char *
ts_pdf_clean_string (const char *text, gsize max)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
  GString *clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (clean->len + 6 > max + 1)
        break;
      g_string_append_unichar (clean, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free (clean, FALSE);
}

char *
ts_pdf_dup_title (TsPdf *self)
{
  g_autofree char *title = poppler_document_get_title (self->document);
  char *clean = ts_pdf_clean_string (title, TS_IPC_MAX_TITLE_BYTES);

  return g_strstrip (clean);
}

GVariant *
ts_pdf_list_pages (TsPdf *self, GError **error)
{
  GVariantBuilder pages;
  guint n_missing = 0;

  g_variant_builder_init (&pages, G_VARIANT_TYPE ("a(dds)"));
  for (guint i = 0; i < self->n_pages; i++)
    {
      PopplerPage *page = poppler_document_get_page (self->document, (int) i);
      g_autofree char *label = page != NULL ? poppler_page_get_label (page) : NULL;
      g_autofree char *clean = ts_pdf_clean_string (label, TS_IPC_MAX_LABEL_BYTES);
      double width, height;

      n_missing += page == NULL;
      ts_pdf_page_size (page, &width, &height);
      g_variant_builder_add (&pages, "(dds)", width, height, clean);
      g_clear_object (&page);
    }

  if (n_missing > self->n_pages / 2)
    {
      g_variant_builder_clear (&pages);
      g_set_error_literal (error, TS_IPC_ERROR, TS_IPC_ERROR_DAMAGED, "Most of its pages can't be read");
      return NULL;
    }
  return g_variant_builder_end (&pages);
}
