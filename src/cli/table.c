#include "config.h"

#include "cli/table.h"

#include "base/csv.h"
#include "cli/table-text.h"

#include <stdarg.h>
#include <stdio.h>

struct _CliTable
{
  const CliColumn *columns;
  guint n_columns;
  GPtrArray *cells; /* of char *, row after row */
};

CliTable *
cli_table_new (const CliColumn *columns, guint n_columns)
{
  CliTable *self;

  g_assert (n_columns > 0);

  self = g_new0 (CliTable, 1);

  self->columns = columns;
  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
cli_table_free (CliTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
cli_table_add (CliTable *self, ...)
{
  va_list list;

  va_start (list, self);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *cell = va_arg (list, const char *);

      g_ptr_array_add (self->cells, g_utf8_make_valid (cell != NULL ? cell : "", -1));
    }
  va_end (list);
}

guint
cli_table_get_n_rows (CliTable *self)
{
  g_assert (self->n_columns > 0); /* said again for the analyzer */

  return self->cells->len / self->n_columns;
}

static const char *
get_cell (CliTable *self, guint row, guint column)
{
  return self->cells->pdata[(gsize) row * self->n_columns + column];
}

/* --- CSV --- */

static void
append_csv (CliTable *self, GString *out)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (names, (gpointer) self->columns[i].name);
  ts_csv_append_row (out, (const char *const *) names->pdata, self->n_columns);
  for (guint row = 0; row < cli_table_get_n_rows (self); row++)
    ts_csv_append_row (out, (const char *const *) &self->cells->pdata[(gsize) row * self->n_columns],
                       self->n_columns);
}

/* --- JSON --- */

static void
append_json_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (out, "\\%c", *p);
      else if (*p == '\n')
        g_string_append (out, "\\n");
      else if (*p == '\t')
        g_string_append (out, "\\t");
      else if ((guchar) *p < 0x20 || *p == 0x7f)
        g_string_append_printf (out, "\\u%04x", (guint) (guchar) *p);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_json_cell (GString *out, CliColumnKind kind, const char *cell)
{
  if (*cell == '\0' && kind != CLI_COLUMN_TEXT)
    g_string_append (out, "null");
  else if (kind == CLI_COLUMN_NUMBER)
    g_string_append (out, cell);
  else if (kind == CLI_COLUMN_BOOLEAN)
    g_string_append (out, g_str_equal (cell, "yes") ? "true" : "false");
  else
    append_json_string (out, cell);
}

static void
append_json (CliTable *self, GString *out)
{
  g_string_append_c (out, '[');
  for (guint row = 0; row < cli_table_get_n_rows (self); row++)
    {
      g_string_append (out, row > 0 ? ",\n  {" : "\n  {");
      for (guint i = 0; i < self->n_columns; i++)
        {
          if (i > 0)
            g_string_append (out, ", ");
          append_json_string (out, self->columns[i].name);
          g_string_append (out, ": ");
          append_json_cell (out, self->columns[i].kind, get_cell (self, row, i));
        }
      g_string_append_c (out, '}');
    }
  g_string_append (out, cli_table_get_n_rows (self) > 0 ? "\n]\n" : "]\n");
}

void
cli_table_print (CliTable *self, CliFormat format)
{
  g_autoptr (GString) out = g_string_new (NULL);

  switch (format)
    {
    case CLI_JSON:
      append_json (self, out);
      break;
    case CLI_CSV:
      append_csv (self, out);
      break;
    case CLI_TEXT:
    default:
      cli_table_append_text (out, self->columns, self->n_columns, (const char *const *) self->cells->pdata,
                             cli_table_get_n_rows (self), cli_get_width ());
      break;
    }
  fwrite (out->str, 1, out->len, stdout);
}
