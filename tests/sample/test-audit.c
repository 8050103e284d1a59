#include "config.h"

#include "sample-tools.h"

#include "base/text.h"

#include <string.h>

static const char *const criteria[] = { "A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4", "C1", "D1",
                                        "D2", "D3", "E1", "F1", "F2", "G1", "G2", "H1", "H2", "I1" };

typedef struct
{
  GPtrArray *lines; /* of GStrv: the words of each action */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_file_get_contents (sample_audit_path (), &text, NULL, &error);
  g_assert_no_error (error);
  fixture->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      GStrv words;

      if (*lines[i] == '#' || *lines[i] == '\0')
        continue;
      g_shell_parse_argv (lines[i], NULL, &words, &error);
      g_assert_no_error (error);
      g_ptr_array_add (fixture->lines, words);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->lines);
}

static gboolean
is_tag (GStrv words)
{
  return g_str_equal (words[0], "tag") || g_str_equal (words[0], "example");
}

static void
test_quotes_stand_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = sample_text ("northshire-2019-20.pdf", 0, "-raw");
  g_autoptr (TsFoldedText) folded = ts_text_fold (text, TS_FOLD_NONE);
  guint n_tags = 0;

  for (guint i = 0; i < fixture->lines->len; i++)
    {
      GStrv words = g_ptr_array_index (fixture->lines, i);
      g_autoptr (TsFoldedText) quote = NULL;

      if (!is_tag (words))
        continue;
      g_assert_cmpuint (g_strv_length (words), ==, 6);
      g_test_message ("%s", words[2]);
      quote = ts_text_fold (words[2], TS_FOLD_NONE);
      g_assert_cmpuint (sample_count (folded->text, quote->text), ==, 1);
      n_tags++;
    }
  g_assert_cmpuint (n_tags, >=, 30);
}

/* A region lies on its page, and there is something on the page. */
static void
test_regions (Fixture *fixture, gconstpointer data)
{
  guint n_regions = 0;

  for (guint i = 0; i < fixture->lines->len; i++)
    {
      GStrv words = g_ptr_array_index (fixture->lines, i);
      g_auto (GStrv) numbers = NULL;
      guint64 page;

      if (!g_str_equal (words[0], "region"))
        continue;
      page = g_ascii_strtoull (words[2], NULL, 10);
      numbers = g_strsplit (words[3], ",", -1);
      g_assert_cmpuint (g_strv_length (numbers), ==, 4);
      g_assert_cmpuint (page, >=, 1);
      g_assert_cmpuint (page, <=, 34);
      g_assert_cmpfloat (g_ascii_strtod (numbers[0], NULL) + g_ascii_strtod (numbers[2], NULL), <, 595);
      g_assert_cmpfloat (g_ascii_strtod (numbers[1], NULL) + g_ascii_strtod (numbers[3], NULL), <, 842);
      n_regions++;
    }
  g_assert_cmpuint (n_regions, ==, 3);
}

static void
test_compliance_audit_is_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) levels = g_hash_table_new (g_str_hash, g_str_equal);
  const char *tool = "";

  for (guint i = 0; i < fixture->lines->len; i++)
    {
      GStrv words = g_ptr_array_index (fixture->lines, i);

      if (g_str_equal (words[0], "tool"))
        tool = words[1];
      else if (g_str_equal (words[0], "rate") && g_str_equal (tool, "compliance"))
        {
          g_assert_cmpuint (g_strv_length (words), ==, 5);
          g_assert_true (g_hash_table_insert (levels, words[1], words[2]));
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    g_assert_true (g_hash_table_contains (levels, criteria[i]));
  g_assert_cmpuint (g_hash_table_size (levels), ==, G_N_ELEMENTS (criteria) + 1);
  g_assert_cmpstr (g_hash_table_lookup (levels, "overall"), ==, "partly-evidenced");
  g_assert_cmpstr (g_hash_table_lookup (levels, "B4"), ==, "not-included");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sample_tools_init (argc, argv);

  g_test_add ("/sample/audit/quotes", Fixture, NULL, set_up, test_quotes_stand_once, tear_down);
  g_test_add ("/sample/audit/regions", Fixture, NULL, set_up, test_regions, tear_down);
  g_test_add ("/sample/audit/compliance", Fixture, NULL, set_up, test_compliance_audit_is_whole, tear_down);

  return g_test_run ();
}
