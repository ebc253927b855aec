// audit.mjs - opens pages in headless Chromium as readers do and tells what is wrong with them.
//
//   node audit.mjs [--shots DIR] PAGE.html... [-- PAGE.html...]
//
// Each page is opened at several widths and schemes, printed, and with script off. Checked: axe-core finds no
// violation; nothing is wider than the window but tables that scroll, are named and can be reached by keyboard; nothing
// is cut, nor a word broken; no request leaves the page; no message on the console; without script the words are the
// same; columns sort and figures of charts are told, both by keyboard, the latter to the pointer too. Pages after "--"
// are held against the validator alone. The modules (axe-core, puppeteer-core, html-validate) are found from the
// current directory.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const require = createRequire(path.join(process.cwd(), 'package.json'));
const puppeteer = require('puppeteer-core');
const { HtmlValidate } = require('html-validate');
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const views = [
  { name: 'wide', width: 1280, height: 900, scale: 1 },
  { name: 'telephone', width: 390, height: 844, scale: 2 },
  { name: 'zoom400', width: 320, height: 256, scale: 4 }, // 1280 x 1024 at 400 %
];
const schemes = ['light', 'dark'];

const problems = [];
// "english-index" of "english/index.html".
function nameOf(page) {
  return page.replace(/\.html$/, '').split(path.sep).slice(-2).join('-');
}

function tell(page, where, what) {
  problems.push(`${nameOf(page)}: ${where}: ${what}`);
}

// Elements that stick out of the window, but for what scrolls within itself.
function findOverflow() {
  const width = document.documentElement.clientWidth;
  const found = [];
  if (document.documentElement.scrollWidth > Math.min(width, window.innerWidth)) {
    found.push(`the page is ${document.documentElement.scrollWidth} wide in a window of ${width}`);
  }
  for (const part of document.querySelectorAll('.scroll')) {
    const name = document.getElementById(part.getAttribute('aria-labelledby'));
    if (part.scrollWidth > part.clientWidth + 1 && (part.tabIndex !== 0 || !name || name.textContent.trim() === '')) {
      found.push(`"${part.textContent.trim().slice(0, 40)}" scrolls, but has no name or is no stop for the keyboard`);
    }
  }
  for (const element of document.querySelectorAll('body *')) {
    const box = element.getBoundingClientRect();
    if (box.width > 1 && box.right > width + 1 && !element.closest('.scroll, svg, .skip, .vh')) {
      found.push(`<${element.localName} class="${element.className}"> ends at ${Math.round(box.right)} of ${width}`);
    }
  }
  return found.slice(0, 5);
}

// Texts of a chart that stick out of its drawing.
function findCutTexts() {
  const found = [];
  for (const svg of document.querySelectorAll('.chart > svg')) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) { continue; }
    for (const text of svg.querySelectorAll('text')) {
      const box = text.getBoundingClientRect();
      if (box.left < frame.left - 1.5 || box.right > frame.right + 1.5 || box.top < frame.top - 1.5 ||
          box.bottom > frame.bottom + 3) {
        found.push(`"${text.textContent}" sticks out of ${svg.closest('figure').id}`);
      }
    }
  }
  return found.slice(0, 5);
}

// Words that are broken where they have no hyphen.
function findBrokenWords() {
  const found = [];
  const range = document.createRange();
  for (const element of document.querySelectorAll('th, td, h1, h2, h3, p, li, dt, dd, caption, figcaption')) {
    if (element.closest('.vh, svg') || element.getClientRects().length === 0) { continue; }
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      for (const word of text.data.matchAll(/[\p{L}\p{N}]{5,}/gu)) {
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        const boxes = Array.from(range.getClientRects()).filter((box) => box.width > 1 && text.data[word.index - 1] !== '\u00ad');
        if (new Set(boxes.map((box) => Math.round(box.top))).size > 1) { found.push(`"${word[0]}" is broken`); }
      }
    }
  }
  return Array.from(new Set(found)).slice(0, 5);
}

