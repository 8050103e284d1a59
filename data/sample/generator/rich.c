#include "config.h"

#include "rich.h"

#include <string.h>

#define SOFT_HYPHEN "\u00ad"

/* What is being built: text with its attributes, and what was decided about each
 * point where a word may be broken (NULL while nothing is known).
 */
typedef struct
{
  GString *text;
  PangoAttrList *attributes;
  GArray *links;
  GHashTable *hyphens;
  TsRichFlags flags;
  const GArray *broken; /* of gboolean */
  guint n_points;
} Builder;

GHashTable *
ts_rich_hyphens_new (const char *text)
{
  GHashTable *hyphens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "-", -1);

      if (*words[i] != '\0')
        g_hash_table_insert (hyphens, g_strjoinv ("", parts), g_strdup (words[i]));
    }
  return hyphens;
}

static void
append_break_point (Builder *self)
{
  if (self->broken == NULL)
    g_string_append (self->text, SOFT_HYPHEN);
  else if (self->flags & TS_RICH_SOFT)
    g_string_append (self->text, SOFT_HYPHEN);
  else if (g_array_index (self->broken, gboolean, self->n_points))
    g_string_append_c (self->text, '-');
  self->n_points++;
}

static void
append_letters (Builder *self, const char *letters, gsize length)
{
  static const char *const ligatures[][2] = { { "ffi", "\ufb03" }, { "fi", "\ufb01" }, { "fl", "\ufb02" } };

  for (gsize i = 0; i < length;)
    {
      guint l = 0;

      while (l < G_N_ELEMENTS (ligatures) &&
             strncmp (letters + i, ligatures[l][0], strlen (ligatures[l][0])) != 0)
        l++;
      if ((self->flags & TS_RICH_LIGATURES) && l < G_N_ELEMENTS (ligatures) &&
          i + strlen (ligatures[l][0]) <= length)
        {
          g_string_append (self->text, ligatures[l][1]);
          i += strlen (ligatures[l][0]);
        }
      else
        g_string_append_c (self->text, letters[i++]);
    }
}

static void
append_word (Builder *self, const char *word, gsize length)
{
  g_autofree char *key = g_ascii_strdown (word, length);
  const char *pattern = self->hyphens != NULL ? g_hash_table_lookup (self->hyphens, key) : NULL;

  while (pattern != NULL && *pattern != '\0')
    {
      gsize part = strcspn (pattern, "-");

      append_letters (self, word, part);
      word += part;
      length -= part;
      pattern += part;
      if (*pattern == '-')
        {
          append_break_point (self);
          pattern++;
        }
    }
  append_letters (self, word, length);
}

static gboolean
opens_quotation (const GString *text)
{
  return text->len == 0 || strchr (" (\n[", text->str[text->len - 1]) != NULL;
}

static void
append_run (Builder *self, const char *run, gsize length)
{
  for (gsize i = 0; i < length;)
    {
      gsize word = 0;

      while (i + word < length && g_ascii_isalpha (run[i + word]))
        word++;
      if (word > 0)
        append_word (self, run + i, word);
      else if (run[i] == '\'')
        g_string_append (self->text, opens_quotation (self->text) ? "‘" : "’");
      else if (run[i] == '"')
        g_string_append (self->text, opens_quotation (self->text) ? "“" : "”");
      else if (run[i] == '-' && i + 1 < length && run[i + 1] == '-')
        {
          g_string_append (self->text, "–");
          i++;
        }
      else
        g_string_append_c (self->text, run[i]);
      i += MAX (word, 1);
    }
}

static void
add_attribute (Builder *self, PangoAttribute *attribute, guint start)
{
  attribute->start_index = start;
  attribute->end_index = self->text->len;
  pango_attr_list_insert (self->attributes, attribute);
}

/* "[words](target)"; returns what follows it. */
static const char *
append_link (Builder *self, const char *p)
{
  const char *close = strchr (p, ']');
  const char *end = close != NULL && close[1] == '(' ? strchr (close, ')') : NULL;
  TsRichLink link = { .start = self->text->len };

  if (end == NULL)
    {
      g_string_append_c (self->text, *p);
      return p + 1;
    }
  append_run (self, p + 1, close - p - 1);
  link.end = self->text->len;
  link.target = g_strndup (close + 2, end - close - 2);
  g_array_append_val (self->links, link);
  add_attribute (self, pango_attr_foreground_new (0x1500, 0x5800, 0x9a00), link.start);
  if (*link.target != '#')
    add_attribute (self, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), link.start);
  return end + 1;
}

