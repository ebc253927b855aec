/*
 * Every kind of chart at its extremes: no text touches another, nothing is drawn outside of the surface, no figure is
 * cut, and a chart without figures says so in words. CHART_SHEETS=DIR also leaves pictures of them there.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "report/chart/chart_sheet.h"
#include "tests/support/chart_samples.h"
#include "tests/support/check.h"
#include "tests/support/drawing_surface.h"

#define MARGIN (3 * POINTS_PER_MM)
#define NARROW 256.0 /* what a telephone shows; the drawing alone */
#define PICTURE_SCALE 1.6
#define HAIR 0.3 /* beyond the edge */
#define NAME_LETTERS 300

/* --- figures --- */

static double rising(size_t series, size_t point)
{
    return (double)((series * 37 + point * 11) % 97) + 0.3;
}

static double missing(size_t series, size_t point)
{
    (void)series;
    (void)point;
    return NAN;
}

static double equal(size_t series, size_t point)
{
    (void)series;
    (void)point;
    return 42;
}

static double nothing(size_t series, size_t point)
{
    (void)series;
    (void)point;
    return 0;
}

static double none_or_all(size_t series, size_t point)
{
    return (series + point) % 2 == 0 ? 0 : 100;
}

static double gaps(size_t series, size_t point)
{
    return (series + point) % 3 == 0 ? NAN : 10.0 * (double)point;
}

static double below_zero(size_t series, size_t point)
{
    return 7.5 * (double)(point % 9) - 4.0 * (double)(series % 11) - 12;
}

static double all_below_zero(size_t series, size_t point)
{
    return -1.0 * (double)(series + point) - 1240.5;
}

static double huge(size_t series, size_t point)
{
    return ((series + point) % 4 == 3 ? -1.0 : 1.0) * 9876543210.9 / (double)(1 + series + point);
}

static double one_alone(size_t series, size_t point)
{
    return series == 0 && point == 0 ? 61.5 : NAN;
}

struct figures {
    const char *name;
    sample_value value;
};

static const struct figures all_figures[] = {
    {"rising", rising},
    {"missing", missing},
    {"equal", equal},
    {"nothing", nothing},
    {"none-or-all", none_or_all},
    {"gaps", gaps},
    {"below-zero", below_zero},
    {"all-below-zero", all_below_zero},
    {"huge", huge},
    {"one", one_alone},
};
#define FIGURES (sizeof all_figures / sizeof *all_figures)

/* --- names --- */

enum naming { NAMES_LONG, NAMES_HOSTILE, NAMES_UNBROKEN, NAMINGS };

static const char *const naming_words[NAMINGS] = {"long", "hostile", "unbroken"};

static const char *const long_names[] = {
    "Upplands Väsby",    "Lilla Edet",   "Örnsköldsvik", "Malung-Sälen", "Upplands-Bro",         "Kristinehamn",
    "Göteborgsregionen", "Ljusnarsberg", "Östra Göinge", "Dals-Ed",      "Västra Götalands län",
};

/* So many letters of a pattern, over and over. */
static const char *repeat(struct arena *arena, const char *pattern, size_t number)
{
    char *text = arena_alloc(arena, NAME_LETTERS + 1);
    assert_non_null(text);
    (void)snprintf(text, NAME_LETTERS + 1, "%zu", number);
    const size_t start = strlen(text);
    for (size_t i = start; i < NAME_LETTERS; i++) {
        text[i] = pattern[(i - start) % strlen(pattern)];
    }
    return text;
}

static const char *name_of(struct arena *arena, enum naming naming, size_t number)
{
    switch (naming) {
    case NAMES_HOSTILE:
        return repeat(arena, "=HYPERLINK(\"x\") <b>&amp;</b> ]]> %s%n ../ ' OR 1=1;-- ", number);
    case NAMES_UNBROKEN:
        return repeat(arena, "W", number);
    case NAMES_LONG:
    case NAMINGS:
        break;
    }
    return long_names[number % (sizeof long_names / sizeof *long_names)];
}

