#include "config.h"

#include "publish/letter-private.h"
#include "publish/letter-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the letter is being put into. */
typedef struct
{
  TsLetters *letters;
  TsLetterContext *context;
  TsBlockDocument *document;
} Composer;

/* --- Free parts --- */

typedef struct
{
  Composer *composer;
  const char *part;
  guint n;
} PartWriter;

static void
add_part_block (PartWriter *writer, TsBlockKind kind, const char *text)
{
  g_autofree char *id =
      writer->n++ == 0 ? g_strdup (writer->part) : g_strdup_printf ("%s-%u", writer->part, writer->n);
  g_autofree char *set = ts_letter_text_typeset (text);
  TsBlock *block = ts_block_document_add (writer->composer->document, kind,
                                          kind == TS_BLOCK_LIST_ITEM ? 1 : 0, id, g_strstrip (set));

  block->part = g_strdup (writer->part);
}

/* What follows a bullet, or NULL if the line has none. */
static const char *
skip_bullet (const char *line)
{
  static const char *const bullets[] = { "- ", "* ", "• ", "– " };

  while (*line == ' ' || *line == '\t')
    line++;
  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_str_has_prefix (line, bullets[i]))
      return line + strlen (bullets[i]);
  return NULL;
}

static void
flush_paragraph (PartWriter *writer, GString *paragraph)
{
  if (paragraph->len > 0)
    add_part_block (writer, TS_BLOCK_PARAGRAPH, paragraph->str);
  g_string_truncate (paragraph, 0);
}

/* As people type it: an empty line ends a paragraph, "- " begins a list item. */
static void
add_running_text (PartWriter *writer, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) paragraph = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *item = skip_bullet (lines[i]);

      g_strstrip (lines[i]);
      if (item != NULL || *lines[i] == '\0')
        flush_paragraph (writer, paragraph);
      if (item != NULL && *item != '\0')
        add_part_block (writer, TS_BLOCK_LIST_ITEM, item);
      else if (item == NULL && *lines[i] != '\0')
        g_string_append_printf (paragraph, "%s%s", paragraph->len > 0 ? " " : "", lines[i]);
    }
  flush_paragraph (writer, paragraph);
}

/* Returns whether there was anything to add. */
static gboolean
add_part (Composer *self, const char *part, TsBlockKind kind)
{
  g_autofree char *text = ts_letters_dup_part (self->letters, self->context->audit, part);
  PartWriter writer = { self, part, 0 };

  g_strstrip (text);
  if (*text == '\0')
    return FALSE;
  if (kind == TS_BLOCK_ADDRESS)
    add_part_block (&writer, kind, text);
  else
    add_running_text (&writer, text);
  return TRUE;
}

/* --- The head --- */

/* "PARTNERSHIP, PERIOD", of which neither may be known; a file's name is neither. */
static char *
dup_subtitle (TsLetterContext *context)
{
  const char *partnership = ts_report_get_partnership (context->report);
  g_autofree char *title = ts_report_get_title (context->report) != NULL ? g_strdup (context->title) : NULL;
  const char *name = partnership != NULL ? partnership : title;

  if (name == NULL)
    return g_strdup (context->period);
  return *context->period != '\0' ? g_strdup_printf ("%s, %s", name, context->period) : g_strdup (name);
}

static void
add_head (Composer *self)
{
  TsLetterContext *context = self->context;
  g_autofree char *subtitle = dup_subtitle (context);
  g_autofree char *date = ts_date_format_long (context->date);
  g_autofree char *salutation = ts_letter_dup_phrase (context, "salutation");

  ts_block_document_add (self->document, TS_BLOCK_TITLE, 0, "title", self->document->title);
  if (*subtitle != '\0')
    ts_block_document_add (self->document, TS_BLOCK_SUBTITLE, 0, "subtitle", subtitle);
  add_part (self, "addressee", TS_BLOCK_ADDRESS);
  ts_block_document_add (self->document, TS_BLOCK_ADDRESS, 0, "date", date);
  if (salutation != NULL)
    ts_block_document_add (self->document, TS_BLOCK_PARAGRAPH, 0, "salutation", salutation);
}

