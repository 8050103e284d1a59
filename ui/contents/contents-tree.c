#include "config.h"

#include "contents/contents-tree.h"

#include "base/text.h"

#include <math.h>

#define MAX_DEPTH            32
#define MAX_TITLE_CHARACTERS 200

struct _TsContentsEntry
{
  GObject parent_instance;

  char *title;
  guint index;
};

G_DEFINE_FINAL_TYPE (TsContentsEntry, ts_contents_entry, G_TYPE_OBJECT)

typedef struct
{
  char *title;
  int page; /* -1 where it leads nowhere */
  double y;
  guint parent;
  guint end;
  guint position;
} Node;

struct _TsContentsTree
{
  GObject parent_instance;

  GArray *nodes;
  gboolean cut_off;
};

G_DEFINE_FINAL_TYPE (TsContentsTree, ts_contents_tree, G_TYPE_OBJECT)

/* --- Entries --- */

const char *
ts_contents_entry_get_title (TsContentsEntry *self)
{
  return self->title;
}

guint
ts_contents_entry_get_index (TsContentsEntry *self)
{
  return self->index;
}

static void
ts_contents_entry_finalize (GObject *object)
{
  g_free (TS_CONTENTS_ENTRY (object)->title);
  G_OBJECT_CLASS (ts_contents_entry_parent_class)->finalize (object);
}

static void
ts_contents_entry_class_init (TsContentsEntryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ts_contents_entry_finalize;
}

static void
ts_contents_entry_init (TsContentsEntry *self)
{
}

/* --- The tree --- */

static Node *
get_node (TsContentsTree *self, guint index)
{
  return &g_array_index (self->nodes, Node, index);
}

/* One line, as short as a line can be. */
static char *
dup_title (const char *title)
{
  g_autofree char *clean = ts_text_clean (title, NULL);

  return ts_text_ellipsise (clean, MAX_TITLE_CHARACTERS);
}

static void
add_node (TsContentsTree *self, const TsOutlineItem *item, GArray *infos, guint parent, guint position)
{
  Node node = { .page = -1, .parent = parent, .position = position, .end = self->nodes->len + 1 };

  node.title = dup_title (item->title);
  if (item->page >= 0 && infos != NULL && (guint) item->page < infos->len)
    {
      double height = g_array_index (infos, TsPageInfo, item->page).height;

      node.page = item->page;
      if (height > 0 && isfinite (item->y) && item->y > 0)
        node.y = MIN (item->y / height, 1);
    }
  g_array_append_val (self->nodes, node);
  for (; parent != G_MAXUINT; parent = get_node (self, parent)->parent)
    get_node (self, parent)->end = self->nodes->len;
}

static void
add_items (TsContentsTree *self, GPtrArray *items, GArray *infos)
{
  guint open[MAX_DEPTH];   /* the entry that is open at each depth */
  guint depths[MAX_DEPTH]; /* and how deep it says that it is */
  guint counts[MAX_DEPTH + 1] = { 0 };
  guint depth = 0;

  for (guint i = 0; i < MIN (items->len, TS_CONTENTS_MAX); i++)
    {
      const TsOutlineItem *item = items->pdata[i];

      while (depth > 0 && (depths[depth - 1] >= item->depth || depth == MAX_DEPTH))
        depth--;
      add_node (self, item, infos, depth > 0 ? open[depth - 1] : G_MAXUINT, counts[depth]++);
      open[depth] = i;
      depths[depth] = item->depth;
      counts[++depth] = 0;
    }
}

TsContentsTree *
ts_contents_tree_new (GPtrArray *items, GArray *infos)
{
  TsContentsTree *self = g_object_new (TS_TYPE_CONTENTS_TREE, NULL);

  add_items (self, items, infos);
  self->cut_off = items->len > TS_CONTENTS_MAX;
  return self;
}

guint
ts_contents_tree_get_n_entries (TsContentsTree *self)
{
  return self->nodes->len;
}

gboolean
ts_contents_tree_is_cut_off (TsContentsTree *self)
{
  return self->cut_off;
}

gboolean
ts_contents_tree_get_place (TsContentsTree *self, guint index, guint *page, double *y)
{
  const Node *node = get_node (self, index);

  if (node->page < 0)
    return FALSE;
  *page = (guint) node->page;
  *y = node->y;
  return TRUE;
}

guint
ts_contents_tree_get_end (TsContentsTree *self, guint index)
{
  return get_node (self, index)->end;
}

guint
ts_contents_tree_get_parent (TsContentsTree *self, guint index)
{
  return get_node (self, index)->parent;
}

guint
ts_contents_tree_get_position (TsContentsTree *self, guint index)
{
  return get_node (self, index)->position;
}

guint
ts_contents_tree_find (TsContentsTree *self, guint page, double y)
{
  guint found = G_MAXUINT;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const Node *node = get_node (self, i), *best = found != G_MAXUINT ? get_node (self, found) : NULL;

      if (node->page < 0 || (guint) node->page > page || ((guint) node->page == page && node->y > y))
        continue;
      if (best == NULL || node->page > best->page || (node->page == best->page && node->y >= best->y))
        found = i;
    }
  return found;
}

static GListModel *
list (TsContentsTree *self, guint first, guint end)
{
  GListStore *store = NULL;

  for (guint i = first; i < end; i = get_node (self, i)->end)
    {
      g_autoptr (TsContentsEntry) entry = g_object_new (TS_TYPE_CONTENTS_ENTRY, NULL);

      if (store == NULL)
        store = g_list_store_new (TS_TYPE_CONTENTS_ENTRY);
      entry->title = g_strdup (get_node (self, i)->title);
      entry->index = i;
      g_list_store_append (store, entry);
    }
  return store != NULL ? G_LIST_MODEL (store) : NULL;
}

GListModel *
ts_contents_tree_list_top (TsContentsTree *self)
{
  return list (self, 0, self->nodes->len);
}

GListModel *
ts_contents_tree_list_beneath (TsContentsTree *self, guint index)
{
  return list (self, index + 1, get_node (self, index)->end);
}

static void
clear_node (gpointer node)
{
  g_free (((Node *) node)->title);
}

static void
ts_contents_tree_finalize (GObject *object)
{
  g_array_unref (TS_CONTENTS_TREE (object)->nodes);
  G_OBJECT_CLASS (ts_contents_tree_parent_class)->finalize (object);
}

static void
ts_contents_tree_class_init (TsContentsTreeClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ts_contents_tree_finalize;
}

static void
ts_contents_tree_init (TsContentsTree *self)
{
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_array_set_clear_func (self->nodes, clear_node);
}
