#include "config.h"

#include "evidence/passage-index.h"

#include "evidence/passage-private.h"
#include "evidence/passage-table.h"
#include "evidence/tag-table.h"

/* A passage that somebody holds. */
typedef struct
{
  TsPassageIndex *index;
  TsPassage *passage; /* not owned: it is forgotten when it goes */
  char *id;
  GPtrArray *tags; /* ids of its tags that index->tags has */
} Entry;

/* A model that somebody holds. */
typedef struct
{
  TsPassageIndex *index;
  GListStore *store; /* not owned */
  char *key;
} Model;

struct _TsPassageIndex
{
  TsConnection *connection;
  GHashTable *entries; /* passage id to Entry */
  GHashTable *tags;    /* tag id to Entry: a deleted tag's row can't be asked any more */
  GHashTable *models;  /* key to Model */
};

static void entry_gone_cb (gpointer data, GObject *where);
static void model_gone_cb (gpointer data, GObject *where);

static void
entry_forget_tags (Entry *entry)
{
  for (guint i = 0; i < entry->tags->len; i++)
    if (g_hash_table_lookup (entry->index->tags, entry->tags->pdata[i]) == entry)
      g_hash_table_remove (entry->index->tags, entry->tags->pdata[i]);
  g_ptr_array_set_size (entry->tags, 0);
}

static void
entry_free (Entry *entry)
{
  if (entry->passage != NULL)
    g_object_weak_unref (G_OBJECT (entry->passage), entry_gone_cb, entry);
  g_ptr_array_unref (entry->tags);
  g_free (entry->id);
  g_free (entry);
}

static void
entry_gone_cb (gpointer data, GObject *where)
{
  Entry *entry = data;

  entry->passage = NULL;
  entry_forget_tags (entry);
  g_hash_table_remove (entry->index->entries, entry->id);
}

static void
model_free (Model *model)
{
  if (model->store != NULL)
    g_object_weak_unref (G_OBJECT (model->store), model_gone_cb, model);
  g_free (model->key);
  g_free (model);
}

static void
model_gone_cb (gpointer data, GObject *where)
{
  Model *model = data;

  model->store = NULL;
  g_hash_table_remove (model->index->models, model->key);
}

TsPassageIndex *
ts_passage_index_new (TsConnection *connection)
{
  TsPassageIndex *self = g_new0 (TsPassageIndex, 1);

  self->connection = g_object_ref (connection);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) entry_free);
  self->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->models = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) model_free);
  return self;
}

void
ts_passage_index_free (TsPassageIndex *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->models);
  g_hash_table_unref (self->tags);
  g_hash_table_unref (self->entries);
  g_object_unref (self->connection);
  g_free (self);
}

static void
entry_note_tags (Entry *entry)
{
  GPtrArray *tags = ts_passage_get_tags (entry->passage);

  entry_forget_tags (entry);
  for (guint i = 0; i < tags->len; i++)
    {
      const TsTag *tag = tags->pdata[i];

      g_hash_table_replace (entry->index->tags, g_strdup (tag->id), entry);
      g_ptr_array_add (entry->tags, g_strdup (tag->id));
    }
}

static void
add_entry (TsPassageIndex *self, TsPassage *passage)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->index = self;
  entry->passage = passage;
  entry->id = g_strdup (ts_passage_get_id (passage));
  entry->tags = g_ptr_array_new_with_free_func (g_free);
  g_object_weak_ref (G_OBJECT (passage), entry_gone_cb, entry);
  g_hash_table_insert (self->entries, entry->id, entry);
  entry_note_tags (entry);
}

static void
remove_entry (TsPassageIndex *self, Entry *entry)
{
  entry_forget_tags (entry);
  g_hash_table_remove (self->entries, entry->id);
}

/* The object that stands for @fresh, a passage just read: the one there is,
 * brought up to date, unless it would have to change its place; else @fresh.
 */
