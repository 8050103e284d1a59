/* What arguments and options with a closed set of values may be, for --help. Those
 * that come from a framework are those of the one that new projects have.
 *
 * Each to be freed with g_free().
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cli_list_rate_values     (void);
char *cli_list_tag_values      (void);
char *cli_list_item_values     (void); /* criteria and questions alone */
char *cli_list_answer_values   (void);
char *cli_list_setting_values  (void);

G_END_DECLS
