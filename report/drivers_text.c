#include "report/drivers_text.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

/* So many who drove a change are named in a sentence, and so many who came or went. */
#define NAMED_DRIVERS 3
#define NAMED_REPORTERS 6

static const char *pick(const struct drivers_words *words, const char *swedish, const char *english)
{
    return language_pick(words->language, swedish, english);
}

static bool is_share(const struct drivers *drivers)
{
    return strcmp(drivers->indicator->unit, "%") == 0;
}

const char *drivers_figure_name(const struct drivers_words *words)
{
    if (words->drivers->statistic == STATISTIC_SUM) {
        return pick(words, "Summa", "Sum");
    }
    if (words->drivers->statistic == STATISTIC_WEIGHTED_MEAN) {
        return arena_printf(words->arena, pick(words, "Medel vägt med %s", "Mean weighted by %s"),
                            words->drivers->weight->label);
    }
    return pick(words, "Ovägt medel", "Unweighted mean");
}

const char *drivers_composition_name(enum language language)
{
    return language_pick(language, "Vilka som redovisar", "Who reports");
}

const char *drivers_reweighting_name(enum language language)
{
    return language_pick(language, "Ändrade vikter", "Changed weights");
}

static const char *amount(const struct drivers_words *words, double value)
{
    return figure_text_change(value, drivers_decimals(words->drivers), words->language, words->arena);
}

/* A change without its sign, with its unit: "3,4 procentenheter", "12". */
static const char *size_of_change(const struct drivers_words *words, double value)
{
    char text[NUMBER_TEXT_MAX];
    number_format(text, fabs(value), drivers_decimals(words->drivers), words->language);
    return is_share(words->drivers)
               ? arena_printf(words->arena, "%s %s", text, pick(words, "procentenheter", "percentage points"))
               : arena_copy(words->arena, text);
}

const char *drivers_names(const struct drivers_words *words, const size_t *members, size_t count, bool with_amounts)
{
    const char *text = "";
    for (size_t i = 0; i < count; i++) {
        const struct contribution *own = &words->drivers->parts.contributions[members[i]];
        const char *between = i == 0 ? "" : (i + 1 == count ? pick(words, " och ", " and ") : ", ");
        const char *title = words->drivers->areas[members[i]].title;
        text = with_amounts ? arena_printf(words->arena, "%s%s%s (%s)", text, between, title,
                                           amount(words, contribution_of(own)))
                            : arena_printf(words->arena, "%s%s%s", text, between, title);
    }
    return text;
}

int drivers_direction(const struct drivers_words *words, double value)
{
    double shown = number_round(value, drivers_decimals(words->drivers));
    return (shown > 0) - (shown < 0);
}

/* "GR: medelvärdet steg med 3,4 procentenheter mellan 2021 och 2022, från 12,2 till 15,7 procent." */
static const char *total_sentence(const struct drivers_words *words)
{
    const struct drivers *drivers = words->drivers;
    bool is_sum = drivers->statistic == STATISTIC_SUM;
    int direction = drivers_direction(words, drivers->parts.total.value);
    const char *figure = is_sum ? pick(words, "summan", "the sum") : pick(words, "medelvärdet", "the mean");
    const char *unit = is_share(drivers) ? pick(words, " procent", " per cent") : "";
    const char *from = drivers_level(words, false).text;
    const char *to = drivers_level(words, true).text;
    if (direction == 0) {
        return arena_printf(words->arena,
                            pick(words, "%s: %s var oförändrat mellan %d och %d, %s%s.",
                                 "%s: %s did not change between %d and %d, %s%s."),
                            words->group->title, figure, drivers->from, drivers->to, to, unit);
    }
    return arena_printf(words->arena,
                        pick(words, "%s: %s %s med %s mellan %d och %d, från %s till %s%s.",
                             "%s: %s %s by %s between %d and %d, from %s to %s%s."),
                        words->group->title, figure,
                        direction > 0 ? pick(words, "steg", "rose") : pick(words, "sjönk", "fell"),
                        size_of_change(words, drivers->parts.total.value), drivers->from, drivers->to, from, to, unit);
}

