/* The pages of a document, in continuous scroll or one or two at a time: reading,
 * selecting, marks.
 *
 * A GtkScrollable: put it into a GtkScrolledWindow. It knows pages, text and
 * passages; it knows neither project nor window. Pages count from 0, also in
 * the parameters of actions. "Widget coordinates" are those of the view itself,
 * in application pixels, with the visible part's top left corner as origin.
 *
 * Properties
 *   "page"          uint    the page that fills most of the view; notified as it scrolls
 *   "n-pages"       uint    read only
 *   "zoom"          double  1.0 draws a point as 1/72 inch at 96 pixels an inch; setting it
 *                           makes the mode TS_ZOOM_FREE
 *   "zoom-mode"     TsZoomMode
 *   "page-mode"     TsPageMode
 *   "rotation"      int     degrees clockwise; a multiple of 90
 *   "first-alone"   boolean of facing pages the first stands alone, as a cover does
 *   "tone"          TsPageTone light, sepia, dark pages
 *   "has-selection" boolean text or a region is selected; read only
 *   "region-mode"   boolean dragging draws a rectangle instead of selecting text
 *
 * Signals
 *   "selection-changed"  ()
 *   "selection-finished" () the pointer was let go over a selection that is not empty:
 *                        the moment for a popover; see ts_page_view_get_selection_box()
 *   "passage-activated"  (TsPassage *passage, double x, double y) a mark was clicked;
 *                        where marks overlap, the smallest
 *
 *   "link-activated"     (char *address) a link that leads out of the document was followed
 *
 * Actions, in the group that ts_page_view_get_actions() returns, which the view
 * has inserted on itself as "page" (insert it on an ancestor as well, so that
 * buttons beside the view can name them):
 *   page.zoom-in  page.zoom-out  page.zoom-reset (100%)
 *   page.zoom (double)           page.zoom-mode (string state: "fit-width", "fit-page", "free")
 *   page.go-to (uint32)          page.next  page.previous  page.first  page.last
 *   page.scroll (string: "up", "down", "page-up", "page-down", "left", "right")
 *   page.mode (string state: "continuous", "single", "facing")
 *   page.first-alone (boolean state)
 *   page.tone (string state: "normal", "sepia", "dark", "high-contrast")
 *   page.rotate-left  page.rotate-right
 *   page.back  page.forward      through jumps
 *   page.copy  page.copy-reference (with the report and page that it is from)
 *   page.clear-selection
 *   page.caret-mode (boolean state)
 *   page.region-mode (boolean state)
 */
#pragma once

#include "document/anchor.h"
#include "document/find.h"
#include "document/reader-client.h"
#include "document/text-layer.h"
#include "evidence/passage.h"
#include "framework/framework.h"
#include "page-view/page-tone.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  TS_ZOOM_FIT_WIDTH,
  TS_ZOOM_FIT_PAGE,
  TS_ZOOM_FREE,
} TsZoomMode;

/* One page below the other, or one page or two facing ones at a time. */
typedef enum
{
  TS_PAGE_MODE_CONTINUOUS,
  TS_PAGE_MODE_SINGLE,
  TS_PAGE_MODE_FACING,
} TsPageMode;

/* How the pages of a document are laid out. */
typedef struct
{
  TsPageMode mode;
  gboolean   first_paired; /* of facing pages the first is no cover, it stands beside the second */
  int        rotation;     /* 0, 90, 180 or 270 clockwise, besides a page's own */
} TsPageArrangement;

#define TS_TYPE_PAGE_MODE (ts_page_mode_get_type ())
GType       ts_page_mode_get_type           (void);
#define TS_TYPE_ZOOM_MODE (ts_zoom_mode_get_type ())
GType       ts_zoom_mode_get_type           (void);

#define TS_ZOOM_MIN 0.1
#define TS_ZOOM_MAX 16.0

