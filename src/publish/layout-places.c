#include "config.h"

#include "publish/layout.h"

GArray *
ts_publish_layout_list_places (TsPublishLayout *layout)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (TsPublishPlace));

  for (guint page = 0; page < ts_publish_layout_get_n_pages (layout); page++)
    {
      const GPtrArray *items = ts_layout_get_page (layout, page);

      for (guint i = 0; i < items->len; i++)
        {
          const TsPlacedItem *item = items->pdata[i];
          TsPublishPlace place = { item->block->id,   item->block->passage,
                                   item->block->part, page,
                                   TS_MARGIN_SIDE,    item->y,
                                   TS_TEXT_WIDTH,     item->height };

          if (place.passage != NULL || place.part != NULL)
            g_array_append_val (places, place);
        }
    }
  return places;
}
