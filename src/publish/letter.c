#include "config.h"

#include "publish/letter-private.h"
#include "publish/letter-table.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>

struct _TsLetters
{
  GObject parent_instance;

  TsHistory *history;
  TsFramework *framework;
  TsRegister *reg;
  TsEvidence *evidence;
  TsAudits *audits;
  GHashTable *reports; /* audit id to report id, of audits seen: a deleted one can't be asked */
};

enum
{
  PARTS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TsLetters, ts_letters, G_TYPE_OBJECT)

static const char *const parts[] = { "addressee", "opening", "overall",  "strengths", "development",
                                     "questions", "closing", "sign-off", NULL };

/* The report of an audit whose row may be gone; NULL if it was never seen. */
static const char *
find_report (TsLetters *self, const char *audit)
{
  char *report = ts_letter_table_find_report (ts_history_get_connection (self->history), audit, NULL);

  if (report != NULL)
    g_hash_table_insert (self->reports, g_strdup (audit), report);
  return g_hash_table_lookup (self->reports, audit);
}

static void
history_changed_cb (TsHistory *history, GPtrArray *changes, gpointer data)
{
  TsLetters *self = TS_LETTERS (data);
  g_autoptr (GHashTable) reports = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree gpointer *list = NULL;
  guint n;

  for (guint i = 0; i < changes->len; i++)
    {
      const TsChange *change = changes->pdata[i];
      const char *report = NULL;

      if (g_str_equal (change->table, "letter_part"))
        report = find_report (self, change->key);
      if (report != NULL)
        g_hash_table_add (reports, g_strdup (report));
    }
  list = g_hash_table_get_keys_as_array (reports, &n);
  for (guint i = 0; i < n; i++)
    g_signal_emit (self, signals[PARTS_CHANGED], 0, list[i]);
}

static void
ts_letters_finalize (GObject *object)
{
  TsLetters *self = TS_LETTERS (object);

  g_clear_object (&self->history);
  g_clear_object (&self->framework);
  g_clear_object (&self->reg);
  g_clear_object (&self->evidence);
  g_clear_object (&self->audits);
  g_hash_table_unref (self->reports);

  G_OBJECT_CLASS (ts_letters_parent_class)->finalize (object);
}

static void
ts_letters_class_init (TsLettersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ts_letters_finalize;

  signals[PARTS_CHANGED] = g_signal_new ("parts-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ts_letters_init (TsLetters *self)
{
  self->reports = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * ts_letters_new:
 *
 * Returns: (transfer full): the letters of the project that @history is of
 */
TsLetters *
ts_letters_new (
    TsHistory *history, TsFramework *framework, TsRegister *reg, TsEvidence *evidence, TsAudits *audits)
{
  TsLetters *self = g_object_new (TS_TYPE_LETTERS, NULL);

  self->history = g_object_ref (history);
  self->framework = g_object_ref (framework);
  self->reg = g_object_ref (reg);
  self->evidence = g_object_ref (evidence);
  self->audits = g_object_ref (audits);
  g_signal_connect_object (history, "changed", G_CALLBACK (history_changed_cb), self, 0);
  return self;
}

TsFramework *
ts_letters_get_framework (TsLetters *self)
{
  return self->framework;
}

TsRegister *
ts_letters_get_register (TsLetters *self)
{
  return self->reg;
}

TsEvidence *
ts_letters_get_evidence (TsLetters *self)
{
  return self->evidence;
}

/**
 * ts_letters_get_parts:
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of the free parts, in
 *   the order of the letter
 */
const char *const *
ts_letters_get_parts (void)
{
  return parts;
}

/**
 * ts_letters_dup_default:
 * @part: a free part's id
 *
 * Returns: (transfer full): what stands there unwritten; "" where there is nothing
 *   to say or no such part
 */
char *
ts_letters_dup_default (TsLetters *self, TsAudit *audit, const char *part)
{
  g_autoptr (TsLetterContext) context = NULL;

  g_return_val_if_fail (TS_IS_LETTERS (self), NULL);
  g_return_val_if_fail (TS_IS_AUDIT (audit), NULL);

  context = ts_letter_context_new (self, audit, NULL);
  return context != NULL ? ts_letter_dup_default (context, part) : g_strdup ("");
}

/**
 * ts_letters_dup_part:
 * @part: a free part's id
 *
 * Returns: (transfer full): what stands there now
 */
char *
ts_letters_dup_part (TsLetters *self, TsAudit *audit, const char *part)
{
  const char *id;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_return_val_if_fail (TS_IS_LETTERS (self), NULL);
  g_return_val_if_fail (TS_IS_AUDIT (audit), NULL);

  id = ts_audit_get_id (audit);
  if (id != NULL)
    text = ts_letter_table_load (ts_history_get_connection (self->history), id, part, &error);
  if (error != NULL)
    g_warning ("The letter can't be read: %s", error->message);
  return text != NULL ? text : ts_letters_dup_default (self, audit, part);
}

typedef struct
{
  TsLetters *self;
  TsAudit *audit;
  const char *part;
  const char *text;
} Action;

static gboolean
set_part_cb (TsConnection *connection, gpointer data, GError **error)
{
  const Action *action = data;
  g_autofree char *id = ts_audits_ensure_row (action->self->audits, action->audit, connection, error);

  return id != NULL && ts_letter_table_put (connection, id, action->part, action->text, error);
}

/**
 * ts_letters_set_part:
 * @part: a free part's id
 * @text: (nullable): typed text; %NULL goes back to the default, "" leaves it out
 *
 * Completed audits too can have their letter edited.
 *
 * Returns: %FALSE with an error
 */
gboolean
ts_letters_set_part (TsLetters *self, TsAudit *audit, const char *part, const char *text, GError **error)
{
  g_autofree char *valid = text != NULL ? ts_text_make_valid (text, -1) : NULL;
  g_autofree char *unwritten = NULL;
  g_autofree char *key = NULL;
  Action action = { .self = self, .audit = audit, .part = part, .text = valid };

  g_return_val_if_fail (TS_IS_LETTERS (self), FALSE);
  g_return_val_if_fail (TS_IS_AUDIT (audit), FALSE);

  if (!g_strv_contains (parts, part))
    {
      g_set_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_INVALID, _ ("Letters have no part “%s”."), part);
      return FALSE;
    }
  /* What is as it would be anyway goes on following the audit. */
  unwritten = ts_letters_dup_default (self, audit, part);
  if (g_strcmp0 (valid, unwritten) == 0)
    action.text = NULL;
  if (action.text == NULL && ts_audit_get_id (audit) == NULL)
    return TRUE;

  key = g_strjoin (":", "letter", ts_audit_get_report (audit), ts_tool_get_id (ts_audit_get_tool (audit)),
                   part, NULL);
  return ts_history_run (self->history, N_ ("edit letter"), key, set_part_cb, &action, error);
}
