#include "config.h"

#include "reader/extract.h"

#include "ipc/bounds.h"
#include "ipc/reader-error.h"
#include "reader/pdf.h"

#include <math.h>
#include <string.h>

/* How far apart two characters of a word can be, in heights of their boxes. */
#define PART 0.2f

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

typedef struct
{
  float x1, y1, x2, y2;
} Box;

/* Text and boxes as they are put together. */
typedef struct
{
  GString *text;
  GArray *boxes; /* of Box */
  gboolean glue; /* the last character is no white space and has a box */
} Extract;

static float
within (double value, double limit)
{
  return isfinite (value) ? (float) CLAMP (value, 0, limit) : 0;
}

static Box
make_box (const PopplerRectangle *box, double width, double height)
{
  return (Box){ within (MIN (box->x1, box->x2), width), within (MIN (box->y1, box->y2), height),
                within (MAX (box->x1, box->x2), width), within (MAX (box->y1, box->y2), height) };
}

/* Without width at the end of the character before. */
static Box
end_of_last (Extract *extract)
{
  Box end = { 0, 0, 0, 0 };

  if (extract->boxes->len > 0)
    {
      end = g_array_index (extract->boxes, Box, extract->boxes->len - 1);
      end.x1 = end.x2;
    }
  return end;
}

static void
append (Extract *extract, const char *c, gsize length, Box box)
{
  g_string_append_len (extract->text, c, (gssize) length);
  g_array_append_val (extract->boxes, box);
}

/* Poppler puts nothing between the cells of a table, a heading and its page in a
 * list of contents, a bullet and its text: "leaversRequires". A character that does
 * not touch the one before is parted from it, by a line end if it is on another
 * line, else by a space. */
static void
part (Extract *extract, const Box *next)
{
  const Box *last = &g_array_index (extract->boxes, Box, extract->boxes->len - 1);
  float reach = PART * MIN (last->y2 - last->y1, next->y2 - next->y1);
  float across = MAX (next->x1 - last->x2, last->x1 - next->x2);
  float down = MAX (next->y1 - last->y2, last->y1 - next->y2);

  if (down > reach)
    append (extract, "\n", 1, end_of_last (extract));
  else if (across > reach)
    append (extract, " ", 1, end_of_last (extract));
}

/* A line end, and a character for which poppler has no box, have no width. */
static void
put_together (
    Extract *extract, PopplerPage *page, const char *text, const PopplerRectangle *boxes, guint n_boxes)
{
  double width, height;
  guint i = 0;

  ts_pdf_page_size (page, &width, &height);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), i++)
    {
      gboolean space = g_unichar_isspace (g_utf8_get_char (p));
      gboolean has_box = i < n_boxes && *p != '\n';
      Box box = has_box ? make_box (&boxes[i], width, height) : end_of_last (extract);

      if (extract->glue && has_box && !space)
        part (extract, &box);
      append (extract, p, (gsize) (g_utf8_next_char (p) - p), box);
      extract->glue = has_box && !space;
    }
}

gboolean
ts_extract_text (PopplerPage *page, char **text, GVariant **rects, GError **error)
{
  g_autofree char *raw = poppler_page_get_text (page);
  g_autofree char *clean = clean_text (raw != NULL ? raw : "");
  g_autofree PopplerRectangle *boxes = NULL;
  Extract extract = { NULL, NULL, FALSE };
  gsize n_bytes;
  gpointer bytes;
  guint n_boxes = 0;

  if (*clean != '\0' && !poppler_page_get_text_layout (page, &boxes, &n_boxes))
    n_boxes = 0;
  extract.text = g_string_sized_new (strlen (clean));
  extract.boxes = g_array_sized_new (FALSE, FALSE, sizeof (Box), n_boxes);
  put_together (&extract, page, clean, boxes, n_boxes);

  if (extract.boxes->len > TS_IPC_MAX_PAGE_CHARS)
    {
      g_set_error_literal (error, TS_IPC_ERROR, TS_IPC_ERROR_FAILED, "The page has too much text");
      g_string_free (extract.text, TRUE);
      g_array_unref (extract.boxes);
      return FALSE;
    }

  n_bytes = extract.boxes->len * sizeof (Box);
  bytes = g_array_free (extract.boxes, FALSE);
  *rects = g_variant_ref_sink (
      g_variant_new_from_data (G_VARIANT_TYPE ("ay"), bytes, n_bytes, TRUE, g_free, bytes));
  *text = g_string_free (extract.text, FALSE);
  return TRUE;
}
