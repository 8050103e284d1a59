#include "config.h"

#include "document/reader-reply.h"

#include "ipc/bounds.h"
#include "ipc/reader-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* How far outside of its page a rectangle may be, in points: floats are rounded. */
#define SLACK 0.5

static void
set_nonsense (GError **error)
{
  g_set_error_literal (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_PROTOCOL,
                       _ ("The part of Touchstone that reads PDFs gave an answer that makes no sense; "
                          "it was stopped."));
}

static gboolean
has_control_characters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (*p != '\n' && g_unichar_iscntrl (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
is_short_line (const char *text, gsize max)
{
  return strlen (text) <= max && strchr (text, '\n') == NULL && !has_control_characters (text);
}

TsReaderDocument *
ts_reader_document_new (const char *title, GVariant *pages, GError **error)
{
  g_autoptr (TsReaderDocument) document = g_new0 (TsReaderDocument, 1);
  gsize n_pages = g_variant_n_children (pages);

  if (n_pages < 1 || n_pages > TS_IPC_MAX_PAGES || !is_short_line (title, TS_IPC_MAX_TITLE_BYTES))
    {
      set_nonsense (error);
      return NULL;
    }

  document->title = *title != '\0' ? g_strdup (title) : NULL;
  document->n_pages = (guint) n_pages;
  document->pages = g_new0 (TsPageInfo, n_pages);
  for (gsize i = 0; i < n_pages; i++)
    {
      TsPageInfo *page = &document->pages[i];
      const char *label;

      g_variant_get_child (pages, i, "(dd&s)", &page->width, &page->height, &label);
      if (!ts_ipc_page_size_is_sane (page->width, page->height) ||
          !is_short_line (label, TS_IPC_MAX_LABEL_BYTES))
        {
          set_nonsense (error);
          return NULL;
        }
      g_strlcpy (page->label, label, sizeof page->label);
    }
  return g_steal_pointer (&document);
}

void
ts_reader_document_free (TsReaderDocument *document)
{
  g_free (document->pages);
  g_free (document->title);
  g_free (document);
}

gboolean
ts_reader_document_equal (const TsReaderDocument *one, const TsReaderDocument *other)
{
  if (one->n_pages != other->n_pages)
    return FALSE;
  for (guint i = 0; i < one->n_pages; i++)
    if (one->pages[i].width != other->pages[i].width || one->pages[i].height != other->pages[i].height)
      return FALSE;
  return TRUE;
}

/* NaN fails every comparison. */
static gboolean
is_on_page (const float *at, const TsPageInfo *page)
{
  return at[0] >= -SLACK && at[1] >= -SLACK && at[0] <= at[2] && at[1] <= at[3] &&
         at[2] <= page->width + SLACK && at[3] <= page->height + SLACK;
}

TsPageText *
ts_reader_reply_text (const char *text, GVariant *rects, const TsPageInfo *page, GError **error)
{
  g_autofree TsRect *checked = NULL;
  glong n_chars = g_utf8_strlen (text, -1);
  gsize n_bytes;
  const guchar *bytes = g_variant_get_fixed_array (rects, &n_bytes, 1);

  if (n_chars > TS_IPC_MAX_PAGE_CHARS || n_bytes != (gsize) n_chars * 4 * sizeof (float) ||
      has_control_characters (text))
    {
      set_nonsense (error);
      return NULL;
    }

  checked = g_new (TsRect, n_chars + 1);
  for (glong i = 0; i < n_chars; i++)
    {
      float at[4];

      memcpy (at, bytes + (gsize) i * sizeof at, sizeof at);
      if (!is_on_page (at, page))
        {
          set_nonsense (error);
          return NULL;
        }
      checked[i] = (TsRect){ at[0], at[1], at[2], at[3] };
    }
  return ts_page_text_new (text, checked, (guint) n_chars, page->width, page->height, error);
}

static void
free_item (gpointer item)
{
  ts_outline_item_free (item);
}

static gboolean
is_sane_item (const TsOutlineItem *item, const TsReaderDocument *document)
{
  return is_short_line (item->title, TS_IPC_MAX_TITLE_BYTES) && item->depth < TS_IPC_MAX_OUTLINE_DEPTH &&
         item->page >= -1 && item->page < (int) document->n_pages && isfinite (item->y) && item->y >= -1 &&
         item->y <= TS_IPC_MAX_PAGE_LENGTH;
}

GPtrArray *
ts_reader_reply_outline (GVariant *items, const TsReaderDocument *document, GError **error)
{
  g_autoptr (GPtrArray) outline = g_ptr_array_new_with_free_func (free_item);
  gsize n_items = g_variant_n_children (items);

  if (n_items > TS_IPC_MAX_OUTLINE_ITEMS)
    {
      set_nonsense (error);
      return NULL;
    }
  for (gsize i = 0; i < n_items; i++)
    {
      TsOutlineItem *item = g_new0 (TsOutlineItem, 1);

      g_ptr_array_add (outline, item);
      g_variant_get_child (items, i, "(suid)", &item->title, &item->depth, &item->page, &item->y);
      if (!is_sane_item (item, document))
        {
          set_nonsense (error);
          return NULL;
        }
    }
  return g_steal_pointer (&outline);
}

static gboolean
is_sane_link (const TsLink *link, guint page, const TsReaderDocument *document)
{
  const TsPageInfo *info = &document->pages[page];
  const TsRect *rect = &link->rect;
  gboolean on_page = rect->x1 >= 0 && rect->y1 >= 0 && rect->x1 < rect->x2 && rect->y1 < rect->y2 &&
                     rect->x2 <= info->width + SLACK && rect->y2 <= info->height + SLACK;

  return on_page && link->page >= -1 && link->page < (int) document->n_pages && isfinite (link->y) &&
         link->y >= -1 && link->y <= TS_IPC_MAX_PAGE_LENGTH &&
         (link->address != NULL ? is_short_line (link->address, TS_IPC_MAX_ADDRESS_BYTES) : link->page >= 0);
}

GPtrArray *
ts_reader_reply_links (GVariant *links, guint page, const TsReaderDocument *document, GError **error)
{
  g_autoptr (GPtrArray) checked = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_link_free);
  gsize n_links = g_variant_n_children (links);

  if (n_links > TS_IPC_MAX_LINKS)
    {
      set_nonsense (error);
      return NULL;
    }
  for (gsize i = 0; i < n_links; i++)
    {
      TsLink *link = g_new0 (TsLink, 1);

      g_ptr_array_add (checked, link);
      g_variant_get_child (links, i, "(ddddids)", &link->rect.x1, &link->rect.y1, &link->rect.x2,
                           &link->rect.y2, &link->page, &link->y, &link->address);
      if (*link->address == '\0')
        g_clear_pointer (&link->address, g_free);
      if (!is_sane_link (link, page, document))
        {
          set_nonsense (error);
          return NULL;
        }
    }
  return g_steal_pointer (&checked);
}

GArray *
ts_reader_reply_images (GVariant *images, const TsPageInfo *page, GError **error)
{
  gsize n_bytes;
  const guchar *bytes = g_variant_get_fixed_array (images, &n_bytes, 1);
  gsize n_images = n_bytes / (4 * sizeof (float));
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TsRect));

  for (gsize i = 0; n_images <= TS_IPC_MAX_IMAGES && i < n_images; i++)
    {
      float at[4];
      TsRect rect;

      memcpy (at, bytes + i * sizeof at, sizeof at);
      if (!is_on_page (at, page))
        break;
      rect = (TsRect){ at[0], at[1], at[2], at[3] };
      g_array_append_val (rects, rect);
    }
  if (rects->len != n_images || n_bytes % (4 * sizeof (float)) != 0)
    {
      set_nonsense (error);
      return NULL;
    }
  return g_steal_pointer (&rects);
}

