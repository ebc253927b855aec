#!/usr/bin/python3
"""Holds workbooks against the check-list for accessible official spreadsheets.

usage: check_workbook.py FILE.xlsx...

Prints a line a fault and exits with 1 where there is one. Reads with openpyxl, a reader that has nothing to do with
the library that wrote them, and the drawings' XML, which openpyxl does not keep.
"""
import re
import sys
import warnings
import xml.etree.ElementTree as tree
import zipfile

import openpyxl

PLACE = '{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}'
WITHOUT_TABLE = {'Omslag', 'Cover', 'Text'}
NOTES = {'Noter', 'Notes'}
EMPTY_TOLD = ('tom ruta', 'tomt fält', 'empty cell', 'field is empty')


class Check:
    def __init__(self, path):
        self.path, self.faults = path, []
        self.book = openpyxl.load_workbook(path)

    def need(self, holds, where, what):
        if not holds:
            self.faults.append('%s: %s: %s' % (self.path, where, what))

    def properties(self):
        facts = self.book.properties
        self.need(facts.title, 'properties', 'no title')
        self.need(facts.creator, 'properties', 'no author')
        self.need(facts.description, 'properties', 'no source')
        self.need(self.book.active == self.book.worksheets[0], 'workbook', 'the first sheet is not the active one')

    def table(self, sheet):
        tables = list(sheet.tables.values())
        if sheet.title in WITHOUT_TABLE:
            self.need(not tables, sheet.title, 'a sheet of text has a table')
            return None
        self.need(len(tables) == 1, sheet.title, '%d tables' % len(tables))
        if not tables:
            return None
        columns, rows = tables[0].ref.split(':')
        self.need(re.fullmatch(r'A\d+', columns), sheet.title, 'the table starts at %s' % columns)
        self.need(not re.fullmatch(r'[Tt]able\d*', tables[0].displayName), sheet.title, 'the table has no name of its own')
        headings = [c.name for c in tables[0].tableColumns]
        self.need(all(h.strip() for h in headings), sheet.title, 'a heading is empty')
        self.need(len(set(h.lower() for h in headings)) == len(headings), sheet.title, 'two headings are alike')
        self.need(tables[0].headerRowCount in (None, 1), sheet.title, 'not one header row')
        return tables[0]

    def cells(self, sheet, table):
        self.need(sheet['A1'].value, sheet.title, 'no title in A1')
        self.need(not sheet.merged_cells.ranges, sheet.title, 'merged cells')
        self.need(sheet.sheet_state == 'visible', sheet.title, 'is hidden')
        self.need(not any(d.hidden for d in sheet.row_dimensions.values()), sheet.title, 'hidden rows')
        self.need(not any(d.hidden for d in sheet.column_dimensions.values()), sheet.title, 'hidden columns')
        last = sheet.max_row
        for row in range(1, last + 1):
            self.need(any(c.value is not None for c in sheet[row]), sheet.title, 'row %d is blank' % row)
        for row in sheet.iter_rows():
            for cell in row:
                self.need(cell.data_type != 'f', sheet.title, '%s is a formula' % cell.coordinate)
        if table is not None:
            self.need(int(re.sub(r'\D', '', table.ref.split(':')[1])) == last, sheet.title, 'something stands below the table')
            self.blanks(sheet, table)

    def blanks(self, sheet, table):
        first, end = table.ref.split(':')
        above = ' '.join(str(sheet.cell(r, 1).value).lower() for r in range(1, int(re.sub(r'\D', '', first))))
        gaps = any(c.value is None for row in sheet[first:end] for c in row)
        beside = any('saknas' in str(c.name) or 'No figure' in str(c.name) for c in table.tableColumns)
        self.need(not gaps or beside or any(t in above for t in EMPTY_TOLD), sheet.title, 'empty cells are not explained')

    def view(self, sheet, table):
        selection = sheet.sheet_view.selection
        self.need(all(s.activeCell in (None, 'A1') for s in selection if s.pane is None), sheet.title, 'another cell is selected')
        self.need(sheet.page_setup.paperSize in ('9', 9), sheet.title, 'is not printed on A4')
        self.need(sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title, 'is not fit to the page')
        if table is not None:
            self.need(sheet.freeze_panes, sheet.title, 'the header does not stay')
            self.need(sheet.print_title_rows, sheet.title, 'the header is not repeated in print')

    def notes(self):
        named, told = set(), set()
        for sheet in self.book.worksheets:
            found = re.findall(r'\[(?:not|note) (\d+)\]', ' '.join(str(c.value) for r in sheet.iter_rows() for c in r if c.value))
            (told if sheet.title in NOTES else named).update(found)
        self.need(named == told, 'notes', 'named are %s, told are %s' % (sorted(named), sorted(told)))

    def links(self):
        names = {s.title for s in self.book.worksheets}
        for sheet in self.book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.hyperlink is not None:
                        target = re.match(r"'(.*)'!A1", cell.hyperlink.location or '')
                        self.need(target and target.group(1).replace("''", "'") in names, sheet.title, 'a link leads nowhere')
        contents = self.book.worksheets[1]
        linked = {re.match(r"'(.*)'!", c.hyperlink.location).group(1) for r in contents.iter_rows() for c in r if c.hyperlink}
        self.need(linked == names - {self.book.worksheets[0].title, contents.title}, contents.title, 'does not lead to every sheet')

    def drawings(self):
        with zipfile.ZipFile(self.path) as book:
            for name in book.namelist():
                if re.match(r'xl/drawings/drawing\d+\.xml', name):
                    for frame in tree.fromstring(book.read(name)).iter(PLACE + 'graphicFrame'):
                        facts = next(frame.iter(PLACE + 'cNvPr'))
                        self.need(facts.get('descr', '').strip(), name, 'a chart has no alternative text')

    def run(self):
        self.properties()
        names = [t for s in self.book.worksheets for t in s.tables]
        self.need(len(set(n.lower() for n in names)) == len(names), 'tables', 'two have one name')
        for sheet in self.book.worksheets:
            self.need(len(sheet.title) <= 31, sheet.title, 'a name of over 31 characters')
            table = self.table(sheet)
            self.cells(sheet, table)
            self.view(sheet, table)
        self.notes()
        self.links()
        self.drawings()
        return self.faults


def main(paths):
    warnings.simplefilter('ignore')
    faults = [fault for path in paths for fault in Check(path).run()]
    for fault in faults[:40]:
        print(fault)
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
