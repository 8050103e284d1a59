#include "config.h"

#include "reader/images.h"

#include "ipc/bounds.h"

#include <math.h>

/* Poppler gives areas from the top left already. FALSE if nothing of it is on the
 * page; comparisons with NaN fail.
 */
static gboolean
find_area (const PopplerRectangle *area, double width, double height, float *found)
{
  found[0] = (float) CLAMP (MIN (area->x1, area->x2), 0, width);
  found[1] = (float) CLAMP (MIN (area->y1, area->y2), 0, height);
  found[2] = (float) CLAMP (MAX (area->x1, area->x2), 0, width);
  found[3] = (float) CLAMP (MAX (area->y1, area->y2), 0, height);
  return found[0] >= 0 && found[1] >= 0 && found[0] < found[2] && found[1] < found[3];
}

/* On a page that lies on its side poppler gives what was drawn upright before it was
 * turned a wrong place, which mostly leaves the page.
 */
static gboolean
is_doubtful (PopplerPage *page, const PopplerRectangle *area, double width, double height)
{
  PopplerRectangle box;

  poppler_page_get_crop_box (page, &box);
  if (fabs ((box.y2 - box.y1) - height) <= 1)
    return FALSE;
  return area->x1 < -1 || area->y1 < -1 || area->x2 > width + 1 || area->y2 > height + 1;
}

GVariant *
ts_images_list (PopplerPage *page)
{
  GList *mappings = poppler_page_get_image_mapping (page);
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (float));
  double width, height;

  ts_pdf_page_size (page, &width, &height);
  for (GList *l = mappings; l != NULL && areas->len < 4 * TS_IPC_MAX_IMAGES; l = l->next)
    {
      float found[4];

      const PopplerRectangle *area = &((PopplerImageMapping *) l->data)->area;

      if (!is_doubtful (page, area, width, height) && find_area (area, width, height, found))
        g_array_append_vals (areas, found, 4);
    }
  poppler_page_free_image_mapping (mappings);
  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, areas->data, areas->len * sizeof (float), 1);
}
