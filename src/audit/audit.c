#include "config.h"

#include "audit/audit-private.h"

typedef struct
{
  char *level;
  char *because;
  char *depth;
} Rating;

struct _TsAudit
{
  GObject parent_instance;

  TsFramework *framework;
  char *id;
  char *report;
  TsTool tool;
  char *reviewer;
  char *completed;
  GHashTable *ratings; /* item to Rating */
  GHashTable *answers; /* question to a hash table of field to value */
  guint n_rated;
};

enum
{
  PROP_STATE = 1,
  PROP_N_RATED,
  PROP_N_CRITERIA,
  N_PROPERTIES
};

enum
{
  ITEM_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TsAudit, ts_audit, G_TYPE_OBJECT)

static void
rating_free (Rating *rating)
{
  g_free (rating->level);
  g_free (rating->because);
  g_free (rating->depth);
  g_free (rating);
}

static void
ts_audit_finalize (GObject *object)
{
  TsAudit *self = TS_AUDIT (object);

  g_clear_object (&self->framework);
  g_free (self->id);
  g_free (self->report);
  g_free (self->reviewer);
  g_free (self->completed);
  g_hash_table_unref (self->ratings);
  g_hash_table_unref (self->answers);

  G_OBJECT_CLASS (ts_audit_parent_class)->finalize (object);
}

