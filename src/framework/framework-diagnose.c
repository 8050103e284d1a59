#include "config.h"

#include "framework/framework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* libxml2 tells the element at which a document stops being of a schema, and
 * little of why ("failed to validate attributes"). The schema itself knows: these
 * functions look up in it what the element should have been. They understand what
 * framework.rng uses: sequences of elements, each perhaps optional or repeated.
 */

static char *
attribute_of (const xmlNode *node, const char *name)
{
  return ts_xml_dup_attribute ((xmlNode *) node, name);
}

/* The pattern that a reference stands for, any other pattern as it is. */
static xmlNode *
resolve (xmlNode *pattern)
{
  g_autofree char *name = NULL;

  if (!ts_xml_is (pattern, "ref"))
    return pattern;
  name = attribute_of (pattern, "name");
  for (xmlNode *define = ts_xml_first (xmlDocGetRootElement (pattern->doc), "define"); define != NULL;
       define = ts_xml_next (define, "define"))
    {
      g_autofree char *defined = attribute_of (define, "name");

      if (g_strcmp0 (defined, name) == 0)
        return xmlFirstElementChild (define);
    }
  return pattern;
}

typedef struct
{
  xmlNode *pattern; /* <element> or <attribute> */
  char *name;
  gboolean optional;
} Part;

static void
part_free (Part *part)
{
  g_free (part->name);
  g_free (part);
}

/* What @parent is made of: its attributes, or its elements, in order. */
static void
collect_parts (xmlNode *parent, const char *kind, gboolean optional, GPtrArray *parts)
{
  for (xmlNode *child = xmlFirstElementChild (parent); child != NULL; child = xmlNextElementSibling (child))
    {
      xmlNode *pattern = resolve (child);

      if (ts_xml_is (pattern, kind))
        {
          Part *part = g_new0 (Part, 1);

          part->pattern = pattern;
          part->name = attribute_of (pattern, "name");
          part->optional = optional;
          g_ptr_array_add (parts, part);
        }
      else if (ts_xml_is (pattern, "optional") || ts_xml_is (pattern, "zeroOrMore"))
        collect_parts (pattern, kind, TRUE, parts);
      else if (ts_xml_is (pattern, "oneOrMore"))
        collect_parts (pattern, kind, optional, parts);
    }
}

static GPtrArray *
list_parts (xmlNode *element, const char *kind)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);

  collect_parts (element, kind, FALSE, parts);
  return parts;
}

static const Part *
find_part (GPtrArray *parts, const char *name)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);

      if (g_strcmp0 (part->name, name) == 0)
        return part;
    }
  return NULL;
}

/* The pattern of @node, found by its way down from the root; NULL if there is none. */
static xmlNode *
find_pattern (xmlDoc *rng, xmlNode *node)
{
  g_autoptr (GPtrArray) parts = NULL;
  const Part *part;
  xmlNode *above;

  if (node->parent == NULL || node->parent->type != XML_ELEMENT_NODE)
    {
      parts = list_parts (ts_xml_first (xmlDocGetRootElement (rng), "start"), "element");
      part = find_part (parts, (const char *) node->name);
      return part != NULL ? part->pattern : NULL;
    }
  above = find_pattern (rng, node->parent);
  if (above == NULL)
    return NULL;
  parts = list_parts (above, "element");
  part = find_part (parts, (const char *) node->name);
  return part != NULL ? part->pattern : NULL;
}

static const char *
local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

/* The values among which @choice chooses: "must, should". */
static char *
list_values (xmlNode *choice, const char *actual, gboolean *among)
{
  GString *list = g_string_new (NULL);

  for (xmlNode *value = ts_xml_first (choice, "value"); value != NULL; value = ts_xml_next (value, "value"))
    {
      g_autofree char *text = ts_xml_dup_text (value);

      *among |= g_strcmp0 (text, actual) == 0;
      g_string_append_printf (list, "%s“%s”", list->len > 0 ? ", " : "", text);
    }
  return g_string_free (list, FALSE);
}

static gboolean
matches_pattern (xmlNode *data, const char *actual)
{
  for (xmlNode *param = ts_xml_first (data, "param"); param != NULL; param = ts_xml_next (param, "param"))
    {
      g_autofree char *name = attribute_of (param, "name");
      g_autofree char *text = ts_xml_dup_text (param);
      g_autofree char *anchored = g_strdup_printf ("^(?:%s)$", text);

      if (strcmp (name, "pattern") == 0 &&
          !g_regex_match_simple (anchored, actual, G_REGEX_DOLLAR_ENDONLY, 0))
        return FALSE;
      if (strcmp (name, "minLength") == 0 && actual[0] == '\0')
        return FALSE;
      if (strcmp (name, "maxLength") == 0 &&
          (guint64) g_utf8_strlen (actual, -1) > g_ascii_strtoull (text, NULL, 10))
        return FALSE;
    }
  return TRUE;
}

/* Numbers: a decimal with bounds, or a whole one. */
static gboolean
matches_number (xmlNode *data, const char *type, const char *actual)
{
  char *end = NULL;
  double number = g_ascii_strtod (actual, &end);

  if (end == actual || *end != '\0' || number < 0)
    return FALSE;
  if (strcmp (type, "decimal") != 0)
    return strspn (actual, "0123456789") == strlen (actual) && (number > 0 || type[0] == 'n');
  return number <= 1;
}

