#include "config.h"

#include "page-view/page-view.h"

#include <math.h>

G_DEFINE_ENUM_TYPE (TsZoomMode,
                    ts_zoom_mode,
                    G_DEFINE_ENUM_VALUE (TS_ZOOM_FIT_WIDTH, "fit-width"),
                    G_DEFINE_ENUM_VALUE (TS_ZOOM_FIT_PAGE, "fit-page"),
                    G_DEFINE_ENUM_VALUE (TS_ZOOM_FREE, "free"))

/* "14 0.0312 -0.0050 fit-width 1.2500", numbers as in C whatever the locale. */
char *
ts_page_position_format (const TsPagePosition *position)
{
  g_autoptr (GEnumClass) modes = g_type_class_ref (TS_TYPE_ZOOM_MODE);
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE], zoom[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup_printf ("%u %s %s %s %s", position->page,
                          g_ascii_formatd (x, sizeof x, "%.5f", position->x),
                          g_ascii_formatd (y, sizeof y, "%.5f", position->y),
                          g_enum_get_value (modes, (int) position->mode)->value_nick,
                          g_ascii_formatd (zoom, sizeof zoom, "%.5f", position->zoom));
}

static gboolean
parse_number (const char *text, double min, double max, double *number)
{
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (value) || value < min || value > max)
    return FALSE;
  *number = value;
  return TRUE;
}

gboolean
ts_page_position_parse (const char *text, TsPagePosition *position)
{
  g_autoptr (GEnumClass) modes = g_type_class_ref (TS_TYPE_ZOOM_MODE);
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " ", -1);
  const GEnumValue *mode;
  TsPagePosition parsed;
  guint64 page;

  if (g_strv_length (parts) != 5 || (mode = g_enum_get_value_by_nick (modes, parts[3])) == NULL ||
      !g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXINT, &page, NULL) ||
      !parse_number (parts[1], -1000, 1000, &parsed.x) || !parse_number (parts[2], -1000, 1000, &parsed.y) ||
      !parse_number (parts[4], TS_ZOOM_MIN, TS_ZOOM_MAX, &parsed.zoom))
    return FALSE;
  parsed.page = (guint) page;
  parsed.mode = mode->value;
  *position = parsed;
  return TRUE;
}