static TsPassage *
intern (TsPassageIndex *self, TsPassage *fresh, gboolean *items_changed)
{
  Entry *entry = g_hash_table_lookup (self->entries, ts_passage_get_id (fresh));
  TsPassage *passage;

  *items_changed = FALSE;
  if (entry == NULL || !ts_passage_same_place (entry->passage, fresh))
    {
      if (entry != NULL)
        remove_entry (self, entry);
      add_entry (self, fresh);
      return g_object_ref (fresh);
    }

  passage = g_object_ref (entry->passage);
  *items_changed = ts_passage_update (passage, fresh);

  /* A handler of "changed" may have acted, and the entry be another now. */
  entry = g_hash_table_lookup (self->entries, ts_passage_get_id (passage));
  if (entry != NULL)
    entry_note_tags (entry);
  return passage;
}

/* Where @passage is in a model, or would be. */
static gboolean
find_position (GListModel *model, TsPassage *passage, guint *position)
{
  guint low = 0;
  guint high = g_list_model_get_n_items (model);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (TsPassage) other = g_list_model_get_item (model, middle);
      int order = ts_passage_compare (passage, other);

      if (order == 0)
        {
          *position = middle;
          return TRUE;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  *position = low;
  return FALSE;
}

static char *
make_key (const char *report, const char *reviewer)
{
  return reviewer != NULL ? g_strconcat (report, "\n", reviewer, NULL) : g_strdup (report);
}

typedef enum
{
  PUT,   /* into its place, where it isn't there yet */
  RENEW, /* tell that what it is tagged for changed */
  REMOVE,
} ModelChange;

static void
change_model (
    TsPassageIndex *self, const char *report, const char *reviewer, TsPassage *passage, ModelChange change)
{
  g_autofree char *key = make_key (report, reviewer);
  Model *model = g_hash_table_lookup (self->models, key);
  g_autoptr (GListStore) store = NULL;
  gboolean found;
  guint position;

  if (model == NULL)
    return;
  store = g_object_ref (model->store);
  found = find_position (G_LIST_MODEL (store), passage, &position);
  if (change == REMOVE && found)
    g_list_store_remove (store, position);
  else if (change != REMOVE && !found)
    g_list_store_insert (store, position, passage);
  else if (change == RENEW && found)
    g_list_model_items_changed (G_LIST_MODEL (store), position, 1, 1);
}

static void
change_models (TsPassageIndex *self, TsPassage *passage, ModelChange change)
{
  const char *report = ts_passage_get_report (passage);

  change_model (self, report, ts_passage_get_reviewer (passage), passage, change);
  change_model (self, report, NULL, passage, change);
}

/* Brings the passage with this id, and the models it is in, up to date. */
static void
refresh (TsPassageIndex *self, const char *id)
{
  Entry *entry = g_hash_table_lookup (self->entries, id);
  g_autoptr (TsPassage) before = entry != NULL ? g_object_ref (entry->passage) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TsPassage) fresh = ts_passage_table_load (self->connection, id, &error);
  g_autoptr (TsPassage) passage = NULL;
  gboolean items_changed;

  if (error != NULL)
    {
      g_warning ("Passage %s can't be read: %s", id, error->message);
      return;
    }
  if (fresh == NULL)
    {
      if (before != NULL)
        change_models (self, before, REMOVE);
      return;
    }

  passage = intern (self, fresh, &items_changed);
  if (before != NULL && before != passage)
    change_models (self, before, REMOVE);
  change_models (self, passage, items_changed ? RENEW : PUT);
}

/* Notes the passage of a tag that was changed: by what is known of it, and by its row. */
static void
collect_tag (TsPassageIndex *self, const TsChange *change, GHashTable *ids)
{
  Entry *entry = g_hash_table_lookup (self->tags, change->key);
  char *passage = NULL;

  if (entry != NULL)
    g_hash_table_add (ids, g_strdup (entry->id));
  if (change->kind != TS_CHANGE_DELETE &&
      ts_tag_table_find (self->connection, change->key, &passage, NULL, NULL, NULL))
    g_hash_table_add (ids, passage);
}

