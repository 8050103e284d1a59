#include "config.h"

#include "publish/pdf-finish.h"

#include <string.h>

#define ENTRY_LENGTH 20 /* of a line of the cross-reference table */
#define TAIL_LENGTH  40 /* in which "startxref", a number and "%%EOF" are */

/* The file as it was, and the objects that are new or replaced. */
typedef struct
{
  const char *bytes;
  gsize length;
  gsize xref;      /* where the table is */
  gsize entries;   /* where its first entry is */
  guint n_objects; /* that it has */
  guint next;      /* number for a new object */
  GTree *objects;  /* by number: text of those to be written after the others */
} Update;

static int
compare_numbers (gconstpointer one, gconstpointer other, gpointer data)
{
  guint a = GPOINTER_TO_UINT (one);
  guint b = GPOINTER_TO_UINT (other);

  return a < b ? -1 : a > b;
}

/* A number at @offset, with where it ends. */
static gboolean
read_number (Update *self, gsize offset, guint64 *number, gsize *end)
{
  gsize at = offset;

  for (*number = 0; at < self->length && g_ascii_isdigit (self->bytes[at]) && at - offset < 12; at++)
    *number = *number * 10 + (guint64) (self->bytes[at] - '0');
  *end = at;
  return at > offset;
}

static gboolean
has_at (Update *self, gsize offset, const char *text)
{
  gsize n = strlen (text);

  return offset <= self->length && n <= self->length - offset && memcmp (self->bytes + offset, text, n) == 0;
}

static gboolean
find_xref (Update *self)
{
  const gsize tail = MIN (self->length, TAIL_LENGTH);
  const char *mark = g_strstr_len (self->bytes + self->length - tail, (gssize) tail, "startxref\n");
  guint64 number;
  gsize end;

  if (mark == NULL ||
      !read_number (self, (gsize) (mark - self->bytes) + strlen ("startxref\n"), &number, &end))
    return FALSE;
  self->xref = (gsize) number;
  if (!has_at (self, end, "\n%%EOF") || !has_at (self, self->xref, "xref\n0 ") ||
      !read_number (self, self->xref + strlen ("xref\n0 "), &number, &end) || !has_at (self, end, "\n") ||
      number == 0 || number > (self->length - end) / ENTRY_LENGTH)
    return FALSE;
  self->n_objects = self->next = (guint) number;
  self->entries = end + 1;
  return has_at (self, self->entries + (gsize) self->n_objects * ENTRY_LENGTH, "trailer\n<<");
}

/* An object's dictionary, with its "<<" and ">>": the appended one or the original.
 * NULL where it is none. Free with g_free().
 */
static char *
dup_object (Update *self, guint number)
{
  const char *appended = g_tree_lookup (self->objects, GUINT_TO_POINTER (number));
  g_autofree char *head = g_strdup_printf ("%u 0 obj\n", number);
  const char *start, *end;
  guint64 offset;
  gsize after;

  if (appended != NULL)
    return g_strdup (appended);
  if (number >= self->n_objects ||
      !read_number (self, self->entries + (gsize) number * ENTRY_LENGTH, &offset, &after) ||
      !has_at (self, (gsize) offset, head))
    return NULL;
  start = self->bytes + offset + strlen (head);
  end = g_strstr_len (start, (gssize) (self->length - (gsize) (start - self->bytes)), "\nendobj");
  if (end == NULL || !g_str_has_prefix (start, "<<") || end - start < 4 || strncmp (end - 2, ">>", 2) != 0)
    return NULL;
  return g_strndup (start, (gsize) (end - start));
}

static void
put_object (Update *self, guint number, char *text)
{
  g_tree_insert (self->objects, GUINT_TO_POINTER (number), text);
}

/* The object that @key refers to; 0 if there is none. */
static guint
find_reference (const char *dictionary, const char *key)
{
  const char *at = strstr (dictionary, key);

  return at != NULL ? (guint) g_ascii_strtoull (at + strlen (key), NULL, 10) : 0;
}

/* The objects that "/K [ 3 0 R 4 0 R ]" lists. (element-type guint) */
static GArray *
list_kids (const char *dictionary)
{
  GArray *kids = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *at = strstr (dictionary, "/K [ ");

  if (at == NULL)
    return kids;
  at += strlen ("/K [ ");
  while (g_ascii_isdigit (*at))
    {
      char *end;
      guint kid = (guint) g_ascii_strtoull (at, &end, 10);

      if (!g_str_has_prefix (end, " 0 R"))
        break;
      g_array_append_val (kids, kid);
      at = end + strlen (" 0 R");
      while (*at == ' ')
        at++;
    }
  return kids;
}

