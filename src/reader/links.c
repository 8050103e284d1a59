#include "config.h"

#include "reader/links.h"

#include "ipc/bounds.h"
#include "reader/places.h"

#include <string.h>

/* Poppler gives areas of the page as displayed, but from its bottom left. FALSE if
 * nothing of it is on the page; comparisons with NaN fail.
 */
static gboolean
find_area (const PopplerRectangle *area, double width, double height, PopplerRectangle *found)
{
  found->x1 = CLAMP (MIN (area->x1, area->x2), 0, width);
  found->x2 = CLAMP (MAX (area->x1, area->x2), 0, width);
  found->y1 = CLAMP (height - MAX (area->y1, area->y2), 0, height);
  found->y2 = CLAMP (height - MIN (area->y1, area->y2), 0, height);
  return found->x1 >= 0 && found->x2 <= width && found->x1 < found->x2 && found->y1 >= 0 &&
         found->y2 <= height && found->y1 < found->y2;
}

/* "Next page" and its like. */
static int
find_named_page (const char *name, guint page, guint n_pages)
{
  if (g_strcmp0 (name, "FirstPage") == 0)
    return 0;
  if (g_strcmp0 (name, "LastPage") == 0)
    return (int) n_pages - 1;
  if (g_strcmp0 (name, "NextPage") == 0)
    return page + 1 < n_pages ? (int) page + 1 : -1;
  if (g_strcmp0 (name, "PrevPage") == 0)
    return (int) page - 1;
  return -1;
}

/* One that is too long is none: cut short it would lead elsewhere. */
static char *
find_address (PopplerAction *action)
{
  const char *address = NULL;

  if (action->type == POPPLER_ACTION_URI)
    address = action->uri.uri;
  else if (action->type == POPPLER_ACTION_GOTO_REMOTE)
    address = action->goto_remote.file_name;
  if (address == NULL || strlen (address) > TS_IPC_MAX_ADDRESS_BYTES)
    return g_strdup ("");
  return ts_pdf_clean_string (address, TS_IPC_MAX_ADDRESS_BYTES);
}

static gboolean
add_link (
    TsPdf *pdf, guint index, PopplerPage *page, const PopplerLinkMapping *mapping, GVariantBuilder *links)
{
  PopplerAction *action = mapping->action;
  g_autofree char *address = NULL;
  PopplerRectangle area;
  double width, height, y;
  int target;

  ts_pdf_page_size (page, &width, &height);
  if (action == NULL || !find_area (&mapping->area, width, height, &area))
    return FALSE;
  ts_place_find (pdf, action, &target, &y);
  if (action->type == POPPLER_ACTION_NAMED)
    target = find_named_page (action->named.named_dest, index, ts_pdf_get_n_pages (pdf));
  address = find_address (action);
  if (target < 0 && *address == '\0')
    return FALSE;
  g_variant_builder_add (links, "(ddddids)", area.x1, area.y1, area.x2, area.y2, target, y, address);
  return TRUE;
}

/* From the top of the page to its bottom, in a line from left to right. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const PopplerRectangle *one = &((const PopplerLinkMapping *) a)->area;
  const PopplerRectangle *other = &((const PopplerLinkMapping *) b)->area;

  if (one->y2 != other->y2)
    return (one->y2 < other->y2) - (one->y2 > other->y2);
  return (one->x1 > other->x1) - (one->x1 < other->x1);
}

GVariant *
ts_links_list (TsPdf *pdf, guint index, PopplerPage *page)
{
  GList *mappings = g_list_sort (poppler_page_get_link_mapping (page), compare);
  GVariantBuilder links;
  guint n_links = 0;

  g_variant_builder_init (&links, G_VARIANT_TYPE ("a(ddddids)"));
  for (GList *l = mappings; l != NULL && n_links < TS_IPC_MAX_LINKS; l = l->next)
    if (add_link (pdf, index, page, l->data, &links))
      n_links++;
  poppler_page_free_link_mapping (mappings);
  return g_variant_builder_end (&links);
}
