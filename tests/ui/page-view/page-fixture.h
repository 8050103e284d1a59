/* A page view in a window on a document made for the test.
 */
#pragma once

#include "harness.h"
#include "page-view/page-view-private.h"

G_BEGIN_DECLS

#define FIXTURE_PAGES     12
#define FIXTURE_LANDSCAPE 4 /* the page that lies on its side */
#define FIXTURE_SHA256    "0f343b0931126a20f133d67c2b018a3b1d1d8e9bd0ad1d7b4e3d2bb2fb1b3a9c"

typedef struct
{
  char        *path;
  TsReader    *reader;
  GArray      *infos;
  GPtrArray   *texts;
  TsTextLayer *layer;
  TsPageView  *view;
  GtkWindow   *window;
} PageFixture;

/* The lines that every page of the document has: "Page 3, line 2: ..." */
char     *fixture_line       (guint page, guint line);

/* A reader in which the PDF at @path is open, and the text of its pages. */
TsReader *fixture_open_reader(const char *path);
/* 12 pages of text, one of them landscape. Free with g_free(), after unlinking. */
char     *fixture_make_pdf   (void);

/* With FIXTURE_NO_PREFETCH as data the reader is asked for what is wanted only. */
#define FIXTURE_NO_PREFETCH "no-prefetch"
void      fixture_set_up     (PageFixture *fixture, gconstpointer data);
void      fixture_tear_down  (PageFixture *fixture, gconstpointer data);
/* Until all that is visible is sharp. */
void      fixture_settle     (PageFixture *fixture);
/* In widget coordinates, the middle of a character of a page. */
void      fixture_place_of   (PageFixture *fixture, guint page, const char *text, double *x, double *y);
/* What the reader makes of it. */
TsPixels *fixture_render     (PageFixture *fixture, const TsRenderRequest *request);
/* Every pixel of the page that is in the window is the reader's own. */
void      fixture_assert_sharp (PageFixture *fixture, guint page);

G_END_DECLS