/* @dictionary with @addition before its end. */
static char *
extend (const char *dictionary, const char *addition)
{
  return g_strdup_printf ("%.*s%s\n>>", (int) (strlen (dictionary) - 2), dictionary, addition);
}

/* A heading row says that its cells are headings of columns. Returns whether it is one. */
static gboolean
mark_headings (Update *self, const char *row)
{
  g_autoptr (GArray) cells = list_kids (row);
  gboolean any = FALSE;

  for (guint i = 0; i < cells->len; i++)
    {
      guint number = g_array_index (cells, guint, i);
      g_autofree char *cell = dup_object (self, number);

      if (cell == NULL || strstr (cell, "/S /TH\n") == NULL)
        continue;
      put_object (self, number, extend (cell, "   /A << /O /Table /Scope /Column >>"));
      any = TRUE;
    }
  return any;
}

/* What the elements of the structure's root are moved into. */
typedef struct
{
  guint root;
  guint document; /* the one element that the root is to have */
  GString *kids;  /* of the document */
  guint group;    /* the list or table being put together, 0 while there is none */
  const char *kind;
  GString *members;
} Moving;

static char *
format_element (const char *kind, guint parent, const char *kids)
{
  return g_strdup_printf ("<< /Type /StructElem\n   /S /%s\n   /P %u 0 R\n   /K [ %s]\n>>", kind, parent,
                          kids);
}

static void
end_group (Update *self, Moving *moving)
{
  if (moving->group > 0)
    put_object (self, moving->group, format_element (moving->kind, moving->document, moving->members->str));
  moving->group = 0;
  g_string_truncate (moving->members, 0);
}

/* The list or table that an element of this text belongs into, or NULL. */
static const char *
find_group_kind (const char *element)
{
  if (strstr (element, "/S /TR\n") != NULL)
    return "Table";
  return strstr (element, "/S /LI\n") != NULL ? "L" : NULL;
}

/* The object that is to be the parent of @element; a heading row begins another table. */
static guint
find_parent (Update *self, Moving *moving, const char *element)
{
  const char *kind = find_group_kind (element);
  gboolean heads = kind != NULL && mark_headings (self, element);

  if (kind == NULL || heads || moving->group == 0 || !g_str_equal (moving->kind, kind))
    end_group (self, moving);
  if (kind == NULL)
    return moving->document;
  if (moving->group == 0)
    {
      moving->group = self->next++;
      moving->kind = kind;
      g_string_append_printf (moving->kids, "%u 0 R ", moving->group);
    }
  return moving->group;
}

static void
move_element (Update *self, Moving *moving, guint number, const char *element)
{
  g_autofree char *old = g_strdup_printf ("/P %u 0 R\n", moving->root);
  guint parent = find_parent (self, moving, element);
  g_autofree char *new = g_strdup_printf ("/P %u 0 R\n", parent);
  GString *moved = g_string_new (element);

  g_string_replace (moved, old, new, 1);
  put_object (self, number, g_string_free (moved, FALSE));
  g_string_append_printf (parent == moving->document ? moving->kids : moving->members, "%u 0 R ", number);
}

/* The root gets one document, that its rows in tables and its items in lists. */
static void
group_structure (Update *self, guint root)
{
  g_autofree char *dictionary = dup_object (self, root);
  g_autoptr (GArray) kids = dictionary != NULL ? list_kids (dictionary) : NULL;
  g_autoptr (GString) in_document = g_string_new (NULL);
  g_autoptr (GString) members = g_string_new (NULL);
  Moving moving = { .root = root, .kids = in_document, .kind = "", .members = members };
  g_autofree char *start = NULL;

  if (kids == NULL || kids->len == 0)
    return;
  moving.document = self->next++;
  for (guint i = 0; i < kids->len; i++)
    {
      guint kid = g_array_index (kids, guint, i);
      g_autofree char *element = dup_object (self, kid);

      if (element != NULL)
        move_element (self, &moving, kid, element);
    }
  end_group (self, &moving);
  put_object (self, moving.document, format_element ("Document", root, in_document->str));
  start = g_strndup (dictionary, (gsize) (strstr (dictionary, "/K [ ") - dictionary));
  put_object (self, root, g_strdup_printf ("%s/K [ %u 0 R ]\n>>", start, moving.document));
}

