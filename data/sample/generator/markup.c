#include "config.h"

#include "markup.h"

#include <string.h>

static void
mark_block_free (gpointer data)
{
  TsMarkBlock *block = data;

  g_free (block->name);
  g_free (block->text);
  g_clear_pointer (&block->options, g_hash_table_unref);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_clear_pointer (&block->lines, g_ptr_array_unref);
  g_free (block);
}

static TsMarkBlock *
add_block (GPtrArray *blocks, TsMarkKind kind, guint line)
{
  TsMarkBlock *block = g_new0 (TsMarkBlock, 1);

  block->kind = kind;
  block->line = line;
  if (kind == TS_MARK_DIRECTIVE)
    {
      block->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
      block->lines = g_ptr_array_new_with_free_func (g_free);
    }
  g_ptr_array_add (blocks, block);
  return block;
}

static GStrv
split_row (const char *line)
{
  g_autofree char *inner = g_strstrip (g_strdup (line + 1));
  gsize length = strlen (inner);
  GStrv cells;

  if (length > 0 && inner[length - 1] == '|')
    inner[length - 1] = '\0';
  cells = g_strsplit (inner, "|", -1);
  for (guint i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);
  return cells;
}

static void
parse_options (TsMarkBlock *block, const char *p)
{
  while (*p != '\0')
    {
      const char *equals;
      const char *end;
      gboolean quoted;

      while (*p == ' ')
        p++;
      equals = strchr (p, '=');
      if (equals == NULL)
        return;
      quoted = equals[1] == '"';
      end = strchr (equals + (quoted ? 2 : 1), quoted ? '"' : ' ');
      if (end == NULL)
        end = equals + strlen (equals);
      g_hash_table_insert (block->options, g_strndup (p, equals - p),
                           g_strndup (equals + (quoted ? 2 : 1), end - equals - (quoted ? 2 : 1)));
      p = *end == '"' ? end + 1 : end;
    }
}

static void
parse_directive (GPtrArray *blocks, const char *line, guint number)
{
  TsMarkBlock *block = add_block (blocks, TS_MARK_DIRECTIVE, number);
  gsize length = strcspn (line + 1, " ");

  block->name = g_strndup (line + 1, length);
  parse_options (block, line + 1 + length);
}

static void
parse_heading (GPtrArray *blocks, const char *line, guint number)
{
  TsMarkBlock *block = add_block (blocks, TS_MARK_HEADING, number);
  const char *brace = strrchr (line, '{');

  block->level = strspn (line, "#");
  if (brace != NULL && g_str_has_suffix (brace, "}"))
    {
      block->name = g_strndup (brace + 1, strlen (brace) - 2);
      block->text = g_strndup (line + block->level, brace - line - block->level);
    }
  else
    block->text = g_strdup (line + block->level);
  g_strstrip (block->text);
}

static void
append_text (TsMarkBlock *block, const char *line)
{
  char *joined = g_strdup_printf ("%s %s", block->text, line);

  g_free (block->text);
  block->text = g_strstrip (joined);
}

/* The block that a line without a mark of its own, or a row, goes on with. */
static void
parse_line (GPtrArray *blocks, TsMarkBlock **open, const char *line, guint number)
{
  if (*line == '@')
    parse_directive (blocks, line, number);
  else if (*line == '#')
    parse_heading (blocks, line, number);
  else if (*line == '|')
    {
      if (*open == NULL || (*open)->kind != TS_MARK_DIRECTIVE)
        parse_directive (blocks, "@table", number);
      g_ptr_array_add (((TsMarkBlock *) g_ptr_array_index (blocks, blocks->len - 1))->rows, split_row (line));
    }
  else if (*open != NULL && (*open)->kind == TS_MARK_DIRECTIVE)
    g_ptr_array_add ((*open)->lines, g_strstrip (g_strdup (line)));
  else if (g_str_has_prefix (line, "- "))
    add_block (blocks, TS_MARK_ITEM, number)->text = g_strdup (line + 2);
  else if (*open != NULL && (*open)->kind != TS_MARK_HEADING)
    append_text (*open, line);
  else
    add_block (blocks, TS_MARK_PARAGRAPH, number)->text = g_strdup (line);
  *open = g_ptr_array_index (blocks, blocks->len - 1);
}

GPtrArray *
ts_markup_parse (const char *text)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (mark_block_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  TsMarkBlock *open = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strchomp (lines[i]);
      if (*lines[i] == '\0')
        open = NULL;
      else if (*lines[i] != '%')
        parse_line (blocks, &open, lines[i], i + 1);
    }
  return blocks;
}

const char *
ts_mark_block_option (const TsMarkBlock *block, const char *key, const char *fallback)
{
  const char *value = block->options != NULL ? g_hash_table_lookup (block->options, key) : NULL;

  return value != NULL ? value : fallback;
}

double
ts_mark_block_number (const TsMarkBlock *block, const char *key, double fallback)
{
  const char *value = ts_mark_block_option (block, key, NULL);

  return value != NULL ? g_ascii_strtod (value, NULL) : fallback;
}
