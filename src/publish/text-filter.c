#include "config.h"

#include "publish/text-filter.h"

static gboolean
is_xml_character (gunichar character)
{
  return character == '\t' || character == '\n' || character == '\r' ||
         (character >= 0x20 && character <= 0xd7ff) || (character >= 0xe000 && character <= 0xfffd) ||
         (character >= 0x10000 && character <= 0x10ffff);
}

char *
ts_text_filter_xml (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *kept = g_string_sized_new (64);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (is_xml_character (character))
        g_string_append_unichar (kept, character);
    }
  return g_string_free (kept, FALSE);
}

char *
ts_text_escape_html (const char *text)
{
  g_autofree char *kept = ts_text_filter_xml (text);

  return g_markup_escape_text (kept, -1);
}

char *
ts_text_bind_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strjoinv ("\u00a0", words);
}

gboolean
ts_text_is_safe_link (const char *link)
{
  g_autofree char *scheme = NULL;

  if (link == NULL || *link == '\0')
    return FALSE;
  scheme = g_uri_parse_scheme (link);
  return scheme == NULL || g_str_equal (scheme, "https") || g_str_equal (scheme, "http") ||
         g_str_equal (scheme, "mailto");
}
