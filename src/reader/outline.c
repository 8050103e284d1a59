#include "config.h"

#include "reader/outline.h"

#include "ipc/bounds.h"
#include "reader/places.h"

typedef struct
{
  TsPdf *pdf;
  GVariantBuilder items;
  guint n_items;
} Listing;

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
      ts_place_find (listing->pdf, action, &page, &y);
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
