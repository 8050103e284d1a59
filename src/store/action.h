/* What an entry of the history is called: a phrase, marked with N_(), and the
 * objects it speaks of: "rate %s %s" of "B4" and "not included".
 *
 * They are kept side by side in one text, so that the phrase can be translated
 * whenever it is shown. A name without objects is just the phrase.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @phrase has a "%s" for each object, or "%1$s", "%2$s" in a translation. Objects
 * are shortened to a few words. To be ended by NULL. Free with g_free().
 */
char *ts_action_new      (const char *phrase, ...) G_GNUC_NULL_TERMINATED;

/* As it is read. @action comes out of a project file: nothing in it is taken for
 * more than text. Free with g_free().
 */
char *ts_action_dup_text (const char *action, gboolean translated);

G_END_DECLS
