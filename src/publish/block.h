/* A document as blocks: what letters and overviews are made of and what the
 * writers turn into ODT, PDF and HTML. Data only.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TS_BLOCK_TITLE,      /* the document's title */
  TS_BLOCK_SUBTITLE,
  TS_BLOCK_HEADING,    /* level 1 to 3; goes into outlines */
  TS_BLOCK_PARAGRAPH,
  TS_BLOCK_ADDRESS,    /* lines of an addressee, date or sign-off */
  TS_BLOCK_QUOTATION,  /* a passage with its page reference */
  TS_BLOCK_LIST_ITEM,  /* bulleted; level 1 or 2 */
  TS_BLOCK_TABLE,
  TS_BLOCK_NOTE,       /* method and licence notes, set smaller */
  TS_BLOCK_PAGE_BREAK,
} TsBlockKind;

/* A run of text of one kind within a block. */
typedef struct
{
  char    *text;
  gboolean strong;
  gboolean emphasis;
  char    *link;      /* an address, "#anchor" within the document, or NULL */
} TsSpan;

typedef struct
{
  char      *id;      /* stable within the document: "strength-B2"; the anchor of links */
  TsBlockKind kind;
  guint      level;   /* of headings and list items, else 0 */
  GPtrArray *spans;   /* of TsSpan */
  char      *reference; /* of a quotation: "p. 12", to be set after it; NULL otherwise */
  char      *reference_link; /* where the reference leads ("https://.../report.pdf#page=12"), or NULL */
  char      *part;    /* the free part that can be edited ("opening"), or NULL */
  GPtrArray *rows;    /* of a table: of GPtrArray of char *, the first row its header */
  GArray    *widths;  /* of a table: of double, relative widths of columns */
  char      *passage; /* of a quotation: its passage's id, or NULL */
} TsBlock;

typedef struct
{
  char      *title;     /* metadata */
  char      *author;
  char      *subject;
  char      *language;  /* "en-GB" */
  char      *date;      /* ISO, of the document */
  GPtrArray *blocks;    /* of TsBlock */
} TsBlockDocument;

TsBlockDocument *ts_block_document_new  (const char *title, const char *language);
void             ts_block_document_free (TsBlockDocument *document);

/* Appends a block and returns it, owned by @document. @text becomes its one
 * plain span if not NULL; @id may be NULL.
 */
TsBlock *ts_block_document_add          (TsBlockDocument *document, TsBlockKind kind, guint level,
                                         const char *id, const char *text);
void     ts_block_add_span              (TsBlock *block, const char *text, gboolean strong,
                                         gboolean emphasis, const char *link);
/* Tables: @widths has @n_columns values. Cells are copied, NULL-terminated. */
TsBlock *ts_block_document_add_table    (TsBlockDocument *document, const char *id,
                                         const double *widths, guint n_columns);
void     ts_block_add_row               (TsBlock *table, const char *const *cells);
/* The block's text without its marks. Free with g_free(). */
char    *ts_block_dup_text              (const TsBlock *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsBlockDocument, ts_block_document_free)

G_END_DECLS
