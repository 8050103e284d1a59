#include "config.h"

#include "cli/passage-rows.h"

static const CliColumn columns[] = {
  { "passage", CLI_COLUMN_ID },    { "report", CLI_COLUMN_ID },          { "document", CLI_COLUMN_ID },
  { "page", CLI_COLUMN_NUMBER },   { "quote", CLI_COLUMN_TEXT },         { "criterion", CLI_COLUMN_TEXT },
  { "strength", CLI_COLUMN_TEXT }, { "evidence_type", CLI_COLUMN_TEXT }, { "note", CLI_COLUMN_TEXT },
  { "reviewer", CLI_COLUMN_TEXT },
};

CliTable *
cli_passage_table_new (void)
{
  return cli_table_new (columns, G_N_ELEMENTS (columns));
}

void
cli_passage_table_add (CliTable *table, TsPassage *passage, const char *item)
{
  const TsAnchor *anchor = ts_passage_get_anchor (passage);
  GPtrArray *tags = ts_passage_get_tags (passage);
  g_autofree char *page = g_strdup_printf ("%u", ts_passage_get_page (passage) + 1);

  for (guint i = 0; i < tags->len; i++)
    {
      const TsTag *tag = tags->pdata[i];

      if (item == NULL || g_str_equal (item, tag->item))
        cli_table_add (table, ts_passage_get_id (passage), ts_passage_get_report (passage), anchor->document,
                       page, ts_passage_get_quote (passage), tag->item, ts_strength_get_id (tag->strength),
                       tag->evidence_type, tag->note, tag->reviewer);
    }
}
