#include "config.h"

#include "cli/commands.h"

#include "cli/table.h"

#include <glib/gi18n-lib.h>

static CliStatus
list (const Cli *cli)
{
  static const CliColumn columns[] = {
    { "framework", CLI_COLUMN_TEXT },
    { "version", CLI_COLUMN_TEXT },
    { "title", CLI_COLUMN_TEXT },
  };
  g_autoptr (CliTable) table = cli_table_new (columns, G_N_ELEMENTS (columns));
  g_auto (GStrv) ids = ts_framework_list_bundled ();

  for (char **id = ids; *id != NULL; id++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TsFramework) framework = ts_framework_new_bundled (*id, &error);

      if (framework == NULL)
        return cli_fail (*id, error);
      cli_table_add (table, *id, ts_framework_get_version (framework), ts_framework_get_title (framework));
    }
  cli_table_print (table, cli->format);

  return CLI_DONE;
}

static TsFramework *
load (const char *name, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (strchr (name, '/') == NULL && !g_str_has_suffix (name, ".xml"))
    return ts_framework_new_bundled (name, error);

  file = g_file_new_for_path (name);
  return ts_framework_new_from_file (file, error);
}

static void
show_criteria (TsFramework *framework, CliFormat format)
{
  static const CliColumn columns[] = {
    { "section", CLI_COLUMN_TEXT }, { "criterion", CLI_COLUMN_TEXT },  { "title", CLI_COLUMN_TEXT },
    { "finding", CLI_COLUMN_TEXT }, { "obligation", CLI_COLUMN_TEXT }, { "reference", CLI_COLUMN_TEXT },
    { "duty", CLI_COLUMN_TEXT },
  };
  g_autoptr (CliTable) table = cli_table_new (columns, G_N_ELEMENTS (columns));
  GPtrArray *criteria = ts_framework_get_criteria (framework);

  for (guint i = 0; i < criteria->len; i++)
    {
      const TsCriterion *criterion = criteria->pdata[i];

      cli_table_add (table, criterion->section->title, criterion->id, criterion->title, criterion->finding,
                     criterion->obligation, criterion->reference, criterion->duty);
    }
  cli_table_print (table, format);
}

static void
show_questions (TsFramework *framework, CliFormat format)
{
  static const CliColumn columns[] = {
    { "group", CLI_COLUMN_TEXT },  { "question", CLI_COLUMN_TEXT }, { "title", CLI_COLUMN_TEXT },
    { "fields", CLI_COLUMN_TEXT }, { "text", CLI_COLUMN_TEXT },
  };
  g_autoptr (CliTable) table = cli_table_new (columns, G_N_ELEMENTS (columns));
  GPtrArray *questions = ts_framework_get_questions (framework);

  for (guint i = 0; i < questions->len; i++)
    {
      const TsQuestion *question = questions->pdata[i];
      g_autoptr (GString) fields = g_string_new (NULL);

      for (guint j = 0; j < question->fields->len; j++)
        g_string_append_printf (fields, "%s%s", j > 0 ? "; " : "",
                                ((TsField *) question->fields->pdata[j])->id);
      cli_table_add (table, question->group, question->id, question->title, fields->str, question->text);
    }
  cli_table_print (table, format);
}

static CliStatus
show (const Cli *cli, gboolean questions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TsFramework) framework = load (cli->arguments[1], &error);

  if (framework == NULL)
    return cli_fail (cli->arguments[1], error);
  if (questions)
    show_questions (framework, cli->format);
  else
    show_criteria (framework, cli->format);

  return CLI_DONE;
}

static CliStatus
validate (const Cli *cli)
{
  g_autoptr (GFile) file = g_file_new_for_path (cli->arguments[1]);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsFramework) framework = ts_framework_new_from_file (file, &error);

  if (framework == NULL)
    return cli_fail (cli->arguments[1], error);
  cli_print (_ ("%s: a valid framework: %s, version %s, %u criteria, %u questions"), cli->arguments[1],
             ts_framework_get_id (framework), ts_framework_get_version (framework),
             ts_framework_get_criteria (framework)->len, ts_framework_get_questions (framework)->len);

  return CLI_DONE;
}

static CliStatus
run (int argc, char **argv)
{
  g_auto (Cli) cli = CLI_INIT (&cli_framework);
  gboolean questions = FALSE;
  const GOptionEntry entries[] = {
    { "questions", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &questions,
      N_ ("With “show”: the questions instead of the criteria"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const char *action;

  if (!cli_parse (&cli, argc, argv, entries))
    return cli.status;

  action = cli.arguments[0];
  if (g_str_equal (action, "list") && cli.n_arguments == 1)
    return list (&cli);
  if (g_str_equal (action, "show") && cli.n_arguments == 2)
    return show (&cli, questions);
  if (g_str_equal (action, "validate") && cli.n_arguments == 2)
    return validate (&cli);

  return cli_usage (&cli, _ ("it takes %s"), cli.command->arguments);
}

const CliCommand cli_framework = {
  "framework",
  "list | show ID | validate FILE",
  N_ ("List frameworks, show the criteria of one, or check a framework’s file"),
  CLI_TAKES_FORMAT | CLI_ONLY_FILES,
  1,
  2,
  run,
};