static GError *
new_error (TsDocumentError code, const char *message)
{
  return g_error_new_literal (TS_DOCUMENT_ERROR, (int) code, message);
}

static GError *
error_for_code (int code, int page)
{
  switch ((TsIpcError) code)
    {
    case TS_IPC_ERROR_EMPTY:
      return new_error (TS_DOCUMENT_ERROR_EMPTY,
                        _ ("The file is empty. Ask for it again, or copy it once more."));
    case TS_IPC_ERROR_NOT_PDF:
      return new_error (TS_DOCUMENT_ERROR_NOT_PDF,
                        _ ("The file is not a PDF. Reports are taken in as PDF files: "
                           "save or print it as PDF first."));
    case TS_IPC_ERROR_TOO_LARGE:
      if (page >= 0)
        return g_error_new (TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_FAILED,
                            _ ("Page %d takes more than 1 GiB of memory to draw and was stopped."), page + 1);
      return new_error (TS_DOCUMENT_ERROR_FAILED,
                        _ ("The PDF is too large: at most 512 MiB and 100,000 pages can be read."));
    case TS_IPC_ERROR_DAMAGED:
      return new_error (TS_DOCUMENT_ERROR_DAMAGED,
                        _ ("The PDF is damaged and can't be read. It may have been cut off on its way: "
                           "ask for it again, or copy it once more."));
    case TS_IPC_ERROR_ENCRYPTED:
      return new_error (TS_DOCUMENT_ERROR_ENCRYPTED,
                        _ ("The PDF is protected by a password, which is needed to open it."));
    case TS_IPC_ERROR_WRONG_PASSWORD:
      return new_error (TS_DOCUMENT_ERROR_WRONG_PASSWORD, _ ("The password does not open this PDF."));
    case TS_IPC_ERROR_NO_PAGES:
      return new_error (TS_DOCUMENT_ERROR_NO_PAGES, _ ("The PDF has no pages. Ask for it again."));
    case TS_IPC_ERROR_NO_PAGE:
      return g_error_new (TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_NO_PAGE,
                          _ ("Page %d is damaged and can't be read; other pages may be."), page + 1);
    case TS_IPC_ERROR_FAILED:
    case TS_IPC_ERROR_INVALID:
    default:
      if (page < 0)
        return new_error (TS_DOCUMENT_ERROR_FAILED, _ ("The PDF could not be read."));
      return g_error_new (TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_FAILED,
                          _ ("Page %d could not be read or drawn."), page + 1);
    }
}

