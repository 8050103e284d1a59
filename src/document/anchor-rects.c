/* The rectangles of an anchor as they are stored: nested lists of numbers. */
#include "config.h"

#include "document/anchor.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_LENGTH 1000000 /* bytes */
#define MAX_RECTS  20000
#define MAX_PAGE   100000
#define MAX_DIGITS 32
#define TOLERANCE  0.001 /* of the page, for what was rounded */

char *
ts_anchor_format_rects (GArray *rects)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; rects != NULL && i < rects->len; i++)
    {
      const TsPageRect *rect = &g_array_index (rects, TsPageRect, i);
      const double values[] = { rect->rect.x1, rect->rect.y1, rect->rect.x2, rect->rect.y2 };

      g_string_append_printf (text, "%s[%u", i > 0 ? "," : "", rect->page);
      for (guint k = 0; k < G_N_ELEMENTS (values); k++)
        {
          char buffer[G_ASCII_DTOSTR_BUF_SIZE];

          /* Independent of the locale, and never "nan". */
          g_ascii_formatd (buffer, sizeof buffer, "%.5f", isfinite (values[k]) ? CLAMP (values[k], 0, 1) : 0);
          g_string_append_printf (text, ",%s", buffer);
        }
      g_string_append_c (text, ']');
    }

  g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

static void
skip_space (const char **p)
{
  while (**p == ' ' || **p == '\t' || **p == '\n' || **p == '\r')
    (*p)++;
}

static gboolean
take (const char **p, char c)
{
  skip_space (p);
  if (**p != c)
    return FALSE;

  (*p)++;
  return TRUE;
}

/* A JSON number; g_ascii_strtod() alone would take "inf" and "0x1p3" too. */
static gboolean
take_number (const char **p, double *value)
{
  gsize n;
  char buffer[MAX_DIGITS + 1];
  char *end;

  skip_space (p);
  n = strspn (*p, "0123456789+-.eE");
  if (n == 0 || n > MAX_DIGITS || !(g_ascii_isdigit (**p) || (**p == '-' && g_ascii_isdigit ((*p)[1]))))
    return FALSE;

  memcpy (buffer, *p, n);
  buffer[n] = '\0';
  *value = g_ascii_strtod (buffer, &end);
  *p += n;
  return *end == '\0' && isfinite (*value);
}

/* A part of the page, where a little less than 0 and more than 1 are taken for
 * rounding.
 */
static gboolean
take_fraction (const char **p, double *value)
{
  if (!take (p, ',') || !take_number (p, value) || *value < -TOLERANCE || *value > 1 + TOLERANCE)
    return FALSE;

  *value = CLAMP (*value, 0, 1);
  return TRUE;
}

static gboolean
take_rect (const char **p, TsPageRect *rect)
{
  double page;

  if (!take (p, '[') || !take_number (p, &page) || page < 0 || page >= MAX_PAGE || page != floor (page))
    return FALSE;

  rect->page = (guint) page;
  return take_fraction (p, &rect->rect.x1) && take_fraction (p, &rect->rect.y1) &&
         take_fraction (p, &rect->rect.x2) && take_fraction (p, &rect->rect.y2) && take (p, ']') &&
         rect->rect.x1 <= rect->rect.x2 && rect->rect.y1 <= rect->rect.y2;
}

static gboolean
take_rects (const char **p, GArray *rects)
{
  if (!take (p, '['))
    return FALSE;
  if (take (p, ']'))
    return TRUE;

  do
    {
      TsPageRect rect;

      if (rects->len >= MAX_RECTS || !take_rect (p, &rect))
        return FALSE;
      g_array_append_val (rects, rect);
    }
  while (take (p, ','));

  return take (p, ']');
}

GArray *
ts_anchor_parse_rects (const char *text, GError **error)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TsPageRect));
  const char *p = text;
  gboolean is_valid = text != NULL && strnlen (text, MAX_LENGTH + 1) <= MAX_LENGTH && take_rects (&p, rects);

  if (is_valid)
    skip_space (&p);
  if (!is_valid || *p != '\0')
    {
      g_set_error_literal (
          error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_INVALID,
          _ ("The stored place of a passage is damaged: it is not a list of rectangles on pages"));
      return NULL;
    }

  return g_steal_pointer (&rects);
}
