// audit.mjs - opens pages in headless Chromium as readers do and tells what is wrong with them.
//
//   node audit.mjs [--shots DIR] PAGE.html...
//
// Each page is opened at several widths and schemes, printed, and with script off. Checked: axe-core finds no
// violation, nothing is wider than the window, no request leaves the page, no message on the console, the columns
// sort. The modules (axe-core, puppeteer-core, html-validate) are found from the current directory.
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
function tell(page, where, what) {
  problems.push(`${path.basename(page)}: ${where}: ${what}`);
}

// Elements that stick out of the window, but for what scrolls within itself.
function findOverflow() {
  const width = document.documentElement.clientWidth;
  const found = [];
  if (document.documentElement.scrollWidth > width) {
    found.push(`the page is ${document.documentElement.scrollWidth} wide in a window of ${width}`);
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

// Sorts the first table that can be by its last column and back; tells what is not in order.
function trySorting() {
  const header = Array.from(document.querySelectorAll('th')).filter((th) => th.querySelector('button') &&
    th.closest('table').querySelector('tbody:not(.ref) td[data-s]')).pop();
  if (!header) { return null; }
  const values = () => Array.from(header.closest('table').querySelectorAll('tbody:not(.ref) tr'))
    .map((row) => row.cells[header.cellIndex].getAttribute('data-s')).filter((value) => value !== null).map(Number);
  header.querySelector('button').click();
  const up = values();
  header.querySelector('button').click();
  const down = values();
  const ordered = up.every((value, i) => i === 0 || up[i - 1] <= value) &&
    down.every((value, i) => i === 0 || down[i - 1] >= value);
  return ordered ? null : `a sorted column is not in order: ${up} / ${down}`;
}

async function open(browser, page, requests, scripted) {
  const tab = await browser.newPage();
  await tab.setJavaScriptEnabled(scripted);
  tab.on('request', (request) => requests.push(request.url()));
  tab.on('console', (message) => tell(page, 'console', message.text()));
  tab.on('pageerror', (error) => tell(page, 'script', error.message));
  return tab;
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
      if (shots) {
        const scale = view.name === 'zoom400' ? { width: 320, height: 2400, deviceScaleFactor: 2 } : null;
        if (scale) { await tab.setViewport(scale); }
        await tab.screenshot({ path: path.join(shots, `${path.basename(page, '.html')}-${view.name}-${scheme}.png`),
                               fullPage: !scale });
        if (scale) { await tab.setViewport({ width: view.width, height: view.height, deviceScaleFactor: view.scale }); }
      }
      await tab.evaluate(() => { for (const part of document.querySelectorAll('details')) { part.open = true; } });
      for (const found of await tab.evaluate(findOverflow)) { tell(page, `${where}, opened`, found); }
      await tab.evaluate(axeSource);
      const result = await tab.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
      for (const violation of result.violations) {
        tell(page, where, `${violation.id}: ${violation.help} (${violation.nodes.length}: ${violation.nodes[0].html.slice(0, 160)})`);
      }
    }
  }
  const unsorted = await tab.evaluate(trySorting);
  if (unsorted) { tell(page, 'sorting', unsorted); }
  await tab.close();
  return requests;
}

// Printed, and without script: the same content is there, and it has room.
async function lookWithout(browser, page, shots) {
  const requests = [];
  const tab = await open(browser, page, requests, false);
  await tab.setViewport({ width: 1280, height: 900 });
  await tab.goto(pathToFileURL(page).href);
  for (const found of await tab.evaluate(findOverflow)) { tell(page, 'without script', found); }
  const words = await tab.evaluate(() => document.querySelector('main').textContent.trim().length);
  const figures = await tab.evaluate(() => document.querySelectorAll('td').length);
  if (words < 100 || figures === 0) { tell(page, 'without script', 'is empty'); }
  await tab.emulateMediaType('print');
  await tab.setViewport({ width: 658, height: 980 }); // A4 without its margins
  for (const found of await tab.evaluate(findOverflow)) { tell(page, 'print', found); }
  await tab.emulateMediaType(null);
  const pdf = await tab.pdf({ path: shots ? path.join(shots, `${path.basename(page, '.html')}-print.pdf`) : undefined,
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
const shots = names[0] === '--shots' ? names.splice(0, 2)[1] : null;
if (shots) { mkdirSync(shots, { recursive: true }); }
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
                                         args: ['--no-sandbox', '--allow-file-access-from-files'] });
for (const page of names) {
  const asked = [...await look(browser, page, shots), ...await lookWithout(browser, page, shots)];
  for (const address of new Set(asked)) {
    if (address !== pathToFileURL(page).href) { tell(page, 'network', `asked for ${address}`); }
  }
  await validate(page);
}
await browser.close();
for (const problem of problems) { console.log(problem); }
console.log(`audit: ${names.length} pages, ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);