/* Where somebody was reading, to come back there. */
typedef struct
{
  guint      page;
  double     x;    /* which place of the page stands at the view's left edge, 0..1 of its width; */
  double     y;    /* ... and at its top edge: below 0 in the gap above the page */
  TsZoomMode mode;
  double     zoom; /* counts for TS_ZOOM_FREE */
  TsPageArrangement arrangement;
} TsPagePosition;

#define TS_TYPE_PAGE_VIEW (ts_page_view_get_type ())
G_DECLARE_FINAL_TYPE (TsPageView, ts_page_view, TS, PAGE_VIEW, GtkWidget)

GtkWidget  *ts_page_view_new                (void);

/* Shows a document: the layout stands at once, from @infos (element-type
 * TsPageInfo, copied), and selecting works with the stored text of @layer even
 * when nothing can be rendered. @sha256 names it in anchors. @layer may be NULL
 * (no text) and with @infos NULL the view is empty. Selection, passages,
 * position and reader are forgotten.
 */
void        ts_page_view_set_document       (TsPageView *self, const char *sha256, GArray *infos,
                                             TsTextLayer *layer);
const char *ts_page_view_get_document       (TsPageView *self); /* its sha256, or NULL */

/* Who renders: a reader in which the document was opened. Until then pages are
 * white paper. When it could not be opened call ts_page_view_set_failed() with a
 * sentence for the reviewer, which the pages then say in place.
 */
void        ts_page_view_set_reader         (TsPageView *self, TsReader *reader);
/* The size in pixels that the view will have as far as is known: what will be in
 * sight is drawn before the view has any size.
 */
void        ts_page_view_expect_size        (TsPageView *self, int width, int height);
void        ts_page_view_set_failed         (TsPageView *self, const char *message);

/* Marks every passage of @passages (a GListModel of TsPassage, followed as it
 * changes) that lies in this document, in the colours of the sections of its
 * tags. Both may be NULL.
 */
void        ts_page_view_set_passages       (TsPageView *self, GListModel *passages, TsFramework *framework);
/* The smallest passage at a point in widget coordinates, or NULL. Not a new reference. */
TsPassage  *ts_page_view_get_passage_at     (TsPageView *self, double x, double y);

/* The link at a point in widget coordinates, or NULL; valid until the main loop runs. */
const TsLink *ts_page_view_get_link_at      (TsPageView *self, double x, double y);
/* Goes where it leads in the document, or emits "link-activated". */
void        ts_page_view_follow_link        (TsPageView *self, const TsLink *link);

/* Scrolls so that the passage stands at about a third of the height, as far as
 * the ends of the document allow, and marks it for a moment. Zoom stays.
 */
void        ts_page_view_scroll_to_passage  (TsPageView *self, const TsAnchor *anchor);
/* A jump, as all of going to an entry of the contents, a thumbnail or a number is. */
void        ts_page_view_scroll_to_page     (TsPageView *self, guint page);

/* --- Back and forward through jumps --- */

typedef enum
{
  TS_JUMP_GO,   /* to somewhere else: a link, an entry of the contents */
  TS_JUMP_STEP, /* one of several in a row, as from hit to hit: page.back leads to where they began */
} TsJumpKind;

/* Call it before showing another place by any function but
 * ts_page_view_scroll_to_page() and _passage(), which do so themselves.
 */
void        ts_page_view_note_jump          (TsPageView *self, TsJumpKind kind);
/* FALSE if there was no jump. */
gboolean    ts_page_view_go_back            (TsPageView *self);
gboolean    ts_page_view_go_forward         (TsPageView *self);

/* What is printed on the page ("iv"), or NULL where that is only its number. */
const char *ts_page_view_get_label          (TsPageView *self, guint page);
/* The page of that printed label, else of that number. FALSE if there is none. */
gboolean    ts_page_view_find_page          (TsPageView *self, const char *text, guint *page);

/* Marks what was found in this document, the current hit with an outline; NULL for
 * nothing.
 */
void        ts_page_view_set_find           (TsPageView *self, TsFind *find);
/* Scrolls as far as needed to see where the text begins, and not if it is seen. */
void        ts_page_view_reveal_text        (TsPageView *self, const TsTextRange *range);
/* Where the text in sight begins. */
void        ts_page_view_get_text_origin    (TsPageView *self, TsTextPosition *origin);

