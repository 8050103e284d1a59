/* What the files of the page view share. One file for each concern:
 *
 *   page-view.c            class, properties, document
 *   page-view-scroll.c     what is where, scrolling, size
 *   page-view-go.c         going to a page or passage, positions
 *   page-view-jumps.c      back and forward through jumps
 *   page-view-labels.c     pages by what is printed on them
 *   page-view-turn.c       continuous, single and facing pages; turning them, and turning them round
 *   page-view-wants.c      what should be rendered, in which order
 *   page-view-zoom.c       zooming, by number, wheel and pinch
 *   page-view-input.c      actions and keys
 *   page-view-selection.c  what is selected, as text, anchor and place
 *   page-view-pointer.c    selecting and clicking with the mouse
 *   page-view-links.c      links of the document
 *   page-view-caret.c      a caret, selecting by keyboard
 *   page-view-place.c      places by page and height
 *   page-view-draw.c       drawing pages
 *   page-view-tone.c       reading modes
 *   page-view-find.c       where words were found
 *   page-view-overlay.c    marks, selection, and the moment that marks a passage
 */
#pragma once

#include "page-view/page-cache.h"
#include "page-view/page-layout.h"
#include "page-view/page-links.h"
#include "page-view/page-marks.h"
#include "page-view/page-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  TS_SELECTED_NONE,
  TS_SELECTED_TEXT,
  TS_SELECTED_REGION,
} TsSelected;

/* A drag of the pointer with the button down. */
typedef struct
{
  gboolean      active;
  gboolean      moved;       /* beyond what counts as a click */
  gboolean      is_region;
  gboolean      had_selection;
  TsGranularity granularity;
  guint         page;        /* where it began, in points */
  double        page_x, page_y;
  double        x, y;        /* where the pointer is, in widget coordinates */
  guint         tick;        /* scrolls while the pointer is outside */
} TsPageDrag;

struct _TsPageView
{
  GtkWidget parent_instance;

  char *sha256;
  TsPageLayout *layout; /* never NULL */
  TsTextLayer *layer;
  TsPageCache *cache;
  TsPageMarks *marks;
  char *failed;
  GArray *infos; /* of TsPageInfo, for their labels */

  /* Scrolling */
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  double last_y;
  gboolean backwards;
  guint page;
  guint shown; /* where pages are shown row by row: one of the row */
  double turning; /* how far the wheel was turned towards the next row */
  gint64 turned;  /* when it last came */
  gboolean has_size;
  int expected_width; /* before that; 0 if nothing is known */
  int expected_height;
  TsPagePosition position; /* to take up once there is a size */

  /* Jumps */
  GArray *back, *forward; /* of TsPagePosition */
  gboolean stepping;
  TsPagePosition step_end; /* where the last step led, unless ... */
  guint step_source;       /* ... it was just taken */

  /* Zooming */
  double pointer_x, pointer_y; /* in widget coordinates, < 0 while outside */
  double pinch_zoom;
  gint64 zoomed;      /* when it last was */
  guint hold_timeout; /* ends the wait for it to come to rest */

  /* Selecting */
  TsSelected selected;
  TsTextRange range;
  guint region_page;
  TsRect region;                /* points */
  GHashTable *selection_rects;  /* page + 1 -> GArray of TsRect in points, found as pages are drawn */
  gboolean region_mode;
  TsPageDrag drag;

  char *title;                  /* what copied text is said to be from, or NULL */

  /* Links */
  TsPageLinks *links;
  guint link_page;
  int link_index; /* of the one that has the keyboard, or -1 */

  /* Selecting by keyboard */
  gboolean caret_mode;
  TsTextPosition caret;
  double caret_goal; /* for ts_text_layer_step() */

  /* Reading modes */
  TsPageTone tone;
  GHashTable *photos; /* page + 1 -> GArray of TsRect in points, as they were asked for */
  TsReader *photos_reader;
  GCancellable *photos_wanted;

  /* Finding */
  TsFind *find;           /* or NULL */
  GHashTable *find_marks; /* page + 1 -> GArray of TsFindMark, found as pages are drawn */

  /* The moment that marks a passage */
  GArray *flash; /* of TsPageRect, normalised */
  AdwAnimation *flash_animation;
  double flash_strength;
  guint flash_timeout;

  GSimpleActionGroup *actions;
};

/* page-view-scroll.c */
TsRect   ts_page_view_get_visible_area   (TsPageView *self); /* in content coordinates */
void     ts_page_view_scroll_to          (TsPageView *self, double x, double y); /* content coordinates */
void     ts_page_view_scroll_by          (TsPageView *self, double dx, double dy);
/* After a change of layout: reaches of the scroll bars, then the place (page,
 * points) again at (@x, @y) in widget coordinates.
 */
void     ts_page_view_relayout           (TsPageView *self, guint page, double page_x, double page_y,
                                          double x, double y);
/* Page and points at widget coordinates. FALSE if there are no pages. */
gboolean ts_page_view_locate             (TsPageView *self, double x, double y,
                                          guint *page, double *page_x, double *page_y);
/* From rectangles normalised to a page, or in points, to widget coordinates. */
TsRect   ts_page_view_place_normalised   (TsPageView *self, guint page, const TsRect *rect);
TsRect   ts_page_view_place_points       (TsPageView *self, guint page, const TsRect *rect);
/* The same with the corner of the view at (@x, @y) in content coordinates, as far
 * as the reach of what is shown with @page allows.
 */