/* What was read, so that nobody has to guess which report or version. */
static void
add_read (Composer *self)
{
  TsLetterContext *context = self->context;
  guint n_pages = ts_report_get_n_pages (context->report);
  guint n_documents = ts_report_get_documents (context->report)->len;
  g_autofree char *pages = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);
  g_autofree char *date = ts_date_format_long (context->date);
  g_autofree char *audited = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  TsBlock *block = ts_block_document_add (self->document, TS_BLOCK_PARAGRAPH, 0, "read", NULL);

  if (*context->period != '\0')
    g_string_append_printf (text, ", %s", context->period);
  g_string_append_printf (text, ", %s", pages);
  if (n_documents > 1)
    g_string_append_printf (
        text, ngettext (", with %u further document", ", with %u further documents", n_documents - 1),
        n_documents - 1);
  audited = g_strdup_printf (ts_audit_is_complete (context->audit)
                                 ? _ (". The audit was completed on %s.")
                                 : _ (". The audit is not completed yet; this is as it stood on %s."),
                             date);
  g_string_append (text, audited);

  ts_block_add_span (block, _ ("What was read: "), TRUE, FALSE, NULL);
  ts_block_add_span (block, context->title, FALSE, TRUE, NULL);
  ts_block_add_span (block, text->str, FALSE, FALSE, NULL);
}

/* What was rated, where some was not. */
static void
add_rated (Composer *self)
{
  g_autofree char *text = ts_letter_dup_rated (self->context);
  TsBlock *block;

  if (text == NULL)
    return;
  block = ts_block_document_add (self->document, TS_BLOCK_PARAGRAPH, 0, "rated", NULL);
  ts_block_add_span (block, _ ("What was rated: "), TRUE, FALSE, NULL);
  ts_block_add_span (block, text, FALSE, FALSE, NULL);
}

/* --- The findings --- */

/* "Partly evidenced means: some of the above": what is above is said as well, so
 * the descriptors go from the best level down to the one given.
 */
static void
add_descriptors (Composer *self, const TsScale *scale, const TsLevel *given)
{
  for (guint i = 0; i < scale->levels->len; i++)
    {
      const TsLevel *level = scale->levels->pdata[i];
      const char *descriptor = ts_framework_get_overall_descriptor (self->context->framework, level->id);
      g_autofree char *text = ts_letter_text_sentence (descriptor);
      g_autofree char *id = level == given ? g_strdup ("overall-descriptor")
                                           : g_strconcat ("overall-descriptor-", level->id, NULL);
      TsBlock *block;

      if (*text != '\0')
        {
          block = ts_block_document_add (self->document, TS_BLOCK_LIST_ITEM, 1, id, NULL);
          ts_block_add_span (block, level->title, level == given, FALSE, NULL);
          ts_block_add_span (block, level == given ? _ (" (this report): ") : ": ", FALSE, FALSE, NULL);
          ts_block_add_span (block, text, FALSE, FALSE, NULL);
        }
      if (level == given)
        return;
    }
}

static void
add_overall (Composer *self)
{
  const TsScale *scale = ts_framework_get_overall_scale (self->context->framework);
  const char *id = ts_audit_get_level (self->context->audit, "overall");
  const TsLevel *level = id != NULL ? ts_scale_find_level (scale, id) : NULL;

  ts_block_document_add (self->document, TS_BLOCK_HEADING, 1, "overall-heading", _ ("Overall finding"));
  add_part (self, "overall", TS_BLOCK_PARAGRAPH);
  if (level == NULL)
    return;
  ts_block_document_add (self->document, TS_BLOCK_PARAGRAPH, 0, "overall-scale",
                         _ ("What the ratings mean:"));
  add_descriptors (self, scale, level);
}