static void rename_all(struct arena *arena, struct chart *chart, enum naming naming)
{
    for (size_t i = 0; i < chart->series_count && chart->kind != CHART_DOTS; i++) {
        chart->series[i].label = name_of(arena, naming, i);
    }
    for (size_t i = 0; i < chart->point_count && chart_facts(chart->kind)->points == POINTS_AREAS; i++) {
        chart->point_labels[i] = name_of(arena, naming, i);
    }
    if (naming == NAMES_LONG) {
        return;
    }
    chart->title = name_of(arena, naming, 1);
    chart->subtitle = name_of(arena, naming, 2);
    chart->source = name_of(arena, naming, 3);
    chart->reference_label = chart->reference_label == NULL ? NULL : name_of(arena, naming, 4);
    chart->notes = arena_array(arena, 1, sizeof *chart->notes);
    assert_non_null(chart->notes);
    chart->notes[0] = name_of(arena, naming, 5);
}

/* --- charts --- */

/* What is drawn. */
struct extreme {
    enum chart_kind kind;
    size_t series;
    size_t points;
    enum naming naming;
    const struct figures *figures;
    enum language language;
};

/* A chosen one, one it is held against, the nation; the rest is context. */
static void set_roles(struct arena *arena, struct chart *chart)
{
    chart->point_roles = arena_array(arena, chart->point_count, sizeof *chart->point_roles);
    assert_non_null(chart->point_roles);
    for (size_t i = 0; i < chart->point_count; i++) {
        chart->point_roles[i] = i % 29 < ROLE_CONTEXT ? (enum series_role)(i % 29) : ROLE_CONTEXT;
    }
}

static struct chart *make(struct document *document, const struct extreme *extreme)
{
    sample_document_init(document);
    document->language = extreme->language;
    struct chart *chart =
        sample_chart(document, extreme->kind, extreme->series, extreme->points, extreme->figures->value);
    rename_all(&document->arena, chart, extreme->naming);
    if (extreme->kind == CHART_RANKING) {
        set_roles(&document->arena, chart);
    }
    if (extreme->kind == CHART_DOTS) {
        chart->series[0].label = "2017";
        chart->series[1].label = "2022";
    }
    if (extreme->kind == CHART_LINES && extreme->points > 4) {
        static struct series_break breaks[] = {{2, "seriebrott"}, {3, "seriebrott"}};
        chart->break_count = 2;
        chart->breaks = breaks;
    }
    return chart;
}

static void describe(const struct extreme *extreme, char *text, size_t size)
{
    (void)snprintf(text, size, "%s-%zux%zu-%s-%s-%s", chart_facts(extreme->kind)->name, extreme->series,
                   extreme->points, extreme->figures->name, naming_words[extreme->naming],
                   extreme->language == LANGUAGE_SV ? "sv" : "en");
}

/* A text and whether some figure of the chart stands at its end. */
struct ending {
    const char *text;
    bool has_figure;
};

static void look_at_end(void *context, struct doc_cell *cell)
{
    struct ending *ending = context;
    const size_t length = strlen(ending->text);
    const size_t figure = strlen(cell->text);
    ending->has_figure = ending->has_figure || (cell->is_number && figure <= length &&
                                                strcmp(ending->text + length - figure, cell->text) == 0);
}

/* A figure that has lost its end is another figure. Names may be cut. */
static const char *find_cut_figure(const struct drawing *drawing, const struct document *document)
{
    for (size_t i = 0; i < drawing->text_count; i++) {
        struct ending ending = {.text = drawing->texts[i].text};
        if (drawing->texts[i].is_cut) {
            document_each_cell(document->first, look_at_end, &ending);
        }
        if (ending.has_figure) {
            return ending.text;
        }
    }
    return NULL;
}

static const char *find_fault(const struct drawing *drawing, const struct document *document, double width,
                              double height, char *told, size_t size)
{
    const struct recorded_text *one;
    const struct recorded_text *other;
    if (drawing_find_clash(drawing, &one, &other)) {
        (void)snprintf(told, size, "\"%.30s\" (%.1f %.1f %.1f %.1f) touches \"%.30s\" (%.1f %.1f %.1f %.1f)", one->text,
                       one->ink.x, one->ink.y, one->ink.width, one->ink.height, other->text, other->ink.x, other->ink.y,
                       other->ink.width, other->ink.height);
        return told;
    }
    if (drawing->least.x < -HAIR || drawing->least.y < -HAIR || drawing->most.x > width + HAIR ||
        drawing->most.y > height + HAIR) {
        (void)snprintf(told, size, "reaches from %.1f %.1f to %.1f %.1f on %.1f x %.1f", drawing->least.x,
                       drawing->least.y, drawing->most.x, drawing->most.y, width, height);
        return told;
    }
    const char *cut = find_cut_figure(drawing, document);
    if (cut != NULL) {
        (void)snprintf(told, size, "\"%s\" is cut", cut);
        return told;
    }
    return NULL;
}

