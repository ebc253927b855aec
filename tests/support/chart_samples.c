#include "tests/support/chart_samples.h"

#include <math.h>

#include "base/number.h"

static const char *const names[] = {"Upplands Väsby", "Lilla Edet", "Ale",         "Alingsås", "Göteborg",
                                    "Härryda",        "Kungsbacka", "Stenungsund", "Tjörn",    "Öckerö"};
#define NAMES (sizeof names / sizeof *names)

void sample_document_init(struct document *document)
{
    document_init(document, LANGUAGE_SV);
    document->name = "prov-2022";
    document->title = "Prov på årsrapport";
    document->subtitle = "Tretton kommuner, 2017–2022";
    document->cover_lines[0] = "Göteborgsregionen";
    document->cover_lines[1] = "Hämtat 21 november 2026";
    document->author = "Någon som räknar";
    document->source = "Källa: Kolada";
    document->made = (struct date){2026, 11, 21};
}

struct doc_cell sample_label(const char *text)
{
    return (struct doc_cell){.text = text};
}

struct doc_cell sample_cell(struct document *document, double value, int decimals)
{
    char text[NUMBER_TEXT_MAX];
    if (isnan(value)) {
        return (struct doc_cell){.text = language_pick(document->language, "i.u.", "no data"), .status = CELL_MISSING};
    }
    number_format(text, value, decimals, document->language);
    return (struct doc_cell){
        .text = arena_copy(&document->arena, text), .is_number = true, .value = value, .decimals = decimals};
}

static const char *name_of(struct document *document, size_t index)
{
    return index < NAMES ? names[index] : arena_printf(&document->arena, "%s %zu", names[index % NAMES], index);
}

static size_t count_of(const struct document *document, enum node_kind kind)
{
    size_t count = 0;
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        count += node->kind == kind;
    }
    return count;
}

static void fill_series(struct document *document, struct chart *chart, size_t which, sample_value value)
{
    struct chart_series *series = &chart->series[which];
    series->label = name_of(document, which);
    series->role = which < ROLE_CONTEXT ? (enum series_role)which : ROLE_CONTEXT;
    series->points = arena_array(&document->arena, chart->point_count, sizeof *series->points);
    for (size_t i = 0; i < chart->point_count; i++) {
        series->points[i] = sample_cell(document, value(which, i), 1);
    }
}

/* Levels at both ends, the steps of areas between them; the last two steps are of other kinds. */
static void set_waterfall_roles(struct document *document, struct chart *chart)
{
    const size_t count = chart->point_count;
    chart->point_roles = arena_array(&document->arena, count + 1, sizeof *chart->point_roles);
    for (size_t i = 0; i < count; i++) {
        const bool is_level = i == 0 || i + 1 == count;
        chart->point_roles[i] = is_level         ? ROLE_REGION
                                : i + 2 == count ? ROLE_CONTRAST
                                : i + 3 == count ? ROLE_NATION
                                                 : ROLE_CONTEXT;
    }
}

/* Four columns, so that the last row has empty places. */
static const struct tile_place *make_places(struct document *document, size_t count)
{
    struct tile_place *places = arena_array(&document->arena, count, sizeof *places);
    for (size_t i = 0; i < count; i++) {
        places[i] = (struct tile_place){.column = (int)(i % 4), .row = (int)(i / 4)};
    }
    return places;
}

struct chart *sample_chart(struct document *document, enum chart_kind kind, size_t series, size_t points,
                           sample_value value)
{
    struct arena *arena = &document->arena;
    struct chart *chart = document_chart(document);
    const size_t number = count_of(document, NODE_CHART);
    static const char *notes[] = {"En anmärkning om det som saknas."};
    *chart = (struct chart){.id = arena_printf(arena, "diagram-%zu", number),
                            .label = arena_printf(arena, "Diagram %zu", number),
                            .title = "Lerum får sju av tio deltagare från Arbetsförmedlingen",
                            .subtitle = "Andel (%) anvisade deltagare, 2017–2022",
                            .alternative = "Ett prov.",
                            .kind = kind,
                            .unit = "%",
                            .point_count = points,
                            .point_labels = arena_array(arena, points, sizeof(char *)),
                            .series_count = series,
                            .series = arena_array(arena, series, sizeof(struct chart_series)),
                            .note_count = 1,
                            .notes = notes,
                            .source = "Källa: Kolada, hämtat 21 november 2026."};
    for (size_t i = 0; i < points; i++) {
        chart->point_labels[i] = chart_facts(kind)->points == POINTS_AREAS
                                     ? name_of(document, i)
                                     : arena_printf(arena, "%zu", 2023 - points + i);
    }
    for (size_t i = 0; i < series; i++) {
        fill_series(document, chart, i, value);
    }
    if (kind == CHART_WATERFALL) {
        set_waterfall_roles(document, chart);
    } else if (kind == CHART_RANKING) {
        chart->reference_label = "Riket";
        chart->reference = sample_cell(document, 42, 1);
    } else if (kind == CHART_MULTIPLES) {
        chart->reference_series = &chart->series[0];
    } else if (kind == CHART_TILES) {
        chart->tiles = make_places(document, points);
    }
    return chart;
}

struct table *sample_table(struct document *document, size_t rows, size_t columns)
{
    struct arena *arena = &document->arena;
    struct table *table = document_table(document);
    const size_t number = count_of(document, NODE_TABLE);
    static const char *notes[] = {"i.u. = ingen uppgift."};
    *table = (struct table){.id = arena_printf(arena, "tabell-%zu", number),
                            .label = arena_printf(arena, "Tabell %zu", number),
                            .title = "Prov på tabell",
                            .column_count = columns + 1,
                            .columns = arena_array(arena, columns + 1, sizeof(struct table_column)),
                            .row_count = rows,
                            .rows = arena_array(arena, rows, sizeof(struct table_row)),
                            .note_count = 1,
                            .notes = notes,
                            .source = "Källa: Kolada."};
    table->columns[0] = (struct table_column){"Kommun", ALIGN_LEFT, 2};
    for (size_t i = 1; i <= columns; i++) {
        table->columns[i] = (struct table_column){arena_printf(arena, "Andel\n%zu", 2000 + i), ALIGN_RIGHT, 1};
    }
    for (size_t row = 0; row < rows; row++) {
        table->rows[row].kind = row + 1 == rows ? ROW_REFERENCE : ROW_AREA;
        table->rows[row].cells = arena_array(arena, columns + 1, sizeof(struct doc_cell));
        table->rows[row].cells[0] = sample_label(row + 1 == rows ? "Riket" : name_of(document, row));
        for (size_t i = 1; i <= columns; i++) {
            const double value = (double)(row * 1000 + i) + 0.5;
            table->rows[row].cells[i] = sample_cell(document, (row + i) % 7 == 6 ? NAN : value, 1);
        }
    }
    return table;
}
