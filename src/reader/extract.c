#include "config.h"

#include "reader/extract.h"

#include "ipc/bounds.h"
#include "ipc/reader-error.h"
#include "reader/pdf.h"

#include <math.h>
#include <string.h>

/* NUL never comes: poppler's text ends with it. Characters outside of Unicode
 * become one replacement character for each byte, and the counts then differ. */
static char *
clean_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  gsize length = strlen (valid);
  GString *clean = g_string_sized_new (length);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n')
        g_string_append_c (clean, '\n');
      else if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        g_string_append_c (clean, ' ');
      else
        g_string_append_len (clean, p, g_utf8_next_char (p) - p);
    }
  while (clean->len > 0 && strchr ("\n ", clean->str[clean->len - 1]) != NULL)
    g_string_truncate (clean, clean->len - 1);
  return g_string_free (clean, FALSE);
}

static float
within (double value, double limit)
{
  return isfinite (value) ? (float) CLAMP (value, 0, limit) : 0;
}

static void
fill (float *to, const PopplerRectangle *box, double width, double height)
{
  to[0] = within (MIN (box->x1, box->x2), width);
  to[1] = within (MIN (box->y1, box->y2), height);
  to[2] = within (MAX (box->x1, box->x2), width);
  to[3] = within (MAX (box->y1, box->y2), height);
}

/* A line end stands, without width, at the end of the character before; so does a
 * character for which poppler has no box. */
static GVariant *
build_rects (PopplerPage *page, const char *text, guint n_chars, const PopplerRectangle *boxes, guint n_boxes)
{
  gsize size = (gsize) n_chars * 4 * sizeof (float);
  float *rects = g_malloc0 (size);
  double width, height;
  guint i = 0;

  ts_pdf_page_size (page, &width, &height);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), i++)
    {
      float *to = &rects[i * 4];

      if (i < n_boxes && *p != '\n')
        fill (to, &boxes[i], width, height);
      else if (i > 0)
        {
          to[0] = to[2] = to[-2];
          to[1] = to[-3];
          to[3] = to[-1];
        }
    }
  return g_variant_new_from_data (G_VARIANT_TYPE ("ay"), rects, size, TRUE, g_free, rects);
}

gboolean
ts_extract_text (PopplerPage *page, char **text, GVariant **rects, GError **error)
{
  g_autofree char *raw = poppler_page_get_text (page);
  g_autofree char *clean = clean_text (raw != NULL ? raw : "");
  g_autofree PopplerRectangle *boxes = NULL;
  glong n_chars = g_utf8_strlen (clean, -1);
  guint n_boxes = 0;

  if (n_chars > TS_IPC_MAX_PAGE_CHARS)
    {
      g_set_error_literal (error, TS_IPC_ERROR, TS_IPC_ERROR_FAILED, "The page has too much text");
      return FALSE;
    }
  if (n_chars > 0 && !poppler_page_get_text_layout (page, &boxes, &n_boxes))
    n_boxes = 0;

  *rects = g_variant_ref_sink (build_rects (page, clean, (guint) n_chars, boxes, n_boxes));
  *text = g_steal_pointer (&clean);
  return TRUE;
}
