#include "config.h"

#include "publish/letter-private.h"
#include "publish/letter-text.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer titles are shortened. */
#define MAX_TITLE 300

static char *
make_title (TsReport *report)
{
  GPtrArray *documents = ts_report_get_documents (report);
  const char *title = ts_report_get_title (report);

  g_autofree char *set = NULL;

  if (title == NULL && documents->len > 0)
    title = ((TsReportDocument *) documents->pdata[0])->name;
  set = ts_letter_text_typeset (title != NULL ? title : _ ("your yearly report"));
  return ts_text_ellipsise (g_strstrip (set), MAX_TITLE);
}

/* The day of completion, or today's while the audit goes on. */
static char *
make_date (TsAudit *audit)
{
  const char *completed = ts_audit_get_completed (audit);
  g_autofree char *now = ts_time_now ();
  g_autofree char *day = g_strndup (completed != NULL ? completed : now, strlen ("2026-11-24"));

  return ts_date_is_valid (day) ? g_steal_pointer (&day) : g_strndup (now, strlen ("2026-11-24"));
}

TsLetterContext *
ts_letter_context_new (TsLetters *letters, TsAudit *audit, GError **error)
{
  TsRegister *reg = ts_letters_get_register (letters);
  TsReport *report = ts_register_get_report (reg, ts_audit_get_report (audit));
  const char *partnership;
  TsLetterContext *self;

  if (report == NULL)
    {
      g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_NOT_FOUND, _ ("There is no report “%s”."),
                   ts_audit_get_report (audit));
      return NULL;
    }
  partnership = ts_report_get_partnership_id (report);

  self = g_new0 (TsLetterContext, 1);
  self->framework = g_object_ref (ts_letters_get_framework (letters));
  self->documents = g_object_ref (ts_evidence_get_documents (ts_letters_get_evidence (letters)));
  self->audit = g_object_ref (audit);
  self->report = g_object_ref (report);
  if (partnership != NULL)
    self->partnership = ts_register_get_partnership (reg, partnership, NULL);
  self->title = make_title (report);
  self->period =
      ts_date_format_period (ts_report_get_period_start (report), ts_report_get_period_end (report));
  self->date = make_date (audit);
  self->passages = ts_evidence_get_passages (ts_letters_get_evidence (letters), ts_audit_get_report (audit),
                                             ts_audit_get_reviewer (audit));
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  return self;
}

void
ts_letter_context_free (TsLetterContext *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->framework);
  g_clear_object (&self->documents);
  g_clear_object (&self->audit);
  g_clear_object (&self->report);
  g_clear_pointer (&self->partnership, ts_partnership_free);
  g_free (self->title);
  g_free (self->period);
  g_free (self->date);
  g_clear_object (&self->passages);
  g_hash_table_unref (self->pages);
  g_free (self);
}

const TsLevel *
ts_letter_get_level (TsLetterContext *self, const char *criterion)
{
  const TsScale *scale = ts_framework_get_scale (self->framework, ts_audit_get_tool (self->audit));
  const char *level = ts_audit_get_level (self->audit, criterion);

  return level != NULL ? ts_scale_find_level (scale, level) : NULL;
}

/* What there is to say of a criterion at the level it was given. */
typedef struct
{
  const TsLevel *level;
  const char *strength;    /* or NULL */
  const char *development; /* or NULL */
} Finding;

static Finding
get_finding (TsLetterContext *self, const TsCriterion *criterion)
{
  Finding finding = { .level = ts_letter_get_level (self, criterion->id) };
  const char *depth = ts_audit_get_depth (self->audit, criterion->id);

  if (finding.level == NULL)
    return finding;
  finding.strength =
      ts_framework_get_strength_phrase_at (self->framework, criterion->id, finding.level->id, depth);
  finding.development =
      ts_framework_get_development_phrase_at (self->framework, criterion->id, finding.level->id, depth);
  return finding;
}

/* What fully meets a requirement, unless there is something to add: content that
 * is brief is to be developed.
 */
static gboolean
is_strength (const Finding *finding)
{
  return finding->level != NULL && finding->level->fill >= 1 && finding->development == NULL;
}

char *
ts_letter_dup_strength (TsLetterContext *self, const TsCriterion *criterion)
{
  Finding finding = get_finding (self, criterion);

  if (!is_strength (&finding))
    return NULL;
  return ts_letter_text_sentence (finding.strength != NULL ? finding.strength : finding.level->title);
}

/* What the report does show is acknowledged before what is to be developed. */
char *
ts_letter_dup_development (TsLetterContext *self, const TsCriterion *criterion)
{
  Finding finding = get_finding (self, criterion);
  g_autofree char *shown = NULL;
  g_autofree char *wanted = NULL;

  if (finding.level == NULL || finding.level->fill < 0 || is_strength (&finding))
    return NULL;
  shown = ts_letter_text_sentence (finding.level->fill > 0 ? finding.strength : NULL);
  wanted = ts_letter_text_sentence (finding.development != NULL ? finding.development : finding.level->title);
  return *shown != '\0' ? g_strjoin (" ", shown, wanted, NULL) : g_steal_pointer (&wanted);
}

char *
ts_letter_dup_phrase (TsLetterContext *self, const char *name)
{
  const char *phrase = ts_framework_get_phrase (self->framework, name);
  g_autofree char *n_pages = g_strdup_printf ("%u", ts_report_get_n_pages (self->report));
  g_autofree char *date = ts_date_format_long (self->date);
  g_autofree char *named = ts_letter_text_name_report (ts_report_get_title (self->report),
                                                       ts_report_get_partnership (self->report));
  g_autofree char *filled = NULL;

  if (phrase == NULL)
    return NULL;
  filled = ts_framework_fill (phrase, "partnership", ts_report_get_partnership (self->report), "title",
                              self->title, "report", named, "period", self->period, "pages", n_pages, "date",
                              date, "reviewer", ts_audit_get_reviewer (self->audit), (const char *) NULL);
  return ts_letter_text_typeset (filled);
}
