#include "transform/published_row.h"

#include <string.h>

#include "base/limits.h"
#include "base/message.h"
#include "base/number.h"
#include "base/text.h"

/* The bytes of white space at the start of a text. */
static size_t space_bytes(const char *text)
{
    if (*text == ' ' || (*text >= '\t' && *text <= '\r')) {
        return 1;
    }
    return strncmp(text, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

/* The text without white space at its ends; the same pointer where there is none. */
static const char *trimmed(const struct published_reading *reading, const char *text)
{
    for (size_t bytes = space_bytes(text); bytes > 0; bytes = space_bytes(text)) {
        text += bytes;
    }
    size_t end = 0;
    for (size_t i = 0; text[i] != '\0';) {
        size_t bytes = space_bytes(text + i);
        i += bytes > 0 ? bytes : 1;
        end = bytes > 0 ? end : i;
    }
    return text[end] == '\0' ? text : arena_copy_bytes(reading->arena, text, end);
}

const char *published_field(const struct published_reading *reading, size_t row, size_t column)
{
    return trimmed(reading, csv_field(reading->table, row, column));
}

/* The field of a role in a row, "" where the table has no such column. */
static const char *role_text(const struct published_reading *reading, size_t row, enum published_role role)
{
    const struct published_columns *columns = reading->columns;
    return columns->has_role[role] ? published_field(reading, row, columns->role[role]) : "";
}

int published_row_fault(const struct published_reading *reading, size_t row, const char *text, const char *reason)
{
    return fault_set(reading->fault, STATUS_NONSENSE, "%s:%d: \"%s\" %s", reading->table->name,
                     reading->table->lines[row], text, message(reason));
}

static bool all_digits(const char *text, size_t length)
{
    return length > 0 && strspn(text, "0123456789") >= length;
}

/* Sets the id, whose leading zeros a spreadsheet may have dropped, or where it is none the title. */
static void set_id(const struct published_reading *reading, struct published_row *head, const char *text)
{
    size_t length = strlen(text);
    if (all_digits(text, length) && length < 4) {
        head->area = arena_printf(reading->arena, "%.*s%s", (int)(4 - length), "0000", text);
        return;
    }
    bool is_id = all_digits(text, length) || (*text == 'G' && all_digits(text + 1, length - 1));
    if (!is_id && head->title[0] == '\0') {
        head->title = text;
    } else {
        head->area = text;
    }
}

/* An id in one column, a name in another, or both in one: "1440 Ale". */
static void set_area(const struct published_reading *reading, size_t row, struct published_row *head)
{
    const char *id = role_text(reading, row, PUBLISHED_AREA);
    head->area = "";
    head->title = role_text(reading, row, PUBLISHED_TITLE);
    if (id[0] != '\0') {
        set_id(reading, head, id);
    }
    const char *title = head->title;
    if (head->area[0] == '\0' && all_digits(title, 4) && strspn(title, "0123456789") == 4) {
        head->area = arena_copy_bytes(reading->arena, title, 4);
        head->title = trimmed(reading, title + 4);
    }
}

static int set_year(const struct published_reading *reading, size_t row, struct published_row *head)
{
    const char *text = role_text(reading, row, PUBLISHED_YEAR);
    if (text[0] == '\0') {
        return 0;
    }
    if (!number_parse_int(text, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &head->year)) {
        return published_row_fault(reading, row, text, "is not a year");
    }
    return 0;
}

static int set_gender(const struct published_reading *reading, size_t row, struct published_row *head)
{
    static const struct {
        const char *folded;
        enum gender gender;
    } words[] = {{"", GENDER_TOTAL},     {"t", GENDER_TOTAL}, {"total", GENDER_TOTAL},   {"totalt", GENDER_TOTAL},
                 {"alla", GENDER_TOTAL}, {"k", GENDER_WOMEN}, {"kvinnor", GENDER_WOMEN}, {"women", GENDER_WOMEN},
                 {"f", GENDER_WOMEN},    {"m", GENDER_MEN},   {"man", GENDER_MEN},       {"men", GENDER_MEN}};
    char folded[TEXT_FOLDED_MAX];
    const char *text = role_text(reading, row, PUBLISHED_GENDER);
    text_fold(text, folded);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(folded, words[i].folded) == 0) {
            head->gender = words[i].gender;
            return 0;
        }
    }
    return published_row_fault(reading, row, text, "is no gender; write T, K or M");
}

static void set_indicator(const struct published_reading *reading, size_t row, struct published_row *head)
{
    const char *name = role_text(reading, row, PUBLISHED_INDICATOR);
    const char *kpi = role_text(reading, row, PUBLISHED_KPI);
    bool by_row = reading->columns->has_role[PUBLISHED_INDICATOR] || reading->columns->has_role[PUBLISHED_KPI];
    head->indicator = name[0] != '\0' ? name : kpi;
    head->kpi = name[0] != '\0' ? kpi : "";
    if (!by_row) {
        head->indicator = NULL;
    }
}

/* Whether no column of figures says anything in the row. */
static bool is_bare(const struct published_reading *reading, size_t row)
{
    for (size_t i = 0; i < reading->columns->count; i++) {
        if (published_field(reading, row, reading->columns->figures[i].column)[0] != '\0') {
            return false;
        }
    }
    return true;
}

int published_row_read(const struct published_reading *reading, size_t row, struct published_row *head)
{
    memset(head, 0, sizeof *head);
    set_area(reading, row, head);
    set_indicator(reading, row, head);
    head->statistic = role_text(reading, row, PUBLISHED_STATISTIC);
    head->bare = is_bare(reading, row);
    return set_year(reading, row, head) != 0 ? -1 : set_gender(reading, row, head);
}

bool published_row_is_beside(const struct published_reading *reading, size_t row, bool *words)
{
    const struct csv_table *table = reading->table;
    const bool *has = reading->columns->has_role;
    *words = false;
    for (size_t column = 0; column < table->column_count; column++) {
        *words = *words || published_field(reading, row, column)[0] != '\0';
    }
    bool area =
        role_text(reading, row, PUBLISHED_AREA)[0] != '\0' || role_text(reading, row, PUBLISHED_TITLE)[0] != '\0';
    bool dated = !has[PUBLISHED_YEAR] || role_text(reading, row, PUBLISHED_YEAR)[0] != '\0';
    bool named = !(has[PUBLISHED_INDICATOR] || has[PUBLISHED_KPI]) ||
                 role_text(reading, row, PUBLISHED_INDICATOR)[0] != '\0' ||
                 role_text(reading, row, PUBLISHED_KPI)[0] != '\0';
    return !*words || (is_bare(reading, row) && !(area && dated && named));
}
