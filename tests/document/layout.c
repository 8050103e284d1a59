#include "config.h"

#include "layout.h"

#include <string.h>

void
layout_begin (Layout *self, double width, double height)
{
  self->text = g_string_new (NULL);
  self->rects = g_array_new (FALSE, TRUE, sizeof (TsRect));
  self->width = width;
  self->height = height;
}

void
layout_run (Layout *self, const char *text, double x, double y, double size)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      TsRect rect = { x, y, x + LAYOUT_ADVANCE * size, y + size };

      g_array_append_val (self->rects, rect);
      x = rect.x2;
    }
  g_string_append (self->text, text);
}

void
layout_line (Layout *self, const char *text, double x, double y, double size)
{
  layout_run (self, text, x, y, size);
  g_string_append_c (self->text, '\n');
  g_array_set_size (self->rects, self->rects->len + 1);
}

void
layout_vertical (Layout *self, const char *text, double x, double y, double size, gboolean upwards)
{
  double advance = upwards ? -LAYOUT_ADVANCE * size : LAYOUT_ADVANCE * size;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      TsRect rect = ts_rect_from_corners (x, y, x + size, y + advance);

      g_array_append_val (self->rects, rect);
      y += advance;
    }
  g_string_append (self->text, text);
  g_string_append_c (self->text, '\n');
  g_array_set_size (self->rects, self->rects->len + 1);
}

TsPageText *
layout_end (Layout *self)
{
  g_autoptr (GError) error = NULL;
  TsPageText *page = ts_page_text_new (self->text->str, (const TsRect *) (gpointer) self->rects->data,
                                       self->rects->len, self->width, self->height, &error);

  g_assert_no_error (error);
  g_string_free (self->text, TRUE);
  g_array_unref (self->rects);
  return page;
}

TsPageText *
layout_page (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Layout layout;

  layout_begin (&layout, 595, 842);
  for (guint i = 0; lines[i] != NULL; i++)
    layout_line (&layout, lines[i], 50, 50 + 12 * i, 10);

  return layout_end (&layout);
}

guint
layout_find (TsPageText *page, const char *needle)
{
  const char *text = ts_page_text_get_text (page);
  const char *found = strstr (text, needle);

  if (found == NULL)
    g_error ("No \"%s\" in \"%s\"", needle, text);

  return (guint) g_utf8_pointer_to_offset (text, found);
}

static TsPageText *
load_cb (guint page, gpointer data, GError **error)
{
  char **pages = data;

  g_assert_cmpuint (page, <, g_strv_length (pages));
  if (g_str_equal (pages[page], "!"))
    {
      g_set_error_literal (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_INVALID, "unreadable");
      return NULL;
    }

  return layout_page (pages[page]);
}

static void
free_cb (gpointer data)
{
  g_strfreev (data);
}

TsTextLayer *
layout_layer (const char *pages)
{
  char **split = g_strsplit (pages, "\f", -1);

  return ts_text_layer_new (g_strv_length (split), load_cb, split, free_cb);
}

void
layout_assert_range (TsTextLayer *layer, const TsTextRange *range, const char *expected)
{
  g_autofree char *text = ts_text_layer_dup_text (layer, range);

  g_assert_cmpstr (text, ==, expected);
}