GError *
ts_reader_reply_error (const GError *error, int page)
{
  GError *nonsense = NULL;

  if (error->domain == TS_IPC_ERROR)
    return error_for_code (error->code, page);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    return ts_reader_error_crashed (page);
  set_nonsense (&nonsense);
  return nonsense;
}

GError *
ts_reader_error_crashed (int page)
{
  if (page < 0)
    return new_error (TS_DOCUMENT_ERROR_CRASHED,
                      _ ("Reading the PDF failed: it made the part of Touchstone that reads PDFs stop."));
  return g_error_new (TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_CRASHED,
                      _ ("Page %d made the part of Touchstone that reads PDFs stop: it is damaged, "
                         "or takes too much time or memory."),
                      page + 1);
}

GError *
ts_reader_error_timed_out (int page)
{
  if (page < 0)
    return new_error (TS_DOCUMENT_ERROR_TIMED_OUT, _ ("Reading the PDF took too long and was stopped."));
  return g_error_new (TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_TIMED_OUT,
                      _ ("Page %d took too long and was stopped."), page + 1);
}

GError *
ts_reader_error_quarantined (int page)
{
  return g_error_new (TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_QUARANTINED,
                      _ ("Page %d can't be shown: it stopped the reader twice and is left alone."), page + 1);
}
