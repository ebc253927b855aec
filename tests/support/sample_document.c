#include "tests/support/sample_document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

#define YEARS 6
#define AREAS 13
#define SOURCE "Källa: Kolada, hämtat 2023-04-18."
#define OWN_SOURCE "Egen bearbetning av data från Kolada, hämtat 2023-04-18."
#define NATION AREAS
#define MISSING (-1.0)

static const char *const area_ids[AREAS + 1] = {"1440", "1489", "1480", "1401", "1384", "1482", "1441",
                                                "1462", "1481", "1402", "1415", "1419", "1407", "0000"};
static const char *const area_titles[AREAS + 1] = {"Ale",         "Alingsås", "Göteborg",   "Härryda", "Kungsbacka",
                                                   "Kungälv",     "Lerum",    "Lilla Edet", "Mölndal", "Partille",
                                                   "Stenungsund", "Tjörn",    "Öckerö",     "Riket"};
static const char *const years[YEARS] = {"2017", "2018", "2019", "2020", "2021", "2022"};
static const double referrals[AREAS][YEARS] = {{MISSING, 50, 39, 6, 2, 5},
                                               {46, 63, 47, 53, 29, 29},
                                               {MISSING, MISSING, 25, 34, 32, 33},
                                               {MISSING, MISSING, 1, 0, 0, 0},
                                               {68, 30, 7, 2, 0, 0},
                                               {6, 21, 15, 3, 0, 0},
                                               {60, 58, 51, 64, 51, 72},
                                               {47, 8, 0, 1, 11, 0},
                                               {11, 0, 11, 9, 2, 4},
                                               {47, 32, 15, 13, 3, 10},
                                               {75, 71, 56, 36, 18, 30},
                                               {MISSING, 19, 5, 7, 6, MISSING},
                                               {50, 10, 5, 8, 5, 5}};
static const double means[YEARS] = {45.5555555555555571, 32.9166666666666643, 21.3, 18.2, 12.2, 15.6666666666666661};
static const size_t reported[YEARS] = {9, 11, 13, 13, 13, 12};

static void *take(struct document *document, size_t count, size_t size)
{
    void *memory = arena_array(&document->arena, count, size);
    if (memory == NULL) {
        abort();
    }
    return memory;
}

static struct doc_cell label(const char *text)
{
    return (struct doc_cell){.text = text};
}

static struct figure_identity *identity(struct document *document, const char *name, size_t area, int year)
{
    struct figure_identity *made = take(document, 1, sizeof *made);
    *made = (struct figure_identity){.indicator = name,
                                     .kpi = "N31000",
                                     .area = area_ids[area],
                                     .area_title = area_titles[area],
                                     .year = year,
                                     .gender = 'T',
                                     .statistic = "",
                                     .source = SOURCE};
    return made;
}

static struct doc_cell number(struct document *document, double value, int decimals)
{
    char text[NUMBER_TEXT_MAX];
    number_format(text, value, decimals, LANGUAGE_SV);
    return (struct doc_cell){
        .text = arena_copy(&document->arena, text), .is_number = true, .value = value, .decimals = decimals};
}

static struct doc_cell figure(struct document *document, const char *name, size_t area, int year, double value,
                              int decimals)
{
    struct doc_cell cell = value < 0 ? (struct doc_cell){.text = "i.u.", .status = CELL_MISSING, .decimals = decimals}
                                     : number(document, value, decimals);
    cell.identity = identity(document, name, area, year);
    return cell;
}

static struct table *new_table(struct document *document, const char *id, const char *title, size_t columns,
                               size_t rows)
{
    struct table *table = document_table(document);
    if (table == NULL) {
        abort();
    }
    table->id = id;
    table->label = arena_printf(&document->arena, "Tabell %c", id[strlen(id) - 1]);
    table->title = title;
    table->source = SOURCE;
    table->column_count = columns;
    table->row_count = rows;
    table->columns = take(document, columns, sizeof *table->columns);
    table->rows = take(document, rows, sizeof *table->rows);
    for (size_t i = 0; i < columns; i++) {
        table->columns[i].align = i == 0 ? ALIGN_LEFT : ALIGN_RIGHT;
        table->columns[i].weight = 1;
    }
    table->columns[0].heading = "Kommun";
    for (size_t i = 0; i < rows; i++) {
        table->rows[i].cells = take(document, columns, sizeof *table->rows[i].cells);
        table->rows[i].cells[0] = label(area_titles[i % AREAS]);
        for (size_t j = 1; j < columns; j++) {
            table->rows[i].cells[j] = label("");
        }
    }
    return table;
}

static void add_notes(struct document *document, const char ***notes, size_t *count)
{
    *notes = take(document, 2, sizeof **notes);
    (*notes)[0] = "i.u. = ingen uppgift; kommunen har inte lämnat någon siffra det året. Noll är en uppgift.";
    (*notes)[1] =
        "Med förvaltning menas den del av kommunen som arbetsmarknadsenheten hör till; uppgifterna avser den 31 "
        "december respektive år och har lämnats av kommunerna själva till Kolada.";
    *count = 2;
}

