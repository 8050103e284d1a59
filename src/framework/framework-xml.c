#include "config.h"

#include "framework/framework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_GNUC_PRINTF (4, 0)
static gboolean
fail_va (GError **error, const char *name, long line, const char *format, va_list arguments)
{
  g_autofree char *what = g_strdup_vprintf (format, arguments);

  if (line > 0)
    g_set_error (error, TS_FRAMEWORK_ERROR, TS_FRAMEWORK_ERROR_INVALID, _ ("%s: line %ld: %s"), name, line,
                 what);
  else
    g_set_error (error, TS_FRAMEWORK_ERROR, TS_FRAMEWORK_ERROR_INVALID, _ ("%s: %s"), name, what);
  return FALSE;
}

/* Sets "NAME: line LINE: WHAT"; without the line if it is 0. Returns FALSE. */
gboolean
ts_framework_fail (GError **error, const char *name, long line, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  fail_va (error, name, line, format, arguments);
  va_end (arguments);
  return FALSE;
}

/* The same for the line of @node. */
gboolean
ts_reader_fail (TsFrameworkReader *reader, xmlNode *node, GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  fail_va (error, reader->name, xmlGetLineNo (node), format, arguments);
  va_end (arguments);
  return FALSE;
}

gboolean
ts_xml_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static xmlNode *
skip_to (xmlNode *node, const char *name)
{
  while (node != NULL && !ts_xml_is (node, name))
    node = node->next;
  return node;
}

/* The first child called @name, and the next sibling of that name; NULL if there is none. */
xmlNode *
ts_xml_first (xmlNode *parent, const char *name)
{
  return skip_to (parent->children, name);
}

xmlNode *
ts_xml_next (xmlNode *node, const char *name)
{
  return skip_to (node->next, name);
}

/* Runs of white space as one space, none at the ends. */
static char *
collapse (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (out, *p);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/* The text of @node, white space collapsed; "" where it has none. */
char *
ts_xml_dup_text (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *text = collapse (content != NULL ? (const char *) content : "");

  xmlFree (content);
  return text;
}

/* The text of the first child called @name; NULL if there is none. */
char *
ts_xml_dup_child (xmlNode *parent, const char *name)
{
  xmlNode *child = ts_xml_first (parent, name);

  return child != NULL ? ts_xml_dup_text (child) : NULL;
}

/* NULL if there is none. */
char *
ts_xml_dup_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = value != NULL ? collapse ((const char *) value) : NULL;

  xmlFree (value);
  return copy;
}

gboolean
ts_xml_get_flag (xmlNode *node, const char *name)
{
  g_autofree char *value = ts_xml_dup_attribute (node, name);

  return g_strcmp0 (value, "true") == 0;
}

/* Refuses an id that another @kind of thing has already. */
gboolean
ts_reader_claim_id (
    TsFrameworkReader *reader, const char *kind, const char *id, xmlNode *node, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", kind, id);
  xmlNode *other = g_hash_table_lookup (reader->ids, key);

  if (other != NULL)
    return ts_reader_fail (reader, node, error, _ ("“%s” is there already, in line %ld"), id,
                           xmlGetLineNo (other));
  g_hash_table_insert (reader->ids, g_steal_pointer (&key), node);
  return TRUE;
}

/* The same among the children of @parent. */
gboolean
ts_reader_claim_within (TsFrameworkReader *reader,
                        const char *kind,
                        xmlNode *parent,
                        const char *id,
                        xmlNode *node,
                        GError **error)
{
  g_autofree char *scope = g_strdup_printf ("%s of %p", kind, (void *) parent);

  return ts_reader_claim_id (reader, scope, id, node, error);
}

gboolean
ts_reader_knows_id (TsFrameworkReader *reader, const char *kind, const char *id)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", kind, id);

  return g_hash_table_contains (reader->ids, key);
}

/* Keeps the text of @node under the key made of the rest; refuses a second one. */
gboolean
ts_reader_add_text (TsFrameworkReader *reader,
                    const char *kind,
                    const char *item,
                    const char *level,
                    const char *depth,
                    xmlNode *node,
                    GError **error)
{
  g_autofree char *key = ts_framework_text_key (kind, item, level, depth);

  if (g_hash_table_contains (reader->framework->texts, key))
    return ts_reader_fail (reader, node, error, _ ("<%s> for “%s” is there already"),
                           (const char *) node->name, level != NULL ? level : item);
  g_hash_table_insert (reader->framework->texts, g_steal_pointer (&key), ts_xml_dup_text (node));
  return TRUE;
}

/* Refuses placeholders that aren't @allowed, and braces that are none. */
gboolean
ts_reader_check_phrase (TsFrameworkReader *reader, xmlNode *node, const char *const *allowed, GError **error)
{
  g_autofree char *text = ts_xml_dup_text (node);

  for (const char *at = strpbrk (text, "{}"); at != NULL; at = strpbrk (at, "{}"))
    {
      const char *end = *at == '{' ? strpbrk (at + 1, "{}") : NULL;
      g_autofree char *name = NULL;

      if (end == NULL || *end != '}')
        return ts_reader_fail (reader, node, error, _ ("a brace without its other half in “%s”"), text);
      name = g_strndup (at + 1, (gsize) (end - at - 1));
      if (!g_strv_contains (allowed, name))
        return ts_reader_fail (reader, node, error, _ ("there is no placeholder {%s} here"), name);
      at = end + 1;
    }
  return TRUE;
}
