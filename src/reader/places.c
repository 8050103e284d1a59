#include "config.h"

#include "reader/places.h"

#include <math.h>

/* Poppler gives destinations from the bottom left of what is shown of the page
 * before its rotation. On a page that lies on its side the height says
 * nothing.
 */
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
find_dest (TsPdf *pdf, PopplerDest *dest, int *page, double *y)
{
  PopplerDest *named = NULL;

  if (dest != NULL && dest->type == POPPLER_DEST_NAMED)
    dest = named = dest->named_dest != NULL
                       ? poppler_document_find_dest (ts_pdf_get_document (pdf), dest->named_dest)
                       : NULL;
  if (dest != NULL && dest->page_num >= 1 && (guint) dest->page_num <= ts_pdf_get_n_pages (pdf))
    {
      *page = dest->page_num - 1;
      *y = find_y (pdf, *page, dest);
    }
  g_clear_pointer (&named, poppler_dest_free);
}

void
ts_place_find (TsPdf *pdf, PopplerAction *action, int *page, double *y)
{
  *page = -1;
  *y = -1;
  if (action != NULL && action->type == POPPLER_ACTION_GOTO_DEST)
    find_dest (pdf, action->goto_dest.dest, page, y);
}
