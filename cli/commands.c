/* commands.c - the table of commands. */
#include "base/message.h"
#include "cli/command.h"

const struct command commands[] = {
    {"fetch",
     MESSAGE(
         "[--for TEMPLATE [--area AREAS]]... [--kpi IDS --area AREAS [--years A-B]] [--all [--years A-B] | --catalogue]"
         " [--record DIR | --replay DIR]"),
     MESSAGE("Fetch figures from Kolada, or from a recording, into the store."),
     MESSAGE("  nyckeltal fetch --for gr-arsrapport              all that the yearly report needs\n"
             "  nyckeltal fetch --kpi N31814 --area GR --years 2015-2024\n"
             "  nyckeltal fetch --all                            everything; may be interrupted and taken up again\n"
             "  nyckeltal fetch --replay cache/snapshot          the figures that ship with the program\n"),
     "nyckeltal-fetch"},
    {"query", MESSAGE("[AREA...] [--indicator NAMES] [--years A-B] [--top N] [--chart FILE] [--format FORMAT]"),
     MESSAGE("Print the figures of municipalities or groups."),
     MESSAGE("  nyckeltal query Öckerö                           its latest figures\n"
             "  nyckeltal query Ale Lerum --indicator anvisade_af --years 2017-2022\n"
             "  nyckeltal query Ale Kungälv --indicator langvarigt_bistand --chart bistand.png\n"
             "  nyckeltal query Tjörn --indicator arbetsloshet --format value    one number\n"
             "  nyckeltal query --top 10 --of alla --indicator langvarigt_bistand  who has the highest\n"
             "  nyckeltal query GR --indicator langvarigt_bistand --where 'share > 50'\n"
             "  nyckeltal query GR --format csv                  a group: mean, median, lowest, highest\n"
             "  nyckeltal query Ale,Kungälv,Lerum                a group of the moment; templates/areas.json has those "
             "that stay\n"),
     NULL},
    {"search", MESSAGE("WORDS... [--closed] [--areas] [--limit N] [--format FORMAT]"),
     MESSAGE("Find indicators, areas and groups by words."),
     MESSAGE("  nyckeltal search ekonomiskt bistånd              indicators that have both words\n"
             "  nyckeltal search arbetslös --closed              other forms of a word, and closed series\n"
             "  nyckeltal search --areas göteborg                areas and groups\n"),
     NULL},
    {"describe", MESSAGE("NAME [--format FORMAT]"), MESSAGE("Tell all about one indicator, area or group."),
     MESSAGE(
         "  nyckeltal describe N31814                        what it means, when it is published, what is held of it\n"
         "  nyckeltal describe andel_arbete_studier          one of the templates' own: its formula, with real "
         "figures\n"
         "  nyckeltal describe Öckerö                        the groups that it is in\n"
         "  nyckeltal describe GR                            the members of a group\n"),
     NULL},
    {"report", MESSAGE("TEMPLATE [--year Y] [--area AREA... | --each GROUP] [--format LIST] [--out DIR]"),
     MESSAGE("Write a report: workbook, PDF, charts, tables."),
     MESSAGE("  nyckeltal report gr-arsrapport                   the newest year, all formats, into out/\n"
             "  nyckeltal report gr-arsrapport --year 2022 --format pdf,xlsx --out /srv/rapporter\n"
             "  nyckeltal report kommunrapport --area Öckerö     one municipality; --each GR makes all 13\n"),
     "nyckeltal-report"},
    {"refresh", MESSAGE("[--out DIR] [--status FILE] [--accept-withdrawals]"),
     MESSAGE("Fetch what the reports need, make anew those that changed: the line for cron."),
     MESSAGE("  nyckeltal -q refresh --out /srv/rapporter         all reports; says nothing unless something is wrong\n"
             "  nyckeltal --offline refresh                      from the figures that are held\n"),
     "nyckeltal-report"},
    {"site", MESSAGE("[TEMPLATE...] [--each GROUP] [--title TEXT] [--address URL] [--out DIR]"),
     MESSAGE("Make a web site of a folder: reports, an index, open data and a feed of changes."),
     MESSAGE(
         "  nyckeltal site --out /srv/www/rapporter          what changed is made anew; works from any disk or server\n"
         "  nyckeltal site --each GR --title 'GR i siffror' --address https://example.se/rapporter/\n"),
     "nyckeltal-report"},
    {"check", MESSAGE("[TEMPLATE...] [--schema KIND]"),
     MESSAGE("Tell whether templates are right, without making anything."),
     MESSAGE("  nyckeltal check                                  all of them\n"
             "  nyckeltal check gr-arsrapport min-rapport.json   every fault with file, line and place\n"
             "  nyckeltal check --schema report > report.json    what editors need to know\n"),
     NULL},
    {"status", MESSAGE("[--format FORMAT]"),
     MESSAGE("Tell what is held, how old it is, what is missing, and the last runs."),
     MESSAGE("  nyckeltal status\n"
             "  nyckeltal status --format csv | grep ^missing    every year with areas that have no figure\n"),
     NULL},
    {"changes", MESSAGE("[--since DATE] [--format FORMAT]"),
     MESSAGE("List figures added, revised and withdrawn, and what was retitled."),
     MESSAGE("  nyckeltal changes                                what the last run changed\n"
             "  nyckeltal changes --since 2026-11-01             what is different since that day, it included\n"
             "  nyckeltal changes --since 2026-11-01 --as-of 2026-11-15 --format csv\n"),
     NULL},
    {"verify", MESSAGE("TABLE.csv --indicator NAMES [--column HEADING=NAME]... [--year Y] [--format FORMAT]"),
     MESSAGE("Hold a published table against the store, cell by cell."),
     MESSAGE("  nyckeltal verify tabell5.csv --indicator anvisade_af                   years across\n"
             "  nyckeltal verify tabell2.csv --indicator arbetsloshet,bistandsmottagare --year 2022\n"
             "  nyckeltal verify bilaga.csv --column 'Antal deltagare=deltagare' --year 2022\n"
             "  nyckeltal verify figurer.csv                    a row a figure, which names its indicator\n"),
     NULL},
    {"export", MESSAGE("[--out DIR]"), MESSAGE("Write the figures in force as CSV with a description (Data Package)."),
     MESSAGE("  nyckeltal export --out oppna-data\n"
             "  nyckeltal export --as-of 2026-01-31 --out januari\n"),
     NULL},
    {"import", MESSAGE("DIR [--accept-withdrawals]"), MESSAGE("Read what `export` wrote into the store."),
     MESSAGE("  nyckeltal --store ny.db import oppna-data\n"), "nyckeltal-fetch"},
    {"config", MESSAGE("[--path | --values [--format FORMAT]]"),
     MESSAGE("Print the configuration file with comments, or what is in force."),
     MESSAGE("  nyckeltal config                                 the file with all settings: set what differs, and "
             "save it\n"
             "  nyckeltal config --values                        what is in force, and where each value comes from\n"
             "  nyckeltal config --path                          where the file lies\n"),
     NULL},
    {NULL, NULL, NULL, NULL, NULL},
};