// By keyboard alone: a column is sorted and sorted back, and stays the focus. Tells what is not in order.
async function trySorting(tab) {
  const header = await tab.evaluateHandle(() => Array.from(document.querySelectorAll('th')).filter((th) =>
    th.querySelector('button') && !th.closest('details:not([open])') && th.closest('table').querySelector('tbody:not(.ref) td[data-s]') &&
    th.closest('table').querySelector(`tbody:not(.ref) tr > :nth-child(${th.cellIndex + 1})[data-s]`)).pop() || null);
  if (!header.asElement()) { return null; }
  await header.evaluate((th) => th.querySelector('button').focus());
  for (const [key, way] of [['Enter', 'ascending'], ['Space', 'descending']]) {
    await tab.keyboard.press(key);
    const found = await header.evaluate((th) => ({
      way: th.getAttribute('aria-sort'),
      held: document.activeElement === th.querySelector('button'),
      values: Array.from(th.closest('table').querySelectorAll('tbody:not(.ref)')).map((body) => Array.from(body.rows)
        .map((row) => row.cells[th.cellIndex].getAttribute('data-s')).filter((value) => value !== null).map(Number)),
    }));
    const sign = way === 'ascending' ? 1 : -1;
    const ordered = found.values.every((list) => list.every((value, i) => i === 0 || sign * (value - list[i - 1]) >= 0));
    if (found.way !== way || !found.held || !ordered) { return `${key} does not sort: ${JSON.stringify(found)}`; }
  }
  return null;
}

// By keyboard alone: the arrows tell the figures of a chart one by one, to see and to hear; Escape hides the last.
async function tryFigures(tab) {
  const chart = await tab.$('.chart[tabindex="0"]');
  if (!chart) { return (await tab.$('.spot')) ? 'no chart is a stop for the keyboard' : null; }
  const told = () => tab.evaluate(() => ({ seen: document.querySelector('.tip')?.textContent ?? null,
                                           heard: document.querySelector('[role="status"]').textContent }));
  const all = [];
  await chart.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'End', 'Home']) {
    await tab.keyboard.press(key);
    all.push(await told());
  }
  await tab.keyboard.press('Escape');
  const hidden = (await told()).seen === null;
  const good = all.every((one) => one.seen && one.seen === one.heard && /\d/.test(one.seen)) && hidden &&
    all[0].seen !== all[1].seen && all[0].seen === all[2].seen && all[4].seen === all[0].seen && all[3].seen !== all[0].seen;
  return good ? null : `the arrows do not tell its figures: ${JSON.stringify(all)}, hidden: ${hidden}`;
}

// The pointer on a mark is told its figure, and away from it no more.
async function tryPointer(tab) {
  const spot = await tab.evaluateHandle(() => Array.from(document.querySelectorAll('.spot')).find((one) =>
    one.getClientRects().length > 0 && one.getBoundingClientRect().width > 1) || null);
  if (!spot.asElement()) { return null; }
  const told = () => tab.evaluate(() => document.querySelector('.tip')?.textContent ?? null);
  await spot.asElement().hover();
  const seen = await told();
  await tab.mouse.move(1, 1);
  const left = await told();
  return seen && /\d/.test(seen) && left === null ? null : `the pointer is told "${seen}", and "${left}" when it has left`;
}

async function open(browser, page, requests, scripted) {
  const tab = await browser.newPage();
  await tab.setJavaScriptEnabled(scripted);
  tab.on('request', (request) => requests.push(request.url()));
  tab.on('console', (message) => tell(page, 'console', message.text()));
  tab.on('pageerror', (error) => tell(page, 'script', error.message));
  return tab;
}

// The whole page in pieces that can be looked at.
async function shoot(tab, name, view) {
  const piece = view.width >= 1000 ? 1500 : 1800;
  const height = await tab.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0, nth = 1; y < height; y += piece, nth++) {
    await tab.screenshot({ path: `${name}-${String(nth).padStart(2, '0')}.png`, captureBeyondViewport: true,
                           clip: { x: 0, y, width: view.width, height: Math.min(piece, height - y) } });
  }
}

