#include "config.h"

#include "page-view/page-view-private.h"

#define WHOLE_PAGE 0.8  /* a scan or a background: of the page's area */
#define SMALLEST   24.0 /* points; what is smaller is a sign or a line */

TsPageTone
ts_page_view_get_tone (TsPageView *self)
{
  g_return_val_if_fail (TS_IS_PAGE_VIEW (self), TS_PAGE_TONE_NORMAL);

  return self->tone;
}

void
ts_page_view_set_tone (TsPageView *self, TsPageTone tone)
{
  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  if (self->tone == tone)
    return;
  self->tone = tone;
  g_object_notify (G_OBJECT (self), "tone");
  ts_page_view_update_actions (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- Photographs, which stay as they are on dark pages --- */

void
ts_page_view_forget_photos (TsPageView *self, TsReader *reader)
{
  g_cancellable_cancel (self->photos_wanted);
  g_clear_object (&self->photos_wanted);
  g_hash_table_remove_all (self->photos);
  g_set_object (&self->photos_reader, reader);
}

static gboolean
is_photo (const TsRect *rect, double width, double height)
{
  return ts_rect_width (rect) >= SMALLEST && ts_rect_height (rect) >= SMALLEST &&
         ts_rect_width (rect) * ts_rect_height (rect) < WHOLE_PAGE * width * height;
}

typedef struct
{
  TsPageView *view;
  guint page;
} Wanted;

static void
images_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Wanted *wanted = data;
  g_autoptr (TsPageView) self = wanted->view;
  g_autoptr (GArray) images = ts_reader_get_images_finish (TS_READER (object), result, NULL);
  GArray *photos;
  double width, height;

  if (images == NULL || TS_READER (object) != self->photos_reader)
    return;
  photos = g_hash_table_lookup (self->photos, GUINT_TO_POINTER (wanted->page + 1));
  ts_page_layout_get_points (self->layout, wanted->page, &width, &height);
  for (guint i = 0; photos != NULL && i < images->len; i++)
    if (is_photo (&g_array_index (images, TsRect, i), width, height))
      g_array_append_val (photos, g_array_index (images, TsRect, i));
  ts_page_view_page_changed (self, wanted->page);
}

/* Asked of the reader as pages are drawn; until the answer is there, there are none. */
GArray *
ts_page_view_get_photos (TsPageView *self, guint page)
{
  gpointer key = GUINT_TO_POINTER (page + 1);
  GArray *photos = g_hash_table_lookup (self->photos, key);
  Wanted wanted = { self, page };

  if (photos != NULL || !ts_page_tone_is_dark (self->tone) || self->photos_reader == NULL)
    return ts_page_tone_is_dark (self->tone) ? photos : NULL;
  photos = g_array_new (FALSE, FALSE, sizeof (TsRect));
  g_hash_table_insert (self->photos, key, photos);
  if (self->photos_wanted == NULL)
    self->photos_wanted = g_cancellable_new ();
  g_object_ref (self);
  ts_reader_get_images_async (self->photos_reader, page, self->photos_wanted, images_cb,
                              g_memdup2 (&wanted, sizeof wanted));
  return photos;
}