static bool says_missing(const struct drawing *drawing)
{
    static const char *const words[] = {"Uppgift", "uppgift", "i.u.", "no data", "o figure"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (drawing_says(drawing, words[i])) {
            return true;
        }
    }
    return false;
}

static void leave_picture(const struct extreme *extreme, const struct chart *chart, struct fonts *fonts)
{
    char name[160];
    char path[LIMIT_PATH_BYTES];
    struct fault fault;
    const char *folder = getenv("CHART_SHEETS");
    if (folder == NULL) {
        return;
    }
    fault_init(&fault);
    describe(extreme, name, sizeof name);
    (void)snprintf(path, sizeof path, "%s/%s.png", folder, name);
    const double height = chart_sheet_height(chart, fonts, extreme->language);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(CHART_SHEET_WIDTH * PICTURE_SCALE),
                                                          (int)(height * PICTURE_SCALE));
    cairo_t *cairo = cairo_create(surface);
    cairo_scale(cairo, PICTURE_SCALE, PICTURE_SCALE);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    assert_int_equal(chart_sheet_draw(cairo, chart, height, fonts, extreme->language, &fault), 0);
    assert_int_equal(cairo_surface_write_to_png(surface, path), CAIRO_STATUS_SUCCESS);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
}

/* Draws it on paper (with its head and foot) or as on a telephone; returns how many faults it has, and tells them. */
static size_t try_extreme(const struct extreme *extreme, struct fonts *fonts, bool narrow)
{
    struct document document;
    struct drawing drawing;
    struct canvas canvas;
    struct fault fault;
    char name[160];
    char told[400];
    const struct chart *chart = make(&document, extreme);
    fault_init(&fault);
    drawing_init(&drawing);
    canvas_init_on(&canvas, &drawing_surface, &drawing, fonts, extreme->language);
    const double inner = narrow ? NARROW : CHART_SHEET_WIDTH - 2 * MARGIN;
    const double height =
        narrow ? ceil(chart_drawing_height(&canvas, chart, inner)) : chart_height(&canvas, chart, inner);
    const struct box box = {MARGIN, MARGIN, inner, height};
    const int result = narrow ? chart_drawing_draw(&canvas, chart, &box, &fault)
                              : chart_draw(&canvas, chart, MARGIN, MARGIN, inner, height, &fault);
    const char *wrong =
        result != 0 ? fault.text
                    : find_fault(&drawing, &document, inner + 2 * MARGIN, height + 2 * MARGIN, told, sizeof told);
    if (wrong == NULL && extreme->figures->value == missing && !says_missing(&drawing)) {
        wrong = "says nowhere that its figures are missing";
    }
    if (wrong == NULL && drawing.text_count == 0) {
        wrong = "shows nothing";
    }
    describe(extreme, name, sizeof name);
    if (wrong != NULL) {
        print_error("%s%s: %s\n", name, narrow ? " (narrow)" : "", wrong);
    }
    if (!narrow) {
        leave_picture(extreme, chart, fonts);
    }
    canvas_release(&canvas);
    drawing_release(&drawing);
    document_release(&document);
    return wrong != NULL;
}

static size_t try_widths(const struct extreme *extreme, struct fonts *fonts)
{
    return try_extreme(extreme, fonts, false) + try_extreme(extreme, fonts, true);
}

/* Figures that are tried with names of 300 letters, too. */
static bool is_telling(const struct figures *figures)
{
    return figures->value == rising || figures->value == missing || figures->value == huge;
}

/* All figures at this size; the languages take turns. */
static size_t try_size(enum chart_kind kind, size_t series, size_t points, struct fonts *fonts)
{
    size_t wrong = 0;
    for (size_t i = 0; i < FIGURES; i++) {
        struct extreme extreme = {kind, series, points, NAMES_LONG, &all_figures[i], LANGUAGE_SV};
        /* Composers refuse parts below zero (compose_stacked.c). */
        if (kind == CHART_STACKED && all_figures[i].value == all_below_zero) {
            continue;
        }
        extreme.language = (i + series) % 2 == 0 ? LANGUAGE_SV : LANGUAGE_EN;
        wrong += try_widths(&extreme, fonts);
        extreme.language = extreme.language == LANGUAGE_SV ? LANGUAGE_EN : LANGUAGE_SV;
        for (int naming = NAMES_LONG; is_telling(&all_figures[i]) && naming < NAMINGS; naming++) {
            extreme.naming = (enum naming)naming;
            wrong += try_widths(&extreme, fonts);
        }
    }
    return wrong;
}

