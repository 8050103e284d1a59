#include "config.h"

#include "publish/text-filter.h"
#include "publish/writer.h"

static const char style_sheet[] =
    "body{max-width:46rem;margin:2.5rem auto;padding:0 1.25rem;font:1.05rem/1.55 'Liberation "
    "Sans',Arial,sans-serif;"
    "color:#1c1c1c;background:#fff}"
    "h1,h2,h3,h4{color:#1a3a5c;line-height:1.25;margin:1.8em 0 .5em}h1{font-size:1.9rem;margin-top:0}"
    "h2{font-size:1.35rem}h3{font-size:1.1rem}h4{font-size:1rem}"
    ".subtitle{font-size:1.15rem;color:#4a4a4a;margin-top:0}.address{white-space:pre-line}"
    "blockquote{margin:.8em 0;padding:.1em 0 .1em 1em;border-left:3px solid #9aa9b8}"
    "blockquote p{margin:.2em 0;font-style:italic}blockquote "
    "cite{font-style:normal;color:#4a4a4a;white-space:nowrap}"
    "table{border-collapse:collapse;width:100%;margin:1em 0;font-size:.93rem}"
    "th,td{text-align:left;vertical-align:top;padding:.4em .6em .4em 0;border-bottom:1px solid #c0c0c0}"
    ".note{font-size:.88rem;color:#4a4a4a}"
    "@media print{body{margin:0;max-width:none}.page-break{break-before:page}}"
    "@media (prefers-color-scheme:dark){body{background:#1e1e1e;color:#eee}h1,h2,h3,h4{color:#9cc4f5}"
    ".subtitle,.note,blockquote cite{color:#bbb}a{color:#78aeed}}";

static void
append_span (GString *html, const TsSpan *span)
{
  gboolean linked = ts_text_is_safe_link (span->link);
  g_autofree char *text = ts_text_escape_html (span->text);

  if (linked)
    {
      g_autofree char *link = ts_text_escape_html (span->link);

      g_string_append_printf (html, "<a href=\"%s\">", link);
    }
  if (span->strong)
    g_string_append (html, "<strong>");
  if (span->emphasis)
    g_string_append (html, "<em>");
  for (const char *at = text; *at != '\0'; at++)
    if (*at == '\n')
      g_string_append (html, "<br>");
    else
      g_string_append_c (html, *at);
  if (span->emphasis)
    g_string_append (html, "</em>");
  if (span->strong)
    g_string_append (html, "</strong>");
  if (linked)
    g_string_append (html, "</a>");
}

static void
append_spans (GString *html, const TsBlock *block)
{
  for (guint i = 0; i < block->spans->len; i++)
    append_span (html, block->spans->pdata[i]);
}

/* "<NAME id=... class=...>" */
static void
open_element (GString *html, const char *name, const TsBlock *block, const char *class)
{
  g_string_append_printf (html, "<%s", name);
  if (block->id != NULL)
    {
      g_autofree char *id = ts_text_escape_html (block->id);

      g_string_append_printf (html, " id=\"%s\"", id);
    }
  if (class != NULL)
    g_string_append_printf (html, " class=\"%s\"", class);
  g_string_append_c (html, '>');
}

static void
append_element (GString *html, const char *name, const TsBlock *block, const char *class)
{
  open_element (html, name, block, class);
  append_spans (html, block);
  g_string_append_printf (html, "</%s>\n", name);
}

static void
append_quotation (GString *html, const TsBlock *block)
{
  open_element (html, "blockquote", block, NULL);
  g_string_append (html, "<p>");
  append_spans (html, block);
  if (block->reference != NULL)
    {
      const TsSpan reference = { .text = block->reference, .link = block->reference_link };

      g_string_append (html, " <cite>(");
      append_span (html, &reference);
      g_string_append (html, ")</cite>");
    }
  g_string_append (html, "</p></blockquote>\n");
}

