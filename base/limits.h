/*
 * limits.h - every ceiling of the program in one place, each with its reason.
 *
 * A limit is there so that bad input ends in one clear line instead of a full
 * memory or disk. None of them is near what honest use needs.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#include <stddef.h>
#include <stdint.h>

#define MEBIBYTE ((size_t)1024 * 1024)

/* A template is written by hand; the longest so far has 20 kB. */
#define LIMIT_TEMPLATE_BYTES (4 * MEBIBYTE)
/* Parts of a template, those of included files too; the longest report has 70. */
#define LIMIT_TEMPLATE_PARTS ((size_t)2000)
/* Files that include each other: a part of a part of a part is hard to follow already. */
#define LIMIT_INCLUDE_DEPTH 8
/* Rows of a CSV beside a template whose columns are free: 290 municipalities x 50 questions are 14,500. */
#define LIMIT_OWN_ROWS ((size_t)20000)
/* A supplementary or published table: 312 areas x 30 years is 50 kB. */
#define LIMIT_CSV_BYTES (16 * MEBIBYTE)
/* Cells of a published table that is held against the store: 290 areas x 29 years x 53 indicators are 445,730. */
#define LIMIT_PUBLISHED_CELLS ((size_t)500000)
/* One line of a table that is read line by line: the longest description of an indicator has 4 kB. */
#define LIMIT_CSV_LINE_BYTES (1 * MEBIBYTE)
/* Fields of such a line; the indicators have 12. */
#define LIMIT_CSV_FIELDS 32
/* One answer: 5,000 rows of three genders are 2 MB, the whole KPI list 6 MB. */
#define LIMIT_ANSWER_BYTES (64 * MEBIBYTE)
/* The list of a recording's answers: all figures are 40,000 answers of 700 bytes, 28 MB. */
#define LIMIT_RECORDING_BYTES (64 * MEBIBYTE)
/* How long a run that was interrupted may be taken up again, seconds: a day. */
#define LIMIT_SPOOL_SECONDS (24L * 60 * 60)
/* The headers of one answer; honest ones have 1 kB. */
#define LIMIT_HEAD_BYTES ((size_t)64 * 1024)
/* An address: 75 ids in its path are 600 bytes. */
#define LIMIT_URL_BYTES ((size_t)8192)
/* Redirections of one request; the service has none. */
#define LIMIT_REDIRECTS 3
/* Pages of one query: 5,000 rows each, so 20 million rows; more is a loop. */
#define LIMIT_PAGES_PER_QUERY 4000
/* Ids in one path segment; the service answers 422 above it. */
#define LIMIT_IDS_PER_SEGMENT 25
/* An id that goes into a path; Kolada's have up to 14 characters. */
#define LIMIT_ID_BYTES ((size_t)32)
/* Indicators that one run may ask for: the whole catalogue has 6,100. */
#define LIMIT_KPIS_PER_RUN 20000
/* Areas that one run may ask for: 312 areas and 3,630 groups exist. */
#define LIMIT_AREAS_PER_RUN 20000
/* Years a series may span; the oldest figures are from 1970. */
#define LIMIT_YEAR_FIRST 1900
#define LIMIT_YEAR_LAST 2100
/* One document with all its text; a regional report takes 300 kB. */
#define LIMIT_DOCUMENT_BYTES (64 * MEBIBYTE)
/* Loaded templates, catalogue extracts and panels of one command. */
#define LIMIT_MODEL_BYTES (256 * MEBIBYTE)
/* Levels of indicators that are derived from derived ones: three are hard to explain already. */
#define LIMIT_DERIVED_DEPTH 6
/* One rendered text file (CSV, JSON) kept in memory before it is written. */
#define LIMIT_RENDERED_BYTES (64 * MEBIBYTE)
/* Names, ids and titles in messages and templates. */
#define LIMIT_NAME_BYTES ((size_t)1024)
/* One expression of a statement; the longest so far has 200 characters. */
#define LIMIT_EXPRESSION_BYTES 4096
/* Parts of an expression within each other: honest ones have six, and each takes its piece of the stack. */
#define LIMIT_EXPRESSION_DEPTH 64
/* Ids in a list that is written out; longer ones are groups. */
#define LIMIT_EXPRESSION_ARGUMENTS 64
/* Conditions on members within each other: two over the whole country are 84,100 questions, three 24 million. */
#define LIMIT_MEMBER_LOOPS 2
/* Names that a statement gives to expressions, and its alternative wordings: written by hand, a handful. */
#define LIMIT_STATEMENT_NAMES 32
#define LIMIT_STATEMENT_WORDINGS 32
/* A path that the program puts together. */
#define LIMIT_PATH_BYTES ((size_t)4096)
/* How long a reader or writer of the store waits for another, milliseconds. */
#define LIMIT_STORE_WAIT_MS 5000
/* Held figures that a run may withdraw or empty of those it asked for: the source takes back single figures and
 * closes single series; more than this share, where it is not a handful, is a source that answers with too little. */
