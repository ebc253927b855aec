#!/usr/bin/env python3
"""Reads every figure of a report back out of each of its formats and holds them against its JSON.

    hold_formats.py FOLDER NAME

FOLDER holds NAME.json, NAME.xlsx, NAME.pdf, NAME.html and NAME/*.csv. Prints a line a difference, then one line a
format ("pdf: 412 figures"), and ends with 1 where anything differs or a format holds no figure.

A table's figure is known by its place (table, row, column), a chart's by its series and point. What must be equal:

    csv   value in full precision, text, status, n and members, in the order of the document
    xlsx  value to the 16 digits a workbook has; the text where there is no value; the tidy sheet holds all
    html  the key it is sorted by is the value in full precision; the text
    json  the text of one figure, wherever in the document it stands (a year behind it apart)
    pdf   the text, read from the structure tree's tables; of charts that write their figures, that they stand there
"""
import csv
import json
import pathlib
import re
import subprocess
import sys
from collections import Counter

import openpyxl
import pikepdf

WRITTEN = {'ranking', 'tiles', 'waterfall'}  # charts in which every figure is written out
BLANKS = str.maketrans({'\u00a0': ' ', '\u202f': ' ', '\u2009': ' ', '\n': ' ', '\u00ad': ''})


def plain(text):
    """As it is read: line breaks and unbreakable blanks are blanks, a word broken at its hyphen is whole."""
    text = re.sub(r'(?<=\w)-\n(?=[a-zåäö])', '', text)
    text = re.sub(r'(?<=[-/–])\n', '', text)
    return re.sub(' +', ' ', text.translate(BLANKS)).strip()


class Figures:
    """The figures of the JSON: by place, and in the order of the document."""

    def __init__(self, path):
        root = json.loads(path.read_text(encoding='utf-8'))
        self.tables = [part for part in root['content'] if part['type'] == 'table']
        self.charts = [part for part in root['content'] if part['type'] == 'chart']

    @staticmethod
    def of_chart(chart):
        """(series, point, cell) of each, a reference's last."""
        series = [*chart['series']]
        reference = chart['reference']
        if reference and 'points' in reference:
            series.append(reference)
        for one in series:
            for point, cell in zip(chart['points'], one['points']):
                yield one['label'], point, cell
        if reference and 'point' in reference:
            yield reference['label'], None, reference['point']

    @staticmethod
    def of_table(table):
        """(row, column, cell) of each; the first column is what the row is called."""
        for row, line in enumerate(table['rows']):
            for column, cell in enumerate(line['cells'][1:], 1):
                yield row, column, cell


class Held:
    """What a format was found to hold, and what differs."""

    def __init__(self, name):
        self.name, self.figures, self.differs = name, 0, 0

    def equal(self, place, found, expected):
        self.figures += 1
        if found != expected:
            self.differs += 1
            print(f'{self.name}: {place}: {found!r}, but in JSON {expected!r}')

    def end(self):
        print(f'{self.name}: {self.figures} figures')
        return self.differs == 0 and self.figures > 0


def is_figure(cell):
    return 'indicator' in cell


def marks(cell):
    """What stands after a printed figure: preliminary, of few persons."""
    if not is_figure(cell) or cell['status'] or not cell['text']:
        return ''
    return 'p' * cell['preliminary'] + '!' * cell['small_base']


# --- JSON: a figure looks the same in every table and chart ---

def hold_json(folder, name, figures):
    held = Held('json')
    first = {}
    cells = [(table['label'], cell) for table in figures.tables for _, _, cell in figures.of_table(table)]
    cells += [(chart['label'], cell) for chart in figures.charts for _, _, cell in figures.of_chart(chart)]
    for label, cell in cells:
        if not is_figure(cell) or cell['value'] is None:
            continue
        key = tuple(cell[part] for part in ('indicator', 'area', 'year', 'gender', 'statistic', 'value'))
        text = plain(re.sub(r' \(\d{4}\)$', '', plain(cell['text'])))
        held.equal(f"{label}, {' '.join(map(str, key[:5]))}", text, first.setdefault(key, text))
    return held.end()


# --- CSV ---

def csv_row(row):
    return (row['area'], row['year'], row['statistic'], row['n'], row['members'], row['value'], row['status'],
            plain(row['shown']))


