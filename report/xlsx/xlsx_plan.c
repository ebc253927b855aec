#include "report/xlsx/xlsx_plan.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"

#define FIXED_SHEETS 5

static const struct xlsx_naming sheet_naming = {.before = " (", .after = ")", .characters = XLSX_SHEET_NAME_CHARACTERS};
static const struct xlsx_naming table_naming = {.before = "_", .after = "", .characters = 120};

/* Cuts a text in place to so many characters. */
static void cut_characters(char *text, size_t characters)
{
    size_t seen = 0;
    for (char *at = text; *at != '\0'; at++) {
        if (((unsigned char)*at & 0xC0) != 0x80 && seen++ == characters) {
            *at = '\0';
            return;
        }
    }
}

static bool is_taken(const char *name, const char *const *others, size_t count)
{
    char folded[TEXT_FOLDED_MAX];
    char other[TEXT_FOLDED_MAX];
    text_fold(name, folded);
    for (size_t i = 0; i < count; i++) {
        text_fold(others[i], other);
        if (strcmp(folded, other) == 0) {
            return true;
        }
    }
    return false;
}

const char *xlsx_unique_name(struct arena *arena, const char *name, const struct xlsx_naming *naming,
                             const char *const *others, size_t other_count)
{
    char stem[LIMIT_NAME_BYTES];
    char unique[LIMIT_NAME_BYTES];
    char suffix[40] = "";
    /* One of count + 1 different names is free. */
    for (size_t number = 1; number <= other_count + 1; number++) {
        if (number > 1) {
            (void)snprintf(suffix, sizeof suffix, "%s%zu%s", naming->before, number, naming->after);
        }
        (void)snprintf(stem, sizeof stem, "%s", name);
        text_cut(stem, sizeof stem - sizeof suffix);
        cut_characters(stem, naming->characters - strlen(suffix));
        (void)snprintf(unique, sizeof unique, "%.980s%s", stem, suffix);
        if (!is_taken(unique, others, other_count)) {
            break;
        }
    }
    return arena_copy(arena, unique);
}

/* A label as the name of a sheet: what Excel forbids becomes a space. */
static void sheet_name_from(char name[LIMIT_NAME_BYTES], const char *label)
{
    (void)snprintf(name, LIMIT_NAME_BYTES, "%s", label);
    text_cut(name, LIMIT_NAME_BYTES - 1);
    for (char *at = name; *at != '\0'; at++) {
        if (strchr("[]:*?/\\'\n", *at) != NULL) {
            *at = ' ';
        }
    }
    if (strspn(name, " ") == strlen(name)) {
        (void)snprintf(name, LIMIT_NAME_BYTES, "%s", "-");
    }
}

/* A sheet's name as the name of a table: ASCII letters, digits and underscores,
 * with an underscore so that it cannot look like the address of a cell. */
static void table_name_from(char name[LIMIT_NAME_BYTES], const char *sheet)
{
    bool letter_first = isalpha((unsigned char)sheet[0]) != 0 && (unsigned char)sheet[0] < 0x80;
    bool has_underscore = strpbrk(sheet, " _-.") != NULL;
    (void)snprintf(name, LIMIT_NAME_BYTES, "%s%.200s%s", letter_first ? "" : "_", sheet, has_underscore ? "" : "_");
    for (char *at = name; *at != '\0'; at++) {
        if ((unsigned char)*at >= 0x80 || !isalnum((unsigned char)*at)) {
            *at = '_';
        }
    }
}

/* Names the sheets that every workbook has; returns how many there are. */
static size_t name_fixed(struct xlsx_plan *plan, enum language language, const char **names)
{
    size_t count = 0;
    names[count++] = plan->cover = language_pick(language, "Omslag", "Cover");
    names[count++] = plan->contents = language_pick(language, "Innehåll", "Contents");
    names[count++] = plan->notes = language_pick(language, "Noter", "Notes");
    names[count++] = plan->text = "Text";
    names[count++] = plan->data = "Data";
    return count;
}

/* Names the parts one after another; `names` has room for two names a part after the `fixed` ones. */
static void name_parts(struct xlsx_plan *plan, struct arena *arena, const char **names, size_t fixed)
{
    char name[LIMIT_NAME_BYTES];
    const char **table_names = names + plan->count + fixed;
    for (size_t i = 0; i < plan->count; i++) {
        struct xlsx_part *part = &plan->parts[i];
        sheet_name_from(name, part->label);
        part->sheet = xlsx_unique_name(arena, name, &sheet_naming, names, i + fixed);
        names[i + fixed] = part->sheet;
        table_name_from(name, part->sheet);
        part->table_name = xlsx_unique_name(arena, name, &table_naming, table_names, i);
        table_names[i] = part->table_name;
    }
}

static void collect_parts(struct xlsx_plan *plan, const struct document *document, enum node_kind kind)
{
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        if (node->kind != kind) {
            continue;
        }
        struct xlsx_part *part = &plan->parts[plan->count++];
        if (kind == NODE_TABLE) {
            *part = (struct xlsx_part){.table = node->table, .label = node->table->label, .title = node->table->title};
        } else {
            *part = (struct xlsx_part){.chart = node->chart, .label = node->chart->label, .title = node->chart->title};
        }
    }
}

bool xlsx_plan_make(struct xlsx_plan *plan, const struct document *document, struct arena *arena)
{
    size_t nodes = 0;
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        nodes++;
    }
    plan->count = 0;
    plan->parts = arena_array(arena, nodes, sizeof *plan->parts);
    const char **names = arena_array(arena, 2 * nodes + FIXED_SHEETS, sizeof *names);
    if (plan->parts == NULL || names == NULL) {
        return false;
    }
    collect_parts(plan, document, NODE_TABLE);
    collect_parts(plan, document, NODE_CHART);
    name_parts(plan, arena, names, name_fixed(plan, document->language, names));
    return !arena_failed(arena);
}