struct size {
    size_t series;
    size_t points;
};

static void try_kind(enum chart_kind kind, const struct size *sizes, size_t count)
{
    struct fonts fonts;
    struct fault fault;
    struct diag diag;
    size_t wrong = 0;
    diag_init(&diag, stderr);
    fault_init(&fault);
    assert_int_equal(fonts_init(&fonts, &diag, &fault), 0);
    for (size_t i = 0; i < count; i++) {
        wrong += try_size(kind, sizes[i].series, sizes[i].points, &fonts);
    }
    fonts_release(&fonts);
    assert_int_equal(wrong, 0);
}

#define TRY(kind, sizes) try_kind(kind, sizes, sizeof(sizes) / sizeof *(sizes))

/* One area and many, one year and more. */
static const struct size series_of_years[] = {{1, 1}, {1, 6}, {2, 1}, {2, 6}, {13, 1}, {13, 6}, {40, 1}, {40, 6}};
static const struct size parts_of_areas[] = {{1, 1}, {2, 2}, {5, 1}, {5, 13}, {5, 40}};
static const size_t area_counts[] = {1, 2, 13, 40};
#define AREA_COUNTS (sizeof area_counts / sizeof *area_counts)

static void fixed_series_hold(enum chart_kind kind, size_t series)
{
    struct size sizes[AREA_COUNTS];
    for (size_t i = 0; i < AREA_COUNTS; i++) {
        sizes[i] = (struct size){series, area_counts[i]};
    }
    TRY(kind, sizes);
}

/* What holds for all kinds, a new one, too. */
static void every_kind_holds(void **state)
{
    (void)state;
    for (int i = 0; i < CHART_KIND_COUNT; i++) {
        const enum chart_kind kind = (enum chart_kind)i;
        const struct chart_facts *facts = chart_facts(kind);
        if (facts->points != POINTS_AREAS) {
            TRY(kind, series_of_years);
        } else if (facts->series > 0) {
            fixed_series_hold(kind, facts->series);
        } else {
            TRY(kind, parts_of_areas);
        }
    }
}

static void many_lines_and_years_hold(void **state)
{
    static const struct size sizes[] = {{2, 30}, {120, 6}};
    (void)state;
    TRY(CHART_LINES, sizes);
}

static void heat_tables_of_many_years_hold(void **state)
{
    static const struct size sizes[] = {{13, 30}, {40, 30}};
    (void)state;
    TRY(CHART_HEAT, sizes);
}

static void strips_hold(void **state)
{
    static const struct size sizes[] = {{1, 49}, {1, 290}};
    (void)state;
    TRY(CHART_RANKING, sizes);
}

static void waterfalls_of_few_steps_hold(void **state)
{
    static const struct size sizes[] = {{1, 4}, {1, 15}, {1, 42}};
    (void)state;
    TRY(CHART_WATERFALL, sizes);
}

/* "i.u.", not "2017: i.u.; 2022: i.u.". */
static void what_lacks_in_both_years_is_said_once(void **state)
{
    const struct extreme extreme = {CHART_DOTS, 2, 3, NAMES_LONG, &all_figures[1], LANGUAGE_SV};
    struct document document;
    struct drawing drawing;
    struct canvas canvas;
    struct fonts fonts;
    struct fault fault;
    struct diag diag;
    (void)state;
    diag_init(&diag, stderr);
    fault_init(&fault);
    drawing_init(&drawing);
    assert_int_equal(fonts_init(&fonts, &diag, &fault), 0);
    const struct chart *chart = make(&document, &extreme);
    canvas_init_on(&canvas, &drawing_surface, &drawing, &fonts, LANGUAGE_SV);
    assert_int_equal(chart_draw(&canvas, chart, 0, 0, 400, 200, &fault), 0);
    assert_true(drawing_says(&drawing, "i.u."));
    assert_false(drawing_says(&drawing, "2022: i.u."));
    canvas_release(&canvas);
    drawing_release(&drawing);
    document_release(&document);
    fonts_release(&fonts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_holds),
        cmocka_unit_test(many_lines_and_years_hold),
        cmocka_unit_test(heat_tables_of_many_years_hold),
        cmocka_unit_test(strips_hold),
        cmocka_unit_test(waterfalls_of_few_steps_hold),
        cmocka_unit_test(what_lacks_in_both_years_is_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