/* Who drove it, among those in both years; where these went the other way it is said. */
static const char *within_sentence(const struct drivers_words *words)
{
    const struct change_parts *parts = &words->drivers->parts;
    int total = drivers_direction(words, parts->total.value);
    double within_value = parts->within.value + parts->reweighting.value;
    int within = drivers_direction(words, within_value);
    int way = total != 0 ? total : within;
    size_t *order = arena_array(words->arena, parts->members, sizeof *order);
    size_t count = order == NULL || way == 0 ? 0 : contribution_top(parts, way, order);
    count = count < NAMED_DRIVERS ? count : NAMED_DRIVERS;
    while (count > 0 && drivers_direction(words, contribution_of(&parts->contributions[order[count - 1]])) == 0) {
        count--;
    }
    if (count == 0) {
        return "";
    }
    const char *names = drivers_names(words, order, count, true);
    if (total != 0 && within != total) {
        return arena_printf(
            words->arena,
            pick(words, " Kommunerna med uppgift båda åren bar inte upp det (%s tillsammans), trots %s.",
                 " The municipalities with figures in both years do not bear it out (%s together), despite %s."),
            amount(words, within_value), names);
    }
    /* Where who reports has done more, those in both years are only a part of it. */
    const char *lead =
        fabs(parts->composition.value) > fabs(within_value)
            ? pick(words, " Bland kommunerna med uppgift båda åren drar framför allt %s åt samma håll.",
                   " Of those with figures in both years, mainly %s go the same way.")
        : way > 0 ? pick(words, " Ökningen kommer framför allt från %s.", " The rise comes mainly from %s.")
                  : pick(words, " Minskningen kommer framför allt från %s.", " The fall comes mainly from %s.");
    return arena_printf(words->arena, lead, names);
}

/* "Tjörn", or "7 kommuner" where they are many. */
static const char *reporters(const struct drivers_words *words, enum presence presence, size_t count)
{
    size_t which[NAMED_REPORTERS];
    size_t used = 0;
    if (count > NAMED_REPORTERS) {
        return arena_printf(words->arena, pick(words, "%zu kommuner", "%zu municipalities"), count);
    }
    for (size_t i = 0; i < words->drivers->parts.members; i++) {
        if (words->drivers->parts.contributions[i].presence == presence) {
            which[used++] = i;
        }
    }
    return drivers_names(words, which, used, false);
}

/* "saknar uppgift": of those that came the earlier year, of those that went the later one. What is withheld is not
 * lacking, nor is a figure of which only the weight is. */
static const char *lack(const struct drivers_words *words, enum presence presence)
{
    const struct drivers *drivers = words->drivers;
    const struct cell *cells = presence == PRESENT_WENT ? drivers->later : drivers->earlier;
    bool withheld = false;
    bool weight = false;
    for (size_t i = 0; i < drivers->parts.members; i++) {
        bool is_meant = drivers->parts.contributions[i].presence == presence;
        withheld = withheld || (is_meant && cells[i].status == CELL_WITHHELD);
        weight = weight || (is_meant && cell_has_value(&cells[i]));
    }
    if (withheld) {
        return pick(words, "har ingen uppgift som visas", "without a figure shown for");
    }
    if (weight) {
        return presence == PRESENT_WENT ? pick(words, "saknar uppgift eller vikt", "without a figure or a weight for")
                                        : pick(words, "saknade uppgift eller vikt", "without a figure or a weight for");
    }
    return presence == PRESENT_WENT ? pick(words, "saknar uppgift", "without a figure for")
                                    : pick(words, "saknade uppgift", "without a figure for");
}

