#include "config.h"

#include "register/partnership.h"

#include "base/id.h"
#include "register/register-private.h"
#include "register/register-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME 200 /* characters */

typedef struct
{
  const char *id;
  const char *name;
  const char *region;
  const char *reviewer;
} Addition;

static gboolean
add_cb (TsConnection *connection, gpointer data, GError **error)
{
  const Addition *addition = data;

  return ts_register_table_add_partnership (connection, addition->id, addition->name, "single",
                                            addition->region, NULL, NULL, "added by a reviewer", NULL,
                                            addition->reviewer, error);
}

static gboolean
check_name (const char *name, GError **error)
{
  gboolean valid = g_utf8_validate (name, -1, NULL) && *name != '\0' && g_utf8_strlen (name, -1) <= MAX_NAME;

  for (const char *p = name; valid && *p != '\0'; p = g_utf8_next_char (p))
    valid = !g_unichar_iscntrl (g_utf8_get_char (p));
  if (valid)
    return TRUE;

  g_set_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_INVALID,
               _ ("The name of a partnership is one line of up to %d characters."), MAX_NAME);
  return FALSE;
}

static gboolean
check_is_new (TsConnection *connection, const char *name, GError **error)
{
  g_autoptr (GPtrArray) all = ts_partnerships_load (connection, NULL, NULL, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (g_utf8_collate (((TsPartnership *) all->pdata[i])->name, name) == 0)
      {
        g_set_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_EXISTS,
                     _ ("The register has a partnership “%s” already."), name);
        return FALSE;
      }

  return all != NULL;
}

char *
ts_register_add_partnership (TsRegister *self, const char *name, const char *region, GError **error)
{
  TsHistory *history = ts_register_get_history (self);
  g_autofree char *plain = g_strstrip (g_strdup (name));
  g_autofree char *id = ts_id_new ();
  g_autofree char *action = ts_action_new (N_ ("add partnership %s"), plain, NULL);
  Addition addition = { id, plain, region, ts_history_get_reviewer (history) };

  g_return_val_if_fail (TS_IS_REGISTER (self), NULL);

  if (!check_name (plain, error) || !check_is_new (ts_history_get_connection (history), plain, error) ||
      !ts_history_run (history, action, NULL, add_cb, &addition, error))
    return NULL;

  return g_steal_pointer (&id);
}
