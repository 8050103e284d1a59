#include "config.h"

#include "cli/commands.h"

#include "cli/passage-rows.h"
#include "cli/places.h"
#include "cli/values.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  char *item;
  char *quote;
  char *region;
  char *page_text;
  char *strength_text;
  char *type;
  char *note;
  gboolean example;

  int page; /* from 0, -1 for any */
  TsRect rect;
  TsStrength strength;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->item);
  g_free (options->quote);
  g_free (options->region);
  g_free (options->page_text);
  g_free (options->strength_text);
  g_free (options->type);
  g_free (options->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* "X,Y,W,H", points from the top left. */
static gboolean
parse_region (const char *text, TsRect *rect)
{
  double values[4];
  char *end = (char *) text;

  for (guint i = 0; i < 4; i++)
    {
      const char *start = end;

      values[i] = g_ascii_strtod (start, &end);
      if (end == start || !isfinite (values[i]) || values[i] < 0 || *end != (i < 3 ? ',' : '\0'))
        return FALSE;
      if (i < 3)
        end++;
    }
  *rect = ts_rect_from_corners (values[0], values[1], values[0] + values[2], values[1] + values[3]);

  return !ts_rect_is_empty (rect);
}

static gboolean
check_values (Cli *cli, Options *options)
{
  guint64 page = 0;

  options->page = -1;
  if (options->item == NULL)
    cli->status = cli_usage (cli, _ ("--criterion is missing"));
  else if ((options->quote == NULL) == (options->region == NULL))
    cli->status = cli_usage (cli, _ ("give either --quote or --region"));
  else if (options->quote != NULL && cli_is_blank (options->quote))
    cli->status = cli_usage (cli, _ ("--quote is empty"));
  else if (options->page_text != NULL &&
           !g_ascii_string_to_unsigned (options->page_text, 10, 1, G_MAXINT, &page, NULL))
    cli->status = cli_usage (cli, _ ("--page has to be a number from 1, not “%s”"), options->page_text);
  else if (options->region != NULL && !parse_region (options->region, &options->rect))
    cli->status =
        cli_usage (cli,
                   _ ("--region has to be four numbers, X,Y,W,H, in points from the top left of the "
                      "page, like 72,100,450,60; “%s” is not"),
                   options->region);
  else if (options->region != NULL && options->page_text == NULL)
    cli->status = cli_usage (cli, _ ("--region needs --page"));
  else if (options->strength_text != NULL &&
           !ts_strength_from_id (options->strength_text, &options->strength))
    cli->status =
        cli_usage (cli, _ ("--strength has to be supports, partly-supports or contradicts, not “%s”"),
                   options->strength_text);

  if (cli->status == CLI_DONE && options->page_text != NULL)
    options->page = (int) page - 1;

  return cli->status == CLI_DONE;
}

static gboolean
parse (Cli *cli, Options *options, int argc, char **argv)
{
  const GOptionEntry entries[] = {
    { "criterion", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &options->item,
      N_ ("What it is evidence of: a criterion or a question"), N_ ("ID") },
    { "quote", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &options->quote, N_ ("The passage, word for word"),
      N_ ("TEXT") },
    { "region", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &options->region,
      N_ ("A rectangle in points from the top left of the page"), N_ ("X,Y,W,H") },
    { "page", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &options->page_text, N_ ("The page, counted from 1"),
      N_ ("N") },
    { "strength", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &options->strength_text,
      N_ ("supports (when left out), partly-supports or contradicts"), N_ ("STRENGTH") },
    { "type", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &options->type, N_ ("What kind of evidence it is"),
      N_ ("TYPE") },
    { "note", 0, G_OPTION_FLAG_NONE, CLI_ARG_TEXT, &options->note, N_ ("A note on the tag"), N_ ("TEXT") },
    { "example", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options->example, N_ ("An example of practice"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  return cli_parse (cli, argc, argv, entries) && check_values (cli, options);
}

static CliStatus
tag (const Cli *cli, TsProject *project, const Options *options)
{
  const TsTagValues values = { options->strength, options->type, options->note };
  TsEvidence *evidence = ts_project_get_evidence (project);
  g_autoptr (TsReport) report = cli_find_report (project, cli->arguments[1]);
  g_autoptr (CliTable) table = cli_passage_table_new ();
  g_autoptr (TsAnchor) anchor = NULL;
  g_autoptr (TsPassage) passage = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *note = NULL;
  const char *item;

  if (report == NULL)
    return CLI_FAILED;
  item = cli_find_item (project, options->item);
  if (item == NULL)
    return CLI_USAGE;
  anchor = options->quote != NULL ? cli_place_quote (project, report, options->quote, options->page)
                                  : cli_place_region (project, report, &options->rect, (guint) options->page);
  if (anchor == NULL)
    return CLI_FAILED;

  id = ts_evidence_tag (evidence, ts_report_get_id (report), anchor, item, &values, options->example, &error);
  if (id != NULL)
    passage = ts_evidence_find_passage (evidence, id, &error);
  if (passage == NULL)
    return cli_fail (item, error);
  note = ts_audits_dup_tag_note (ts_project_get_audits (project), ts_report_get_id (report), TRUE);
  cli_note (note);
  if (cli->format == CLI_TEXT)
    {
      cli_print (_ ("%s  page %u  %s"), id, ts_passage_get_page (passage) + 1,
                 ts_passage_get_quote (passage));
      return CLI_DONE;
    }
  cli_passage_table_add (table, passage, item);
  cli_table_print (table, cli->format);

  return CLI_DONE;
}

static CliStatus
run (int argc, char **argv)
{
  g_auto (Cli) cli = CLI_INIT (&cli_tag);
  g_auto (Options) options = { NULL };
  TsProject *project;

  if (!parse (&cli, &options, argc, argv))
    return cli.status;
  project = cli_open_to_write (&cli);
  if (project == NULL)
    return CLI_FAILED;

  return cli_close (&cli, project, tag (&cli, project, &options));
}

const CliCommand cli_tag = {
  "tag",
  "PROJECT REPORT",
  N_ ("Tag a passage as evidence of a criterion or question"),
  CLI_TAKES_FORMAT | CLI_TAKES_REVIEWER | CLI_TAKES_TOOL,
  2,
  2,
  run,
  cli_list_tag_values,
};