static gboolean
is_language (const char *language)
{
  return language != NULL && *language != '\0' &&
         strspn (language, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-") == strlen (language);
}

static void
finish_catalogue (Update *self, guint number, char *catalogue, const char *language)
{
  g_autoptr (GString) addition = g_string_new (NULL);

  if (strstr (catalogue, "/MarkInfo") == NULL)
    g_string_append (addition, "   /MarkInfo << /Marked true >>\n");
  if (strstr (catalogue, "/Lang") == NULL && is_language (language))
    g_string_append_printf (addition, "   /Lang (%s)\n", language);
  if (strstr (catalogue, "/ViewerPreferences") == NULL)
    g_string_append (addition, "   /ViewerPreferences << /DisplayDocTitle true >>");
  put_object (self, number, extend (catalogue, addition->str));
}

typedef struct
{
  GByteArray *file;
  GString *table; /* of an entry for each object */
} Appending;

static gboolean
append_object_cb (gpointer key, gpointer value, gpointer data)
{
  Appending *appending = data;
  guint number = GPOINTER_TO_UINT (key);
  g_autofree char *object = g_strdup_printf ("%u 0 obj\n%s\nendobj\n", number, (const char *) value);
  g_autofree char *entry = g_strdup_printf ("%010u 00000 n \n", appending->file->len);

  g_string_overwrite_len (appending->table, (gsize) number * ENTRY_LENGTH, entry, ENTRY_LENGTH);
  g_byte_array_append (appending->file, (const guint8 *) object, (guint) strlen (object));
  return FALSE;
}

/* The old objects, the new ones, and one table and trailer in place of the old: a
 * second end of file would tell that somebody else had added to the letter.
 */
static GBytes *
append_objects (Update *self, guint root, guint info)
{
  gsize old_table = (gsize) self->n_objects * ENTRY_LENGTH;
  Appending appending = { g_byte_array_new (),
                          g_string_new_len (self->bytes + self->entries, (gssize) old_table) };
  g_autofree char *head = g_strdup_printf ("xref\n0 %u\n", self->next);
  g_autofree char *trailer = NULL;
  guint xref;

  g_byte_array_append (appending.file, (const guint8 *) self->bytes, (guint) self->xref);
  g_tree_foreach (self->objects, append_object_cb, &appending);
  xref = appending.file->len;
  trailer =
      g_strdup_printf ("trailer\n<< /Size %u\n   /Root %u 0 R\n   /Info %u 0 R\n>>\nstartxref\n%u\n%%%%EOF\n",
                       self->next, root, info, xref);
  g_byte_array_append (appending.file, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (appending.file, (const guint8 *) appending.table->str, (guint) appending.table->len);
  g_byte_array_append (appending.file, (const guint8 *) trailer, (guint) strlen (trailer));
  g_string_free (appending.table, TRUE);
  return g_byte_array_free_to_bytes (appending.file);
}

GBytes *
ts_pdf_finish (GBytes *pdf, const char *language)
{
  gsize length;
  const char *bytes = g_bytes_get_data (pdf, &length);
  Update self = { .bytes = bytes, .length = length };
  g_autoptr (GTree) objects = g_tree_new_full (compare_numbers, NULL, NULL, g_free);
  g_autofree char *trailer = NULL;
  g_autofree char *catalogue = NULL;
  guint root, info, structure;

  self.objects = objects;
  if (length == 0 || length > G_MAXUINT / 2 || !find_xref (&self))
    return g_bytes_ref (pdf);
  trailer = g_strndup (bytes + self.entries + (gsize) self.n_objects * ENTRY_LENGTH,
                       length - self.entries - (gsize) self.n_objects * ENTRY_LENGTH);
  root = find_reference (trailer, "/Root ");
  info = find_reference (trailer, "/Info ");
  catalogue = root > 0 && info > 0 ? dup_object (&self, root) : NULL;
  structure = catalogue != NULL ? find_reference (catalogue, "/StructTreeRoot ") : 0;
  if (structure == 0)
    return g_bytes_ref (pdf);
  group_structure (&self, structure);
  finish_catalogue (&self, root, catalogue, language);
  return append_objects (&self, root, info);
}