void        ts_page_view_get_position       (TsPageView *self, TsPagePosition *position);
/* May be called before the view has a size: it takes effect then. */
void        ts_page_view_set_position       (TsPageView *self, const TsPagePosition *position);
/* As one string for ts_project_set_view_state(). Free with g_free(). */
char       *ts_page_position_format         (const TsPagePosition *position);
/* FALSE, and @position left alone, for anything that is none. */
gboolean    ts_page_position_parse          (const char *text, TsPagePosition *position);

/* The page at a place in widget coordinates, and at which height of it as it is
 * seen, 0..1; less or more in the gaps between pages. FALSE if nothing is shown.
 */
gboolean    ts_page_view_get_place_at       (TsPageView *self, double x, double y, guint *page, double *page_y);
/* Scrolls so that this height of the page, 0..1, stands at the top edge. */
void        ts_page_view_go_to_place        (TsPageView *self, guint page, double page_y);

/* Keeps what is looked at where it is, as far as that can be. */
void        ts_page_view_set_arrangement    (TsPageView *self, const TsPageArrangement *arrangement);
TsPageArrangement ts_page_view_get_arrangement (TsPageView *self);

/* Reading modes: dark pages keep photographs as they are. */
void        ts_page_view_set_tone           (TsPageView *self, TsPageTone tone);
TsPageTone  ts_page_view_get_tone           (TsPageView *self);

guint       ts_page_view_get_n_pages        (TsPageView *self);
guint       ts_page_view_get_page           (TsPageView *self);
double      ts_page_view_get_zoom           (TsPageView *self);
TsZoomMode  ts_page_view_get_zoom_mode      (TsPageView *self);
void        ts_page_view_set_zoom_mode      (TsPageView *self, TsZoomMode mode);
/* Keeps the place at (@x, @y) in widget coordinates where it is; pass the
 * middle of the view when there is no pointer. Makes the mode TS_ZOOM_FREE.
 */
void        ts_page_view_set_zoom_at        (TsPageView *self, double zoom, double x, double y);

/* --- Selection: a run of text or a region. --- */

gboolean    ts_page_view_has_selection      (TsPageView *self);
/* FALSE if no text is selected. */
gboolean    ts_page_view_get_text_selection (TsPageView *self, TsTextRange *range);
void        ts_page_view_select_text        (TsPageView *self, const TsTextRange *range);
/* @rect in points. */
void        ts_page_view_select_region      (TsPageView *self, guint page, const TsRect *rect);
void        ts_page_view_clear_selection    (TsPageView *self);
/* Text as one would quote it; "" if none. Free with g_free(). */
char       *ts_page_view_dup_selected_text  (TsPageView *self);
/* As it is copied: with its paragraphs; and as a quotation, with the title and page. */
char       *ts_page_view_dup_copied_text    (TsPageView *self);
char       *ts_page_view_dup_reference      (TsPageView *self);
/* What copied text is said to be from; NULL for the page alone. */
void        ts_page_view_set_title          (TsPageView *self, const char *title);
/* The selection, text or region, as an anchor for ts_evidence_tag(); NULL if
 * nothing is selected. Free with ts_anchor_free().
 */
TsAnchor   *ts_page_view_dup_selection_anchor (TsPageView *self);
/* Where a popover about the selection should point: its last line (or its
 * region), in widget coordinates, clipped to what is visible. FALSE if there is
 * none or it is out of sight.
 */
gboolean    ts_page_view_get_selection_box  (TsPageView *self, GdkRectangle *box);
/* The same for a passage. */
gboolean    ts_page_view_get_passage_box    (TsPageView *self, const TsAnchor *anchor, GdkRectangle *box);

GActionGroup *ts_page_view_get_actions      (TsPageView *self);

/* Whether every visible page stands there sharp, or says that it can't be shown;
 * for tests and screenshots.
 */
gboolean    ts_page_view_is_settled         (TsPageView *self);

G_END_DECLS
