#include "config.h"

#include "cli/table-text.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define SHORT_ID      8
#define GAP           2
#define LEAST_TEXT    10 /* what a column of text is narrowed to, */
#define LONGEST_WORD  14 /* or the longest of its words up to this */
#define LEAST_WIDTH   20
#define MOST_WIDTH    1000
#define DEFAULT_WIDTH 132

/* A table being laid out. */
typedef struct
{
  const CliColumn *columns;
  guint n_columns;
  GPtrArray *cells; /* of char *, plain, the names first, then row after row */
  guint *widths;
  guint *least;
  guint room;
} Layout;

guint
cli_get_width (void)
{
  const char *columns = g_getenv ("COLUMNS");
  struct winsize size = { 0 };
  guint64 width;

  if (columns != NULL && g_ascii_string_to_unsigned (columns, 10, LEAST_WIDTH, MOST_WIDTH, &width, NULL))
    return (guint) width;
  if (isatty (STDOUT_FILENO) && ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= LEAST_WIDTH)
    return size.ws_col;

  return DEFAULT_WIDTH;
}

/* --- Text --- */

static guint
char_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

static guint
text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += char_width (g_utf8_get_char (p));

  return width;
}

/* One line, without what could steer a terminal. */
static char *
dup_plain (const char *cell, CliColumnKind kind)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = cell; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (kind == CLI_COLUMN_ID && plain->len == SHORT_ID)
        break;
      if (g_unichar_isspace (c))
        g_string_append_c (plain, ' ');
      else if (!g_unichar_iscntrl (c))
        g_string_append_unichar (plain, c);
    }

  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* Where the line that begins at @text ends: after a space or "_" if one is in
 * reach, else in the middle of a word.
 */
static const char *
find_line_end (const char *text, guint width)
{
  const char *last = NULL;
  guint used = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ')
        last = p;
      used += char_width (c);
      if (used > width)
        return last != NULL && last > text ? last : p > text ? p : g_utf8_next_char (p);
      if (c == '_')
        last = p + 1;
    }

  return text + strlen (text);
}

/* (element-type utf8) */
static GPtrArray *
wrap (const char *text, guint width)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  do
    {
      const char *end = find_line_end (text, width);

      g_ptr_array_add (lines, g_strndup (text, (gsize) (end - text)));
      text = end;
      while (*text == ' ')
        text++;
    }
  while (*text != '\0');

  return lines;
}

/* The widest part that need not be broken. */
static guint
part_width (const char *text, const char *separator)
{
  g_auto (GStrv) parts = g_strsplit (text, separator, -1);
  guint width = 0;

  for (char **part = parts; *part != NULL; part++)
    width = MAX (width, text_width (*part) + (*separator == '_' && part[1] != NULL ? 1 : 0));

  return width;
}

/* --- Lines --- */

static void
append_spaces (GString *out, guint n)
{
  g_string_append_printf (out, "%*s", (int) n, "");
}

static void
end_line (GString *out)
{
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

/* Returns how many lines the row has. */
static guint
append_row (Layout *self, GString *out, guint row)
{
  g_autoptr (GPtrArray) wrapped = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint n_lines = 1;

  for (guint i = 0; i < self->n_columns; i++)
    {
      GPtrArray *lines = wrap (self->cells->pdata[(gsize) row * self->n_columns + i], self->widths[i]);

      g_ptr_array_add (wrapped, lines);
      n_lines = MAX (n_lines, lines->len);
    }
  for (guint line = 0; line < n_lines; line++)
    {
      for (guint i = 0; i < self->n_columns; i++)
        {
          GPtrArray *lines = wrapped->pdata[i];
          const char *text = line < lines->len ? lines->pdata[line] : "";
          guint padding = self->widths[i] - MIN (self->widths[i], text_width (text));

          if (self->columns[i].kind == CLI_COLUMN_NUMBER)
            append_spaces (out, padding);
          g_string_append (out, text);
          if (self->columns[i].kind != CLI_COLUMN_NUMBER)
            append_spaces (out, padding);
          append_spaces (out, GAP);
        }
      end_line (out);
    }

  return n_lines;
}

/* Where rows have several lines, empty ones keep them apart. */
static void
append_grid (Layout *self, GString *out, guint n_rows)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  gboolean apart = FALSE;

  for (guint row = 0; row <= n_rows; row++)
    {
      GString *text = g_string_new (NULL);

      if (append_row (self, text, row) > 1 && row > 0)
        apart = TRUE;
      g_ptr_array_add (rows, g_string_free (text, FALSE));
    }
  for (guint row = 0; row < rows->len; row++)
    {
      if (row > 0 && apart)
        g_string_append_c (out, '\n');
      g_string_append (out, rows->pdata[row]);
    }
}