static const char *
append_emphasis (Builder *self, const char *p)
{
  gboolean strong = p[1] == '*';
  const char *close = strstr (p + (strong ? 2 : 1), strong ? "**" : "*");
  guint start = self->text->len;

  if (close == NULL)
    {
      g_string_append_c (self->text, *p);
      return p + 1;
    }
  append_run (self, p + (strong ? 2 : 1), close - p - (strong ? 2 : 1));
  add_attribute (
      self, strong ? pango_attr_weight_new (PANGO_WEIGHT_BOLD) : pango_attr_style_new (PANGO_STYLE_ITALIC),
      start);
  return close + (strong ? 2 : 1);
}

static void
link_clear (gpointer data)
{
  g_free (((TsRichLink *) data)->target);
}

static void
build (Builder *self, const char *source)
{
  const char *p = source;

  self->text = g_string_new (NULL);
  self->attributes = pango_attr_list_new ();
  self->links = g_array_new (FALSE, FALSE, sizeof (TsRichLink));
  g_array_set_clear_func (self->links, link_clear);
  self->n_points = 0;
  while (*p != '\0')
    {
      gsize plain = strcspn (p, "*[");

      append_run (self, p, plain);
      p += plain;
      if (*p == '*')
        p = append_emphasis (self, p);
      else if (*p == '[')
        p = append_link (self, p);
    }
}

static void
builder_clear (Builder *self)
{
  g_string_free (self->text, TRUE);
  pango_attr_list_unref (self->attributes);
  g_array_unref (self->links);
}

static PangoLayout *
set_lines (PangoContext *context, const Builder *builder, double size, double width)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (TS_SAMPLE_FONT);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (builder->flags & TS_RICH_BOLD)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  if (builder->flags & TS_RICH_ITALIC)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, builder->attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_justify (layout, (builder->flags & TS_RICH_JUSTIFY) != 0);
  if (builder->flags & (TS_RICH_CENTRE | TS_RICH_RIGHT))
    pango_layout_set_alignment (layout,
                                builder->flags & TS_RICH_CENTRE ? PANGO_ALIGN_CENTER : PANGO_ALIGN_RIGHT);
  pango_layout_set_width (layout, width > 0 ? (int) (width * PANGO_SCALE) : -1);
  pango_layout_set_text (layout, builder->text->str, builder->text->len);
  return layout;
}

/* Which of the points where a word may be broken lie at a line's end. */
static GArray *
find_broken (PangoLayout *layout)
{
  GArray *broken = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_autoptr (GHashTable) ends = g_hash_table_new (NULL, NULL);
  const char *text = pango_layout_get_text (layout);

  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);

      g_hash_table_add (ends, GINT_TO_POINTER (line->start_index + line->length));
    }
  for (const char *p = strstr (text, SOFT_HYPHEN); p != NULL; p = strstr (p + 1, SOFT_HYPHEN))
    {
      gboolean at_end = g_hash_table_contains (ends, GINT_TO_POINTER (p - text + (int) strlen (SOFT_HYPHEN)));

      g_array_append_val (broken, at_end);
    }
  return broken;
}

TsRich *
ts_rich_new (PangoContext *context,
             GHashTable *hyphens,
             const char *source,
             TsRichFlags flags,
             double size,
             double width)
{
  TsRich *rich = g_new0 (TsRich, 1);
  Builder builder = { .hyphens = width > 0 ? hyphens : NULL, .flags = flags };

  build (&builder, source);
  rich->layout = set_lines (context, &builder, size, width);
  if (builder.n_points > 0)
    {
      g_autoptr (GArray) broken = find_broken (rich->layout);

      builder_clear (&builder);
      g_object_unref (rich->layout);
      builder.broken = broken;
      build (&builder, source);
      rich->layout = set_lines (context, &builder, size, width);
    }
  rich->links = g_array_ref (builder.links);
  builder_clear (&builder);
  return rich;
}

void
ts_rich_free (TsRich *rich)
{
  g_object_unref (rich->layout);
  g_array_unref (rich->links);
  g_free (rich);
}

double
ts_rich_get_height (TsRich *rich)
{
  int height;

  pango_layout_get_size (rich->layout, NULL, &height);
  return height / (double) PANGO_SCALE;
}

double
ts_rich_get_width (TsRich *rich)
{
  int width;

  pango_layout_get_size (rich->layout, &width, NULL);
  return width / (double) PANGO_SCALE;
}
