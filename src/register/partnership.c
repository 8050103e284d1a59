#include "config.h"

#include "register/partnership.h"

#include "register/register-table.h"

#include <math.h>
#include <string.h>

/* One partnership while its members are gathered. */
typedef struct
{
  GPtrArray *partnerships;
  GStrvBuilder *members;
  GStrvBuilder *types;
  GPtrArray *types_seen;
  guint n_members;
  double sum;
} Gathering;

void
ts_partnership_free (TsPartnership *partnership)
{
  g_free (partnership->id);
  g_free (partnership->name);
  g_free (partnership->kind);
  g_strfreev (partnership->members);
  g_free (partnership->region);
  g_strfreev (partnership->types);
  g_free (partnership->valid_from);
  g_free (partnership->valid_to);
  g_free (partnership->status);
  g_free (partnership);
}

static TsPartnership *
current (Gathering *gathering)
{
  guint n = gathering->partnerships->len;

  return n > 0 ? gathering->partnerships->pdata[n - 1] : NULL;
}

/* Gives the last partnership what its members amount to. */
static void
finish_current (Gathering *gathering)
{
  TsPartnership *partnership = current (gathering);

  if (partnership == NULL)
    return;

  partnership->members = g_strv_builder_end (gathering->members);
  partnership->types = g_strv_builder_end (gathering->types);
  g_ptr_array_set_size (gathering->types_seen, 0);
  partnership->deprivation_score = gathering->n_members > 0 ? gathering->sum / gathering->n_members : NAN;
  partnership->deprivation_computed = gathering->n_members > 1 && !isnan (gathering->sum);
  if (gathering->n_members > 1 && !g_str_equal (partnership->kind, "joint"))
    {
      g_free (partnership->kind);
      partnership->kind = g_strdup ("joint");
    }
}

static void
begin_partnership (Gathering *gathering, const TsMemberRow *row)
{
  TsPartnership *partnership = g_new0 (TsPartnership, 1);

  finish_current (gathering);
  gathering->n_members = 0;
  gathering->sum = 0;

  partnership->id = g_strdup (row->id);
  partnership->name = g_strdup (row->name != NULL ? row->name : row->id);
  partnership->kind = g_strdup (row->kind != NULL ? row->kind : "single");
  partnership->region = g_strdup (row->region);
  partnership->valid_from = g_strdup (row->valid_from);
  partnership->valid_to = g_strdup (row->valid_to);
  partnership->status = g_strdup (row->status);
  partnership->name_assumed = row->status != NULL && strcasestr (row->status, "name assumed") != NULL;
  partnership->deprivation_score = NAN;
  g_ptr_array_add (gathering->partnerships, partnership);
}

static void
add_member_cb (const TsMemberRow *row, gpointer data)
{
  Gathering *gathering = data;
  TsPartnership *partnership = current (gathering);

  if (partnership == NULL || !g_str_equal (partnership->id, row->id))
    begin_partnership (gathering, row);
  if (row->member == NULL || row->member_type == NULL)
    return;

  g_strv_builder_add (gathering->members, row->member);
  if (!g_ptr_array_find_with_equal_func (gathering->types_seen, row->member_type, g_str_equal, NULL))
    {
      g_strv_builder_add (gathering->types, row->member_type);
      g_ptr_array_add (gathering->types_seen, g_strdup (row->member_type));
    }
  gathering->n_members++;
  gathering->sum += row->deprivation_score;
}

static int
compare_scores (gconstpointer one, gconstpointer other)
{
  double a = (*(TsPartnership *const *) one)->deprivation_score;
  double b = (*(TsPartnership *const *) other)->deprivation_score;

  return (a < b) - (a > b);
}

/* Ranks those with a score, the highest first; equal scores share a rank. */
static void
set_fifths (GPtrArray *partnerships)
{
  g_autoptr (GPtrArray) ranked = g_ptr_array_new ();
  guint rank = 0;

  for (guint i = 0; i < partnerships->len; i++)
    if (!isnan (((TsPartnership *) partnerships->pdata[i])->deprivation_score))
      g_ptr_array_add (ranked, partnerships->pdata[i]);
  g_ptr_array_sort (ranked, compare_scores);

  for (guint i = 0; i < ranked->len; i++)
    {
      TsPartnership *partnership = ranked->pdata[i];

      if (i == 0 || compare_scores (&ranked->pdata[i - 1], &ranked->pdata[i]) != 0)
        rank = i;
      partnership->deprivation_fifth = (int) (rank * 5 / ranked->len) + 1;
    }
}

GPtrArray *
ts_partnerships_load (TsConnection *connection, const char *date, const char *id, GError **error)
{
  g_autoptr (GPtrArray) partnerships = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_partnership_free);
  g_autoptr (GStrvBuilder) members = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) types = g_strv_builder_new ();
  g_autoptr (GPtrArray) types_seen = g_ptr_array_new_with_free_func (g_free);
  Gathering gathering = { partnerships, members, types, types_seen, 0, 0 };
  gboolean loaded = ts_register_table_foreach_member (connection, date, id, add_member_cb, &gathering, error);

  finish_current (&gathering);
  if (!loaded)
    return NULL;
  set_fifths (partnerships);

  return g_steal_pointer (&partnerships);
}
