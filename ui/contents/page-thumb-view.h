/* A page as a small picture, white paper until there is one.
 */
#pragma once

#include "contents/thumb-cache.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_PAGE_THUMB_VIEW_SIZE 150 /* of the longer side */

#define TS_TYPE_PAGE_THUMB_VIEW (ts_page_thumb_view_get_type ())
G_DECLARE_FINAL_TYPE (TsPageThumbView, ts_page_thumb_view, TS, PAGE_THUMB_VIEW, GtkWidget)

GtkWidget *ts_page_thumb_view_new      (void);
/* @cache NULL for nothing; @width and @height of the page, in any unit. */
void       ts_page_thumb_view_set_page (TsPageThumbView *self, TsThumbCache *cache, guint page, double width,
                                        double height);
guint      ts_page_thumb_view_get_page (TsPageThumbView *self);

G_END_DECLS