void
ts_passage_index_apply (TsPassageIndex *self, GPtrArray *changes)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char **list = NULL;

  if (g_hash_table_size (self->models) == 0 && g_hash_table_size (self->entries) == 0)
    return;

  for (guint i = 0; i < changes->len; i++)
    {
      const TsChange *change = changes->pdata[i];

      if (g_str_equal (change->table, "passage"))
        g_hash_table_add (ids, g_strdup (change->key));
      else if (g_str_equal (change->table, "tag"))
        collect_tag (self, change, ids);
    }
  list = (char **) g_hash_table_get_keys_as_array (ids, NULL);
  for (guint i = 0; list[i] != NULL; i++)
    refresh (self, list[i]);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return ts_passage_compare (*(TsPassage *const *) a, *(TsPassage *const *) b);
}

/* Replaces what was read by the objects that stand for it, and sorts. */
static void
intern_all (TsPassageIndex *self, GPtrArray *passages)
{
  for (guint i = 0; i < passages->len; i++)
    {
      gboolean items_changed;
      TsPassage *fresh = passages->pdata[i];

      passages->pdata[i] = intern (self, fresh, &items_changed);
      g_object_unref (fresh);
    }
  g_ptr_array_sort (passages, compare_cb);
}

GListModel *
ts_passage_index_get_model (TsPassageIndex *self, const char *report, const char *reviewer)
{
  g_autofree char *key = make_key (report, reviewer);
  Model *model = g_hash_table_lookup (self->models, key);
  g_autoptr (GPtrArray) passages = NULL;
  g_autoptr (GError) error = NULL;
  GListStore *store;

  if (model != NULL)
    return g_object_ref (G_LIST_MODEL (model->store));

  store = g_list_store_new (TS_TYPE_PASSAGE);
  passages = ts_passage_table_list (self->connection, report, reviewer, &error);
  if (passages == NULL)
    g_warning ("The passages of report %s can't be read: %s", report, error->message);
  else
    {
      intern_all (self, passages);
      g_list_store_splice (store, 0, 0, passages->pdata, passages->len);
    }

  model = g_new0 (Model, 1);
  model->index = self;
  model->store = store;
  model->key = g_steal_pointer (&key);
  g_object_weak_ref (G_OBJECT (store), model_gone_cb, model);
  g_hash_table_insert (self->models, model->key, model);
  return G_LIST_MODEL (store);
}

TsPassage *
ts_passage_index_get (TsPassageIndex *self, const char *id, GError **error)
{
  Entry *entry = g_hash_table_lookup (self->entries, id);
  g_autoptr (TsPassage) fresh = NULL;
  gboolean items_changed;

  /* Somebody may hold what was deleted: only the row tells. */
  fresh = ts_passage_table_load (self->connection, id, error);
  if (fresh == NULL)
    return NULL;
  if (entry != NULL && ts_passage_same_place (entry->passage, fresh))
    return g_object_ref (entry->passage);
  return intern (self, fresh, &items_changed);
}

static int
compare_report_cb (gconstpointer a, gconstpointer b)
{
  TsPassage *one = *(TsPassage *const *) a;
  TsPassage *other = *(TsPassage *const *) b;
  int order = strcmp (ts_passage_get_report (one), ts_passage_get_report (other));

  return order != 0 ? order : ts_passage_compare (one, other);
}

GPtrArray *
ts_passage_index_list_all (TsPassageIndex *self, GError **error)
{
  GPtrArray *passages = ts_passage_table_list (self->connection, NULL, NULL, error);

  if (passages == NULL)
    return NULL;
  intern_all (self, passages);
  g_ptr_array_sort (passages, compare_report_cb);
  return passages;
}
