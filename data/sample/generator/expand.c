#include "config.h"

#include "expand.h"

#include "markup.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  GString *out;
  GRand *random;
  const char *item;
  guint index;
} Turn;

static void
append_pick (Turn *turn, const char *choices)
{
  g_auto (GStrv) parts = g_strsplit (choices, " / ", -1);

  g_string_append (turn->out, g_strstrip (parts[g_rand_int_range (turn->random, 0, g_strv_length (parts))]));
}

/* A walk with small steps, as figures go from year to year. */
static void
append_series (Turn *turn, const char *arguments)
{
  g_auto (GStrv) parts = g_strsplit (arguments, " ", 3);
  int n = atoi (parts[0]);
  int low = parts[1] != NULL ? atoi (parts[1]) : 0;
  int high = parts[1] != NULL && parts[2] != NULL ? MAX (atoi (parts[2]), low + 1) : low + 1;
  int value = g_rand_int_range (turn->random, low, high);
  int step = MAX ((high - low) / 8, 1);

  for (int i = 0; i < n; i++)
    {
      g_string_append_printf (turn->out, "%s%d", i == 0 ? "" : " | ", value);
      value += g_rand_int_range (turn->random, -step, step + 1);
      value = CLAMP (value, low, high);
    }
}

static void
append_number (Turn *turn, const char *arguments)
{
  const char *second = strchr (arguments, ' ');
  int low = atoi (arguments);
  int high = second != NULL ? atoi (second) : low;

  g_string_append_printf (turn->out, "%d", g_rand_int_range (turn->random, low, MAX (high, low) + 1));
}

static void
append_slot (Turn *turn, const char *slot)
{
  if (g_str_equal (slot, "item"))
    g_string_append (turn->out, turn->item);
  else if (g_str_equal (slot, "index"))
    g_string_append_printf (turn->out, "%u", turn->index);
  else if (g_str_has_prefix (slot, "pick "))
    append_pick (turn, slot + 5);
  else if (g_str_has_prefix (slot, "series "))
    append_series (turn, slot + 7);
  else if (g_str_has_prefix (slot, "number "))
    append_number (turn, slot + 7);
  else
    g_string_append_printf (turn->out, "{{%s}}", slot);
}

static void
append_turn (Turn *turn, const char *body)
{
  const char *p = body;

  for (const char *open = strstr (p, "{{"); open != NULL; open = strstr (p, "{{"))
    {
      const char *close = strstr (open, "}}");
      g_autofree char *slot = NULL;

      if (close == NULL)
        break;
      g_string_append_len (turn->out, p, open - p);
      slot = g_strndup (open + 2, close - open - 2);
      append_slot (turn, slot);
      p = close + 2;
    }
  g_string_append (turn->out, p);
}

static void
append_repeated (GString *out, const char *head, const char *body)
{
  g_autoptr (GPtrArray) blocks = ts_markup_parse (head);
  const TsMarkBlock *directive = g_ptr_array_index (blocks, 0);
  g_auto (GStrv) items = g_strsplit (ts_mark_block_option (directive, "of", ""), ",", -1);
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint) ts_mark_block_number (directive, "seed", 1));

  for (guint i = 0; items[i] != NULL; i++)
    {
      Turn turn = { .out = out, .random = random, .item = g_strstrip (items[i]), .index = i + 1 };

      append_turn (&turn, body);
      g_string_append_c (out, '\n');
    }
}

char *
ts_expand (const char *text, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *p = text;

  for (const char *start = strstr (p, "@repeat "); start != NULL; start = strstr (p, "@repeat "))
    {
      const char *body = strchr (start, '\n');
      const char *end = body != NULL ? strstr (body, "\n@again") : NULL;
      g_autofree char *head = NULL;
      g_autofree char *repeated = NULL;

      if (end == NULL)
        {
          g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "an @repeat has no @again after it: %.40s",
                       start);
          return NULL;
        }
      g_string_append_len (out, p, start - p);
      head = g_strndup (start, body - start);
      repeated = g_strndup (body + 1, end - body);
      append_repeated (out, head, repeated);
      p = end + strlen ("\n@again");
    }
  g_string_append (out, p);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
