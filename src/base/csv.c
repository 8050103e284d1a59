#include "config.h"

#include "base/csv.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

G_DEFINE_QUARK (ts_csv_error_quark, ts_csv_error)

struct _TsCsv
{
  char *name;
  GPtrArray *columns; /* of char *, NULL-terminated */
  GPtrArray *fields;  /* of char *, row after row */
  GArray *lines;      /* of guint, one a row */
};

/* Where the parser stands. */
typedef struct
{
  const char *name;
  const char *at;
  const char *end;
  guint line;
} Cursor;

static gboolean
fail (const Cursor *cursor, GError **error, const char *what)
{
  g_set_error (error, TS_CSV_ERROR, TS_CSV_ERROR_SYNTAX, _ ("%s: line %u: %s"), cursor->name, cursor->line,
               what);
  return FALSE;
}

static gboolean
at_line_end (const Cursor *cursor)
{
  if (cursor->at == cursor->end || *cursor->at == '\n')
    return TRUE;

  return *cursor->at == '\r' && cursor->at + 1 < cursor->end && cursor->at[1] == '\n';
}

static gboolean
read_quoted (Cursor *cursor, GString *field, GError **error)
{
  Cursor start = *cursor;

  for (cursor->at++; cursor->at < cursor->end; cursor->at++)
    {
      if (*cursor->at == '"')
        {
          if (cursor->at + 1 == cursor->end || cursor->at[1] != '"')
            {
              cursor->at++;
              return TRUE;
            }
          cursor->at++;
        }
      else if (*cursor->at == '\n')
        {
          cursor->line++;
        }
      g_string_append_c (field, *cursor->at);
    }

  return fail (&start, error, _ ("a quotation mark opens here and is never closed"));
}

/* Reads one field and what ends it. @more tells that a comma did. */
static char *
read_field (Cursor *cursor, gboolean *more, GError **error)
{
  g_autoptr (GString) field = g_string_new (NULL);

  if (cursor->at < cursor->end && *cursor->at == '"')
    {
      if (!read_quoted (cursor, field, error))
        return NULL;
      if (!at_line_end (cursor) && *cursor->at != ',')
        {
          fail (cursor, error, _ ("text follows a closing quotation mark; a comma is missing"));
          return NULL;
        }
    }

  for (; !at_line_end (cursor) && *cursor->at != ','; cursor->at++)
    {
      if (*cursor->at == '"')
        {
          fail (cursor, error, _ ("a quotation mark stands within a field; put quotation marks around it"));
          return NULL;
        }
      if (*cursor->at == '\r')
        {
          fail (cursor, error, _ ("a carriage return without a line feed"));
          return NULL;
        }
      g_string_append_c (field, *cursor->at);
    }

  *more = cursor->at < cursor->end && *cursor->at == ',';
  if (*more)
    cursor->at++;

  return g_string_free (g_steal_pointer (&field), FALSE);
}

static void
skip_line_end (Cursor *cursor)
{
  if (cursor->at < cursor->end && *cursor->at == '\r')
    cursor->at++;
  if (cursor->at < cursor->end)
    {
      cursor->at++;
      cursor->line++;
    }
}

/* Reads a record, appends its fields to @fields and counts them. */
static gboolean
read_record (Cursor *cursor, GPtrArray *fields, guint *n_fields, GError **error)
{
  gboolean more = TRUE;

  for (*n_fields = 0; more; (*n_fields)++)
    {
      char *field = read_field (cursor, &more, error);

      if (field == NULL)
        return FALSE;
      g_ptr_array_add (fields, field);
    }
  skip_line_end (cursor);

  return TRUE;
}

static gboolean
read_header (TsCsv *self, Cursor *cursor, GError **error)
{
  guint n_columns;

  if (cursor->at == cursor->end)
    return fail (cursor, error, _ ("the file is empty; its first line has to name the columns"));
  if (!read_record (cursor, self->columns, &n_columns, error))
    return FALSE;

  for (guint i = 0; i < n_columns; i++)
    for (guint j = i + 1; j < n_columns; j++)
      if (strcmp (self->columns->pdata[i], self->columns->pdata[j]) == 0)
        {
          g_set_error (error, TS_CSV_ERROR, TS_CSV_ERROR_COLUMN,
                       _ ("%s: line 1: the column “%s” is there twice"), self->name,
                       (const char *) self->columns->pdata[i]);
          return FALSE;
        }
  g_ptr_array_add (self->columns, NULL);

  return TRUE;
}

