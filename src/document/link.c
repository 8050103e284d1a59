#include "config.h"

#include "document/link.h"

#include <string.h>

void
ts_link_free (TsLink *link)
{
  g_free (link->address);
  g_free (link);
}

/* Of what is no plain visible character (a space, a letter of another script, what
 * turns the direction of writing) the bytes.
 */
static char *
encode (const char *address)
{
  GString *text = g_string_new (NULL);

  for (const char *p = address; *p != '\0'; p++)
    {
      if (g_ascii_isgraph (*p) && strchr ("<>\"\\^`{|}", *p) == NULL)
        g_string_append_c (text, *p);
      else
        g_string_append_printf (text, "%%%02X", (guchar) *p);
    }
  return g_string_free (text, FALSE);
}

char *
ts_link_dup_readable (const char *address)
{
  return encode (address);
}

static char *
check_web (const char *address, char **host)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  g_autofree char *plain_host = NULL, *ascii_host = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return NULL;
  plain_host = g_uri_unescape_string (g_uri_get_host (uri), "/");
  ascii_host = plain_host != NULL ? g_hostname_to_ascii (plain_host) : NULL;
  if (ascii_host == NULL || *ascii_host == '\0' || strpbrk (ascii_host, "@/\\?#% ") != NULL)
    return NULL;
  *host = g_strdup (ascii_host);
  return g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), g_uri_get_userinfo (uri), ascii_host,
                     g_uri_get_port (uri), g_uri_get_path (uri), g_uri_get_query (uri),
                     g_uri_get_fragment (uri));
}

/* Without what would fill in a letter, or attach something to it. */
static char *
check_mail (const char *address, char **host)
{
  g_autofree char *recipient = g_strndup (address, strcspn (address, "?#"));
  g_autofree char *plain = encode (recipient + strlen ("mailto:"));
  const char *at = strrchr (plain, '@');

  if (at == NULL || at == plain || at[1] == '\0')
    return NULL;
  *host = g_strdup (plain);
  return g_strconcat ("mailto:", plain, NULL);
}

char *
ts_link_check_address (const char *address, char **host)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);
  g_autofree char *found = NULL, *joined = NULL, *checked = NULL;

  if (host != NULL)
    *host = NULL;
  if (scheme == NULL || !g_utf8_validate (address, -1, NULL))
    return NULL;
  if (g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0)
    joined = check_web (address, &found);
  else if (g_ascii_strcasecmp (scheme, "mailto") == 0)
    joined = check_mail (address, &found);
  if (joined == NULL)
    return NULL;
  checked = encode (joined);
  if (host != NULL)
    *host = g_steal_pointer (&found);
  return g_steal_pointer (&checked);
}
