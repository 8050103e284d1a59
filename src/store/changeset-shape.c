/* Walks over the bytes of a changeset before SQLite does: each length fits into
 * what is left, each value is of a kind that there is. The format is given in
 * SQLite's documentation of sqlite3changeset and has not changed since 3.8.
 */
#include "config.h"

#include "store/changeset.h"

#include <string.h>

#define MOST_COLUMNS 200

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Walk;

enum
{
  VALUE_NONE = 0, /* a column that an update leaves alone */
  VALUE_INTEGER,
  VALUE_FLOAT,
  VALUE_TEXT,
  VALUE_BLOB,
  VALUE_NULL,
};

static gboolean
skip (Walk *walk, guint64 n)
{
  if (n > (guint64) (walk->end - walk->at))
    return FALSE;
  walk->at += n;
  return TRUE;
}

/* Seven bits a byte, the highest first; lengths that could ever fit need five. */
static gboolean
read_length (Walk *walk, guint64 *length)
{
  *length = 0;
  for (int i = 0; i < 5 && walk->at < walk->end; i++)
    {
      guint8 byte = *walk->at++;

      *length = *length << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        return *length <= G_MAXINT32;
    }
  return FALSE;
}

static gboolean
skip_value (Walk *walk, gboolean may_be_missing)
{
  guint64 length;

  if (walk->at == walk->end)
    return FALSE;
  switch (*walk->at++)
    {
    case VALUE_NONE:
      return may_be_missing;
    case VALUE_NULL:
      return TRUE;
    case VALUE_INTEGER:
    case VALUE_FLOAT:
      return skip (walk, 8);
    case VALUE_TEXT:
    case VALUE_BLOB:
      return read_length (walk, &length) && skip (walk, length);
    default:
      return FALSE;
    }
}

/* @keys has a byte a column, 0 for one that is not of the primary key. */
static gboolean
skip_record (Walk *walk, const guint8 *keys, guint64 n_columns, gboolean partial, gboolean needs_keys)
{
  for (guint64 i = 0; i < n_columns; i++)
    {
      if (!skip_value (walk, partial && !(needs_keys && keys[i] != 0)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
skip_change (Walk *walk, const guint8 *keys, guint64 n_columns)
{
  guint8 operation = *walk->at++;

  if (!skip (walk, 1)) /* whether it was made by a trigger */
    return FALSE;
  switch (operation)
    {
    case SQLITE_INSERT:
    case SQLITE_DELETE:
      return skip_record (walk, keys, n_columns, FALSE, TRUE);
    case SQLITE_UPDATE:
      return skip_record (walk, keys, n_columns, TRUE, TRUE) &&
             skip_record (walk, keys, n_columns, TRUE, FALSE);
    default:
      return FALSE;
    }
}

static gboolean
skip_table (Walk *walk)
{
  const guint8 *keys;
  const guint8 *name_end;
  guint64 n_columns;

  if (*walk->at++ != 'T' || !read_length (walk, &n_columns) || n_columns < 1 || n_columns > MOST_COLUMNS)
    return FALSE;
  keys = walk->at;
  if (!skip (walk, n_columns))
    return FALSE;
  name_end = memchr (walk->at, '\0', (gsize) (walk->end - walk->at));
  if (name_end == NULL)
    return FALSE;
  walk->at = name_end + 1;
  while (walk->at < walk->end && *walk->at != 'T')
    {
      if (!skip_change (walk, keys, n_columns))
        return FALSE;
    }
  return TRUE;
}

gboolean
ts_changeset_has_shape (GBytes *changeset)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (changeset, &size);
  Walk walk = { data, data + size };

  if (size == 0 || size > G_MAXINT32)
    return FALSE;
  while (walk.at < walk.end)
    {
      if (!skip_table (&walk))
        return FALSE;
    }
  return TRUE;
}
