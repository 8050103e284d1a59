#include "config.h"

#include "dialogs/partnership-choice.h"

#include <glib/gi18n.h>

static int
compare_cb (gconstpointer one, gconstpointer other)
{
  const TsPartnership *first = *(const TsPartnership *const *) one;
  const TsPartnership *second = *(const TsPartnership *const *) other;

  return g_utf8_collate (first->name, second->name);
}

static TsSearchItem *
create_item (const TsPartnership *partnership)
{
  g_autofree char *members = partnership->members != NULL ? g_strjoinv (", ", partnership->members) : NULL;
  gboolean several = partnership->members != NULL && g_strv_length (partnership->members) > 1;
  g_autofree char *detail =
      several ? g_strdup_printf ("%s · %s", partnership->region, members) : g_strdup (partnership->region);

  return ts_search_item_new (partnership->id, partnership->name, detail, members);
}

GListModel *
ts_partnership_choice_list (TsProject *project, GError **error)
{
  g_autofree char *date = ts_project_dup_setting (project, "cut-off");
  g_autoptr (GPtrArray) partnerships =
      ts_register_list_partnerships (ts_project_get_register (project), date, error);
  g_autoptr (TsSearchItem) unknown = ts_search_item_new ("", _ ("Not known yet"), NULL, NULL);
  GListStore *store;

  if (partnerships == NULL)
    return NULL;
  g_ptr_array_sort (partnerships, compare_cb);
  store = g_list_store_new (TS_TYPE_SEARCH_ITEM);
  g_list_store_append (store, unknown);
  for (guint i = 0; i < partnerships->len; i++)
    {
      g_autoptr (TsSearchItem) item = create_item (partnerships->pdata[i]);

      g_list_store_append (store, item);
    }
  return G_LIST_MODEL (store);
}