static void
add_criterion (Composer *self, const TsCriterion *criterion, const char *id, const char *phrase)
{
  g_autofree char *lead = ts_letter_text_sentence (criterion->title);
  g_autofree char *reason =
      ts_letter_text_sentence (ts_audit_get_because (self->context->audit, criterion->id));
  TsBlock *block = ts_block_document_add (self->document, TS_BLOCK_PARAGRAPH, 0, id, NULL);

  ts_block_add_span (block, lead, TRUE, FALSE, NULL);
  ts_block_add_span (block, " ", FALSE, FALSE, NULL);
  ts_block_add_span (block, phrase, FALSE, FALSE, NULL);
  if (*reason != '\0')
    {
      ts_block_add_span (block, " ", FALSE, FALSE, NULL);
      ts_block_add_span (block, reason, FALSE, FALSE, NULL);
    }
}

static void
add_strengths (Composer *self)
{
  GPtrArray *criteria = ts_framework_get_criteria (self->context->framework);

  ts_block_document_add (self->document, TS_BLOCK_HEADING, 1, "strengths-heading", _ ("Strengths"));
  add_part (self, "strengths", TS_BLOCK_PARAGRAPH);
  for (guint i = 0; i < criteria->len; i++)
    {
      const TsCriterion *criterion = criteria->pdata[i];
      g_autofree char *phrase = ts_letter_dup_strength (self->context, criterion);
      g_autofree char *id = g_strconcat ("strength-", criterion->id, NULL);

      if (phrase == NULL)
        continue;
      add_criterion (self, criterion, id, phrase);
      ts_letter_add_quotations (self->context, self->document, id, criterion->id,
                                1 << TS_STRENGTH_SUPPORTS | 1 << TS_STRENGTH_PARTLY_SUPPORTS);
    }
}

/* What supports a requirement is quoted where it is met in part: it is what the
 * report does show.
 */
static void
add_development (Composer *self)
{
  GPtrArray *criteria = ts_framework_get_criteria (self->context->framework);

  ts_block_document_add (self->document, TS_BLOCK_HEADING, 1, "development-heading",
                         _ ("Areas for development"));
  add_part (self, "development", TS_BLOCK_PARAGRAPH);
  for (guint i = 0; i < criteria->len; i++)
    {
      const TsCriterion *criterion = criteria->pdata[i];
      g_autofree char *phrase = ts_letter_dup_development (self->context, criterion);
      g_autofree char *id = g_strconcat ("development-", criterion->id, NULL);
      gboolean shows = phrase != NULL && ts_letter_get_level (self->context, criterion->id)->fill > 0;

      if (phrase == NULL)
        continue;
      add_criterion (self, criterion, id, phrase);
      ts_letter_add_quotations (self->context, self->document, id, criterion->id,
                                (shows ? 1 << TS_STRENGTH_SUPPORTS : 0) | 1 << TS_STRENGTH_PARTLY_SUPPORTS |
                                    1 << TS_STRENGTH_CONTRADICTS);
    }
}

/* --- The table --- */

static char *
make_finding (TsLetterContext *context, const TsCriterion *criterion)
{
  const TsLevel *level = ts_letter_get_level (context, criterion->id);
  const char *depth = ts_audit_get_depth (context->audit, criterion->id);

  if (level == NULL)
    return g_strdup (_ ("Not rated"));
  if (level->needs_reason)
    {
      g_autofree char *reason =
          ts_letter_text_sentence (ts_audit_get_because (context->audit, criterion->id));

      return g_strdup_printf ("%s: %s", level->title, reason);
    }
  if (g_strcmp0 (depth, "brief") == 0)
    return g_strdup_printf (_ ("%s (brief)"), level->title);
  if (g_strcmp0 (depth, "detailed") == 0)
    return g_strdup_printf (_ ("%s (in detail)"), level->title);
  return g_strdup (level->title);
}

