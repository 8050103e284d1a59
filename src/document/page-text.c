#include "config.h"

#include "document/page-text.h"

#include "document/page-text-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (TsPageText, ts_page_text, ts_page_text_ref, ts_page_text_unref)

gboolean
ts_char_rect_is_empty (const TsCharRect *rect)
{
  return !(rect->x2 > rect->x1 && rect->y2 > rect->y1);
}

TsPageText *
ts_page_text_new_take (char *text, TsCharRect *rects, guint length, double width, double height)
{
  TsPageText *self = g_new0 (TsPageText, 1);

  self->ref_count = 1;
  self->text = text;
  self->rects = rects;
  self->length = length;
  self->width = width;
  self->height = height;
  return self;
}

gboolean
ts_page_text_check (const char *text, double width, double height, guint *length, GError **error)
{
  glong n;

  if (!(width > 0 && width <= TS_PAGE_MAX_SIZE && height > 0 && height <= TS_PAGE_MAX_SIZE))
    {
      g_set_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_INVALID,
                   _ ("A page can't be %g by %g points in size"), width, height);
      return FALSE;
    }

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_INVALID,
                           _ ("The text of the page is not valid UTF-8"));
      return FALSE;
    }

  n = g_utf8_strlen (text, -1);
  if (n > TS_PAGE_MAX_CHARACTERS)
    {
      g_set_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_INVALID,
                   _ ("The page has %ld characters, more than can be worked with"), n);
      return FALSE;
    }

  *length = (guint) n;
  return TRUE;
}

static gboolean
is_sane (double value)
{
  return isfinite (value) && fabs (value) <= TS_PAGE_MAX_SIZE;
}

/* A character whose place makes no sense has none. */
static TsCharRect
make_char_rect (const TsRect *rect)
{
  if (!is_sane (rect->x1) || !is_sane (rect->y1) || !is_sane (rect->x2) || !is_sane (rect->y2))
    return (TsCharRect){ 0 };

  return (TsCharRect){ (float) MIN (rect->x1, rect->x2), (float) MIN (rect->y1, rect->y2),
                       (float) MAX (rect->x1, rect->x2), (float) MAX (rect->y1, rect->y2) };
}

/* The text of a page from its characters and where they stand. */
TsPageText *
ts_page_text_new (
    const char *text, const TsRect *rects, guint n_rects, double width, double height, GError **error)
{
  TsCharRect *copy;
  guint length;

  if (!ts_page_text_check (text, width, height, &length, error))
    return NULL;

  if (length != n_rects)
    {
      g_set_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_INVALID,
                   _ ("The page has %u characters but places for %u"), length, n_rects);
      return NULL;
    }

  copy = g_new (TsCharRect, length);
  for (guint i = 0; i < length; i++)
    copy[i] = make_char_rect (&rects[i]);

  return ts_page_text_new_take (g_strdup (text), copy, length, width, height);
}

TsPageText *
ts_page_text_ref (TsPageText *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
ts_page_text_unref (TsPageText *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_clear_pointer (&self->index, ts_line_index_free);
  g_free (self->text);
  g_free (self->rects);
  g_free (self);
}

gboolean
ts_page_text_is_shared (TsPageText *self)
{
  return g_atomic_int_get (&self->ref_count) > 1;
}

gsize
ts_page_text_get_bytes (TsPageText *self)
{
  /* The lines take about two bytes a character. */
  return sizeof *self + strlen (self->text) + self->length * (sizeof (TsCharRect) + 2);
}

const char *
ts_page_text_get_text (TsPageText *self)
{
  return self->text;
}

guint
ts_page_text_get_length (TsPageText *self)
{
  return self->length;
}

double
ts_page_text_get_width (TsPageText *self)
{
  return self->width;
}

double
ts_page_text_get_height (TsPageText *self)
{
  return self->height;
}

/* All zero beyond the last character. */
TsRect
ts_page_text_get_rect (TsPageText *self, guint offset)
{
  const TsCharRect *rect;

  if (offset >= self->length)
    return (TsRect){ 0 };

  rect = &self->rects[offset];
  return (TsRect){ rect->x1, rect->y1, rect->x2, rect->y2 };
}

char *
ts_page_text_dup_range (TsPageText *self, guint start, guint end)
{
  const char *first, *last;

  end = MIN (end, self->length);
  if (start >= end)
    return g_strdup ("");

  first = g_utf8_offset_to_pointer (self->text, start);
  last = g_utf8_offset_to_pointer (first, end - start);
  return g_strndup (first, (gsize) (last - first));
}

const TsLineIndex *
ts_page_text_get_index (TsPageText *self)
{
  if (g_once_init_enter (&self->index))
    g_once_init_leave (&self->index, ts_line_index_new (self));

  return self->index;
}
