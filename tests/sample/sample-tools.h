/* The sample reports as other programs see them. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Takes the paths of pdfinfo, of pdftotext, of qpdf and of the audit, which meson passes. */
void  sample_tools_init  (int argc, char **argv);
const char *sample_audit_path (void);

/* The path of one of the reports. Free with g_free(). */
char *sample_path        (const char *name);
/* What pdfinfo says with further @arguments (NULL-terminated) of a report, or NULL
 * if it ended with an error, whose words are then in @problem (both to be freed).
 */
char *sample_info        (const char *name, const char *const *arguments, char **problem);
/* The text of a page (from 1), or of all with 0; lines as they stand with "-raw". */
char *sample_text        (const char *name, guint page, const char *mode);
/* The outline as JSON, as qpdf gives it. */
char *sample_outline     (const char *name);
guint sample_n_pages     (const char *name);
/* How many times @needle stands in @text. */
guint sample_count       (const char *text, const char *needle);

G_END_DECLS
