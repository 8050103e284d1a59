#include "config.h"

#include "project/letter-file.h"

#include "base/file-problem.h"
#include "publish/own-file.h"
#include "register/document-bytes.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_NAMES 100 /* tried for one PDF */

/* A PDF that lies beside the letter. */
typedef struct
{
  char *sha256;
  char *name;
  char *path;
  gboolean written; /* by us, now */
} Beside;

typedef struct
{
  TsProject *project;
  TsReport *report;
  const char *path;
  char *folder;
  GPtrArray *beside; /* of Beside */
} Writing;

static void
beside_free (Beside *beside)
{
  g_free (beside->sha256);
  g_free (beside->name);
  g_free (beside->path);
  g_free (beside);
}

static void
writing_clear (Writing *self)
{
  g_free (self->folder);
  g_ptr_array_unref (self->beside);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, writing_clear)

/* --- Whether the letter may be written --- */

static gboolean
is_same_file (const struct stat *one, const char *path)
{
  struct stat other;

  return stat (path, &other) == 0 && one->st_dev == other.st_dev && one->st_ino == other.st_ino;
}

static gboolean
check_target (Writing *self, TsLetterFileFlags flags, GError **error)
{
  struct stat there;

  if (!ts_publish_check_format (self->path, error))
    return FALSE;
  if (!g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, TS_PUBLISH_ERROR, TS_PUBLISH_ERROR_FAILED,
                   _ ("There is no folder “%s” to write the letter in."), self->folder);
      return FALSE;
    }
  if (access (self->folder, W_OK | X_OK) < 0)
    {
      g_set_error (error, TS_PUBLISH_ERROR, TS_PUBLISH_ERROR_FAILED,
                   _ ("This user may not write in the folder “%s”; choose another."), self->folder);
      return FALSE;
    }
  if (stat (self->path, &there) < 0)
    return TRUE;
  if (is_same_file (&there, ts_project_get_path (self->project)))
    g_set_error (error, TS_PUBLISH_ERROR, TS_PUBLISH_ERROR_FAILED,
                 _ ("This is the project itself; give the letter another name."));
  else if (!S_ISREG (there.st_mode))
    g_set_error (error, TS_PUBLISH_ERROR, TS_PUBLISH_ERROR_FAILED,
                 _ ("What has this name is no file that a letter could replace; choose another name."));
  else if ((flags & TS_LETTER_FILE_REPLACE) == 0 && !ts_publish_is_own_file (self->path))
    g_set_error (
        error, TS_PUBLISH_ERROR, TS_PUBLISH_ERROR_EXISTS,
        _ ("There is a file of this name that is no letter as Touchstone wrote it, so it is left as it "
           "is; choose another name."));
  else
    return TRUE;
  return FALSE;
}

/* --- The PDFs beside it --- */

static const TsReportDocument *
find_document (TsReport *report, const char *sha256)
{
  GPtrArray *documents = ts_report_get_documents (report);

  for (guint i = 0; i < documents->len; i++)
    {
      const TsReportDocument *document = documents->pdata[i];

      if (g_str_equal (document->sha256, sha256))
        return document;
    }
  return NULL;
}

/* The name it came with, kept from leading anywhere but beside the letter. */
static char *
make_stem (const TsReportDocument *document)
{
  g_autofree char *valid = g_utf8_make_valid (document->name, -1);
  g_autofree char *folded = NULL;

  for (char *p = valid; *p != '\0'; p++)
    if (*p == '/' || *p == '\\' || g_ascii_iscntrl (*p))
      *p = '-';
  folded = g_ascii_strdown (valid, -1);
  if (g_str_has_suffix (folded, ".pdf"))
    valid[strlen (valid) - 4] = '\0';
  for (char *p = valid; *p == '.'; p++)
    *p = '-';
  return *valid != '\0' ? g_steal_pointer (&valid) : g_strdup ("report");
}

static gboolean
is_taken (Writing *self, const char *name)
{
  g_autofree char *letter = g_path_get_basename (self->path);

  if (g_ascii_strcasecmp (letter, name) == 0)
    return TRUE;
  for (guint i = 0; i < self->beside->len; i++)
    if (g_ascii_strcasecmp (((Beside *) self->beside->pdata[i])->name, name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_bytes (const char *path, GBytes *bytes)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) there = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  file = g_mapped_file_new (path, FALSE, NULL);
  there = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  return there != NULL && g_bytes_equal (there, bytes);
}

/* Never in the place of another file. */
static gboolean
create_file (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, error);
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, length, NULL, NULL, error) &&
      g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error))
    return TRUE;
  g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL);
  g_unlink (path);
  return FALSE;
}

/* Puts the bytes under the first of the names "report.pdf", "report-2.pdf", ...
 * that is free or has them already.
 */
static gboolean
place_bytes (Writing *self, Beside *beside, const char *stem, GBytes *bytes, GError **error)
{
  for (guint i = 1; i <= MAX_NAMES; i++)
    {
      g_autofree char *name =
          i == 1 ? g_strconcat (stem, ".pdf", NULL) : g_strdup_printf ("%s-%u.pdf", stem, i);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_autoptr (GError) problem = NULL;
      g_autofree char *why = NULL;

      if (is_taken (self, name))
        continue;
      beside->written = FALSE;
      if (!has_bytes (path, bytes))
        {
          beside->written = create_file (path, bytes, &problem);
          if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS))
            continue;
        }
      if (problem == NULL)
        {
          beside->name = g_steal_pointer (&name);
          beside->path = g_steal_pointer (&path);
          return TRUE;
        }
      why = ts_file_problem (problem);
      g_set_error (error, TS_PUBLISH_ERROR, TS_PUBLISH_ERROR_FAILED,
                   _ ("The report could not be written beside the letter: %s."), why);
      return FALSE;
    }
  g_set_error (error, TS_PUBLISH_ERROR, TS_PUBLISH_ERROR_FAILED,
               _ ("All names for the report beside the letter are taken; choose another folder."));
  return FALSE;
}