#define LIMIT_LOSS_PERCENT 5
#define LIMIT_LOSS_LEAST 20
/* Municipalities that a group of areas.json may say it has: there are 290. */
#define LIMIT_MUNICIPALITIES 1000
/* Squares of a tile map across and down: narrower ones on a page have no room for a name. */
#define LIMIT_TILES_ACROSS 12
/* One HTTP request, seconds: heavy queries have been seen to take 30. */
#define LIMIT_REQUEST_SECONDS 120L
#define LIMIT_CONNECT_SECONDS 15L
/* A transfer slower than this many bytes a second for so long is dead. */
#define LIMIT_SLOW_BYTES 100L
#define LIMIT_SLOW_SECONDS 30L
/* Requests a second: what other clients of the service keep to; what may be set at most. */
#define LIMIT_REQUESTS_PER_SECOND 5
#define LIMIT_REQUESTS_PER_SECOND_MOST 50
/* Tries of one request: with the waits below they span some 15 seconds; what may be set at most. */
#define LIMIT_TRIES 5
#define LIMIT_TRIES_MOST 20
/* About the wait before the second try, and that before any later one, milliseconds. */
#define LIMIT_BACKOFF_MS 1000
#define LIMIT_BACKOFF_MOST_MS 60000
/* One run, seconds: at five requests a second 18,000 requests; what may be set at most is a week. */
#define LIMIT_BUDGET_SECONDS 3600
/* One of all figures: 9,500 requests. They take half an hour at five a second, but the live service has been seen to
 * take 1.7 s for a page, which makes four and a half hours; this leaves room for slower days and retries, and ends
 * before what came first is too old to be taken up again. */
#define LIMIT_BUDGET_ALL_SECONDS (12L * 60 * 60)
#define LIMIT_BUDGET_SECONDS_MOST (7 * 86400)
/* A Retry-After above this is read as this: it is beyond any budget. */
#define LIMIT_RETRY_AFTER_SECONDS INT64_C(1000000000)
/* Cells of one run: the whole of Kolada, three genders, has some 60 million. */
#define LIMIT_CELLS_PER_RUN INT64_C(200000000)
/* An ETag or date by which an answer is known again; those seen in the wild have 40 characters. */
#define LIMIT_VALIDATOR_BYTES ((size_t)256)
/* Days after which an answer is asked for whole again, whatever its validator says. */
#define LIMIT_VALIDATOR_DAYS 7
/* Days for which figures may be brought up to date by what has changed alone (`from_date`), which tells nothing of rows
 * that are gone: with a run a day the seventh compares all of them again, so at least weekly. */
#define LIMIT_PARTIAL_DAYS 6
/* Days before the last run from which changes are asked for: the source dates them by its own clock and may show one
 * on the day after its date; days are cheap, a missed change is not. */
#define LIMIT_PARTIAL_MARGIN_DAYS 2
/* Who to write to, in the User-Agent. */
#define LIMIT_CONTACT_BYTES ((size_t)200)

/* Series of a store that are remembered while reports are made: a thousand bytes a series, and a report has hundreds. */
#define LIMIT_MEMO_BYTES ((size_t)16 * MEBIBYTE)

#endif