static gboolean
read_rows (TsCsv *self, Cursor *cursor, GError **error)
{
  guint n_columns = self->columns->len - 1;

  while (cursor->at < cursor->end)
    {
      Cursor start = *cursor;
      guint n_fields;

      if (!read_record (cursor, self->fields, &n_fields, error))
        return FALSE;
      if (n_fields != n_columns)
        {
          g_set_error (error, TS_CSV_ERROR, TS_CSV_ERROR_SYNTAX,
                       _ ("%s: line %u: %u fields where the header has %u"), self->name, start.line, n_fields,
                       n_columns);
          return FALSE;
        }
      g_array_append_val (self->lines, start.line);
    }

  return TRUE;
}

static gboolean
check_encoding (Cursor *cursor, GError **error)
{
  const char *valid_end;

  if (g_utf8_validate_len (cursor->at, (gsize) (cursor->end - cursor->at), &valid_end))
    return TRUE;

  for (const char *p = cursor->at; p < valid_end; p++)
    if (*p == '\n')
      cursor->line++;

  return fail (cursor, error, _ ("not text in UTF-8; save the file with that encoding"));
}

TsCsv *
ts_csv_new (const char *text, gssize length, const char *name, GError **error)
{
  g_autoptr (TsCsv) self = g_new0 (TsCsv, 1);
  Cursor cursor = { name, text, text + (length < 0 ? strlen (text) : (gsize) length), 1 };

  self->name = g_strdup (name);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!check_encoding (&cursor, error))
    return NULL;
  if (cursor.end - cursor.at >= 3 && memcmp (cursor.at, "\xef\xbb\xbf", 3) == 0)
    cursor.at += 3;
  if (!read_header (self, &cursor, error) || !read_rows (self, &cursor, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
ts_csv_free (TsCsv *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_free (self);
}

guint
ts_csv_get_n_rows (TsCsv *self)
{
  return self->lines->len;
}

guint
ts_csv_get_line (TsCsv *self, guint row)
{
  g_return_val_if_fail (row < self->lines->len, 0);

  return g_array_index (self->lines, guint, row);
}

const char *
ts_csv_get_name (TsCsv *self)
{
  return self->name;
}

const char *const *
ts_csv_get_columns (TsCsv *self)
{
  return (const char *const *) self->columns->pdata;
}

gboolean
ts_csv_find_columns (TsCsv *self, GError **error, ...)
{
  gboolean found = TRUE;
  const char *name;
  va_list list;

  va_start (list, error);
  while (found && (name = va_arg (list, const char *)) != NULL)
    {
      guint *column = va_arg (list, guint *);

      for (*column = 0; *column < self->columns->len - 1; (*column)++)
        if (strcmp (self->columns->pdata[*column], name) == 0)
          break;
      found = *column < self->columns->len - 1;
      if (!found)
        g_set_error (error, TS_CSV_ERROR, TS_CSV_ERROR_COLUMN, _ ("%s: line 1: the column “%s” is missing"),
                     self->name, name);
    }
  va_end (list);

  return found;
}

const char *
ts_csv_get (TsCsv *self, guint row, guint column)
{
  guint n_columns = self->columns->len - 1;

  g_return_val_if_fail (row < self->lines->len && column < n_columns, "");

  return self->fields->pdata[(gsize) row * n_columns + column];
}

const char *
ts_csv_get_or_null (TsCsv *self, guint row, guint column)
{
  const char *field = ts_csv_get (self, row, column);

  return *field != '\0' ? field : NULL;
}

static void
append_field (GString *out, const char *field)
{
  if (strpbrk (field, ",\"\r\n") == NULL)
    {
      g_string_append (out, field);
      return;
    }

  g_string_append_c (out, '"');
  for (const char *p = field; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

void
ts_csv_append_row (GString *out, const char *const *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_field (out, cells[i] != NULL ? cells[i] : "");
    }
  g_string_append_c (out, '\n');
}