static void
ts_audit_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  TsAudit *self = TS_AUDIT (object);

  switch (property)
    {
    case PROP_STATE:
      g_value_set_static_string (value, ts_audit_is_complete (self) ? "complete" : "open");
      break;
    case PROP_N_RATED:
      g_value_set_uint (value, self->n_rated);
      break;
    case PROP_N_CRITERIA:
      g_value_set_uint (value, ts_audit_get_n_criteria (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
ts_audit_class_init (TsAuditClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ts_audit_finalize;
  object_class->get_property = ts_audit_get_property;

  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, "open", flags);
  properties[PROP_N_RATED] = g_param_spec_uint ("n-rated", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_CRITERIA] = g_param_spec_uint ("n-criteria", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[ITEM_CHANGED] =
      g_signal_new ("item-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ts_audit_init (TsAudit *self)
{
  self->ratings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) rating_free);
  self->answers =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
}

TsAudit *
ts_audit_new (TsFramework *framework, const char *report, TsTool tool, const char *reviewer)
{
  TsAudit *self = g_object_new (TS_TYPE_AUDIT, NULL);

  self->framework = g_object_ref (framework);
  self->report = g_strdup (report);
  self->tool = tool;
  self->reviewer = g_strdup (reviewer);
  return self;
}

static void
emit_item_changed (TsAudit *self, const char *item)
{
  g_signal_emit (self, signals[ITEM_CHANGED], g_quark_from_string (item), item);
}

void
ts_audit_set_row (TsAudit *self, const char *id, const char *completed)
{
  gboolean was_complete = self->completed != NULL;

  g_free (self->id);
  self->id = g_strdup (id);
  if (g_strcmp0 (self->completed, completed) == 0)
    return;
  g_free (self->completed);
  self->completed = g_strdup (completed);
  if (was_complete != (completed != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static guint
count_rated (TsAudit *self)
{
  GPtrArray *criteria = ts_framework_get_criteria (self->framework);
  guint n = 0;

  for (guint i = 0; i < criteria->len; i++)
    n += ts_audit_get_level (self, ((TsCriterion *) criteria->pdata[i])->id) != NULL;
  return n;
}

void
ts_audit_set_rating (
    TsAudit *self, const char *item, const char *level, const char *because, const char *depth)
{
  Rating *before = g_hash_table_lookup (self->ratings, item);
  Rating *rating;
  guint n_rated;

  if (before == NULL ? level == NULL && because == NULL && depth == NULL
                     : g_strcmp0 (before->level, level) == 0 && g_strcmp0 (before->because, because) == 0 &&
                           g_strcmp0 (before->depth, depth) == 0)
    return;

  rating = g_new0 (Rating, 1);
  rating->level = g_strdup (level);
  rating->because = g_strdup (because);
  rating->depth = g_strdup (depth);
  g_hash_table_insert (self->ratings, g_strdup (item), rating);

  n_rated = count_rated (self);
  if (n_rated != self->n_rated)
    {
      self->n_rated = n_rated;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_RATED]);
    }
  emit_item_changed (self, item);
}

static gboolean
same_fields (GHashTable *one, GHashTable *other)
{
  GHashTableIter iter;
  gpointer field, value;

  if ((one != NULL ? g_hash_table_size (one) : 0) != g_hash_table_size (other))
    return FALSE;
  g_hash_table_iter_init (&iter, other);
  while (g_hash_table_iter_next (&iter, &field, &value))
    if (g_strcmp0 (g_hash_table_lookup (one, field), value) != 0)
      return FALSE;
  return TRUE;
}

void
ts_audit_set_answers (TsAudit *self, const char *question, GHashTable *fields)
{
  if (same_fields (g_hash_table_lookup (self->answers, question), fields))
    return;
  g_hash_table_insert (self->answers, g_strdup (question), g_hash_table_ref (fields));
  emit_item_changed (self, question);
}

static GPtrArray *
list_keys (GHashTable *table)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, g_strdup (key));
  return keys;
}

GPtrArray *
ts_audit_list_rated (TsAudit *self)
{
  return list_keys (self->ratings);
}

GPtrArray *
ts_audit_list_answered (TsAudit *self)
{
  return list_keys (self->answers);
}

/**
 * ts_audit_get_id:
 *
 * Returns: (transfer none) (nullable): its UUID, %NULL until it has a row
 */
const char *
ts_audit_get_id (TsAudit *self)
{
  g_return_val_if_fail (TS_IS_AUDIT (self), NULL);
  return self->id;
}

/**
 * ts_audit_get_report:
 *
 * Returns: (transfer none): the id of the report that is judged
 */
const char *
ts_audit_get_report (TsAudit *self)
{
  g_return_val_if_fail (TS_IS_AUDIT (self), NULL);
  return self->report;
}

/**
 * ts_audit_get_tool:
 *
 * Returns: the tool it is judged with
 */
TsTool
ts_audit_get_tool (TsAudit *self)
{
  g_return_val_if_fail (TS_IS_AUDIT (self), TS_TOOL_COMPLIANCE);
  return self->tool;
}

/**
 * ts_audit_get_reviewer:
 *
 * Returns: (transfer none): who judges
 */
const char *
ts_audit_get_reviewer (TsAudit *self)
{
  g_return_val_if_fail (TS_IS_AUDIT (self), NULL);
  return self->reviewer;
}

/**
 * ts_audit_is_complete:
 *
 * Returns: whether it is completed, and so locked
 */
gboolean
ts_audit_is_complete (TsAudit *self)
{
  g_return_val_if_fail (TS_IS_AUDIT (self), FALSE);
  return self->completed != NULL;
}

/**
 * ts_audit_get_completed:
 *
 * Returns: (transfer none) (nullable): when it was completed, UTC in ISO 8601
 */
const char *
ts_audit_get_completed (TsAudit *self)
{
  g_return_val_if_fail (TS_IS_AUDIT (self), NULL);
  return self->completed;
}

/**
 * ts_audit_get_n_rated:
 *
 * Returns: how many criteria are rated, the overall rating not counted
 */
guint
ts_audit_get_n_rated (TsAudit *self)
{
  g_return_val_if_fail (TS_IS_AUDIT (self), 0);
  return self->n_rated;
}

/**
 * ts_audit_get_n_criteria:
 *
 * Returns: how many criteria there are to rate
 */
guint
ts_audit_get_n_criteria (TsAudit *self)
{
  g_return_val_if_fail (TS_IS_AUDIT (self), 0);
  return ts_framework_get_criteria (self->framework)->len;
}

static const Rating *
get_rating (TsAudit *self, const char *criterion)
{
  static const Rating none;
  const Rating *rating = g_hash_table_lookup (self->ratings, criterion);

  return rating != NULL ? rating : &none;
}

/**
 * ts_audit_get_level:
 * @criterion: a criterion's id, or "overall"
 *
 * Returns: (transfer none) (nullable): the id of the level it was given
 */
const char *
ts_audit_get_level (TsAudit *self, const char *criterion)
{
  g_return_val_if_fail (TS_IS_AUDIT (self), NULL);
  return get_rating (self, criterion)->level;
}

/**
 * ts_audit_get_because:
 * @criterion: a criterion's id, or "overall"
 *
 * Returns: (transfer none) (nullable): the rationale
 */
const char *
ts_audit_get_because (TsAudit *self, const char *criterion)
{
  g_return_val_if_fail (TS_IS_AUDIT (self), NULL);
  return get_rating (self, criterion)->because;
}

/**
 * ts_audit_get_depth:
 * @criterion: a criterion's id
 *
 * Returns: (transfer none) (nullable): "brief" or "detailed"
 */
const char *
ts_audit_get_depth (TsAudit *self, const char *criterion)
{
  g_return_val_if_fail (TS_IS_AUDIT (self), NULL);
  return get_rating (self, criterion)->depth;
}

/**
 * ts_audit_get_answer:
 * @question: a question's id
 * @field: (nullable): a field's id; %NULL for the text
 *
 * Returns: (transfer none) (nullable): what was answered
 */
const char *
ts_audit_get_answer (TsAudit *self, const char *question, const char *field)
{
  GHashTable *fields;

  g_return_val_if_fail (TS_IS_AUDIT (self), NULL);

  fields = g_hash_table_lookup (self->answers, question);
  return fields != NULL ? g_hash_table_lookup (fields, field != NULL ? field : "") : NULL;
}
