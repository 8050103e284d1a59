/* What the files of TsFindIndex share. */
#pragma once

#include "document/find-index.h"

G_BEGIN_DECLS

#define TS_FIND_FOLD (TS_FOLD_CASE | TS_FOLD_DIACRITICS)

/* Folded characters that came from as many characters one after the other, or one
 * that came from any number.
 */
typedef struct
{
  gsize byte;               /* of its first character in the folded text */
  guint start;              /* of the first character it came from */
  guint span : 24;          /* of those that each came from; beyond 1 the run is one character */
  guint width : 4;          /* bytes a character */
  guint after_hyphen : 1;   /* a hyphen that was typed was dropped before it */
} TsFindRun;

/* A page's part of the folded text; pages without text have none. */
typedef struct
{
  gsize byte;
  guint page;
  guint first_run;
} TsFindSegment;

struct _TsFindIndex
{
  GString   *text;     /* folded */
  GArray    *runs;     /* of TsFindRun */
  GArray    *segments; /* of TsFindSegment */
  GPtrArray *texts;    /* of the pages, as stored */
  GArray    *lengths;  /* of guint: characters of each page */
};

G_END_DECLS