/* Who came and went, and what that did. */
static const char *composition_sentence(const struct drivers_words *words)
{
    const struct drivers *drivers = words->drivers;
    const struct change_parts *parts = &drivers->parts;
    const char *told = "";
    if (parts->came + parts->went == 0) {
        return parts->common == parts->members ? pick(words, " Alla kommuner har uppgift båda åren.",
                                                      " All municipalities have figures in both years.")
                                               : pick(words, " Samma kommuner har uppgift båda åren.",
                                                      " The same municipalities have figures in both years.");
    }
    if (parts->went > 0) {
        told = arena_printf(words->arena, "%s %s %d", reporters(words, PRESENT_WENT, parts->went),
                            lack(words, PRESENT_WENT), drivers->to);
    }
    if (parts->came > 0) {
        told = arena_printf(words->arena, "%s%s%s %s %d", told, told[0] == '\0' ? "" : "; ",
                            reporters(words, PRESENT_CAME, parts->came), lack(words, PRESENT_CAME), drivers->from);
    }
    if (parts->common == 0) {
        return arena_printf(
            words->arena,
            pick(words, " Ingen kommun har uppgift båda åren: hela skillnaden är vilka som redovisar (%s).",
                 " No municipality has figures in both years: the whole difference is who reports (%s)."),
            told);
    }
    return arena_printf(
        words->arena,
        pick(words, " Ändringar i vilka som redovisar gav %s%s (%s).", " Changes in who reports made %s%s of it (%s)."),
        amount(words, parts->composition.value),
        is_share(drivers) ? pick(words, " procentenheter", " percentage points") : "", told);
}

static const char *reweighting_sentence(const struct drivers_words *words)
{
    const struct drivers *drivers = words->drivers;
    if (drivers->weight == NULL || !cell_has_value(&drivers->parts.reweighting)) {
        return "";
    }
    return arena_printf(words->arena, pick(words, " Ändrade vikter (%s) gav %s.", " Changed weights (%s) gave %s."),
                        drivers->weight->label, amount(words, drivers->parts.reweighting.value));
}

const char *drivers_sentence(const struct drivers_words *words)
{
    const struct drivers *drivers = words->drivers;
    const struct change_parts *parts = &drivers->parts;
    if (!cell_has_value(&parts->total)) {
        int year = cell_has_value(&parts->earlier) ? drivers->to : drivers->from;
        return arena_printf(words->arena,
                            pick(words, "%s: ingen förändring kan räknas, för %d finns ingen uppgift%s.",
                                 "%s: no change can be computed, for %d there is no figure%s."),
                            words->group->title, year,
                            drivers->weight == NULL ? "" : pick(words, " med vikt", " with a weight"));
    }
    return arena_printf(words->arena, "%s%s%s%s", total_sentence(words), within_sentence(words),
                        reweighting_sentence(words), composition_sentence(words));
}

const char *drivers_note(const struct drivers_words *words)
{
    const struct drivers *drivers = words->drivers;
    if (drivers->statistic == STATISTIC_SUM) {
        return pick(
            words, "Bidrag: vad kommunen lade till eller drog ifrån. Summan är en total bara där alla redovisat.",
            "Contribution: what the municipality added or took away. The sum is a total only where all reported.");
    }
    if (drivers->statistic == STATISTIC_WEIGHTED_MEAN) {
        return pick(
            words,
            "Bidrag: förändringen gånger kommunens medelvikt. Ändrade vikter: skillnaden i vikt gånger hur långt "
            "kommunen ligger från medelvärdet. Delarna summerar till hela förändringen.",
            "Contribution: the change times the municipality's mean weight. Changed weights: the difference in "
            "weight times the distance from the mean. The parts sum to the whole change.");
    }
    return pick(
        words,
        "Bidrag: förändringen delad med antalet kommuner som har uppgift båda åren. Vilka som redovisar: vad "
        "kommuner som kommit till eller fallit bort gör med medelvärdet. Delarna summerar till hela förändringen.",
        "Contribution: the change divided by the number of municipalities with figures in both years. Who "
        "reports: what municipalities that came or went do to the mean. The parts sum to the whole change.");
}
