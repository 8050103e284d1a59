#include "config.h"

#include "framework/framework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static TsFieldType
field_type (const char *name)
{
  static const char *const names[] = {
    [TS_FIELD_TEXT] = "text",     [TS_FIELD_INTEGER] = "integer", [TS_FIELD_BOOLEAN] = "boolean",
    [TS_FIELD_CHOICE] = "choice", [TS_FIELD_CHOICES] = "choices",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      return (TsFieldType) i;
  return TS_FIELD_TEXT;
}

static gboolean
read_field (TsFrameworkReader *reader, TsQuestion *question, xmlNode *node, GError **error)
{
  TsField *field = g_new0 (TsField, 1);
  g_autofree char *type = ts_xml_dup_attribute (node, "type");
  gboolean chooses;

  field->id = ts_xml_dup_attribute (node, "id");
  field->title = ts_xml_dup_child (node, "title");
  field->type = field_type (type);
  field->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_choice_free);
  g_ptr_array_add (question->fields, field);
  if (!ts_reader_claim_within (reader, "field", node->parent, field->id, node, error) ||
      !ts_reader_read_choices (reader, node, field->choices, error))
    return FALSE;
  chooses = field->type == TS_FIELD_CHOICE || field->type == TS_FIELD_CHOICES;
  if (chooses && field->choices->len == 0)
    return ts_reader_fail (reader, node, error, _ ("the field “%s” has no choices"), field->id);
  if (!chooses && field->choices->len > 0)
    return ts_reader_fail (reader, node, error, _ ("the field “%s” is no choice, so it can't have choices"),
                           field->id);
  return TRUE;
}

static gboolean
read_question (TsFrameworkReader *reader, const char *group, xmlNode *node, GError **error)
{
  TsQuestion *question = g_new0 (TsQuestion, 1);

  question->id = ts_xml_dup_attribute (node, "id");
  question->group = g_strdup (group);
  question->title = ts_xml_dup_child (node, "title");
  question->text = ts_xml_dup_child (node, "text");
  question->note = ts_xml_dup_child (node, "note");
  question->whole_project = ts_xml_get_flag (node, "whole-project");
  question->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_field_free);
  g_ptr_array_add (reader->framework->questions, question);
  if (!ts_reader_claim_id (reader, "item", question->id, node, error))
    return FALSE;
  for (xmlNode *child = ts_xml_first (node, "field"); child != NULL; child = ts_xml_next (child, "field"))
    if (!read_field (reader, question, child, error))
      return FALSE;
  return TRUE;
}

gboolean
ts_reader_read_questions (TsFrameworkReader *reader, xmlNode *parent, GError **error)
{
  for (xmlNode *group = ts_xml_first (parent, "group"); group != NULL; group = ts_xml_next (group, "group"))
    {
      g_autofree char *id = ts_xml_dup_attribute (group, "id");
      g_autofree char *title = ts_xml_dup_child (group, "title");

      if (!ts_reader_claim_id (reader, "group", id, group, error))
        return FALSE;
      for (xmlNode *node = ts_xml_first (group, "question"); node != NULL;
           node = ts_xml_next (node, "question"))
        if (!read_question (reader, title, node, error))
          return FALSE;
    }
  return TRUE;
}

/* Named texts, kept under @kind: the phrases of the letter, the names of figures. */
static gboolean
read_named (TsFrameworkReader *reader,
            xmlNode *parent,
            const char *kind,
            const char *attribute,
            const char *const *placeholders,
            GError **error)
{
  for (xmlNode *node = ts_xml_first (parent, kind); node != NULL; node = ts_xml_next (node, kind))
    {
      g_autofree char *name = ts_xml_dup_attribute (node, attribute);

      if (!ts_reader_check_phrase (reader, node, placeholders, error) ||
          !ts_reader_add_text (reader, kind, name, NULL, NULL, node, error))
        return FALSE;
    }
  return TRUE;
}

/* A letter can't be written without these. */
static gboolean
check_phrases (TsFrameworkReader *reader, xmlNode *parent, GError **error)
{
  static const char *const needed[] = { "opening", "closing", "method-compliance", "method-deep-dive" };
  const TsScale *scale = reader->framework->overall_scale;

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (ts_framework_get_phrase (reader->framework, needed[i]) == NULL)
      return ts_reader_fail (reader, parent, error, _ ("the phrase “%s” is missing"), needed[i]);
  for (guint i = 0; i < scale->levels->len; i++)
    {
      const TsLevel *level = g_ptr_array_index (scale->levels, i);
      g_autofree char *name = g_strconcat ("overall-", level->id, NULL);

      if (ts_framework_get_phrase (reader->framework, name) == NULL)
        return ts_reader_fail (reader, parent, error, _ ("the phrase “%s” is missing"), name);
    }
  return TRUE;
}

static gboolean
read_published (TsFrameworkReader *reader, xmlNode *parent, GError **error)
{
  reader->framework->published_source = ts_xml_dup_child (parent, "source");
  for (xmlNode *node = ts_xml_first (parent, "figure"); node != NULL; node = ts_xml_next (node, "figure"))
    {
      TsPublishedFigure *figure = g_new0 (TsPublishedFigure, 1);
      g_autofree char *count = ts_xml_dup_attribute (node, "count");
      g_autofree char *of = ts_xml_dup_attribute (node, "of");
      g_autofree char *basis = ts_xml_dup_attribute (node, "basis");
      guint64 whole = 0, part = 0;

      figure->item = ts_xml_dup_text (node);
      g_ptr_array_add (reader->framework->published, figure);
      if (!g_ascii_string_to_unsigned (count, 10, 0, G_MAXINT32, &part, NULL) ||
          (of != NULL && !g_ascii_string_to_unsigned (of, 10, 1, G_MAXINT32, &whole, NULL)))
        return ts_reader_fail (reader, node, error, _ ("the figure is too large"));
      if (of != NULL && part > whole)
        return ts_reader_fail (reader, node, error, _ ("the figure is larger than the whole it is part of"));
      figure->count = (guint) part;
      figure->of = (guint) whole;
      figure->derived = strcmp (basis, "derived") == 0;
      if (!ts_reader_claim_id (reader, "published", figure->item, node, error))
        return FALSE;
    }
  return TRUE;
}

/* The letter's phrases, the names of figures, and the published ones. */
gboolean
ts_reader_read_letter (TsFrameworkReader *reader, xmlNode *root, GError **error)
{
  static const char *const of_letter[] = { "partnership", "title", "report",   "period",
                                           "pages",       "date",  "reviewer", NULL };
  static const char *const of_findings[] = { "cut-off", "regions", "per-region", "product", "sample", NULL };
  xmlNode *letter = ts_xml_first (root, "letter");
  xmlNode *published = ts_xml_first (root, "published");

  return read_named (reader, letter, "phrase", "name", of_letter, error) &&
         check_phrases (reader, letter, error) &&
         read_named (reader, ts_xml_first (root, "findings"), "name", "id", of_findings, error) &&
         (published == NULL || read_published (reader, published, error));
}
