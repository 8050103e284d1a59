/* Reading modes: what becomes of the colours of a page. No widgets.
 *
 * Dark and high contrast turn light and dark round and keep every hue, so that red
 * stays red and a mark keeps its colour.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  TS_PAGE_TONE_NORMAL,
  TS_PAGE_TONE_SEPIA,
  TS_PAGE_TONE_DARK,
  TS_PAGE_TONE_HIGH_CONTRAST,
} TsPageTone;

#define TS_TYPE_PAGE_TONE (ts_page_tone_get_type ())
GType       ts_page_tone_get_type    (void);

/* "normal", "sepia", "dark", "high-contrast". */
const char *ts_page_tone_get_id      (TsPageTone tone);
/* FALSE for anything else. */
gboolean    ts_page_tone_from_id     (const char *id, TsPageTone *tone);
/* Light on dark. */
gboolean    ts_page_tone_is_dark     (TsPageTone tone);

/* colour * @matrix + @offset, as gtk_snapshot_push_color_matrix() takes it. */
void        ts_page_tone_get_matrix  (TsPageTone tone, graphene_matrix_t *matrix, graphene_vec4_t *offset);
/* What becomes of one colour. */
GdkRGBA     ts_page_tone_apply       (TsPageTone tone, const GdkRGBA *colour);
/* What a pen of this colour leaves on dark paper, to be screened onto it; on light
 * paper, onto which it is multiplied, the same.
 */
GdkRGBA     ts_page_tone_apply_pen   (TsPageTone tone, const GdkRGBA *colour);
/* The same picture in that tone, kept with @surface until another tone is asked for.
 * Owned by it.
 */
cairo_surface_t *ts_page_tone_get_surface (TsPageTone tone, cairo_surface_t *surface);

G_END_DECLS