/* What is wrong with the value of an attribute, or NULL. */
static char *
diagnose_value (const xmlNode *node, const Part *part, const char *actual)
{
  xmlNode *first = xmlFirstElementChild (part->pattern);
  xmlNode *pattern = first != NULL ? resolve (first) : NULL;
  g_autofree char *values = NULL;
  gboolean fits = FALSE;

  if (pattern == NULL)
    return NULL;
  if (ts_xml_is (pattern, "choice") || ts_xml_is (pattern, "value"))
    {
      values = list_values (ts_xml_is (pattern, "value") ? part->pattern : pattern, actual, &fits);
      return fits ? NULL
                  : g_strdup_printf (_ ("“%s” can't be the attribute “%s” of <%s>, which is one of %s"),
                                     actual, part->name, (const char *) node->name, values);
    }
  if (ts_xml_is (pattern, "data"))
    {
      g_autofree char *type = attribute_of (pattern, "type");

      fits = strcmp (type, "token") == 0 || strcmp (type, "language") == 0
                 ? matches_pattern (pattern, actual)
                 : matches_number (pattern, type, actual);
    }
  return fits ? NULL
              : g_strdup_printf (_ ("“%s” can't be the attribute “%s” of <%s>"), actual, part->name,
                                 (const char *) node->name);
}

static char *
diagnose_attributes (xmlNode *node, xmlNode *pattern)
{
  g_autoptr (GPtrArray) parts = list_parts (pattern, "attribute");

  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      const char *name = (const char *) attribute->name;
      gboolean known = FALSE;

      for (guint i = 0; i < parts->len; i++)
        known |= strcmp (local_name (((Part *) g_ptr_array_index (parts, i))->name), name) == 0;
      if (!known)
        return g_strdup_printf (_ ("<%s> has no attribute “%s”"), (const char *) node->name, name);
    }
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);
      xmlChar *value = xmlGetProp (node, (const xmlChar *) local_name (part->name));
      g_autofree char *actual = value != NULL ? g_strstrip (g_strdup ((const char *) value)) : NULL;
      char *problem = actual != NULL ? diagnose_value (node, part, actual) : NULL;

      xmlFree (value);
      if (problem != NULL)
        return problem;
      if (actual == NULL && !part->optional)
        return g_strdup_printf (_ ("<%s> lacks its attribute “%s”"), (const char *) node->name, part->name);
    }
  return NULL;
}

/* The first child that stands where it can't, with what is expected there; or what
 * is missing at the end. Elements come in the order of @parts.
 */
static char *
diagnose_children (xmlNode *node, GPtrArray *parts)
{
  g_autofree gboolean *seen = g_new0 (gboolean, parts->len + 1);
  const char *name = (const char *) node->name;
  guint at = 0;

  for (xmlNode *child = xmlFirstElementChild (node); child != NULL; child = xmlNextElementSibling (child))
    {
      guint next = at;

      while (next < parts->len &&
             strcmp (((Part *) g_ptr_array_index (parts, next))->name, (const char *) child->name) != 0)
        {
          const Part *passed = g_ptr_array_index (parts, next);

          if (!passed->optional && !seen[next])
            return g_strdup_printf (_ ("<%s> can't stand here in <%s>: <%s> is expected"),
                                    (const char *) child->name, name, passed->name);
          next++;
        }
      if (next == parts->len)
        return g_strdup_printf (_ ("<%s> can't stand here in <%s>"), (const char *) child->name, name);
      seen[next] = TRUE;
      at = next;
    }
  for (; at < parts->len; at++)
    {
      const Part *part = g_ptr_array_index (parts, at);

      if (!part->optional && !seen[at])
        return g_strdup_printf (_ ("<%s> lacks <%s>"), name, part->name);
    }
  return NULL;
}

static gboolean
has_own_text (const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE && !xmlIsBlankNode (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_repeated (xmlNode *pattern, const char *name)
{
  g_autoptr (GPtrArray) parts = list_parts (pattern, "element");
  const Part *part = find_part (parts, name);
  xmlNode *above = part != NULL ? part->pattern->parent : NULL;

  return above != NULL && (ts_xml_is (above, "oneOrMore") || ts_xml_is (above, "zeroOrMore"));
}

char *
ts_framework_diagnose (xmlDoc *rng, xmlNode *node)
{
  xmlNode *pattern = node->type == XML_ELEMENT_NODE ? find_pattern (rng, node) : NULL;
  const char *name = (const char *) node->name;
  g_autoptr (GPtrArray) parts = NULL;
  char *problem;

  if (node->type != XML_ELEMENT_NODE)
    return NULL;
  if (pattern == NULL && (node->parent == NULL || node->parent->type != XML_ELEMENT_NODE))
    return g_strdup_printf (_ ("this is no framework: its first element is <%s>, not <framework>"), name);
  if (pattern == NULL)
    {
      xmlNode *above = find_pattern (rng, node->parent);

      if (above == NULL)
        return NULL;
      parts = list_parts (above, "element");
      problem = diagnose_children (node->parent, parts);
      return problem != NULL
                 ? problem
                 : g_strdup_printf (_ ("<%s> can't stand in <%s>"), name, (const char *) node->parent->name);
    }

  problem = diagnose_attributes (node, pattern);
  if (problem != NULL)
    return problem;
  parts = list_parts (pattern, "element");
  problem = diagnose_children (node, parts);
  if (problem != NULL)
    return problem;
  if (parts->len > 0 && has_own_text (node))
    return g_strdup_printf (_ ("text can't stand in <%s>"), name);
  if (parts->len == 0 && !has_own_text (node))
    return g_strdup_printf (_ ("<%s> is empty"), name);
  if (node->parent->type == XML_ELEMENT_NODE)
    {
      xmlNode *above = find_pattern (rng, node->parent);
      g_autoptr (GPtrArray) siblings = list_parts (above, "element");

      problem = diagnose_children (node->parent, siblings);
      if (problem == NULL && !is_repeated (above, name))
        problem = g_strdup_printf (_ ("<%s> stands twice in <%s>"), name, (const char *) node->parent->name);
    }
  return problem;
}
