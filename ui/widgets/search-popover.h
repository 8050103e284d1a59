/* Choosing one of many by typing: a search entry over a list. Words that are typed
 * are sought at the beginnings of words. Down and Up choose while typing goes on,
 * Enter takes the choice.
 *
 * Signal "chosen" (const char *id).
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Something to choose. */
#define TS_TYPE_SEARCH_ITEM (ts_search_item_get_type ())
G_DECLARE_FINAL_TYPE (TsSearchItem, ts_search_item, TS, SEARCH_ITEM, GObject)

/* @terms is sought in besides title and detail; it and @detail may be NULL. */
TsSearchItem *ts_search_item_new          (const char *id, const char *title, const char *detail,
                                           const char *terms);
const char   *ts_search_item_get_id       (TsSearchItem *self);
const char   *ts_search_item_get_title    (TsSearchItem *self);

#define TS_TYPE_SEARCH_POPOVER (ts_search_popover_get_type ())
G_DECLARE_FINAL_TYPE (TsSearchPopover, ts_search_popover, TS, SEARCH_POPOVER, GtkPopover)

/* @label names the search for screen readers, @placeholder stands in it, @nothing
 * is said where nothing matches.
 */
GtkWidget    *ts_search_popover_new       (const char *label, const char *placeholder, const char *nothing);
void          ts_search_popover_set_items (TsSearchPopover *self, GListModel *items); /* of TsSearchItem */
void          ts_search_popover_set_search(TsSearchPopover *self, const char *text);
/* What Enter would take; NULL if nothing matches. Not a new reference. */
TsSearchItem *ts_search_popover_get_item  (TsSearchPopover *self);
guint         ts_search_popover_count     (TsSearchPopover *self); /* how many match */
void          ts_search_popover_choose    (TsSearchPopover *self);

G_END_DECLS