/* The document's file, which is written if need be. */
static const Beside *
place_document (Writing *self, const char *sha256, GError **error)
{
  const TsReportDocument *document = find_document (self->report, sha256);
  g_autofree char *stem = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Beside *beside;
  int fd;

  for (guint i = 0; i < self->beside->len; i++)
    if (g_str_equal (((Beside *) self->beside->pdata[i])->sha256, sha256))
      return self->beside->pdata[i];
  if (document == NULL)
    {
      g_set_error (error, TS_PUBLISH_ERROR, TS_PUBLISH_ERROR_FAILED,
                   _ ("A document that the letter quotes is no part of the report any more."));
      return NULL;
    }
  fd = ts_document_store_open_bytes (ts_project_get_documents (self->project), sha256, error);
  if (fd < 0)
    return NULL;
  bytes = ts_document_bytes_map (fd, error);
  close (fd);
  if (bytes == NULL)
    return NULL;
  stem = make_stem (document);
  beside = g_new0 (Beside, 1);
  beside->sha256 = g_strdup (sha256);
  if (!place_bytes (self, beside, stem, bytes, error))
    {
      beside_free (beside);
      return NULL;
    }
  g_ptr_array_add (self->beside, beside);
  return beside;
}

/* --- Links --- */

/* Whether it leads to a PDF beside the letter rather than to the web. */
static gboolean
is_beside (const TsBlock *block)
{
  return block->passage != NULL && block->reference_link != NULL &&
         strstr (block->reference_link, "://") == NULL;
}

static gboolean
lead_link (Writing *self, TsBlock *block, GError **error)
{
  g_autoptr (TsPassage) passage =
      ts_evidence_find_passage (ts_project_get_evidence (self->project), block->passage, error);
  const Beside *beside =
      passage != NULL ? place_document (self, ts_passage_get_anchor (passage)->document, error) : NULL;
  g_autofree char *name = NULL;

  if (beside == NULL)
    return FALSE;
  name = g_uri_escape_string (beside->name, NULL, FALSE);
  g_free (block->reference_link);
  block->reference_link = g_strdup_printf ("%s#page=%u", name, ts_passage_get_page (passage) + 1);
  return TRUE;
}

static gboolean
lead_links (Writing *self, TsBlockDocument *letter, GError **error)
{
  GPtrArray *documents = ts_report_get_documents (self->report);

  if (ts_report_get_url (self->report) == NULL && documents->len > 0 &&
      place_document (self, ((TsReportDocument *) documents->pdata[0])->sha256, error) == NULL)
    return FALSE;
  for (guint i = 0; i < letter->blocks->len; i++)
    if (is_beside (letter->blocks->pdata[i]) && !lead_link (self, letter->blocks->pdata[i], error))
      return FALSE;
  return TRUE;
}

static void
drop_links (TsBlockDocument *letter)
{
  for (guint i = 0; i < letter->blocks->len; i++)
    if (is_beside (letter->blocks->pdata[i]))
      g_clear_pointer (&((TsBlock *) letter->blocks->pdata[i])->reference_link, g_free);
}

/* --- All of it --- */

static void
take_back (Writing *self)
{
  for (guint i = 0; i < self->beside->len; i++)
    {
      const Beside *beside = self->beside->pdata[i];

      if (beside->written)
        g_unlink (beside->path);
    }
}

static GStrv
list_paths (Writing *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, self->path);
  for (guint i = 0; i < self->beside->len; i++)
    g_strv_builder_add (builder, ((Beside *) self->beside->pdata[i])->path);
  return g_strv_builder_end (builder);
}

/**
 * ts_project_write_letter:
 * @path: where to; the format goes by its ending
 *
 * Returns: (transfer full): the path of the letter and of each PDF beside it, or
 *   %NULL with an error
 */
GStrv
ts_project_write_letter (
    TsProject *self, TsAudit *audit, const char *path, TsLetterFileFlags flags, GError **error)
{
  g_auto (Writing) writing = { .project = self,
                               .path = path,
                               .folder = g_path_get_dirname (path),
                               .beside = g_ptr_array_new_with_free_func ((GDestroyNotify) beside_free) };
  g_autoptr (TsBlockDocument) letter = NULL;
  gboolean without = (flags & TS_LETTER_FILE_WITHOUT_REPORT) != 0;

  g_return_val_if_fail (TS_IS_PROJECT (self), NULL);
  g_return_val_if_fail (TS_IS_AUDIT (audit), NULL);

  if (!check_target (&writing, flags, error))
    return NULL;
  letter = ts_letters_compose (ts_project_get_letters (self), audit, error);
  if (letter == NULL)
    return NULL;
  writing.report = ts_register_get_report (ts_project_get_register (self), ts_audit_get_report (audit));
  if (without)
    drop_links (letter);
  if ((!without && !lead_links (&writing, letter, error)) || !ts_publish_write (letter, path, error))
    {
      take_back (&writing);
      return NULL;
    }
  return list_paths (&writing);
}