static void
append_table (GString *html, const TsBlock *block)
{
  open_element (html, "table", block, NULL);
  for (guint i = 0; i < block->rows->len; i++)
    {
      const GPtrArray *row = block->rows->pdata[i];

      if (i <= 1)
        g_string_append (html, i == 0 ? "\n<thead>" : "<tbody>");
      g_string_append (html, "<tr>");
      for (guint j = 0; j < row->len; j++)
        {
          const TsSpan cell = { .text = row->pdata[j] };

          g_string_append (html, i == 0 ? "<th scope=\"col\">" : "<td>");
          append_span (html, &cell);
          g_string_append (html, i == 0 ? "</th>" : "</td>");
        }
      g_string_append (html, "</tr>");
      if (i == 0)
        g_string_append (html, "</thead>");
      g_string_append_c (html, '\n');
    }
  g_string_append (html, block->rows->len > 1 ? "</tbody></table>\n" : "</table>\n");
}

/* How deep in lists a block stands. */
static guint
list_depth (const TsBlock *block)
{
  return block->kind == TS_BLOCK_LIST_ITEM ? CLAMP (block->level, 1, 2) : 0;
}

static void
change_list_depth (GString *html, guint *depth, guint wanted)
{
  for (; *depth < wanted; (*depth)++)
    g_string_append (html, "<ul>\n");
  for (; *depth > wanted; (*depth)--)
    g_string_append (html, "</ul>\n");
}

static void
append_block (GString *html, const TsBlock *block)
{
  static const char *const headings[] = { "h2", "h3", "h4" };

  switch (block->kind)
    {
    case TS_BLOCK_TITLE:
      append_element (html, "h1", block, NULL);
      break;
    case TS_BLOCK_SUBTITLE:
      append_element (html, "p", block, "subtitle");
      break;
    case TS_BLOCK_HEADING:
      append_element (html, headings[CLAMP (block->level, 1, 3) - 1], block, NULL);
      break;
    case TS_BLOCK_ADDRESS:
      append_element (html, "p", block, "address");
      break;
    case TS_BLOCK_QUOTATION:
      append_quotation (html, block);
      break;
    case TS_BLOCK_LIST_ITEM:
      append_element (html, "li", block, NULL);
      break;
    case TS_BLOCK_TABLE:
      append_table (html, block);
      break;
    case TS_BLOCK_NOTE:
      append_element (html, "p", block, "note");
      break;
    case TS_BLOCK_PAGE_BREAK:
      append_element (html, "div", block, "page-break");
      break;
    case TS_BLOCK_PARAGRAPH:
    default:
      append_element (html, "p", block, NULL);
      break;
    }
}

static void
append_head (GString *html, const TsBlockDocument *document)
{
  g_autofree char *language = ts_text_escape_html (document->language != NULL ? document->language : "en");
  g_autofree char *title = ts_text_escape_html (document->title != NULL ? document->title : "");

  g_string_append_printf (html,
                          "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                          "<meta name=\"generator\" content=\"Touchstone " TS_VERSION "\">\n",
                          language);
  if (document->author != NULL)
    {
      g_autofree char *author = ts_text_escape_html (document->author);

      g_string_append_printf (html, "<meta name=\"author\" content=\"%s\">\n", author);
    }
  g_string_append_printf (html, "<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n", title,
                          style_sheet);
}

/**
 * ts_publish_to_html:
 *
 * One page that needs no other file. Returns: (transfer full): HTML 5 in UTF-8
 */
char *
ts_publish_to_html (const TsBlockDocument *document)
{
  GString *html = g_string_new (NULL);
  guint depth = 0;

  append_head (html, document);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TsBlock *block = document->blocks->pdata[i];

      change_list_depth (html, &depth, list_depth (block));
      append_block (html, block);
    }
  change_list_depth (html, &depth, 0);
  g_string_append (html, "</main>\n</body>\n</html>\n");
  return g_string_free (html, FALSE);
}
