/* The pages of a report as they are filled: where the next thing goes, running
 * header and footer, columns, landscape pages, outline and destinations.
 *
 * Lengths are points from the top left of the page as displayed.
 */
#pragma once

#include "rich.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue;
} TsInk;

/* Whatever is said once about a report. */
typedef struct
{
  char  *title;
  char  *partnership;
  char  *period;
  char  *date;    /* ISO 8601, of the metadata */
  char  *subject;
  TsInk  primary; /* headings, heads of tables */
  TsInk  accent;  /* rules, second series */
  TsInk  warm;    /* third series */
  TsInk  tint;    /* backgrounds */
} TsSheetInfo;

typedef enum
{
  TS_SHEET_PORTRAIT,
  TS_SHEET_LANDSCAPE,
  TS_SHEET_SIDEWAYS,  /* drawn sideways on a portrait page, to be turned with /Rotate 90 */
} TsSheetForm;

typedef struct
{
  cairo_surface_t *surface;  /* the PDF */
  cairo_t         *cr;       /* of this page */
  PangoContext    *context;
  TsSheetInfo      info;
  GHashTable      *hyphens;
  GHashTable      *places;   /* id of a heading to its page, from 1; filled as they are met */
  GArray          *sideways; /* of guint: pages to be turned */
  TsSheetForm      form;
  guint            page;     /* from 1; 0 before the first */
  guint            limit;    /* no page after this one is drawn; 0 for none */
  gboolean         scan;     /* pages become noisy images */
  gboolean         bare;     /* this page has neither header nor footer */
  double           width, height;
  double           left, right, top, bottom; /* of the body */
  double           y;
  guint            n_columns, column;
  double           column_top;
  double           deepest;  /* where the longest column so far ends */
  double           gap;      /* space wanted above the next thing */
  int              outline[2];
} TsSheet;

TsSheet *ts_sheet_new         (cairo_surface_t *surface, GHashTable *hyphens, gboolean scan);
void     ts_sheet_free        (TsSheet *sheet);

/* Starts a page, ending the one before; and ends the last. */
void     ts_sheet_turn        (TsSheet *sheet, gboolean bare);
void     ts_sheet_end         (TsSheet *sheet);
void     ts_sheet_set_form    (TsSheet *sheet, TsSheetForm form); /* from the next page on */
void     ts_sheet_set_columns (TsSheet *sheet, guint n_columns);
gboolean ts_sheet_is_past_end (TsSheet *sheet);

/* The column being filled. */
double   ts_sheet_get_x       (TsSheet *sheet);
double   ts_sheet_get_width   (TsSheet *sheet);
double   ts_sheet_get_room    (TsSheet *sheet);
/* Goes on to the next column or page, or only if less than @height is left. */
void     ts_sheet_advance     (TsSheet *sheet);
void     ts_sheet_need        (TsSheet *sheet, double height);
/* Space before the next thing, which collapses at the top of a column. */
void     ts_sheet_skip        (TsSheet *sheet, double gap);

void     ts_sheet_set_ink     (TsSheet *sheet, TsInk ink);
void     ts_sheet_fill        (TsSheet *sheet, TsInk ink, double x, double y, double width, double height);
/* A label at a place, at most @width wide (0 for as wide as it is); returns its height. */
double   ts_sheet_label       (TsSheet *sheet, const char *text, TsInk ink, TsRichFlags flags, double size,
                               double x, double y, double width);
/* Structure tags of the PDF; they do nothing in a scan. */
void     ts_sheet_tag         (TsSheet *sheet, const char *name);
void     ts_sheet_untag       (TsSheet *sheet, const char *name);
/* An entry of the outline that leads to the destination @id; @level from 1. */
void     ts_sheet_outline     (TsSheet *sheet, const char *id, const char *title, guint level);

extern const TsInk ts_ink_black, ts_ink_white, ts_ink_grey;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsSheet, ts_sheet_free)

G_END_DECLS