def said(value):
    """A JSON value as CSV writes it."""
    return '' if value is None else repr(value) if isinstance(value, float) and value % 1 else f'{value:g}' if abs(
        value) < 1e6 and isinstance(value, float) else str(value)


def json_row(cell):
    year = '' if cell['year'] is None else str(cell['year'])
    number = cell['value']
    return (cell['area'], year, cell['statistic'], said(cell['n']), said(cell['members']),
            '' if number is None else number, cell['status'], plain(cell['text']))


def hold_csv(folder, name, figures):
    held = Held('csv')
    cells = {table['id']: [cell for *_, cell in figures.of_table(table)] for table in figures.tables}
    cells |= {chart['id']: [cell for *_, cell in figures.of_chart(chart)] for chart in figures.charts}
    for part, expected in cells.items():
        expected = [json_row(cell) for cell in expected if is_figure(cell)]
        path = folder / name / f'{part}.csv'
        with open(path, encoding='utf-8-sig', newline='') as stream:
            found = [csv_row(row) for row in csv.DictReader(stream)]
        found = [(*row[:5], float(row[5]) if row[5] else '', *row[6:]) for row in found]
        held.equal(f'{part}, rows', len(found), len(expected))
        for number, (one, other) in enumerate(zip(found, expected), 2):
            held.equal(f'{part}, line {number}', one, other)
    return held.end()


# --- XLSX ---

def digits(value):
    return float(f'{value:.16g}')


def sheet_rows(sheet):
    """The table of a sheet, header first."""
    (reference,) = [table.ref for table in sheet.tables.values()]
    return [[cell.value for cell in row] for row in sheet[reference]]


def is_worded(cell):
    """A figure that is shown as more than a number ("−0,8 %", "delad 11", "X"), or a rank, which is a text."""
    if not is_figure(cell) or cell['value'] is None:
        return False
    return cell['statistic'] == 'rank' or not re.fullmatch(r'[-−+±]?[\d ,.]+( \(\d{4}\))?', plain(cell['text']))


def hold_sheet(held, place, found, cell, worded):
    """A column with figures in words is one of texts."""
    expected = plain(cell['text'])
    if is_figure(cell) and cell['value'] is not None and not worded:
        expected = digits(cell['value'])
    held.equal(place, digits(found) if isinstance(found, (int, float)) else plain(found or ''), expected)


def hold_tidy_sheet(held, book, figures):
    """Each figure is there once, whatever the number of places it stands in."""
    header, *rows = sheet_rows(book.worksheets[-1])
    found = Counter()
    for row in rows:
        record = dict(zip(header, row))
        value = record['value']
        found[(str(record['indicator']), str(record['area']), record['year'], record['gender'] or '',
               record['statistic'] or '', record['status'] or '',
               '' if value is None else digits(float(value)))] += 1
    for part in [figures.of_table(table) for table in figures.tables] + [figures.of_chart(c) for c in figures.charts]:
        for *place, cell in part:
            if is_figure(cell):
                key = (cell['indicator'], cell['area'], cell['year'], cell['gender'] or '', cell['statistic'],
                       cell['status'], '' if cell['value'] is None else digits(cell['value']))
                held.equal(f'tidy sheet: {key}', found[key] > 0, True)


def hold_xlsx(folder, name, figures):
    held = Held('xlsx')
    book = openpyxl.load_workbook(folder / f'{name}.xlsx')
    for table in figures.tables:
        header, *rows = sheet_rows(book[table['label']])
        held.equal(f"{table['label']}, rows", len(rows), len(table['rows']))
        for number, column in enumerate(table['columns']):
            held.equal(f"{table['label']}, heading {number}", plain(header[number]), plain(column['heading']))
        worded = {column for _, column, cell in figures.of_table(table) if is_worded(cell)}
        for row, column, cell in figures.of_table(table):
            place = f"{table['label']}, {plain(rows[row][0])}, {header[column]}"
            hold_sheet(held, place, rows[row][column], cell, column in worded)
    for chart in figures.charts:
        _, *rows = sheet_rows(book[chart['label']])
        numbers = {digits(value) for row in rows for value in row[1:] if isinstance(value, (int, float))}
        for series, point, cell in figures.of_chart(chart):
            if is_figure(cell) and cell['value'] is not None:
                held.equal(f"{chart['label']}, {series}, {point}", digits(cell['value']) in numbers, True)
    hold_tidy_sheet(held, book, figures)
    return held.end()


# --- HTML ---

