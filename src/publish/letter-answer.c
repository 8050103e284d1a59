#include "config.h"

#include "publish/letter-private.h"
#include "publish/letter-text.h"

#include <glib/gi18n-lib.h>

static const char *
find_choice_title (const TsField *field, const char *id)
{
  for (guint i = 0; i < field->choices->len; i++)
    {
      const TsChoice *choice = field->choices->pdata[i];

      if (g_str_equal (choice->id, id))
        return choice->title;
    }
  return id;
}

/* A field's value as one reads it. */
static char *
format_value (const TsField *field, const char *value)
{
  g_auto (GStrv) ids = NULL;
  g_autoptr (GString) text = NULL;

  if (field->type == TS_FIELD_BOOLEAN)
    return g_strdup (g_str_equal (value, "true") ? _ ("yes") : _ ("no"));
  if (field->type != TS_FIELD_CHOICE && field->type != TS_FIELD_CHOICES)
    return ts_letter_text_typeset (value);

  ids = g_strsplit (value, ";", -1);
  text = g_string_new (NULL);
  for (guint i = 0; ids[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", find_choice_title (field, ids[i]));
  return ts_letter_text_typeset (text->str);
}

static void
add_fields (TsLetterContext *self, TsBlockDocument *document, const TsQuestion *question)
{
  for (guint i = 0; i < question->fields->len; i++)
    {
      const TsField *field = question->fields->pdata[i];
      const char *value = ts_audit_get_answer (self->audit, question->id, field->id);
      g_autofree char *id = g_strconcat ("answer-", question->id, "-", field->id, NULL);
      g_autofree char *shown = NULL;
      g_autofree char *text = NULL;

      if (value == NULL)
        continue;
      shown = format_value (field, value);
      text = g_strdup_printf ("%s: %s", field->title, shown);
      ts_block_document_add (document, TS_BLOCK_LIST_ITEM, 1, id, text);
    }
}

static gboolean
is_answered (TsLetterContext *self, const TsQuestion *question)
{
  if (ts_audit_get_answer (self->audit, question->id, NULL) != NULL)
    return TRUE;
  for (guint i = 0; i < question->fields->len; i++)
    if (ts_audit_get_answer (self->audit, question->id, ((TsField *) question->fields->pdata[i])->id) != NULL)
      return TRUE;
  return FALSE;
}

static void
add_answer (TsLetterContext *self, TsBlockDocument *document, const TsQuestion *question)
{
  g_autofree char *id = g_strconcat ("answer-", question->id, NULL);
  g_autofree char *lead = ts_letter_text_sentence (question->title);
  g_autofree char *text = ts_letter_text_sentence (ts_audit_get_answer (self->audit, question->id, NULL));
  TsBlock *block = ts_block_document_add (document, TS_BLOCK_PARAGRAPH, 0, id, NULL);

  ts_block_add_span (block, lead, TRUE, FALSE, NULL);
  if (*text != '\0')
    {
      ts_block_add_span (block, " ", FALSE, FALSE, NULL);
      ts_block_add_span (block, text, FALSE, FALSE, NULL);
    }
  add_fields (self, document, question);
  ts_letter_add_quotations (self, document, id, question->id,
                            1 << TS_STRENGTH_SUPPORTS | 1 << TS_STRENGTH_PARTLY_SUPPORTS |
                                1 << TS_STRENGTH_CONTRADICTS);
}

/* A question over all reports is not one to this partnership. */
void
ts_letter_add_answers (TsLetterContext *self, TsBlockDocument *document)
{
  GPtrArray *questions = ts_framework_get_questions (self->framework);
  gboolean headed = FALSE;

  for (guint i = 0; i < questions->len; i++)
    {
      const TsQuestion *question = questions->pdata[i];

      if (question->whole_project || !is_answered (self, question))
        continue;
      if (!headed)
        ts_block_document_add (document, TS_BLOCK_HEADING, 1, "answers", _ ("What we asked of the report"));
      headed = TRUE;
      add_answer (self, document, question);
    }
}