void     ts_page_view_show_at            (TsPageView *self, guint page, double x, double y);
double   ts_page_view_get_factor         (TsPageView *self); /* device pixels to a widget's */
void     ts_page_view_update_accessible  (TsPageView *self);
void     ts_page_view_size_allocate      (GtkWidget *widget, int width, int height, int baseline);
void     ts_page_view_set_adjustment     (TsPageView *self, GtkOrientation orientation,
                                          GtkAdjustment *adjustment);

/* page-view-go.c */
void     ts_page_view_show_page          (TsPageView *self, guint page); /* as ts_page_view_scroll_to_page(), but no jump */

/* Shows its row, where that has to come first: only what is in reach can be scrolled to. */
void     ts_page_view_reach_page         (TsPageView *self, guint page);

/* page-view-links.c */
void     ts_page_view_focus_link         (TsPageView *self, guint page, int index); /* -1 for none */
gboolean ts_page_view_move_focus         (TsPageView *self, GtkDirectionType direction);
gboolean ts_page_view_follow_focused_link(TsPageView *self);
/* In widget coordinates; FALSE if it is not on the page. */
gboolean ts_page_view_get_focused_link   (TsPageView *self, guint page, TsRect *place);
char    *ts_page_view_describe_link      (TsPageView *self, const TsLink *link);

/* page-view-caret.c */
void     ts_page_view_init_caret         (TsPageView *self);
void     ts_page_view_set_caret          (TsPageView *self, const TsTextPosition *position);
void     ts_page_view_set_caret_mode     (TsPageView *self, gboolean caret_mode);
/* In widget coordinates; FALSE if it is not on the page. */
gboolean ts_page_view_get_caret          (TsPageView *self, guint page, TsRect *place);

/* page-view-jumps.c */
#define TS_BUTTON_BACK    8
#define TS_BUTTON_FORWARD 9
void     ts_page_view_init_jumps         (TsPageView *self);
void     ts_page_view_forget_jumps       (TsPageView *self);

/* page-view-wants.c */
void     ts_page_view_update_wants       (TsPageView *self);

/* page-view-turn.c */
void     ts_page_view_init_turn          (TsPageView *self);
/* To the row after (1) or before (-1) that of the page, at its beginning or, with
 * @to_end, its end. FALSE if there is none.
 */
gboolean ts_page_view_turn               (TsPageView *self, int direction, gboolean to_end);
/* By the names of page.scroll. */
void     ts_page_view_scroll_way         (TsPageView *self, const char *way);
gboolean ts_page_view_is_by_row          (TsPageView *self); /* rather than in continuous scroll */

/* page-view-zoom.c */
void     ts_page_view_init_zoom          (TsPageView *self);
void     ts_page_view_zoom_step          (TsPageView *self, int steps); /* in: 1, out: -1 */
void     ts_page_view_notify_zoom        (TsPageView *self);
/* Pages are about to change their scale: where that happens again and again, they
 * are stretched meanwhile and rendered once it has come to rest.
 */
void     ts_page_view_hold               (TsPageView *self);

/* page-view-input.c */
void     ts_page_view_init_actions       (TsPageView *self);
void     ts_page_view_class_init_keys    (GtkWidgetClass *klass);
void     ts_page_view_update_actions     (TsPageView *self);

/* page-view-selection.c */
GArray  *ts_page_view_get_selection_rects(TsPageView *self, guint page); /* of TsRect, points; or NULL */
void     ts_page_view_forget_selection   (TsPageView *self);

/* page-view-pointer.c */
void     ts_page_view_init_pointer       (TsPageView *self);
void     ts_page_view_drag_begin         (TsPageView *self, double x, double y, int n_press, gboolean region);
void     ts_page_view_drag_update        (TsPageView *self, double x, double y);
void     ts_page_view_drag_end           (TsPageView *self);
void     ts_page_view_drag_cancel        (TsPageView *self);

/* page-view-draw.c */
void     ts_page_view_snapshot           (GtkWidget *widget, GtkSnapshot *snapshot);
void     ts_page_view_page_changed       (TsPageView *self, guint page); /* there is something new to draw of it */

/* page-view-find.c */
/* A line of a hit. */
typedef struct
{
  TsRect rect; /* points */
  guint  hit;
} TsFindMark;

GArray  *ts_page_view_get_find_marks     (TsPageView *self, guint page); /* or NULL */

/* page-view-overlay.c */
/* An area that takes on a colour, in widget coordinates. */
typedef struct
{
  graphene_rect_t rect;
  GdkRGBA         colour; /* what white becomes; opaque */
} TsTint;

void     ts_page_view_find_tints         (TsPageView *self, guint page, GArray *tints);
void     ts_page_view_draw_overlay       (TsPageView *self, GtkSnapshot *snapshot, guint page);
void     ts_page_view_flash              (TsPageView *self, GArray *rects);
void     ts_page_view_end_flash          (TsPageView *self);

/* page-view-tone.c */
GArray  *ts_page_view_get_photos         (TsPageView *self, guint page); /* (element-type TsRect) in points, or NULL */
/* From now on they are asked of @reader, which may be NULL. */
void     ts_page_view_forget_photos      (TsPageView *self, TsReader *reader);

G_END_DECLS
