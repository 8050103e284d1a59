#include "config.h"

#include "framework/framework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (TsFramework, ts_framework, G_TYPE_OBJECT)
G_DEFINE_QUARK (ts_framework_error_quark, ts_framework_error)

static void
ts_framework_finalize (GObject *object)
{
  TsFramework *self = TS_FRAMEWORK (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->tools); i++)
    {
      g_free (self->tools[i].title);
      g_free (self->tools[i].description);
      g_free (self->tools[i].finding);
      g_ptr_array_unref (self->tools[i].topics);
    }
  g_clear_pointer (&self->xml, g_bytes_unref);
  g_free (self->id);
  g_free (self->version);
  g_free (self->title);
  g_free (self->short_title);
  g_free (self->licence);
  g_free (self->basis);
  g_free (self->reference_note);
  g_free (self->overall_title);
  g_free (self->overall_finding);
  g_free (self->published_source);
  g_ptr_array_unref (self->settings);
  g_ptr_array_unref (self->scales);
  g_ptr_array_unref (self->evidence_types);
  g_ptr_array_unref (self->criteria);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->published);
  g_hash_table_unref (self->texts);

  G_OBJECT_CLASS (ts_framework_parent_class)->finalize (object);
}

static void
ts_framework_class_init (TsFrameworkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ts_framework_finalize;
}

static void
ts_framework_init (TsFramework *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->tools); i++)
    self->tools[i].topics = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_topic_free);
  self->settings = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_setting_free);
  self->scales = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_scale_free);
  self->evidence_types = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_evidence_type_free);
  self->criteria = g_ptr_array_new ();
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_section_free);
  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_question_free);
  self->published = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_published_figure_free);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

TsFramework *
ts_framework_new_empty (void)
{
  return g_object_new (TS_TYPE_FRAMEWORK, NULL);
}

char *
ts_framework_text_key (const char *kind, const char *item, const char *level, const char *depth)
{
  g_autofree char *upper = item != NULL ? g_ascii_strup (item, -1) : NULL;

  return g_strdup_printf ("%s/%s/%s/%s", kind, upper != NULL ? upper : "", level != NULL ? level : "",
                          depth != NULL ? depth : "");
}

static const char *
get_text (TsFramework *self, const char *kind, const char *item, const char *level, const char *depth)
{
  g_autofree char *key = ts_framework_text_key (kind, item, level, depth);

  return g_hash_table_lookup (self->texts, key);
}

const char *
ts_framework_get_id (TsFramework *self)
{
  return self->id;
}

const char *
ts_framework_get_version (TsFramework *self)
{
  return self->version;
}

const char *
ts_framework_get_title (TsFramework *self)
{
  return self->title;
}

const char *
ts_framework_get_short_title (TsFramework *self)
{
  return self->short_title;
}

const char *
ts_framework_get_licence (TsFramework *self)
{
  return self->licence;
}

const char *
ts_framework_get_basis (TsFramework *self)
{
  return self->basis;
}

const char *
ts_framework_get_reference_note (TsFramework *self)
{
  return self->reference_note;
}

GBytes *
ts_framework_get_xml (TsFramework *self)
{
  return self->xml;
}

GPtrArray *
ts_framework_get_sections (TsFramework *self)
{
  return self->sections;
}

GPtrArray *
ts_framework_get_criteria (TsFramework *self)
{
  return self->criteria;
}

GPtrArray *
ts_framework_get_questions (TsFramework *self)
{
  return self->questions;
}

GPtrArray *
ts_framework_get_evidence_types (TsFramework *self)
{
  return self->evidence_types;
}

GPtrArray *
ts_framework_get_settings (TsFramework *self)
{
  return self->settings;
}

GPtrArray *
ts_framework_get_topics (TsFramework *self, TsTool tool)
{
  return self->tools[tool].topics;
}

GPtrArray *
ts_framework_get_published (TsFramework *self)
{
  return self->published;
}

const char *
ts_framework_get_published_source (TsFramework *self)
{
  return self->published_source;
}

const TsCriterion *
ts_framework_find_criterion (TsFramework *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->criteria->len; i++)
    {
      const TsCriterion *criterion = g_ptr_array_index (self->criteria, i);

      if (g_ascii_strcasecmp (criterion->id, id) == 0)
        return criterion;
    }
  return NULL;
}

const TsQuestion *
ts_framework_find_question (TsFramework *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->questions->len; i++)
    {
      const TsQuestion *question = g_ptr_array_index (self->questions, i);

      if (g_ascii_strcasecmp (question->id, id) == 0)
        return question;
    }
  return NULL;
}

const TsEvidenceType *
ts_framework_find_evidence_type (TsFramework *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->evidence_types->len; i++)
    {
      const TsEvidenceType *type = g_ptr_array_index (self->evidence_types, i);

      if (g_ascii_strcasecmp (type->id, id) == 0)
        return type;
    }
  return NULL;
}

