#include "config.h"

#include "framework/framework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More attributes than any element of a framework may have. The parser compares
 * each with all others of its element, so that a few megabytes of them would keep
 * it busy for minutes.
 */
#define MAX_ATTRIBUTES 64

static gboolean
starts_with (const char *at, const char *end, const char *start)
{
  gsize length = strlen (start);

  return (gsize) (end - at) >= length && memcmp (at, start, length) == 0;
}

/* One past the next @close from @at, or @end. */
static const char *
skip_past (const char *at, const char *end, const char *close)
{
  const char *found = g_strstr_len (at, end - at, close);

  return found != NULL ? found + strlen (close) : end;
}

/* One past the tag that begins at @at; sets @n to how many values it has. */
static const char *
skip_tag (const char *at, const char *end, guint *n)
{
  *n = 0;
  while (at < end && *at != '>')
    {
      const char *close = *at == '"' || *at == '\'' ? memchr (at + 1, *at, (gsize) (end - at - 1)) : at;

      if (close == NULL)
        return end;
      *n += close != at;
      at = close + 1;
    }
  return at < end ? at + 1 : end;
}

/* The first element with too many attributes, or NULL. Sees elements as the parser
 * does for as long as the file is well-formed, and it stops where it isn't.
 */
static const char *
find_wide_element (const char *at, const char *end)
{
  while ((at = memchr (at, '<', (gsize) (end - at))) != NULL)
    {
      const char *start = at;
      guint n = 0;

      if (starts_with (at, end, "<!--"))
        at = skip_past (at + strlen ("<!--"), end, "-->");
      else if (starts_with (at, end, "<![CDATA["))
        at = skip_past (at, end, "]]>");
      else if (starts_with (at, end, "<?"))
        at = skip_past (at, end, "?>");
      else
        at = skip_tag (at, end, &n);
      if (n > MAX_ATTRIBUTES)
        return start;
    }
  return NULL;
}

static long
line_of (const char *bytes, const char *place)
{
  long line = 1;

  for (const char *p = bytes; p < place; p++)
    line += *p == '\n';
  return line;
}

/* What can be told, and has to be, before the parser sees a byte. */
gboolean
ts_framework_check_bytes (GBytes *xml, const char *name, GError **error)
{
  gsize size;
  const char *bytes = g_bytes_get_data (xml, &size);
  const char *place;

  if (size == 0)
    return ts_framework_fail (error, name, 0, _ ("the file is empty"));
  if (size > TS_FRAMEWORK_MAX_BYTES)
    return ts_framework_fail (error, name, 0, _ ("the file is larger than a framework can be (4 MiB)"));
  if (starts_with (bytes, bytes + size, "%PDF-"))
    return ts_framework_fail (error, name, 0, _ ("this is a PDF; a framework is an XML file"));
  if (starts_with (bytes, bytes + size, "PK\x03\x04"))
    return ts_framework_fail (error, name, 0,
                              _ ("this is an office document or archive; a framework is an XML file"));
  if (!g_utf8_validate_len (bytes, size, &place))
    return ts_framework_fail (error, name, line_of (bytes, place),
                              *place == '\0' ? _ ("there is a NUL byte, which no XML file has")
                                             : _ ("the text is not UTF-8"));
  place = find_wide_element (bytes, bytes + size);
  if (place != NULL)
    return ts_framework_fail (error, name, line_of (bytes, place), _ ("an element has too many attributes"));
  return TRUE;
}
