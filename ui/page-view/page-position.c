#include "config.h"

#include "page-view/page-view.h"

#include <math.h>
#include <string.h>

#define PAIRED "-paired"

G_DEFINE_ENUM_TYPE (TsZoomMode,
                    ts_zoom_mode,
                    G_DEFINE_ENUM_VALUE (TS_ZOOM_FIT_WIDTH, "fit-width"),
                    G_DEFINE_ENUM_VALUE (TS_ZOOM_FIT_PAGE, "fit-page"),
                    G_DEFINE_ENUM_VALUE (TS_ZOOM_FREE, "free"))

G_DEFINE_ENUM_TYPE (TsPageMode,
                    ts_page_mode,
                    G_DEFINE_ENUM_VALUE (TS_PAGE_MODE_CONTINUOUS, "continuous"),
                    G_DEFINE_ENUM_VALUE (TS_PAGE_MODE_SINGLE, "single"),
                    G_DEFINE_ENUM_VALUE (TS_PAGE_MODE_FACING, "facing"))

/* How the arrangement is told: facing pages with the first beside the second are
 * "facing-paired". Nothing is said of what every document begins with, so that
 * programs which know no arrangements can read it.
 */
static char *
format_arrangement (const TsPageArrangement *arrangement)
{
  g_autoptr (GEnumClass) modes = g_type_class_ref (TS_TYPE_PAGE_MODE);

  if (arrangement->mode == TS_PAGE_MODE_CONTINUOUS && arrangement->rotation == 0 &&
      !arrangement->first_paired)
    return g_strdup ("");
  return g_strdup_printf (" %s%s %d", g_enum_get_value (modes, (int) arrangement->mode)->value_nick,
                          arrangement->first_paired ? PAIRED : "", arrangement->rotation);
}

/* "14 0.0312 -0.0050 fit-width 1.2500" and perhaps " facing 90", numbers as in C whatever the locale. */
char *
ts_page_position_format (const TsPagePosition *position)
{
  g_autoptr (GEnumClass) modes = g_type_class_ref (TS_TYPE_ZOOM_MODE);
  g_autofree char *arrangement = format_arrangement (&position->arrangement);
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE], zoom[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup_printf ("%u %s %s %s %s%s", position->page,
                          g_ascii_formatd (x, sizeof x, "%.5f", position->x),
                          g_ascii_formatd (y, sizeof y, "%.5f", position->y),
                          g_enum_get_value (modes, (int) position->mode)->value_nick,
                          g_ascii_formatd (zoom, sizeof zoom, "%.5f", position->zoom), arrangement);
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

static gboolean
parse_arrangement (const char *pages, const char *rotation, TsPageArrangement *arrangement)
{
  g_autoptr (GEnumClass) modes = g_type_class_ref (TS_TYPE_PAGE_MODE);
  g_autofree char *nick = g_strdup (pages);
  gboolean paired = g_str_has_suffix (pages, PAIRED);
  const GEnumValue *mode;
  guint64 degrees;

  if (paired)
    nick[strlen (nick) - strlen (PAIRED)] = '\0';
  mode = g_enum_get_value_by_nick (modes, nick);
  if (mode == NULL || !g_ascii_string_to_unsigned (rotation, 10, 0, 270, &degrees, NULL) || degrees % 90 != 0)
    return FALSE;
  *arrangement = (TsPageArrangement){ (TsPageMode) mode->value, paired, (int) degrees };
  return TRUE;
}

gboolean
ts_page_position_parse (const char *text, TsPagePosition *position)
{
  g_autoptr (GEnumClass) modes = g_type_class_ref (TS_TYPE_ZOOM_MODE);
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " ", -1);
  const GEnumValue *mode;
  TsPagePosition parsed = { 0 };
  guint n_parts = g_strv_length (parts);
  guint64 page;

  if ((n_parts != 5 && n_parts != 7) || (mode = g_enum_get_value_by_nick (modes, parts[3])) == NULL ||
      !g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXINT, &page, NULL) ||
      !parse_number (parts[1], -1000, 1000, &parsed.x) || !parse_number (parts[2], -1000, 1000, &parsed.y) ||
      !parse_number (parts[4], TS_ZOOM_MIN, TS_ZOOM_MAX, &parsed.zoom) ||
      (n_parts == 7 && !parse_arrangement (parts[5], parts[6], &parsed.arrangement)))
    return FALSE;
  parsed.page = (guint) page;
  parsed.mode = mode->value;
  *position = parsed;
  return TRUE;
}
