#include "config.h"

#include "widgets/search-item-private.h"

#include "base/text.h"

#include <string.h>

struct _TsSearchItem
{
  GObject parent_instance;

  char *id;
  char *title;
  char *detail;
  char *folded; /* a space before each word, also the first */
};

G_DEFINE_FINAL_TYPE (TsSearchItem, ts_search_item, G_TYPE_OBJECT)

static char *
fold (const char *text)
{
  g_autofree char *valid = ts_text_make_valid (text, -1);
  g_autoptr (TsFoldedText) folded = ts_text_fold (valid, TS_FOLD_CASE | TS_FOLD_DIACRITICS);

  return g_strconcat (" ", folded->text, NULL);
}

const char *
ts_search_item_get_id (TsSearchItem *self)
{
  return self->id;
}

const char *
ts_search_item_get_title (TsSearchItem *self)
{
  return self->title;
}

const char *
ts_search_item_get_detail (TsSearchItem *self)
{
  return self->detail;
}

static gboolean
has_word (const char *folded, const char *word)
{
  for (const char *at = strstr (folded, word); at != NULL; at = strstr (at + 1, word))
    if (at > folded && !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
      return TRUE;
  return FALSE;
}

gboolean
ts_search_item_matches (TsSearchItem *self, const char *search)
{
  g_autofree char *folded = fold (search);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !has_word (self->folded, words[i]))
      return FALSE;
  return TRUE;
}

static void
ts_search_item_finalize (GObject *object)
{
  TsSearchItem *self = TS_SEARCH_ITEM (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->folded);
  G_OBJECT_CLASS (ts_search_item_parent_class)->finalize (object);
}

static void
ts_search_item_class_init (TsSearchItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ts_search_item_finalize;
}

static void
ts_search_item_init (TsSearchItem *self)
{
}

TsSearchItem *
ts_search_item_new (const char *id, const char *title, const char *detail, const char *terms)
{
  TsSearchItem *self = g_object_new (TS_TYPE_SEARCH_ITEM, NULL);
  g_autofree char *all =
      g_strjoin (" ", title, detail != NULL ? detail : "", terms != NULL ? terms : "", NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  self->folded = fold (all);
  return self;
}