def hold_html(folder, name, figures):
    held = Held('html')
    reader = pathlib.Path(__file__).with_name('read_html.py')
    listing = subprocess.run([sys.executable, str(reader), str(folder / f'{name}.html')], check=True,
                             capture_output=True, text=True, encoding='utf-8').stdout
    cells = {}
    for line in listing.split('\n'):
        fields = line.split('\t')
        if fields[0] == 'cell':
            _, table, row, column, _, key, text = fields
            cells.setdefault(table, {})[int(row), int(column)] = (float(key) if key else None, plain(text))
    for table in figures.tables:
        for row, column, cell in figures.of_table(table):
            value = None if is_worded(cell) else cell.get('value')
            held.equal(f"{table['label']}, row {row}, column {column}", cells[table['id']][row, column],
                       (value, plain(cell['text'])))
    for chart in figures.charts:
        beside = Counter(cells[f"{chart['id']}-siffror"].values())
        for series, point, cell in figures.of_chart(chart):
            held.equal(f"{chart['label']}, {series}, {point}", beside[cell.get('value'), plain(cell['text'])] > 0, True)
    return held.end()


# --- PDF ---

def told_in_cells(element, in_cell=False):
    """The alternative texts of what is drawn in cells of tables, in the order of the tree, without the column's heading
    that each begins with."""
    kids = element.get('/K', [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and '/S' in kid:
            if kid.S == '/Figure' and in_cell:
                yield plain(str(kid.Alt).split(': ', 1)[1])
            yield from told_in_cells(kid, in_cell or kid.S == '/TD')


class Tree:
    """The structure tree as pdfinfo prints it: tables by their caption, drawings in their order."""

    def __init__(self, path):
        text = subprocess.run(['pdfinfo', '-struct-text', str(path)], check=True, capture_output=True, text=True,
                              encoding='utf-8').stdout
        self.tables, self.drawings = {}, []
        with pikepdf.open(path) as pdf:
            self.told = list(told_in_cells(pdf.Root.StructTreeRoot))
        self.rows, self.tag = [], ''
        for tag, said in re.findall(r'^ *(?:(\w+)[^"\n]*|"((?:.|\n)*?)")$', text, re.MULTILINE):
            if tag:
                self.begin(tag)
            else:
                self.say(plain(re.sub(r'\n *', '\n', said)))

    def begin(self, tag):
        if tag == 'Figure' and self.tag == 'TD':
            self.rows[-1][-1] = self.told.pop(0)
            return
        self.tag = tag
        if tag == 'Table':
            self.rows = []
        elif tag == 'TR':
            self.rows.append([])
        elif tag in ('TH', 'TD'):
            self.rows[-1].append('')
        elif tag == 'Figure':
            self.drawings.append('')

    def say(self, said):
        if self.tag == 'Caption':
            self.tables[said] = self.rows
        elif self.tag in ('TH', 'TD'):
            self.rows[-1][-1] = plain(self.rows[-1][-1] + ' ' + said)
        elif self.tag == 'Figure':
            self.drawings[-1] += said


def hold_pdf(folder, name, figures):
    held = Held('pdf')
    tree = Tree(folder / f'{name}.pdf')
    for table in figures.tables:
        caption = plain(f"{table['label']}. {table['title']}")
        if caption not in tree.tables:
            held.equal(caption, None, 'a table')
            continue
        _, *rows = tree.tables[caption]
        held.equal(f'{caption}, rows', len(rows), len(table['rows']))
        for row, column, cell in figures.of_table(table):
            held.equal(f"{table['label']}, {rows[row][0]}, {column}", rows[row][column], plain(cell['text']) + marks(cell))
    for chart, drawing in zip(figures.charts, tree.drawings):
        for series, point, cell in figures.of_chart(chart):
            if chart['kind'] in WRITTEN and is_figure(cell) and cell['value'] is not None:
                held.equal(f"{chart['label']}, {series}, {point}", plain(cell['text']) in drawing, True)
    held.equal('drawings', len(tree.drawings), len(figures.charts))
    return held.end()


READERS = [hold_json, hold_csv, hold_xlsx, hold_html, hold_pdf]


def main():
    folder, name = pathlib.Path(sys.argv[1]), sys.argv[2]
    figures = Figures(folder / f'{name}.json')
    return 0 if all([hold(folder, name, figures) for hold in READERS]) else 1


sys.exit(main())
