#include "config.h"

#include "audit-script.h"

#include <string.h>

/* What is under way. */
typedef struct
{
  CliRun *run;
  char *report;
  char *tool;
  guint line;
  GPtrArray *arguments; /* of the command being put together */
} Script;

static void
begin (Script *script, const char *command)
{
  g_ptr_array_set_size (script->arguments, 0);
  g_ptr_array_add (script->arguments, g_strdup (g_getenv ("TOUCHSTONE_CLI")));
  g_ptr_array_add (script->arguments, g_strdup (command));
  g_ptr_array_add (script->arguments, g_strdup (script->run->project));
}

static void
add (Script *script, const char *argument)
{
  g_ptr_array_add (script->arguments, g_strdup (argument));
}

/* An option, unless its value is empty or a dash. */
static void
add_option (Script *script, const char *option, const char *value)
{
  if (*value == '\0' || g_str_equal (value, "-"))
    return;
  add (script, option);
  add (script, value);
}

static void
carry_out (Script *script)
{
  g_ptr_array_add (script->arguments, NULL);
  if (cli_run_argv (script->run, (const char *const *) script->arguments->pdata) != 0)
    g_error ("line %u of the script: exit status %d: %s", script->line, script->run->status,
             script->run->err);
}

/* report FILE PARTNERSHIP START END PUBLISHED RECEIVED; the partnership is
 * made up, so the register has no such name and it becomes the title.
 */
static void
take_in (Script *script, char **words)
{
  g_autofree char *file = g_build_filename (g_getenv ("TOUCHSTONE_SAMPLE_DIR"), words[1], NULL);

  g_free (script->report);
  script->report = g_strdup (words[2]);
  begin (script, "add");
  add (script, file);
  add_option (script, "--title", words[2]);
  add_option (script, "--period-start", words[3]);
  add_option (script, "--period-end", words[4]);
  add_option (script, "--published", words[5]);
  add_option (script, "--received", words[6]);
  carry_out (script);
}

/* tag|example CRITERION QUOTE STRENGTH TYPE NOTE */
static void
tag_quote (Script *script, char **words)
{
  begin (script, "tag");
  add (script, script->report);
  add_option (script, "--criterion", words[1]);
  add_option (script, "--quote", words[2]);
  add_option (script, "--strength", words[3]);
  add_option (script, "--type", words[4]);
  add_option (script, "--note", words[5]);
  if (g_str_equal (words[0], "example"))
    add (script, "--example");
  carry_out (script);
}

/* region CRITERION PAGE X,Y,W,H STRENGTH TYPE NOTE */
static void
tag_region (Script *script, char **words)
{
  begin (script, "tag");
  add (script, script->report);
  add_option (script, "--criterion", words[1]);
  add_option (script, "--page", words[2]);
  add_option (script, "--region", words[3]);
  add_option (script, "--strength", words[4]);
  add_option (script, "--type", words[5]);
  add_option (script, "--note", words[6]);
  carry_out (script);
}

/* rate CRITERION LEVEL DEPTH BECAUSE */
static void
rate (Script *script, char **words)
{
  begin (script, "rate");
  add (script, script->report);
  add (script, words[1]);
  add (script, words[2]);
  add_option (script, "--depth", words[3]);
  add_option (script, "--because", words[4]);
  add_option (script, "--tool", script->tool);
  carry_out (script);
}

/* answer QUESTION TEXT [FIELD=VALUE]... */
static void
answer (Script *script, char **words)
{
  begin (script, "answer");
  add (script, script->report);
  add (script, words[1]);
  add (script, words[2]);
  for (guint i = 3; words[i] != NULL; i++)
    add_option (script, "--field", words[i]);
  add_option (script, "--tool", script->tool);
  carry_out (script);
}

static void
run_line (Script *script, char **words, guint n_words)
{
  const char *verb = words[0];

  if (g_str_equal (verb, "report") && n_words == 7)
    take_in (script, words);
  else if ((g_str_equal (verb, "tag") || g_str_equal (verb, "example")) && n_words == 6)
    tag_quote (script, words);
  else if (g_str_equal (verb, "region") && n_words == 7)
    tag_region (script, words);
  else if (g_str_equal (verb, "rate") && n_words == 5)
    rate (script, words);
  else if (g_str_equal (verb, "answer") && n_words >= 3)
    answer (script, words);
  else if (g_str_equal (verb, "tool") && n_words == 2)
    {
      g_free (script->tool);
      script->tool = g_strdup (words[1]);
    }
  else if (g_str_equal (verb, "complete") && n_words == 1)
    {
      begin (script, "complete");
      add (script, script->report);
      add_option (script, "--tool", script->tool);
      carry_out (script);
    }
  else
    {
      g_error ("line %u of the script: “%s” with %u words is nothing it can say", script->line, verb,
               n_words);
    }
}

guint
audit_script_run (CliRun *run, const char *path)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  Script script = { run, NULL, g_strdup ("compliance"), 0, arguments };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_done = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = NULL;
      int n_words;

      g_strstrip (lines[i]);
      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      script.line = i + 1;
      g_shell_parse_argv (lines[i], &n_words, &words, &error);
      g_assert_no_error (error);
      run_line (&script, words, (guint) n_words);
      n_done++;
    }
  g_free (script.report);
  g_free (script.tool);

  return n_done;
}
