#include "config.h"

#include "framework/framework-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

/* The first thing that was wrong. */
typedef struct
{
  char *message;
  long line;
  xmlNode *node; /* of the document, where there is one */
} Problem;

static void
keep_first (Problem *problem, const char *message, long line, xmlNode *node)
{
  if (problem->message != NULL)
    return;
  problem->message = g_strchomp (g_utf8_make_valid (message != NULL ? message : "", -1));
  problem->line = line;
  problem->node = node;
}

/* libxml2 2.12 made the error of its callbacks constant. */
#if LIBXML_VERSION >= 21200
typedef const xmlError ReportedError;
#else
typedef xmlError ReportedError;
#endif

static void
parse_error_cb (void *data, ReportedError *error)
{
  xmlParserCtxt *context = data;

  if (error->level >= XML_ERR_ERROR)
    keep_first (context->_private, error->message, error->line, NULL);
}

/* Called before the first declaration of a document type is read: nothing of it is. */
static void
refuse_doctype_cb (void *data, const xmlChar *name, const xmlChar *external_id, const xmlChar *system_id)
{
  xmlParserCtxt *context = data;

  keep_first (context->_private, _ ("a document type (<!DOCTYPE>) is not allowed in a framework"),
              xmlSAX2GetLineNumber (context), NULL);
  xmlStopParser (context);
}

static xmlDoc *
parse (GBytes *xml, const char *name, GError **error)
{
  gsize size;
  const char *bytes = g_bytes_get_data (xml, &size);
  Problem problem = { NULL };
  xmlParserCtxt *context = xmlNewParserCtxt ();
  xmlDoc *document;

  context->_private = &problem;
  context->sax->serror = parse_error_cb;
  context->sax->internalSubset = refuse_doctype_cb;
  document = xmlCtxtReadMemory (context, bytes, (int) size, NULL, "UTF-8",
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                    XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
  if (problem.message != NULL || document == NULL)
    {
      ts_framework_fail (error, name, problem.line, "%s",
                         problem.message != NULL ? problem.message : _ ("the file is not XML"));
      g_clear_pointer (&document, xmlFreeDoc);
    }
  g_free (problem.message);
  xmlFreeParserCtxt (context);
  return document;
}

static void
schema_error_cb (void *data, ReportedError *error)
{
  xmlNode *node = error->node;

  if (node != NULL || error->line > 0)
    keep_first (data, error->message, node != NULL ? xmlGetLineNo (node) : error->line, node);
}

/* The schema that ships with us. */
static xmlDoc *
read_schema (void)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (
      ts_framework_get_bundle (), TS_FRAMEWORK_RESOURCES "framework.rng", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  return xmlReadMemory (text, (int) size, NULL, NULL, XML_PARSE_NONET);
}

static gboolean
validate (xmlDoc *document, const char *name, GError **error)
{
  xmlDoc *rng = read_schema ();
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewDocParserCtxt (rng);
  xmlRelaxNG *schema = xmlRelaxNGParse (parser);
  xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt (schema);
  Problem problem = { NULL };
  gboolean valid;

  xmlRelaxNGSetValidStructuredErrors (context, schema_error_cb, &problem);
  valid = xmlRelaxNGValidateDoc (context, document) == 0;
  if (!valid)
    {
      g_autofree char *what = problem.node != NULL ? ts_framework_diagnose (rng, problem.node) : NULL;

      if (what == NULL)
        what = g_strdup (problem.message != NULL ? problem.message : _ ("the file is not a framework"));
      ts_framework_fail (error, name, problem.line, "%s", what);
    }
  g_free (problem.message);
  xmlRelaxNGFreeValidCtxt (context);
  xmlRelaxNGFree (schema);
  xmlRelaxNGFreeParserCtxt (parser);
  xmlFreeDoc (rng);
  return valid;
}

xmlDoc *
ts_framework_parse (GBytes *xml, const char *name, GError **error)
{
  xmlDoc *document;

  if (!ts_framework_check_bytes (xml, name, error))
    return NULL;
  document = parse (xml, name, error);
  if (document != NULL && !ts_framework_is_bundled (xml) && !validate (document, name, error))
    g_clear_pointer (&document, xmlFreeDoc);
  return document;
}
