#include "config.h"

#include "framework/framework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static TsScale *
find_scale (TsFrameworkReader *reader, xmlNode *node, GError **error)
{
  g_autofree char *id = ts_xml_dup_attribute (node, "scale");
  GPtrArray *scales = reader->framework->scales;

  for (guint i = 0; i < scales->len; i++)
    {
      TsScale *scale = g_ptr_array_index (scales, i);

      if (g_strcmp0 (scale->id, id) == 0)
        return scale;
    }
  ts_reader_fail (reader, node, error, _ ("there is no scale “%s”"), id);
  return NULL;
}

/* The choices of a field or setting, with ids that are its own. */
gboolean
ts_reader_read_choices (TsFrameworkReader *reader, xmlNode *parent, GPtrArray *choices, GError **error)
{
  for (xmlNode *node = ts_xml_first (parent, "choice"); node != NULL; node = ts_xml_next (node, "choice"))
    {
      TsChoice *choice = g_new0 (TsChoice, 1);

      choice->id = ts_xml_dup_attribute (node, "id");
      choice->title = ts_xml_dup_text (node);
      choice->common = ts_xml_get_flag (node, "common");
      g_ptr_array_add (choices, choice);
      if (!ts_reader_claim_within (reader, "choice", parent, choice->id, node, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_setting (TsFrameworkReader *reader, xmlNode *node, GError **error)
{
  TsSetting *setting = g_new0 (TsSetting, 1);
  g_autofree char *type = ts_xml_dup_attribute (node, "type");
  g_autoptr (GError) problem = NULL;

  setting->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_choice_free);
  g_ptr_array_add (reader->framework->settings, setting);
  setting->name = ts_xml_dup_attribute (node, "name");
  setting->title = ts_xml_dup_child (node, "title");
  setting->note = ts_xml_dup_child (node, "note");
  setting->value = ts_xml_dup_attribute (node, "default");
  setting->type = strcmp (type, "choice") == 0    ? TS_FIELD_CHOICE
                  : strcmp (type, "integer") == 0 ? TS_FIELD_INTEGER
                                                  : TS_FIELD_TEXT;
  if (!ts_reader_claim_id (reader, "setting", setting->name, node, error) ||
      !ts_reader_read_choices (reader, node, setting->choices, error))
    return FALSE;
  if (setting->type != TS_FIELD_CHOICE && setting->choices->len > 0)
    return ts_reader_fail (reader, node, error, _ ("“%s” is no choice, so it can't have choices"),
                           setting->name);
  if (!ts_setting_check (setting, setting->value, &problem))
    return ts_reader_fail (reader, node, error, "%s", problem->message);
  return TRUE;
}

/* The settings that the rest of the application asks for. */
static gboolean
check_settings (TsFrameworkReader *reader, xmlNode *parent, GError **error)
{
  static const struct
  {
    const char *name;
    TsFieldType type;
  } needed[] = { { "days", TS_FIELD_CHOICE },
                 { "within-days", TS_FIELD_INTEGER },
                 { "cut-off", TS_FIELD_TEXT } };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      const TsSetting *setting = ts_framework_find_setting (reader->framework, needed[i].name);

      if (setting == NULL)
        return ts_reader_fail (reader, parent, error, _ ("the setting “%s” is missing"), needed[i].name);
      if (setting->type != needed[i].type)
        return ts_reader_fail (reader, parent, error, _ ("the setting “%s” is of the wrong type"),
                               setting->name);
    }
  for (guint i = 0; i < ts_framework_find_setting (reader->framework, "days")->choices->len; i++)
    {
      const TsChoice *choice =
          g_ptr_array_index (ts_framework_find_setting (reader->framework, "days")->choices, i);

      if (strcmp (choice->id, "calendar") != 0 && strcmp (choice->id, "working") != 0)
        return ts_reader_fail (reader, parent, error, _ ("days are “calendar” or “working”, not “%s”"),
                               choice->id);
    }
  return TRUE;
}

static gboolean
read_settings (TsFrameworkReader *reader, xmlNode *parent, GError **error)
{
  for (xmlNode *node = ts_xml_first (parent, "setting"); node != NULL; node = ts_xml_next (node, "setting"))
    if (!read_setting (reader, node, error))
      return FALSE;
  return check_settings (reader, parent, error);
}

static gboolean
read_level (TsFrameworkReader *reader, TsScale *scale, xmlNode *node, GError **error)
{
  TsLevel *level = g_new0 (TsLevel, 1);
  g_autofree char *key = ts_xml_dup_attribute (node, "key");
  g_autofree char *fill = ts_xml_dup_attribute (node, "fill");
  g_autoptr (TsLevel) owned = level;

  level->id = ts_xml_dup_attribute (node, "id");
  level->title = ts_xml_dup_child (node, "title");
  level->short_title = ts_xml_dup_child (node, "short-title");
  level->description = ts_xml_dup_child (node, "description");
  level->key = key[0];
  level->fill = fill != NULL ? g_ascii_strtod (fill, NULL) : -1;
  level->needs_reason = ts_xml_get_flag (node, "needs-reason");
  level->has_depth = ts_xml_get_flag (node, "has-depth");
  for (guint i = 0; i < scale->levels->len; i++)
    {
      const TsLevel *other = g_ptr_array_index (scale->levels, i);

      if (other->key == level->key)
        return ts_reader_fail (reader, node, error, _ ("the key “%c” is that of “%s” already"), level->key,
                               other->id);
    }
  if (!ts_reader_claim_id (reader, "level", level->id, node, error))
    return FALSE;
  g_ptr_array_add (scale->levels, g_steal_pointer (&owned));
  return TRUE;
}

static gboolean
read_scales (TsFrameworkReader *reader, xmlNode *parent, GError **error)
{
  for (xmlNode *node = ts_xml_first (parent, "scale"); node != NULL; node = ts_xml_next (node, "scale"))
    {
      TsScale *scale = g_new0 (TsScale, 1);

      scale->id = ts_xml_dup_attribute (node, "id");
      scale->levels = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_level_free);
      g_ptr_array_add (reader->framework->scales, scale);
      if (!ts_reader_claim_id (reader, "scale", scale->id, node, error))
        return FALSE;
      for (xmlNode *level = ts_xml_first (node, "level"); level != NULL; level = ts_xml_next (level, "level"))
        if (!read_level (reader, scale, level, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
read_topics (TsFrameworkReader *reader, TsToolInfo *info, xmlNode *parent, GError **error)
{
  for (xmlNode *node = ts_xml_first (parent, "topic"); node != NULL; node = ts_xml_next (node, "topic"))
    {
      TsTopic *topic = g_new0 (TsTopic, 1);
      g_autofree char *criteria = ts_xml_dup_attribute (node, "criteria");

      topic->id = ts_xml_dup_attribute (node, "id");
      topic->title = ts_xml_dup_child (node, "title");
      topic->note = ts_xml_dup_child (node, "note");
      topic->criteria = g_strsplit (criteria, " ", -1);
      g_ptr_array_add (info->topics, topic);
      if (!ts_reader_claim_id (reader, "topic", topic->id, node, error))
        return FALSE;
      for (guint i = 0; topic->criteria[i] != NULL; i++)
        if (!ts_reader_knows_id (reader, "item", topic->criteria[i]))
          return ts_reader_fail (reader, node, error, _ ("there is no criterion “%s”"), topic->criteria[i]);
    }
  return TRUE;
}

static gboolean
read_tool (TsFrameworkReader *reader, xmlNode *node, GError **error)
{
  g_autofree char *id = ts_xml_dup_attribute (node, "id");
  TsToolInfo *info;
  TsTool tool;

  if (!ts_reader_claim_id (reader, "tool", id, node, error))
    return FALSE;
  if (!ts_tool_from_id (id, &tool))
    return ts_reader_fail (reader, node, error, _ ("there is no tool “%s”"), id);
  info = &reader->framework->tools[tool];
  info->scale = find_scale (reader, node, error);
  info->title = ts_xml_dup_child (node, "title");
  info->description = ts_xml_dup_child (node, "description");
  info->finding = ts_xml_dup_attribute (node, "finding");
  return info->scale != NULL;
}

static gboolean
read_tools (TsFrameworkReader *reader, xmlNode *parent, GError **error)
{
  for (xmlNode *node = ts_xml_first (parent, "tool"); node != NULL; node = ts_xml_next (node, "tool"))
    if (!read_tool (reader, node, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (reader->framework->tools); i++)
    if (reader->framework->tools[i].scale == NULL)
      return ts_reader_fail (reader, parent, error, _ ("the tool “%s” is missing"),
                             ts_tool_get_id ((TsTool) i));
  return TRUE;
}

/* Topics name criteria, so they are read once these are known. */
static gboolean
read_all_topics (TsFrameworkReader *reader, xmlNode *parent, GError **error)
{
  for (xmlNode *node = ts_xml_first (parent, "tool"); node != NULL; node = ts_xml_next (node, "tool"))
    {
      g_autofree char *id = ts_xml_dup_attribute (node, "id");
      TsTool tool = TS_TOOL_COMPLIANCE;

      ts_tool_from_id (id, &tool);
      if (!read_topics (reader, &reader->framework->tools[tool], node, error))
        return FALSE;
    }
  return TRUE;
}

/* One for each level of @scale, an empty one where a level means nothing of its own. */
gboolean
ts_reader_read_descriptors (
    TsFrameworkReader *reader, xmlNode *parent, const char *item, const TsScale *scale, GError **error)
{
  for (xmlNode *node = ts_xml_first (parent, "descriptor"); node != NULL;
       node = ts_xml_next (node, "descriptor"))
    {
      g_autofree char *level = ts_xml_dup_attribute (node, "level");
      TsFramework *framework = reader->framework;

      if (ts_scale_find_level (scale, level) == NULL &&
          ts_scale_find_level (framework->tools[TS_TOOL_COMPLIANCE].scale, level) == NULL)
        return ts_reader_fail (reader, node, error, _ ("there is no level “%s”"), level);
      if (!ts_reader_add_text (reader, "descriptor", item, level, NULL, node, error))
        return FALSE;
    }
  for (guint i = 0; i < scale->levels->len; i++)
    {
      const TsLevel *level = g_ptr_array_index (scale->levels, i);
      g_autofree char *key = ts_framework_text_key ("descriptor", item, level->id, NULL);

      if (!g_hash_table_contains (reader->framework->texts, key))
        return ts_reader_fail (reader, parent, error, _ ("“%s” has no descriptor for “%s”"), item, level->id);
    }
  return TRUE;
}

static gboolean
read_overall (TsFrameworkReader *reader, xmlNode *node, GError **error)
{
  TsFramework *self = reader->framework;

  self->overall_title = ts_xml_dup_child (node, "title");
  self->overall_finding = ts_xml_dup_attribute (node, "finding");
  self->overall_scale = find_scale (reader, node, error);
  return self->overall_scale != NULL &&
         ts_reader_read_descriptors (reader, node, "overall", self->overall_scale, error);
}

static gboolean
read_evidence_types (TsFrameworkReader *reader, xmlNode *parent, GError **error)
{
  for (xmlNode *node = ts_xml_first (parent, "evidence-type"); node != NULL;
       node = ts_xml_next (node, "evidence-type"))
    {
      TsEvidenceType *type = g_new0 (TsEvidenceType, 1);

      type->id = ts_xml_dup_attribute (node, "id");
      type->title = ts_xml_dup_text (node);
      type->scorecard = ts_xml_dup_attribute (node, "scorecard");
      g_ptr_array_add (reader->framework->evidence_types, type);
      if (!ts_reader_claim_id (reader, "evidence type", type->id, node, error))
        return FALSE;
    }
  return TRUE;
}

static void
read_head (TsFramework *self, xmlNode *root)
{
  self->id = ts_xml_dup_attribute (root, "id");
  self->version = ts_xml_dup_attribute (root, "version");
  self->title = ts_xml_dup_child (root, "title");
  self->short_title = ts_xml_dup_child (root, "short-title");
  self->licence = ts_xml_dup_child (root, "licence");
  self->basis = ts_xml_dup_child (root, "basis");
  self->reference_note = ts_xml_dup_child (root, "reference-note");
}

gboolean
ts_reader_read (TsFrameworkReader *reader, xmlNode *root, GError **error)
{
  read_head (reader->framework, root);
  return read_settings (reader, ts_xml_first (root, "settings"), error) &&
         read_scales (reader, ts_xml_first (root, "scales"), error) &&
         read_tools (reader, ts_xml_first (root, "tools"), error) &&
         read_overall (reader, ts_xml_first (root, "overall"), error) &&
         read_evidence_types (reader, ts_xml_first (root, "evidence-types"), error) &&
         ts_reader_read_sections (reader, ts_xml_first (root, "sections"), error) &&
         read_all_topics (reader, ts_xml_first (root, "tools"), error) &&
         ts_reader_read_questions (reader, ts_xml_first (root, "questions"), error) &&
         ts_reader_read_letter (reader, root, error);
}
