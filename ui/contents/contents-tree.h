/* A table of contents as a tree whose levels are made only as they are looked at,
 * so that a hostile or very long one costs no more than what is seen of it.
 */
#pragma once

#include "document/reader-client.h"

G_BEGIN_DECLS

/* More is cut off, and said. */
#define TS_CONTENTS_MAX 5000

#define TS_TYPE_CONTENTS_ENTRY (ts_contents_entry_get_type ())
G_DECLARE_FINAL_TYPE (TsContentsEntry, ts_contents_entry, TS, CONTENTS_ENTRY, GObject)

const char *ts_contents_entry_get_title (TsContentsEntry *self);
guint       ts_contents_entry_get_index (TsContentsEntry *self); /* in the whole list, as printed */

#define TS_TYPE_CONTENTS_TREE (ts_contents_tree_get_type ())
G_DECLARE_FINAL_TYPE (TsContentsTree, ts_contents_tree, TS, CONTENTS_TREE, GObject)

/* @items of TsOutlineItem in order; depths that leave a level out are closed up.
 * @infos of TsPageInfo; entries that lead to no page of these lead nowhere.
 */
TsContentsTree *ts_contents_tree_new           (GPtrArray *items, GArray *infos);
guint           ts_contents_tree_get_n_entries (TsContentsTree *self);
gboolean        ts_contents_tree_is_cut_off    (TsContentsTree *self);
/* FALSE if it leads nowhere. @y is 0..1 of the page's height. */
gboolean        ts_contents_tree_get_place     (TsContentsTree *self, guint index, guint *page, double *y);
/* One past the last entry beneath it. */
guint           ts_contents_tree_get_end       (TsContentsTree *self, guint index);
/* G_MAXUINT for one at the top. */
guint           ts_contents_tree_get_parent    (TsContentsTree *self, guint index);
/* How many come before it on its level, beneath the same. */
guint           ts_contents_tree_get_position  (TsContentsTree *self, guint index);
/* The entry whose place is the last at or before this one; G_MAXUINT if none is. */
guint           ts_contents_tree_find          (TsContentsTree *self, guint page, double y);

/* Of TsContentsEntry: those at the top, and those right beneath one; NULL if there
 * are none. New references.
 */
GListModel     *ts_contents_tree_list_top      (TsContentsTree *self);
GListModel     *ts_contents_tree_list_beneath  (TsContentsTree *self, guint index);

G_END_DECLS