static void population(struct document *document)
{
    struct table *table = new_table(document, "tabell-1", "Befolkning den 31 december 2022", 2, 3);
    static const double people[] = {32394, 42199, 596841};
    table->columns[1].heading = "Antal\ninvånare";
    for (size_t i = 0; i < 3; i++) {
        table->rows[i].cells[1] = figure(document, "population", i, 2022, people[i], 0);
    }
}

static void economy(struct document *document)
{
    static const double figures[][3] = {{3.9, 1.8, 40.6}, {4.6, 1.6, 40.3}, {7.4, 2.9, 44.9}, {6.8, 2.4, 46.4}};
    static const char *const headings[] = {"Andel arbetslösa av den\nregisterbaserade arbetskraften (%)",
                                           "Biståndsmottagare 18+ av befolkningen (%)", "Arbetslöshet som hinder (%)",
                                           "Sorterings-\nnyckel"};
    struct table *table = new_table(document, "tabell-2", "Socioekonomiska förutsättningar, 2022", 5, 4);
    for (size_t j = 1; j < 5; j++) {
        table->columns[j].heading = headings[j - 1];
    }
    for (size_t i = 0; i < 4; i++) {
        for (size_t j = 0; j < 3; j++) {
            table->rows[i].cells[j + 1] = figure(document, "economy", i, 2022, figures[i][j], 1);
        }
        table->rows[i].cells[4] = figure(document, "sorting_key", i, 2022, 2, 0);
    }
    table->rows[2].cells[4] = (struct doc_cell){.text = "-", .status = CELL_NOT_APPLICABLE};
    table->rows[3].cells[4] = (struct doc_cell){.text = "-", .status = CELL_NOT_APPLICABLE};
    table->rows[3].kind = ROW_REFERENCE;
    table->rows[3].cells[0] = label("Riket");
    add_notes(document, &table->notes, &table->note_count);
}

static void offices(struct document *document)
{
    struct table *table = new_table(document, "tabell-3", "Verksamhet i samma förvaltning, 2022", 4, 3);
    static const char *const headings[] = {"Ekonomiskt bistånd", "Integration", "Integration"};
    for (size_t j = 1; j < 4; j++) {
        table->columns[j].heading = headings[j - 1];
        table->columns[j].align = ALIGN_CENTRE;
    }
    table->rows[0].cells[1] = label("X");
    table->rows[1].cells[2] = label("X");
    table->rows[2].cells[1] = label("=1+1");
}

static enum band band_at(size_t area, size_t year)
{
    while (year + 1 < YEARS && referrals[area][year] < 0) {
        year++;
    }
    while (year > 0 && referrals[area][year] < 0) {
        year--;
    }
    double value = referrals[area][year];
    return value >= 50 ? BAND_HIGH : value >= 15 ? BAND_MEDIUM : BAND_LOW;
}

static void referral_table(struct document *document)
{
    struct table *table =
        new_table(document, "tabell-5", "Andel deltagare som anvisats från Arbetsförmedlingen, procent, 2017–2022",
                  YEARS + 1, AREAS);
    table->has_bands = true;
    table->band_names[BAND_LOW] = "låg, 0–14 %";
    table->band_names[BAND_MEDIUM] = "medel, 15–49 %";
    table->band_names[BAND_HIGH] = "hög, 50–100 %";
    for (size_t j = 0; j < YEARS; j++) {
        table->columns[j + 1].heading = years[j];
        for (size_t i = 0; i < AREAS; i++) {
            table->rows[i].cells[j + 1] = figure(document, "referrals", i, 2017 + (int)j, referrals[i][j], 0);
            table->rows[i].cells[j + 1].band = band_at(i, j);
        }
    }
    add_notes(document, &table->notes, &table->note_count);
}

static struct chart *new_chart(struct document *document, const char *id, enum chart_kind kind, size_t points,
                               size_t series)
{
    struct chart *chart = document_chart(document);
    if (chart == NULL) {
        abort();
    }
    chart->id = id;
    chart->label = arena_printf(&document->arena, "Diagram %c", id[strlen(id) - 1]);
    chart->kind = kind;
    chart->unit = "%";
    chart->source = OWN_SOURCE;
    chart->point_count = points;
    chart->point_labels = take(document, points, sizeof *chart->point_labels);
    chart->series_count = series;
    chart->series = take(document, series, sizeof *chart->series);
    for (size_t i = 0; i < series; i++) {
        chart->series[i].points = take(document, points, sizeof *chart->series[i].points);
    }
    for (size_t i = 0; i < points && kind != CHART_RANKING; i++) {
        chart->point_labels[i] = years[i];
    }
    add_notes(document, &chart->notes, &chart->note_count);
    return chart;
}