const TsSetting *
ts_framework_find_setting (TsFramework *self, const char *name)
{
  for (guint i = 0; i < self->settings->len; i++)
    {
      const TsSetting *setting = g_ptr_array_index (self->settings, i);

      if (g_strcmp0 (setting->name, name) == 0)
        return setting;
    }
  return NULL;
}

const char *
ts_framework_get_setting (TsFramework *self, const char *name)
{
  const TsSetting *setting = ts_framework_find_setting (self, name);

  return setting != NULL ? setting->value : NULL;
}

static gboolean
is_overall (const char *id)
{
  return id != NULL && g_ascii_strcasecmp (id, "overall") == 0;
}

const char *
ts_framework_get_item_title (TsFramework *self, const char *id)
{
  const TsCriterion *criterion = ts_framework_find_criterion (self, id);
  const TsQuestion *question = ts_framework_find_question (self, id);

  if (is_overall (id))
    return self->overall_title;
  if (criterion != NULL)
    return criterion->title;
  return question != NULL ? question->title : NULL;
}

const TsSection *
ts_framework_get_item_section (TsFramework *self, const char *id)
{
  const TsCriterion *criterion = ts_framework_find_criterion (self, id);

  return criterion != NULL ? criterion->section : NULL;
}

const TsScale *
ts_framework_get_scale (TsFramework *self, TsTool tool)
{
  return self->tools[tool].scale;
}

const TsScale *
ts_framework_get_overall_scale (TsFramework *self)
{
  return self->overall_scale;
}

const char *
ts_framework_get_tool_title (TsFramework *self, TsTool tool)
{
  return self->tools[tool].title;
}

const char *
ts_framework_get_tool_description (TsFramework *self, TsTool tool)
{
  return self->tools[tool].description;
}

const char *
ts_framework_get_descriptor (TsFramework *self, const char *criterion, const char *level)
{
  const char *text = get_text (self, "descriptor", criterion, level, NULL);

  return text != NULL ? text : "";
}

const char *
ts_framework_get_overall_descriptor (TsFramework *self, const char *level)
{
  return ts_framework_get_descriptor (self, "overall", level);
}

static const char *
get_phrase_at (
    TsFramework *self, const char *kind, const char *criterion, const char *level, const char *depth)
{
  const char *text =
      depth != NULL && depth[0] != '\0' ? get_text (self, kind, criterion, level, depth) : NULL;

  return text != NULL ? text : get_text (self, kind, criterion, level, NULL);
}

const char *
ts_framework_get_strength_phrase (TsFramework *self, const char *criterion, const char *level)
{
  return get_phrase_at (self, "strength", criterion, level, NULL);
}

const char *
ts_framework_get_strength_phrase_at (TsFramework *self,
                                     const char *criterion,
                                     const char *level,
                                     const char *depth)
{
  return get_phrase_at (self, "strength", criterion, level, depth);
}

const char *
ts_framework_get_development_phrase (TsFramework *self, const char *criterion, const char *level)
{
  return get_phrase_at (self, "development", criterion, level, NULL);
}

const char *
ts_framework_get_development_phrase_at (TsFramework *self,
                                        const char *criterion,
                                        const char *level,
                                        const char *depth)
{
  return get_phrase_at (self, "development", criterion, level, depth);
}

const char *
ts_framework_get_phrase (TsFramework *self, const char *name)
{
  return get_text (self, "phrase", name, NULL, NULL);
}

const char *
ts_framework_get_finding_name (TsFramework *self, const char *id)
{
  return get_text (self, "name", id, NULL, NULL);
}

/* "training impact: not included": the level as it is called, in small letters. */
static char *
join_finding (const char *name, const TsLevel *level)
{
  g_autofree char *word = g_utf8_strdown (level->title, -1);

  return g_strdup_printf ("%s: %s", name, word);
}

char *
ts_framework_dup_finding_name (TsFramework *self, TsTool tool, const char *item, const char *level_id)
{
  const TsToolInfo *info = &self->tools[tool];
  const TsCriterion *criterion = ts_framework_find_criterion (self, item);
  const TsLevel *level =
      ts_scale_find_level (is_overall (item) ? self->overall_scale : info->scale, level_id);
  g_autofree char *name = NULL;

  if (level == NULL || (criterion == NULL && !is_overall (item)))
    return NULL;
  if (criterion == NULL)
    return join_finding (info->finding != NULL ? info->finding : self->overall_finding, level);

  name = g_strdup (get_text (self, "finding-label", item, level_id, NULL));
  if (name == NULL)
    name = join_finding (criterion->finding, level);
  if (info->finding == NULL)
    return g_steal_pointer (&name);
  return g_strdup_printf ("%s: %s", info->finding, name);
}