static void
add_table (Composer *self)
{
  static const double widths[] = { 2, 4, 3, 2 };
  TsLetterContext *context = self->context;
  GPtrArray *criteria = ts_framework_get_criteria (context->framework);
  g_autofree char *intro = ts_letter_dup_table_intro (context);
  TsBlock *table;

  ts_block_document_add (self->document, TS_BLOCK_HEADING, 1, "criteria-heading",
                         _ ("Requirement by requirement"));
  if (intro != NULL)
    ts_block_document_add (self->document, TS_BLOCK_PARAGRAPH, 0, "criteria-intro", intro);
  table = ts_block_document_add_table (self->document, "criteria", widths, G_N_ELEMENTS (widths));
  ts_block_add_row (
      table, (const char *const[]){ _ ("Reference"), _ ("Requirement"), _ ("Finding"), _ ("Pages"), NULL });
  for (guint i = 0; i < criteria->len; i++)
    {
      const TsCriterion *criterion = criteria->pdata[i];
      g_autofree char *title = g_strdup_printf ("%s %s", criterion->id, criterion->title);
      g_autofree char *set = ts_letter_text_typeset (title);
      g_autofree char *finding = make_finding (context, criterion);
      g_autofree char *pages = ts_letter_dup_pages (context, criterion->id);

      ts_block_add_row (table, (const char *const[]){ criterion->reference, set, finding, pages, NULL });
    }
}

/* --- The end --- */

static void
add_questions (Composer *self)
{
  g_autofree char *text = ts_letters_dup_part (self->letters, self->context->audit, "questions");

  if (*g_strstrip (text) == '\0')
    return;
  ts_block_document_add (self->document, TS_BLOCK_HEADING, 1, "questions-heading",
                         _ ("Questions to reflect on"));
  add_part (self, "questions", TS_BLOCK_PARAGRAPH);
}

static void
add_end (Composer *self)
{
  TsLetterContext *context = self->context;
  g_autofree char *name = g_strconcat ("method-", ts_tool_get_id (ts_audit_get_tool (context->audit)), NULL);
  g_autofree char *method = ts_letter_dup_phrase (context, name);

  if (method != NULL)
    {
      ts_block_document_add (self->document, TS_BLOCK_HEADING, 1, "method-heading", _ ("How this was done"));
      ts_block_document_add (self->document, TS_BLOCK_NOTE, 0, "method", method);
    }
  add_part (self, "closing", TS_BLOCK_PARAGRAPH);
  add_part (self, "sign-off", TS_BLOCK_ADDRESS);
}

static TsBlockDocument *
make_document (TsLetterContext *context)
{
  TsBlockDocument *document = ts_block_document_new (_ ("Feedback on your yearly report"), "en-GB");

  document->author = g_strdup (ts_audit_get_reviewer (context->audit));
  document->subject = g_strdup (context->title);
  document->date = g_strdup (context->date);
  return document;
}

/**
 * ts_letters_compose:
 *
 * Returns: (transfer full): the letter as blocks, from the audit as it stands, or
 *   %NULL with an error where its report is gone
 */
TsBlockDocument *
ts_letters_compose (TsLetters *self, TsAudit *audit, GError **error)
{
  g_autoptr (TsLetterContext) context = NULL;
  g_autoptr (TsBlockDocument) document = NULL;

  g_return_val_if_fail (TS_IS_LETTERS (self), NULL);
  g_return_val_if_fail (TS_IS_AUDIT (audit), NULL);

  context = ts_letter_context_new (self, audit, error);
  if (context == NULL)
    return NULL;
  document = make_document (context);

  Composer composer = { self, context, document };

  add_head (&composer);
  add_part (&composer, "opening", TS_BLOCK_PARAGRAPH);
  add_read (&composer);
  add_rated (&composer);
  add_overall (&composer);
  add_strengths (&composer);
  add_development (&composer);
  add_table (&composer);
  ts_letter_add_answers (context, document);
  add_questions (&composer);
  add_end (&composer);
  return g_steal_pointer (&document);
}
