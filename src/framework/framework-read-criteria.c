#include "config.h"

#include "framework/framework-private.h"

#include <glib/gi18n-lib.h>

static const TsLevel *
find_level (TsFramework *self, const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->tools); i++)
    {
      const TsLevel *level = ts_scale_find_level (self->tools[i].scale, id);

      if (level != NULL)
        return level;
    }
  return NULL;
}

/* What the letter says at each of the levels that @node names. */
static gboolean
read_phrase (TsFrameworkReader *reader, const char *criterion, xmlNode *node, GError **error)
{
  static const char *const no_placeholders[] = { NULL };
  g_autofree char *names = ts_xml_dup_attribute (node, "levels");
  g_autofree char *depth = ts_xml_dup_attribute (node, "depth");
  g_auto (GStrv) levels = g_strsplit (names, " ", -1);

  if (!ts_reader_check_phrase (reader, node, no_placeholders, error))
    return FALSE;
  for (guint i = 0; levels[i] != NULL; i++)
    {
      const TsLevel *level = find_level (reader->framework, levels[i]);

      if (level == NULL)
        return ts_reader_fail (reader, node, error, _ ("there is no level “%s”"), levels[i]);
      if (depth != NULL && !level->has_depth)
        return ts_reader_fail (reader, node, error, _ ("the level “%s” has no depth"), levels[i]);
      if (!ts_reader_add_text (reader, (const char *) node->name, criterion, levels[i], depth, node, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_phrases (
    TsFrameworkReader *reader, const char *criterion, xmlNode *parent, const char *kind, GError **error)
{
  for (xmlNode *node = ts_xml_first (parent, kind); node != NULL; node = ts_xml_next (node, kind))
    if (!read_phrase (reader, criterion, node, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_finding_labels (TsFrameworkReader *reader, const char *criterion, xmlNode *parent, GError **error)
{
  for (xmlNode *node = ts_xml_first (parent, "finding-label"); node != NULL;
       node = ts_xml_next (node, "finding-label"))
    {
      g_autofree char *level = ts_xml_dup_attribute (node, "level");
      g_autofree char *label = ts_xml_dup_text (node);

      if (find_level (reader->framework, level) == NULL)
        return ts_reader_fail (reader, node, error, _ ("there is no level “%s”"), level);
      if (!ts_reader_claim_id (reader, "finding", label, node, error) ||
          !ts_reader_add_text (reader, "finding-label", criterion, level, NULL, node, error))
        return FALSE;
    }
  return TRUE;
}

static GStrv
read_terms (xmlNode *parent)
{
  g_autoptr (GStrvBuilder) terms = g_strv_builder_new ();

  for (xmlNode *node = ts_xml_first (parent, "term"); node != NULL; node = ts_xml_next (node, "term"))
    {
      g_autofree char *term = ts_xml_dup_text (node);

      g_strv_builder_add (terms, term);
    }
  return g_strv_builder_end (terms);
}

static TsCriterion *
new_criterion (TsSection *section, xmlNode *node)
{
  TsCriterion *criterion = g_new0 (TsCriterion, 1);

  criterion->section = section;
  criterion->id = ts_xml_dup_attribute (node, "id");
  criterion->title = ts_xml_dup_child (node, "title");
  criterion->reference = ts_xml_dup_attribute (node, "reference");
  criterion->obligation = ts_xml_dup_attribute (node, "obligation");
  criterion->duty = ts_xml_dup_child (node, "duty");
  criterion->finding = ts_xml_dup_child (node, "finding");
  criterion->finding_of = ts_xml_dup_attribute (ts_xml_first (node, "finding"), "of");
  criterion->note = ts_xml_dup_child (node, "note");
  criterion->not_applicable_reason = ts_xml_dup_child (node, "not-applicable");
  criterion->terms = read_terms (ts_xml_first (node, "terms"));
  return criterion;
}

static gboolean
read_criterion (TsFrameworkReader *reader, TsSection *section, xmlNode *node, GError **error)
{
  TsCriterion *criterion = new_criterion (section, node);
  TsFramework *self = reader->framework;

  g_ptr_array_add (section->criteria, criterion);
  if (criterion->finding_of != NULL && !ts_reader_knows_id (reader, "item", criterion->finding_of))
    return ts_reader_fail (reader, ts_xml_first (node, "finding"), error,
                           _ ("there is no criterion “%s” before this one"), criterion->finding_of);
  g_ptr_array_add (self->criteria, criterion);
  if (!ts_reader_claim_id (reader, "item", criterion->id, node, error) ||
      !ts_reader_claim_id (reader, "finding", criterion->finding, ts_xml_first (node, "finding"), error))
    return FALSE;
  return read_finding_labels (reader, criterion->id, node, error) &&
         ts_reader_read_descriptors (reader, node, criterion->id, self->tools[TS_TOOL_DEEP_DIVE].scale,
                                     error) &&
         read_phrases (reader, criterion->id, node, "strength", error) &&
         read_phrases (reader, criterion->id, node, "development", error);
}

static gboolean
read_section (TsFrameworkReader *reader, xmlNode *node, GError **error)
{
  TsSection *section = g_new0 (TsSection, 1);

  section->id = ts_xml_dup_attribute (node, "id");
  section->title = ts_xml_dup_child (node, "title");
  section->short_title = ts_xml_dup_child (node, "short-title");
  section->reflection = ts_xml_dup_child (node, "reflection");
  section->colour = ts_xml_dup_attribute (node, "colour");
  section->criteria = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_criterion_free);
  g_ptr_array_add (reader->framework->sections, section);
  if (!ts_reader_claim_id (reader, "section", section->id, node, error) ||
      !ts_reader_claim_id (reader, "colour", section->colour, node, error))
    return FALSE;
  for (xmlNode *child = ts_xml_first (node, "criterion"); child != NULL;
       child = ts_xml_next (child, "criterion"))
    if (!read_criterion (reader, section, child, error))
      return FALSE;
  return TRUE;
}

gboolean
ts_reader_read_sections (TsFrameworkReader *reader, xmlNode *parent, GError **error)
{
  for (xmlNode *node = ts_xml_first (parent, "section"); node != NULL; node = ts_xml_next (node, "section"))
    if (!read_section (reader, node, error))
      return FALSE;
  return TRUE;
}