async function look(browser, page, shots) {
  const address = pathToFileURL(page).href;
  const requests = [];
  const tab = await open(browser, page, requests, true);
  for (const view of views) {
    await tab.setViewport({ width: view.width, height: view.height, deviceScaleFactor: view.scale });
    for (const scheme of schemes) {
      const where = `${view.name} ${scheme}`;
      await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await tab.goto(address);
      for (const found of await tab.evaluate(findOverflow)) { tell(page, where, found); }
      for (const found of await tab.evaluate(findCutTexts)) { tell(page, where, found); }
      for (const found of await tab.evaluate(findBrokenWords)) { tell(page, where, found); }
      if (shots) { await shoot(tab, path.join(shots, `${nameOf(page)}-${view.name}-${scheme}`), view); }
      await tab.evaluate(() => { for (const part of document.querySelectorAll('details')) { part.open = true; } });
      for (const found of await tab.evaluate(findOverflow)) { tell(page, `${where}, opened`, found); }
      await tab.evaluate(axeSource);
      const result = await tab.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
      for (const violation of result.violations) {
        tell(page, where, `${violation.id}: ${violation.help} (${violation.nodes.length}: ${violation.nodes[0].html.slice(0, 160)})`);
      }
    }
  }
  for (const [what, attempt] of [['sorting', trySorting], ['charts', tryFigures], ['pointer', tryPointer]]) {
    await tab.goto(address);
    const fault = await attempt(tab);
    if (fault) { tell(page, what, fault); }
  }
  await tab.goto(address);
  const words = await tab.evaluate(findWords);
  await tab.close();
  return { requests, words };
}

// All that a page says.
function findWords() {
  const copy = document.body.cloneNode(true);
  for (const part of copy.querySelectorAll('script, .tip, [role="status"]')) { part.remove(); }
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

// Printed, and without script: the same content is there, and it has room.
async function lookWithout(browser, page, shots, scripted) {
  const requests = [];
  const tab = await open(browser, page, requests, false);
  await tab.setViewport({ width: 1280, height: 900 });
  await tab.goto(pathToFileURL(page).href);
  for (const found of await tab.evaluate(findOverflow)) { tell(page, 'without script', found); }
  const words = await tab.evaluate(findWords);
  if (words.length < 100 || words !== scripted) { tell(page, 'without script', 'does not say the same'); }
  if (await tab.evaluate(() => document.querySelector('button'))) { tell(page, 'without script', 'has a button that does nothing'); }
  const closed = await tab.evaluate(() => Array.from(document.querySelectorAll('td, th, p, li, h1, h2, h3, figcaption'))
    .filter((element) => element.getClientRects().length === 0 && !element.closest('details')).length);
  if (closed > 0) { tell(page, 'without script', `${closed} parts are not shown`); }
  await tab.emulateMediaType('print');
  await tab.setViewport({ width: 658, height: 980 }); // A4 without its margins
  for (const found of await tab.evaluate(findOverflow)) { tell(page, 'print', found); }
  await tab.emulateMediaType(null);
  const pdf = await tab.pdf({ path: shots ? path.join(shots, `${nameOf(page)}-print.pdf`) : undefined,
                              preferCSSPageSize: true, printBackground: true });
  if (pdf.length < 1000) { tell(page, 'print', 'gave nothing'); }
  await tab.close();
  return requests;
}

async function validate(page) {
  const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'],
                                       rules: { 'long-title': 'off' } });
  const report = await validator.validateFile(page);
  for (const result of report.results) {
    for (const message of result.messages.slice(0, 10)) {
      tell(page, `line ${message.line}`, `${message.ruleId}: ${message.message}`);
    }
  }
}

const names = process.argv.slice(2);
const others = names.includes('--') ? names.splice(names.indexOf('--')).slice(1) : [];
const shots = names[0] === '--shots' ? names.splice(0, 2)[1] : null;
if (shots) { mkdirSync(shots, { recursive: true }); }
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
                                         args: ['--no-sandbox', '--allow-file-access-from-files'] });
for (const page of names) {
  const { requests, words } = await look(browser, page, shots);
  const asked = [...requests, ...await lookWithout(browser, page, shots, words)];
  for (const address of new Set(asked)) {
    if (address !== pathToFileURL(page).href) { tell(page, 'network', `asked for ${address}`); }
  }
}
for (const page of [...names, ...others]) { await validate(page); }
await browser.close();
for (const problem of problems) { console.log(problem); }
console.log(`audit: ${names.length} pages opened, ${names.length + others.length} validated, ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);
