/* What the files that find headings share.
 *
 *   headings.c         which candidates are headings, and of which level
 *   headings-page.c    candidates of a page
 *   headings-text.c    what a line's text says about it
 */
#pragma once

#include "document/headings.h"

G_BEGIN_DECLS

#define TS_HEADING_MAX_LINES      3
#define TS_HEADING_MAX_CHARACTERS 160

/* A short run of lines of one size, standing by itself. */
typedef struct
{
  char    *title;     /* as one would write it */
  char    *key;       /* letters and digits only, case folded */
  guint    page;
  TsRect   rect;      /* points */
  double   page_height;
  double   size;      /* of its characters, points */
  guint    number;    /* how many parts its number has: 2 for "3.1 Neglect"; 0 for none */
  gboolean is_capitals;
  gboolean stands_alone; /* a paragraph of its own, no cell of a table, not beside a larger text */
  gboolean is_contents;  /* the title of a contents page */
  gboolean is_running;   /* stands in the same place on other pages, too */
  guint    level;        /* once it is known to be a heading: the smaller, the higher */
} TsHeadingLine;

/* All that was read of a document. */
typedef struct
{
  GArray     *lines;     /* of TsHeadingLine */
  GHashTable *listed;    /* keys of the titles on contents pages */
  GHashTable *contents;  /* numbers of contents pages, + 1 */
  guint64    *histogram; /* characters by size */
  guint64     n_characters;
  guint       n_pages;
  guint       n_numbered; /* paragraphs that begin with a number such as 3.12 and are no headings */
} TsHeadingScan;

#define TS_HEADING_SIZES 512 /* of the histogram, each a quarter of a point */

void     ts_heading_line_clear      (gpointer line);

/* headings-page.c: adds a page to @scan. */
void     ts_heading_scan_page       (TsHeadingScan *scan, guint number, TsPageText *page);

/* headings-text.c */
/* Letters and digits only, case folded; digits become '#' if @mask. Free with g_free(). */
char    *ts_heading_fold            (const char *text, gboolean mask);
/* Parts of a number such as "2.", "3.1", "4.2.1" at the start; 0 if there is none. */
guint    ts_heading_count_number    (const char *text);
/* Whether it could be a heading, for all that its words say. */
gboolean ts_heading_text_is_likely  (const char *text, guint n_lines);
gboolean ts_heading_text_is_capitals(const char *text);
/* Whether it is no more than a page number, also "Page 3 of 20". */
gboolean ts_heading_text_is_number  (const char *text);
/* "Governance ..... 7": where the title ends in bytes and its page number. */
gboolean ts_heading_text_is_listing (const char *text, gsize *title, guint *number);

G_END_DECLS
