#include "cli/setting_rows.h"

#include "base/message.h"
#include "cli/settings.h"

#define AT(field) offsetof(struct settings, field)

const struct setting_row setting_rows[SETTING_COUNT] = {
    {"store", "NYCKELTAL_STORE", "store", AT(store), false, false, "~/.local/share/nyckeltal/nyckeltal.db"},
    {"api", "NYCKELTAL_API", "api", AT(api), false, false, "https://api.kolada.se/v3"},
    {"templates", "NYCKELTAL_TEMPLATES", "templates", AT(templates), false, false, MESSAGE("those beside the program")},
    {"lang", "NYCKELTAL_LANG", "lang", AT(lang), false, false, "sv"},
    {"out", "NYCKELTAL_OUT", "out", AT(out), false, false, "out"},
    {"reports", NULL, NULL, 0, false, true, MESSAGE("all in templates/reports but those about municipalities")},
    {"each", "NYCKELTAL_EACH", NULL, AT(each), false, false, MESSAGE("none")},
    {"site", "NYCKELTAL_SITE", NULL, AT(site), false, false, MESSAGE("no site")},
    {"site_address", "NYCKELTAL_SITE_ADDRESS", NULL, AT(site_address), false, false, MESSAGE("not known")},
    {"fetch_missing", "NYCKELTAL_FETCH_MISSING", NULL, AT(fetch_missing), false, false, "yes"},
    {"contact", "NYCKELTAL_CONTACT", NULL, AT(http.contact), false, false, MESSAGE("none")},
    {"proxy", "NYCKELTAL_PROXY", NULL, AT(http.proxy), false, false, MESSAGE("https_proxy of the environment")},
    {"ca_file", "NYCKELTAL_CA_FILE", NULL, AT(http.ca_file), false, false,
     MESSAGE("the system's, CURL_CA_BUNDLE, SSL_CERT_FILE")},
    {"requests_per_second", "NYCKELTAL_REQUESTS_PER_SECOND", NULL, AT(requests_per_second), true, false, "5"},
    {"time_budget", "NYCKELTAL_TIME_BUDGET", NULL, AT(time_budget), true, false, MESSAGE("3600, with --all 43200")},
    {"tries", "NYCKELTAL_TRIES", NULL, AT(tries), true, false, "5"},
};