/* The region's mean with n of N. */
static void fill_mean(struct document *document, struct chart_series *series)
{
    series->label = "Göteborgsregionen";
    series->role = ROLE_REGION;
    for (size_t i = 0; i < YEARS; i++) {
        struct figure_identity *whose = identity(document, "referrals", 0, 2017 + (int)i);
        whose->area = "gr";
        whose->area_title = "Göteborgsregionen";
        whose->kpi = "";
        whose->statistic = "mean";
        whose->reported = reported[i];
        whose->members = AREAS;
        whose->source = OWN_SOURCE;
        series->points[i] = number(document, means[i], 1);
        series->points[i].identity = whose;
    }
}

static void lines(struct document *document)
{
    static const double nation[YEARS] = {31.2, MISSING, 24.8, 22.1, MISSING, 17.4};
    struct chart *chart = new_chart(document, "diagram-1", CHART_LINES, YEARS, 2);
    chart->title = "Var sjätte deltagare anvisas av Arbetsförmedlingen";
    chart->subtitle = "Andel deltagare som anvisats från Arbetsförmedlingen, procent, oviktat medel, 2017–2022";
    chart->alternative = "Linjediagram: medelvärdet sjönk från 45,6 procent 2017 till 15,7 procent 2022.";
    fill_mean(document, &chart->series[0]);
    chart->series[1].label = "Riket";
    chart->series[1].role = ROLE_NATION;
    for (size_t i = 0; i < YEARS; i++) {
        chart->series[1].points[i] = figure(document, "referrals", NATION, 2017 + (int)i, nation[i], 1);
    }
}

static void ranking(struct document *document)
{
    static const size_t order[AREAS] = {2, 11, 0, 10, 8, 9, 5, 3, 12, 6, 7, 1, 4};
    static const double shares[AREAS] = {56.5, 46.7, 46.6, 44.9, 44.6, 43.4, 43.2, 42.6, 41.1, 39.9, 37.7, 37.2, 35.6};
    struct chart *chart = new_chart(document, "diagram-2", CHART_RANKING, AREAS, 1);
    chart->title = "Bara Göteborg ligger över Riket";
    chart->subtitle = "Långvarigt bistånd, andel av mottagare 18+, procent, 2022";
    chart->alternative = "Stapeldiagram: Göteborg har 56,5 procent, Kungsbacka 35,6. Riket har 47,3.";
    chart->point_roles = take(document, AREAS, sizeof *chart->point_roles);
    chart->series[0].label = "Långvarigt bistånd (%)";
    for (size_t i = 0; i < AREAS; i++) {
        chart->point_labels[i] = area_titles[order[i]];
        chart->point_roles[i] = i == 0 ? ROLE_CONTRAST : ROLE_REGION;
        chart->series[0].points[i] = figure(document, "long_term", order[i], 2022, shares[i], 1);
    }
    chart->reference_label = "Riket";
    chart->reference = number(document, 47.3, 1);
    chart->reference.identity = identity(document, "long_term", NATION, 2022);
}

static void multiples(struct document *document)
{
    struct chart *chart = new_chart(document, "diagram-3", CHART_MULTIPLES, YEARS, AREAS);
    struct chart_series *mean = take(document, 1, sizeof *mean);
    chart->title = "Lerum går mot strömmen";
    chart->subtitle = "Andel deltagare som anvisats från Arbetsförmedlingen, procent, 2017–2022";
    chart->alternative = "Tretton små linjediagram, ett per kommun, med regionens medelvärde i varje.";
    for (size_t i = 0; i < AREAS; i++) {
        chart->series[i].label = area_titles[i];
        chart->series[i].role = ROLE_REGION;
        for (size_t j = 0; j < YEARS; j++) {
            chart->series[i].points[j] = figure(document, "referrals", i, 2017 + (int)j, referrals[i][j], 0);
        }
    }
    mean->points = take(document, YEARS, sizeof *mean->points);
    fill_mean(document, mean);
    chart->reference_series = mean;
}

void sample_document(struct document *document)
{
    document_init(document, LANGUAGE_SV);
    document->name = "prov-2022";
    document->title = "Arbetsmarknad & bistånd i Göteborgsregionen 2022";
    document->subtitle = "Nyckeltal för regionens 13 kommuner";
    document->cover_lines[0] = "Göteborgsregionen";
    document->cover_lines[1] = "Uppgifter hämtade den 18 april 2023";
    document->author = "Provenheten";
    document->source = OWN_SOURCE;
    document->made = (struct date){.year = 2023, .month = 4, .day = 20};
    document_heading(document, "Sammanfattning");
    document_paragraph(document,
                       "Samtliga kommuner utom Göteborg ligger bättre till än Riket i fråga om arbetslöshet, "
                       "biståndsmottagare och långvarigt bistånd. Bland kranskommunerna har Lilla Edet den högsta och "
                       "Kungsbacka den lägsta andelen arbetslösa.");
    document_note(document, "Andelen \"långvarigt\" avser minst tio månader under året.");
    population(document);
    economy(document);
    offices(document);
    document_heading(document, "Anvisningar");
    lines(document);
    referral_table(document);
    ranking(document);
    multiples(document);
    if (arena_failed(&document->arena)) {
        abort();
    }
}
