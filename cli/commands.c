/* commands.c - the table of commands. */
#include "cli/command.h"

const struct command commands[] = {
    {"fetch",
     "[--for TEMPLATE [--area AREAS]]... [--kpi IDS --area AREAS [--years A-B]] [--all [--years A-B] | --catalogue]"
     " [--record DIR | --replay DIR]",
     "Fetch figures from Kolada, or from a recording, into the store.",
     "  nyckeltal fetch --for gr-arsrapport              all that the yearly report needs\n"
     "  nyckeltal fetch --kpi N31814 --area GR --years 2015-2024\n"
     "  nyckeltal fetch --all                            everything; may be interrupted and taken up again\n"
     "  nyckeltal fetch --replay cache/snapshot          the figures that ship with the program\n",
     "nyckeltal-fetch"},
    {"query", "AREA... [--indicator NAMES] [--years A-B] [--group GROUP] [--format FORMAT]",
     "Print the figures of municipalities or groups.",
     "  nyckeltal query Öckerö                           its latest figures\n"
     "  nyckeltal query Ale Lerum --indicator anvisade_af --years 2017-2022\n"
     "  nyckeltal query GR --format csv                  a group: mean, median, lowest, highest\n",
     NULL},
    {"search", "WORDS... [--closed] [--areas] [--limit N] [--format FORMAT]",
     "Find indicators, areas and groups by words.",
     "  nyckeltal search ekonomiskt bistånd              indicators that have both words\n"
     "  nyckeltal search arbetslös --closed              other forms of a word, and closed series\n"
     "  nyckeltal search --areas göteborg                areas and groups\n",
     NULL},
    {"describe", "NAME [--format FORMAT]", "Tell all about one indicator, area or group.",
     "  nyckeltal describe N31814                        what it means, when it is published, what is held of it\n"
     "  nyckeltal describe andel_arbete_studier          one of the templates' own: its formula, with real figures\n"
     "  nyckeltal describe Öckerö                        the groups that it is in\n"
     "  nyckeltal describe GR                            the members of a group\n",
     NULL},
    {"report", "TEMPLATE [--year Y] [--area AREA... | --each GROUP] [--format LIST] [--out DIR]",
     "Write a report: workbook, PDF, charts, tables.",
     "  nyckeltal report gr-arsrapport                   the newest year, all formats, into out/\n"
     "  nyckeltal report gr-arsrapport --year 2022 --format pdf,xlsx --out /srv/rapporter\n"
     "  nyckeltal report kommunrapport --area Öckerö     one municipality; --each GR makes all 13\n",
     "nyckeltal-report"},
    {"refresh", "[--out DIR] [--status FILE] [--accept-withdrawals]",
     "Fetch what the reports need, make anew those that changed: the line for cron.",
     "  nyckeltal -q refresh --out /srv/rapporter         all reports; says nothing unless something is wrong\n"
     "  nyckeltal --offline refresh                      from the figures that are held\n",
     "nyckeltal-report"},
    {"site", "[TEMPLATE...] [--each GROUP] [--title TEXT] [--address URL] [--out DIR]",
     "Make a web site of a folder: reports, an index, open data and a feed of changes.",
     "  nyckeltal site --out /srv/www/rapporter          what changed is made anew; works from any disk or server\n"
     "  nyckeltal site --each GR --title 'GR i siffror' --address https://example.se/rapporter/\n",
     "nyckeltal-report"},
    {"check", "[TEMPLATE...] [--schema NAME]", "Tell whether templates are right, without making anything.",
     "  nyckeltal check                                  all of them\n"
     "  nyckeltal check gr-arsrapport min-rapport.json   every fault with file, line and place\n"
     "  nyckeltal check --schema report > report.json    what editors need to know\n",
     NULL},
    {"status", "[--format FORMAT]", "Tell what is held, how old it is, what is missing, and the last runs.",
     "  nyckeltal status\n"
     "  nyckeltal status --format csv | grep ^missing    every year with areas that have no figure\n",
     NULL},
    {"changes", "[--since DATE] [--format FORMAT]", "List figures added, revised and withdrawn, and what was retitled.",
     "  nyckeltal changes                                what the last run changed\n"
     "  nyckeltal changes --since 2026-11-01             what is different since that day, it included\n"
     "  nyckeltal changes --since 2026-11-01 --as-of 2026-11-15 --format csv\n",
     NULL},
    {"verify", "TABLE.csv --indicator NAMES [--column HEADING=NAME]... [--year Y] [--format FORMAT]",
     "Hold a published table against the store, cell by cell.",
     "  nyckeltal verify tabell5.csv --indicator anvisade_af                   years across\n"
     "  nyckeltal verify tabell2.csv --indicator arbetsloshet,bistandsmottagare --year 2022\n"
     "  nyckeltal verify bilaga.csv --column 'Antal deltagare=deltagare' --year 2022\n"
     "  nyckeltal verify figurer.csv                    a row a figure, which names its indicator\n",
     NULL},
    {"export", "[--out DIR]", "Write the figures in force as CSV with a description (Data Package).",
     "  nyckeltal export --out oppna-data\n"
     "  nyckeltal export --as-of 2026-01-31 --out januari\n",
     NULL},
    {"import", "DIR [--accept-withdrawals]", "Read what `export` wrote into the store.",
     "  nyckeltal --store ny.db import oppna-data\n", "nyckeltal-fetch"},
    {"config", "[--path | --values [--format FORMAT]]",
     "Print the configuration file with comments, or what is in force.",
     "  nyckeltal config                                 the file with all settings: set what differs, and save it\n"
     "  nyckeltal config --values                        what is in force, and where each value comes from\n"
     "  nyckeltal config --path                          where the file lies\n",
     NULL},
    {NULL, NULL, NULL, NULL, NULL},
};
