#include "config.h"

#include "reader/outline.h"

#include "ipc/bounds.h"

#include <math.h>

typedef struct
{
  TsPdf *pdf;
  GVariantBuilder items;
  guint n_items;
} Listing;

/* Destinations are in the page's own coordinates, from the bottom left and before
 * its rotation. On a page that lies on its side the height says nothing. */
static double
find_y (TsPdf *pdf, int index, PopplerDest *dest)
{
  PopplerPage *page = dest->change_top ? ts_pdf_get_page (pdf, (guint) index, NULL) : NULL;
  PopplerRectangle box;
  double width, height, y;

  if (page == NULL)
    return -1;
  ts_pdf_page_size (page, &width, &height);
  poppler_page_get_crop_box (page, &box);
  if (fabs ((box.y2 - box.y1) - height) > 1)
    return -1;
  y = height - dest->top;
  return isfinite (y) ? CLAMP (y, 0, height) : -1;
}

static void
find_place (TsPdf *pdf, PopplerAction *action, int *page, double *y)
{
  PopplerDest *named = NULL;
  PopplerDest *dest;

  *page = -1;
  *y = -1;
  if (action == NULL || action->type != POPPLER_ACTION_GOTO_DEST)
    return;
  dest = action->goto_dest.dest;
  if (dest != NULL && dest->type == POPPLER_DEST_NAMED && dest->named_dest != NULL)
    dest = named = poppler_document_find_dest (ts_pdf_get_document (pdf), dest->named_dest);
  if (dest != NULL && dest->page_num >= 1 && (guint) dest->page_num <= ts_pdf_get_n_pages (pdf))
    {
      *page = dest->page_num - 1;
      *y = find_y (pdf, *page, dest);
    }
  g_clear_pointer (&named, poppler_dest_free);
}

/* The limits end outlines that lead in circles, too. */
static void
list_level (Listing *listing, PopplerIndexIter *iter, guint depth)
{
  do
    {
      PopplerAction *action;
      PopplerIndexIter *child = NULL;
      g_autofree char *title = NULL;
      double y;
      int page;

      if (listing->n_items++ >= TS_IPC_MAX_OUTLINE_ITEMS)
        return;
      action = poppler_index_iter_get_action (iter);
      title = ts_pdf_clean_string (action != NULL ? action->any.title : NULL, TS_IPC_MAX_TITLE_BYTES);
      find_place (listing->pdf, action, &page, &y);
      g_variant_builder_add (&listing->items, "(suid)", title, depth, page, y);
      g_clear_pointer (&action, poppler_action_free);

      if (depth + 1 < TS_IPC_MAX_OUTLINE_DEPTH)
        child = poppler_index_iter_get_child (iter);
      if (child != NULL)
        list_level (listing, child, depth + 1);
      g_clear_pointer (&child, poppler_index_iter_free);
    }
  while (poppler_index_iter_next (iter));
}

GVariant *
ts_outline_list (TsPdf *pdf)
{
  PopplerIndexIter *iter = poppler_index_iter_new (ts_pdf_get_document (pdf));
  Listing listing = { .pdf = pdf };

  g_variant_builder_init (&listing.items, G_VARIANT_TYPE ("a(suid)"));
  if (iter != NULL)
    list_level (&listing, iter, 0);
  g_clear_pointer (&iter, poppler_index_iter_free);
  return g_variant_builder_end (&listing.items);
}
