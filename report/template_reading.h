/* template_reading.h - what the readers of a template's parts share. Not for others. */
#ifndef REPORT_TEMPLATE_READING_H
#define REPORT_TEMPLATE_READING_H

#include "report/template.h"
#include "report/template_content.h"
#include "report/template_shapes.h"

/* What reading a template needs at every turn. */
struct reading {
    struct report_template *template;
    const struct indicators *indicators;
    const struct areas *areas;
    const char *directory; /* of the templates */
    enum language language;
    struct content content;
    const struct content_part *part; /* that is being read; NULL for what stands above the content */
    struct template_shapes shapes;
    const struct fault_teller *teller; /* is told of one fault after the other; NULL: the first one ends the reading */
    bool failed;                       /* it was told of one */
    struct fault *fault;
};

/* After a fault that is complete: tells it, and whether to go on. */
bool reading_goes_on(struct reading *reading);

/* The file of a template, and its name without folder and ending (template_file.c). */
int template_find_file(const char *directory, const char *name, char path[LIMIT_PATH_BYTES], struct arena *arena,
                       const char **stem, struct fault *fault);

/* A file that the template names: beside the file that says so, else in the templates' folder. */
int reading_path(const struct reading *reading, const struct json_at *at, const char *name,
                 char path[LIMIT_PATH_BYTES]);
/* A text with the labels of tables and charts in the place of {ref:ID}. */
int reading_references(struct reading *reading, const struct json_at *at, const char **text);

/* Each reads one member of a block, or the value at `at`; faults name its place. */
int reading_localized(struct reading *reading, const struct json_at *at, const char **text);
int reading_text(struct reading *reading, const struct json_at *block, const char *key, const char **text);
int reading_text_if_any(struct reading *reading, const struct json_at *block, const char *key, const char **text);
int reading_flag(struct reading *reading, const struct json_at *block, const char *key, bool *flag);
int reading_indicator(struct reading *reading, const struct json_at *at, const struct indicator **indicator);
/* Each fills a part of the block from its member "indicator", "notes", "bands"; "id" with "label", "optional" and
 * "latest", of the kinds that may have them. */
int reading_indicator_of(struct reading *reading, const struct json_at *at, struct block *block);
int reading_notes(struct reading *reading, const struct json_at *at, struct block *block);
int reading_id(struct reading *reading, const struct json_at *at, struct block *block);
int reading_bands(struct reading *reading, const struct json_at *at, struct block *block);
/* "continued": whether the closed series of an indicator goes on with its successor; a fault where it has none. */
int reading_continued(struct reading *reading, const struct json_at *block, const struct indicator *indicator,
                      bool *continued);

/* A fault unless the report is about one municipality. */
int reading_municipality(struct reading *reading, const struct json_at *at);

/* The members "id", "label", "measure" and "notes" of a chart; and "finding" with "rise", "fall", "otherwise". */
int reading_chart_frame(struct reading *reading, const struct json_at *at, struct block *block);
int reading_findings(struct reading *reading, const struct json_at *at, struct block *block);

/* One reader for each kind of table, chart and sentence, in template_tables.c, _charts.c, _drivers.c,
 * _statements.c and _comparisons.c. */
typedef int block_reader(struct reading *reading, const struct json_at *at, struct block *block);
#define READER(VALUE, name, ...) block_reader block_##name;
BLOCK_KINDS(READER)
#undef READER

/* The file of targets that a block names, whole, into the block. */
int targets_read(struct reading *reading, const struct json_at *file, struct block *block);

#endif