static void
append_block (Layout *self, GString *out, guint row, guint name_width)
{
  guint indent = name_width + GAP;
  guint room = self->room > indent + LEAST_TEXT ? self->room - indent : LEAST_TEXT;

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GPtrArray) lines = wrap (self->cells->pdata[(gsize) row * self->n_columns + i], room);
      const char *name = self->cells->pdata[i];

      for (guint line = 0; line < lines->len; line++)
        {
          g_string_append (out, line == 0 ? name : "");
          append_spaces (out, indent - (line == 0 ? text_width (name) : 0));
          g_string_append (out, lines->pdata[line]);
          end_line (out);
        }
    }
}

static void
append_blocks (Layout *self, GString *out, guint n_rows)
{
  guint name_width = 0;

  for (guint i = 0; i < self->n_columns; i++)
    name_width = MAX (name_width, text_width (self->cells->pdata[i]));
  for (guint row = 1; row <= n_rows; row++)
    {
      if (row > 1)
        g_string_append_c (out, '\n');
      append_block (self, out, row, name_width);
    }
}

/* --- Widths --- */

static void
measure (Layout *self, guint n_rows)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      guint values = 0;
      guint word = 0;

      for (guint row = 1; row <= n_rows; row++)
        {
          const char *cell = self->cells->pdata[(gsize) row * self->n_columns + i];

          values = MAX (values, text_width (cell));
          word = MAX (word, part_width (cell, " "));
        }
      self->widths[i] = MAX (values, text_width (self->cells->pdata[i]));
      if (self->columns[i].kind == CLI_COLUMN_TEXT)
        values = MIN (values, MAX (LEAST_TEXT, MIN (word, LONGEST_WORD)));
      self->least[i] = MAX (values, part_width (self->cells->pdata[i], "_"));
    }
}

static guint
get_total (Layout *self)
{
  guint total = GAP * (self->n_columns - 1);

  for (guint i = 0; i < self->n_columns; i++)
    total += self->widths[i];

  return total;
}

/* Takes from the widest for as long as there is too little room; FALSE if none has
 * anything left to give.
 */
static gboolean
narrow (Layout *self)
{
  for (guint total = get_total (self); total > self->room; total--)
    {
      guint widest = self->n_columns;

      for (guint i = 0; i < self->n_columns; i++)
        if (self->widths[i] > self->least[i] &&
            (widest == self->n_columns || self->widths[i] > self->widths[widest]))
          widest = i;
      if (widest == self->n_columns)
        return FALSE;
      self->widths[widest]--;
    }

  return TRUE;
}

void
cli_table_append_text (GString *out,
                       const CliColumn *columns,
                       guint n_columns,
                       const char *const *cells,
                       guint n_rows,
                       guint width)
{
  g_autoptr (GPtrArray) plain = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint *widths = g_new0 (guint, n_columns);
  g_autofree guint *least = g_new0 (guint, n_columns);
  Layout layout = { columns, n_columns, plain, widths, least, width };

  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (plain, g_strdup (columns[i].name));
  for (gsize i = 0; i < (gsize) n_rows * n_columns; i++)
    g_ptr_array_add (plain, dup_plain (cells[i], columns[i % n_columns].kind));

  measure (&layout, n_rows);
  if (narrow (&layout))
    append_grid (&layout, out, n_rows);
  else
    append_blocks (&layout, out, n_rows);
}
