/* What the files of this folder share.
 */
#pragma once

#include "framework/framework.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

#define TS_FRAMEWORK_MAX_BYTES (4 * 1024 * 1024)
#define TS_FRAMEWORK_RESOURCES "/io/github/touchstone_audit/Touchstone/frameworks/"

typedef struct
{
  TsScale *scale; /* owned by the framework's scales */
  char *title;
  char *description;
  char *finding;  /* what stands before its findings, or NULL */
  GPtrArray *topics;
} TsToolInfo;

struct _TsFramework
{
  GObject parent_instance;

  GBytes *xml;
  char *id;
  char *version;
  char *title;
  char *short_title;
  char *licence;
  char *basis;
  char *reference_note;

  GPtrArray *settings;
  GPtrArray *scales;
  TsToolInfo tools[2]; /* by TsTool */
  TsScale *overall_scale;
  char *overall_title;
  char *overall_finding;
  GPtrArray *evidence_types;
  GPtrArray *sections;
  GPtrArray *criteria; /* borrowed from the sections */
  GPtrArray *questions;
  GPtrArray *published;
  char *published_source;

  /* "kind/ITEM/level" or "kind/name" -> text; see ts_framework_text_key() */
  GHashTable *texts;
};

/* A new one without content. */
TsFramework *ts_framework_new_empty (void);
/* Key of a text; @item, @level and @depth may be NULL. Free with g_free(). */
char        *ts_framework_text_key  (const char *kind, const char *item, const char *level, const char *depth);

/* A parsed file being read, with the name that messages give it. */
typedef struct
{
  TsFramework *framework;
  const char *name;
  GHashTable *ids; /* "kind/id" of what was seen -> its node */
} TsFrameworkReader;

/* framework-bundle.c: what is compiled in, below TS_FRAMEWORK_RESOURCES. */
GResource *ts_framework_get_bundle   (void);
gboolean   ts_framework_is_bundled   (GBytes *xml);

/* framework-bytes.c: size, encoding and shape. */
gboolean   ts_framework_check_bytes  (GBytes *xml, const char *name, GError **error);

/* framework-parse.c: bytes to a document that is of the schema. Free with xmlFreeDoc(). */
xmlDoc    *ts_framework_parse        (GBytes *xml, const char *name, GError **error);
/* framework-diagnose.c: what is wrong at @node, by the schema @rng, in words; NULL
 * if nothing was found. Free with g_free().
 */
char      *ts_framework_diagnose     (xmlDoc *rng, xmlNode *node);

/* framework-xml.c: elements, texts and errors with lines. */
gboolean   ts_framework_fail         (GError **error, const char *name, long line, const char *format, ...)
                                      G_GNUC_PRINTF (4, 5);
gboolean   ts_reader_fail            (TsFrameworkReader *reader, xmlNode *node, GError **error,
                                      const char *format, ...) G_GNUC_PRINTF (4, 5);
gboolean   ts_xml_is                 (const xmlNode *node, const char *name);
xmlNode   *ts_xml_first              (xmlNode *parent, const char *name);
xmlNode   *ts_xml_next               (xmlNode *node, const char *name);
char      *ts_xml_dup_text           (xmlNode *node);
char      *ts_xml_dup_child          (xmlNode *parent, const char *name);
char      *ts_xml_dup_attribute      (xmlNode *node, const char *name);
gboolean   ts_xml_get_flag           (xmlNode *node, const char *name);
gboolean   ts_reader_claim_id        (TsFrameworkReader *reader, const char *kind, const char *id, xmlNode *node,
                                      GError **error);
gboolean   ts_reader_claim_within     (TsFrameworkReader *reader, const char *kind, xmlNode *parent,
                                      const char *id, xmlNode *node, GError **error);
gboolean   ts_reader_knows_id        (TsFrameworkReader *reader, const char *kind, const char *id);
gboolean   ts_reader_add_text        (TsFrameworkReader *reader, const char *kind, const char *item,
                                      const char *level, const char *depth, xmlNode *node, GError **error);
gboolean   ts_reader_check_phrase    (TsFrameworkReader *reader, xmlNode *node, const char *const *allowed,
                                      GError **error);

/* framework-read.c, framework-read-criteria.c, framework-read-questions.c */
gboolean   ts_reader_read            (TsFrameworkReader *reader, xmlNode *root, GError **error);
gboolean   ts_reader_read_sections   (TsFrameworkReader *reader, xmlNode *parent, GError **error);
gboolean   ts_reader_read_questions  (TsFrameworkReader *reader, xmlNode *parent, GError **error);
gboolean   ts_reader_read_letter     (TsFrameworkReader *reader, xmlNode *parent, GError **error);
gboolean   ts_reader_read_choices    (TsFrameworkReader *reader, xmlNode *parent, GPtrArray *choices,
                                      GError **error);
gboolean   ts_reader_read_descriptors(TsFrameworkReader *reader, xmlNode *parent, const char *item,
                                      const TsScale *scale, GError **error);

/* framework-types.c */
void       ts_level_free             (TsLevel *level);
void       ts_scale_free             (TsScale *scale);
void       ts_evidence_type_free     (TsEvidenceType *type);
void       ts_criterion_free         (TsCriterion *criterion);
void       ts_section_free           (TsSection *section);
void       ts_choice_free            (TsChoice *choice);
void       ts_field_free             (TsField *field);
void       ts_question_free          (TsQuestion *question);
void       ts_topic_free             (TsTopic *topic);
void       ts_setting_free           (TsSetting *setting);
void       ts_published_figure_free  (TsPublishedFigure *figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsLevel, ts_level_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsEvidenceType, ts_evidence_type_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsTopic, ts_topic_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsPublishedFigure, ts_published_figure_free)

G_END_DECLS
