#include "report/html/html_script.h"

#include <glib.h>

#include "base/digest.h"
#include "base/limits.h"

static const char *const lines[] = {
    "(function () {",
    "'use strict';",
    /* Sorting: a button in each header; figures by their value, what has none last; other texts as the language has it. */
    "var order = new Intl.Collator(document.documentElement.lang, {numeric: true});",
    "function figure(row, index) {",
    "  var cell = row.cells[index], value = cell.getAttribute('data-s');",
    "  return value === null ? null : Number(value);",
    "}",
    "function compare(index, numeric, way) {",
    "  return function (left, right) {",
    "    if (!numeric) {",
    "      return way * order.compare(left.cells[index].textContent, right.cells[index].textContent);",
    "    }",
    "    var a = figure(left, index), b = figure(right, index);",
    "    if (a === null || b === null) { return (a === null) - (b === null); }",
    "    return way * (a - b);",
    "  };",
    "}",
    "function sort(table, header) {",
    "  var way = header.getAttribute('aria-sort') === 'ascending' ? -1 : 1, index = header.cellIndex;",
    "  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (other) {",
    "    other.removeAttribute('aria-sort');",
    "  });",
    "  header.setAttribute('aria-sort', way > 0 ? 'ascending' : 'descending');",
    "  Array.prototype.forEach.call(table.tBodies, function (body) {",
    "    if (body.className === 'ref') { return; }",
    "    var rows = Array.prototype.slice.call(body.rows);",
    "    var numeric = rows.some(function (row) { return figure(row, index) !== null; });",
    "    rows.sort(compare(index, numeric, way)).forEach(function (row) { body.appendChild(row); });",
    "  });",
    "}",
    "function offer(table) {",
    "  var some = Array.prototype.some.call(table.tBodies, function (body) {",
    "    return body.className !== 'ref' && body.rows.length > 2;",
    "  });",
    "  if (!some) { return; }",
    "  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (header) {",
    "    if (header.textContent === '' || header.className === 'plain') { return; }",
    "    var button = document.createElement('button');",
    "    button.type = 'button';",
    "    while (header.firstChild) { button.appendChild(header.firstChild); }",
    "    button.addEventListener('click', function () { sort(table, header); });",
    "    header.appendChild(button);",
    "  });",
    "}",
    "Array.prototype.forEach.call(document.querySelectorAll('table'), offer);",
    /* The figure under the pointer: the spot's title, which is emptied so that the browser does not show it, too. */
    "var told = new WeakMap(), tip = document.createElement('div');",
    "tip.className = 'tip';",
    "tip.setAttribute('aria-hidden', 'true');",
    "function text(spot) {",
    "  if (!told.has(spot)) {",
    "    told.set(spot, spot.firstChild.textContent);",
    "    spot.firstChild.textContent = '';",
    "  }",
    "  return told.get(spot);",
    "}",
    "function hide() { if (tip.parentNode) { tip.parentNode.removeChild(tip); } }",
    "function show(chart, spot) {",
    "  var frame = chart.getBoundingClientRect(), place = spot.getBoundingClientRect();",
    "  tip.textContent = text(spot);",
    "  chart.appendChild(tip);",
    "  var left = (place.left + place.right - tip.offsetWidth) / 2 - frame.left;",
    "  var top = place.top - frame.top - tip.offsetHeight - 6;",
    "  tip.style.left = Math.max(0, Math.min(left, frame.width - tip.offsetWidth)) + 'px';",
    "  tip.style.top = (top < 0 ? place.bottom - frame.top + 6 : top) + 'px';",
    "}",
    "function point(event) {",
    "  var spot = event.target;",
    "  if (spot.classList && spot.classList.contains('spot')) { show(event.currentTarget, spot); } else { hide(); }",
    "}",
    /* The same by keyboard: a chart is a stop, and its figures follow under the arrows; who listens is told each. */
    "var voice = document.createElement('div'), at = -1;",
    "voice.className = 'vh';",
    "voice.setAttribute('role', 'status');",
    "document.body.appendChild(voice);",
    "var steps = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1};",
    "function step(event) {",
    "  var chart = event.currentTarget;",
    "  var spots = Array.prototype.filter.call(chart.querySelectorAll('.spot'), function (spot) {",
    "    return spot.getClientRects().length > 0;",
    "  });",
    "  if (event.altKey || event.ctrlKey || event.metaKey || spots.length === 0) { return; }",
    "  if (event.key === 'Home') { at = 0; } else if (event.key === 'End') { at = spots.length - 1; }",
    "  else if (steps[event.key]) { at = Math.max(0, Math.min(at + steps[event.key], spots.length - 1)); }",
    "  else { return; }",
    "  event.preventDefault();",
    "  show(chart, spots[at]);",
    "  voice.textContent = text(spots[at]);",
    "}",
    "function leave() { at = -1; voice.textContent = ''; hide(); }",
    "Array.prototype.forEach.call(document.querySelectorAll('.chart'), function (chart) {",
    "  chart.addEventListener('pointerover', point);",
    "  chart.addEventListener('pointerleave', hide);",
    "  if (!chart.querySelector('.spot')) { return; }",
    "  chart.tabIndex = 0;",
    "  chart.setAttribute('role', 'group');",
    "  chart.setAttribute('aria-labelledby', chart.querySelector('svg').getAttribute('aria-labelledby'));",
    "  chart.setAttribute('aria-keyshortcuts', 'ArrowLeft ArrowRight Home End');",
    "  chart.addEventListener('keydown', step);",
    "  chart.addEventListener('blur', leave);",
    "});",
    "document.addEventListener('keydown', function (event) { if (event.key === 'Escape') { hide(); } });",
    /* A table that all has room is no stop for the keyboard; the width of the window tells. */
    "function stops() {",
    "  Array.prototype.forEach.call(document.querySelectorAll('.scroll'), function (part) {",
    "    if (part.scrollWidth > part.clientWidth) { part.tabIndex = 0; } else { part.removeAttribute('tabindex'); }",
    "  });",
    "}",
    "window.addEventListener('resize', stops);",
    "document.addEventListener('toggle', stops, true);",
    "stops();",
    "}());",
};

void html_script_append(struct buffer *buffer)
{
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        buffer_printf(buffer, "%s\n", lines[i]);
    }
}

void html_script_append_hash(struct buffer *buffer)
{
    struct buffer script;
    buffer_init(&script, LIMIT_TEMPLATE_BYTES);
    html_script_append(&script);
    const struct digest digest = digest_of(script.bytes, script.length);
    char *text = g_base64_encode(digest.bytes, DIGEST_BYTES);
    buffer_printf(buffer, "'sha256-%s'", text);
    buffer->failed = buffer->failed || buffer_failed(&script);
    g_free(text);
    buffer_release(&script);
}
