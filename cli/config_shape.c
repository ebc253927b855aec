/* config_shape.c - what the configuration file may say. */
#include "cli/config_shape.h"

#include "base/limits.h"
#include "base/message.h"

static const char *const language_names[] = {"sv", "en", NULL};
static const struct json_shape language = {.kind = SHAPE_CHOICE, .names = language_names};
static const char *const yes_no_names[] = {"yes", "no", NULL};
static const struct json_shape yes_or_no = {.kind = SHAPE_CHOICE, .names = yes_no_names};
static const struct json_shape reports = {.kind = SHAPE_LIST, .item = &shape_text};

/* A whole number, or a text that is one. */
#define NUMBER_SHAPE(name, highest)                                                                      \
    static const struct json_shape name##_number = {.kind = SHAPE_WHOLE, .least = 1, .most = (highest)}; \
    static const struct json_shape *const name##_ways[] = {&name##_number, &shape_text, NULL};           \
    static const struct json_shape name = {                                                              \
        .kind = SHAPE_EITHER, .either = name##_ways, .called = MESSAGE("a whole number")}

NUMBER_SHAPE(requests, LIMIT_REQUESTS_PER_SECOND_MOST);
NUMBER_SHAPE(seconds, LIMIT_BUDGET_SECONDS_MOST);
NUMBER_SHAPE(tries, LIMIT_TRIES_MOST);

static const struct shape_member members[] = {
    {"$schema", &shape_text, false, "where editors find what may stand here"},
    {"store", &shape_text, false, MESSAGE("the file of the store")},
    {"api", &shape_text, false, MESSAGE("the address of the service")},
    {"templates", &shape_text, false, MESSAGE("the folder of the templates")},
    {"lang", &language, false, MESSAGE("the language of reports and answers: sv or en")},
    {"out", &shape_text, false, MESSAGE("the folder that refresh puts reports into")},
    {"reports", &reports, false, MESSAGE("the reports that refresh makes")},
    {"each", &shape_text, false, MESSAGE("the group whose members refresh makes reports of")},
    {"site", &shape_text, false, MESSAGE("what the site is called that refresh makes of its folder")},
    {"site_address", &shape_text, false, MESSAGE("where the site will stand, for its feed")},
    {"fetch_missing", &yes_or_no, false, MESSAGE("whether query fetches at once what was never fetched: yes or no")},
    {"contact", &shape_text, false,
     MESSAGE("an address where Kolada's operator can reach you, added to the User-Agent; please set it")},
    {"proxy", &shape_text, false, MESSAGE("the address of a proxy, empty for none; never used for this machine")},
    {"ca_file", &shape_text, false, MESSAGE("the authorities that are trusted")},
    {"requests_per_second", &requests, false, MESSAGE("requests a second at most, 1 to 50")},
    {"time_budget", &seconds, false, MESSAGE("seconds that a run may take, 1 to 604800")},
    {"tries", &tries, false, MESSAGE("how often one request is tried, 1 to 20")},
    SHAPE_END,
};
const struct json_shape shape_config = {.kind = SHAPE_OBJECT, .members = members};
