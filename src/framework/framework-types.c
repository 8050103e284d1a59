#include "config.h"

#include "framework/framework-private.h"

#include <glib/gi18n-lib.h>

static const char *const tool_ids[] = {
  [TS_TOOL_COMPLIANCE] = "compliance",
  [TS_TOOL_DEEP_DIVE] = "deep-dive",
};

const char *
ts_tool_get_id (TsTool tool)
{
  g_return_val_if_fail ((guint) tool < G_N_ELEMENTS (tool_ids), NULL);

  return tool_ids[tool];
}

gboolean
ts_tool_from_id (const char *id, TsTool *tool)
{
  for (guint i = 0; i < G_N_ELEMENTS (tool_ids); i++)
    if (g_strcmp0 (id, tool_ids[i]) == 0)
      {
        *tool = (TsTool) i;
        return TRUE;
      }
  return FALSE;
}

const TsLevel *
ts_scale_find_level (const TsScale *scale, const char *level_id)
{
  for (guint i = 0; scale != NULL && i < scale->levels->len; i++)
    {
      const TsLevel *level = g_ptr_array_index (scale->levels, i);

      if (g_strcmp0 (level->id, level_id) == 0)
        return level;
    }
  return NULL;
}

const TsField *
ts_question_find_field (const TsQuestion *question, const char *id)
{
  for (guint i = 0; i < question->fields->len; i++)
    {
      const TsField *field = g_ptr_array_index (question->fields, i);

      if (g_strcmp0 (field->id, id) == 0)
        return field;
    }
  return NULL;
}

void
ts_level_free (TsLevel *level)
{
  g_free (level->id);
  g_free (level->title);
  g_free (level->short_title);
  g_free (level->description);
  g_free (level);
}

void
ts_scale_free (TsScale *scale)
{
  g_free (scale->id);
  g_ptr_array_unref (scale->levels);
  g_free (scale);
}

void
ts_evidence_type_free (TsEvidenceType *type)
{
  g_free (type->id);
  g_free (type->title);
  g_free (type->scorecard);
  g_free (type);
}

void
ts_criterion_free (TsCriterion *criterion)
{
  g_free (criterion->id);
  g_free (criterion->title);
  g_free (criterion->reference);
  g_free (criterion->obligation);
  g_free (criterion->duty);
  g_free (criterion->finding);
  g_free (criterion->finding_of);
  g_free (criterion->note);
  g_free (criterion->not_applicable_reason);
  g_strfreev (criterion->terms);
  g_free (criterion);
}

void
ts_section_free (TsSection *section)
{
  g_free (section->id);
  g_free (section->title);
  g_free (section->short_title);
  g_free (section->reflection);
  g_free (section->colour);
  g_ptr_array_unref (section->criteria);
  g_free (section);
}

void
ts_choice_free (TsChoice *choice)
{
  g_free (choice->id);
  g_free (choice->title);
  g_free (choice);
}

void
ts_field_free (TsField *field)
{
  g_free (field->id);
  g_free (field->title);
  g_ptr_array_unref (field->choices);
  g_free (field);
}

void
ts_question_free (TsQuestion *question)
{
  g_free (question->id);
  g_free (question->group);
  g_free (question->title);
  g_free (question->text);
  g_free (question->note);
  g_ptr_array_unref (question->fields);
  g_free (question);
}

void
ts_topic_free (TsTopic *topic)
{
  g_free (topic->id);
  g_free (topic->title);
  g_free (topic->note);
  g_strfreev (topic->criteria);
  g_free (topic);
}

void
ts_setting_free (TsSetting *setting)
{
  g_free (setting->name);
  g_free (setting->title);
  g_free (setting->note);
  g_free (setting->value);
  g_ptr_array_unref (setting->choices);
  g_free (setting);
}

void
ts_published_figure_free (TsPublishedFigure *figure)
{
  g_free (figure->item);
  g_free (figure);
}
