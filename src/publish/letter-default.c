#include "config.h"

#include "publish/letter-private.h"
#include "publish/letter-text.h"

#include <glib/gi18n-lib.h>

/* The framework's phrase, or "". */
static char *
dup_phrase (TsLetterContext *self, const char *name)
{
  char *phrase = ts_letter_dup_phrase (self, name);

  return phrase != NULL ? phrase : g_strdup ("");
}

/* Of a partnership of several authorities, those too: the letter is to all of them. */
static char *
make_addressee (TsLetterContext *self)
{
  GString *text;
  g_autofree char *phrase = NULL;

  if (ts_report_get_partnership (self->report) == NULL)
    return g_strdup (_ ("To the safeguarding partners"));
  phrase = ts_letter_dup_phrase (self, "addressee");
  text = g_string_new (phrase != NULL ? phrase : ts_report_get_partnership (self->report));
  if (self->partnership != NULL && self->partnership->members != NULL &&
      g_strv_length (self->partnership->members) > 1)
    for (guint i = 0; self->partnership->members[i] != NULL; i++)
      g_string_append_printf (text, "\n%s", self->partnership->members[i]);
  return g_string_free (text, FALSE);
}

static char *
make_opening (TsLetterContext *self)
{
  char *without = *self->period == '\0' ? ts_letter_dup_phrase (self, "opening-without-period") : NULL;

  return without != NULL ? without : dup_phrase (self, "opening");
}

static char *
make_overall (TsLetterContext *self)
{
  const char *level = ts_audit_get_level (self->audit, "overall");
  g_autofree char *name = g_strconcat ("overall-", level != NULL ? level : "not-rated", NULL);
  g_autofree char *phrase = dup_phrase (self, name);
  g_autofree char *because = ts_letter_text_sentence (ts_audit_get_because (self->audit, "overall"));

  if (*phrase == '\0' || *because == '\0')
    return g_strconcat (phrase, because, NULL);
  return g_strconcat (phrase, "\n\n", because, NULL);
}

/* With @of_any if there is anything to list in the section, else why there is nothing. */
static char *
make_intro (TsLetterContext *self,
            const char *of_any,
            char *(*dup_text) (TsLetterContext *self, const TsCriterion *criterion),
            char *(*dup_none) (TsLetterContext *self))
{
  GPtrArray *criteria = ts_framework_get_criteria (self->framework);
  char *none;

  for (guint i = 0; i < criteria->len; i++)
    {
      g_autofree char *text = dup_text (self, criteria->pdata[i]);

      if (text != NULL)
        return dup_phrase (self, of_any);
    }
  none = dup_none (self);
  return none != NULL ? none : g_strdup ("");
}

/* One question for each section that has an area for development. */
static char *
make_questions (TsLetterContext *self)
{
  GPtrArray *sections = ts_framework_get_sections (self->framework);
  g_autofree char *intro = dup_phrase (self, "questions");
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < sections->len; i++)
    {
      const TsSection *section = sections->pdata[i];
      gboolean asks = FALSE;

      for (guint j = 0; j < section->criteria->len && !asks; j++)
        {
          g_autofree char *text = ts_letter_dup_development (self, section->criteria->pdata[j]);

          asks = text != NULL;
        }
      if (asks && section->reflection != NULL)
        {
          g_autofree char *question = ts_letter_text_typeset (section->reflection);

          g_string_append_printf (list, "\n- %s", question);
        }
    }
  return list->len > 0 ? g_strconcat (intro, "\n", list->str, NULL) : g_strdup ("");
}

static char *
make_sign_off (TsLetterContext *self)
{
  g_autofree char *phrase = dup_phrase (self, "sign-off");

  return *phrase != '\0' ? g_strconcat (phrase, "\n\n", ts_audit_get_reviewer (self->audit), NULL)
                         : g_strdup (ts_audit_get_reviewer (self->audit));
}

char *
ts_letter_dup_default (TsLetterContext *self, const char *part)
{
  if (g_str_equal (part, "addressee"))
    return make_addressee (self);
  if (g_str_equal (part, "opening"))
    return make_opening (self);
  if (g_str_equal (part, "overall"))
    return make_overall (self);
  if (g_str_equal (part, "strengths"))
    return make_intro (self, "strengths", ts_letter_dup_strength, ts_letter_dup_no_strengths);
  if (g_str_equal (part, "development"))
    return make_intro (self, "development", ts_letter_dup_development, ts_letter_dup_no_development);
  if (g_str_equal (part, "questions"))
    return make_questions (self);
  if (g_str_equal (part, "closing"))
    return dup_phrase (self, "closing");
  if (g_str_equal (part, "sign-off"))
    return make_sign_off (self);
  return g_strdup ("");
}
