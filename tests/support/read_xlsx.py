#!/usr/bin/env python3
"""Prints what a workbook holds, one fact a line, tabs between the fields.

cell   SHEET  ADDRESS  number|text|empty  VALUE  NUMBER FORMAT  FILL
table  SHEET  NAME  RANGE  HEADING|HEADING|...
merged SHEET  RANGE
hidden SHEET
chart  SHEET  KIND  ALTERNATIVE TEXT  BLANKS  CACHED VALUES (an empty one is a gap)
link   SHEET  ADDRESS  TARGET
pane   SHEET  FIRST CELL BELOW
print  SHEET  ORIENTATION  PAPER  PAGES WIDE  REPEATED ROWS
core   NAME  VALUE
Only what the standard library has; the workbook's XML is read as it is.
"""
import posixpath
import sys
import xml.etree.ElementTree as tree
import zipfile

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
LINK = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
CHART = '{http://schemas.openxmlformats.org/drawingml/2006/chart}'
PLACE = '{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}'


def out(*fields):
    print('\t'.join(str(field).replace('\n', '\\n') for field in fields))


class Book:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        names = self.zip.namelist()
        self.strings = []
        if 'xl/sharedStrings.xml' in names:
            root = self.xml('xl/sharedStrings.xml')
            self.strings = [''.join(t.text or '' for t in item.iter(MAIN + 't')) for item in root]
        styles = self.xml('xl/styles.xml')
        custom = {f.get('numFmtId'): f.get('formatCode') for f in styles.iter(MAIN + 'numFmt')}
        builtin = {'0': 'General', '1': '0', '2': '0.00', '3': '#,##0', '4': '#,##0.00', '49': '@'}
        fills = [self.fill(f) for f in styles.find(MAIN + 'fills')]
        self.styles = [(custom.get(x.get('numFmtId'), builtin.get(x.get('numFmtId'), '?')), fills[int(x.get('fillId'))])
                       for x in styles.find(MAIN + 'cellXfs')]

    @staticmethod
    def fill(element):
        colour = element.find(MAIN + 'patternFill/' + MAIN + 'fgColor')
        return '' if colour is None else colour.get('rgb')

    def xml(self, name):
        return tree.fromstring(self.zip.read(name))

    def related(self, part):
        """Relation id -> (part, kind) of a part."""
        name = posixpath.join(posixpath.dirname(part), '_rels', posixpath.basename(part) + '.rels')
        if name not in self.zip.namelist():
            return {}
        found = {}
        for item in self.xml(name):
            target = item.get('Target')
            if not target.startswith('/'):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
            found[item.get('Id')] = (target.lstrip('/'), item.get('Type').rsplit('/', 1)[1])
        return found

    def cell(self, sheet, cell):
        code, fill = self.styles[int(cell.get('s', '0'))]
        value = cell.find(MAIN + 'v')
        if value is None:
            out('cell', sheet, cell.get('r'), 'empty', '', code, fill)
        elif cell.get('t') == 's':
            out('cell', sheet, cell.get('r'), 'text', self.strings[int(value.text)], code, fill)
        else:
            out('cell', sheet, cell.get('r'), 'number', value.text, code, fill)

    def chart(self, sheet, drawing):
        charts = self.related(drawing)
        for frame in self.xml(drawing).iter(PLACE + 'graphicFrame'):
            properties = next(frame.iter(PLACE + 'cNvPr'))
            part = charts[next(frame.iter(CHART + 'chart')).get(LINK + 'id')][0]
            root = self.xml(part)
            kind = [e.tag.split('}')[1] for e in next(root.iter(CHART + 'plotArea')) if e.tag.endswith('Chart')]
            blanks = next(root.iter(CHART + 'dispBlanksAs'), None)
            series = []
            for values in root.iter(CHART + 'val'):
                cached = {p.get('idx'): p.find(CHART + 'v').text for p in values.iter(CHART + 'pt')}
                count = int(next(values.iter(CHART + 'ptCount')).get('val'))
                series.append(','.join(cached.get(str(i), '') for i in range(count)))
            out('chart', sheet, '+'.join(kind), properties.get('descr', ''),
                'gap' if blanks is None else blanks.get('val'), '|'.join(series))

    def sheet(self, name, part):
        root = self.xml(part)
        for cell in root.iter(MAIN + 'c'):
            self.cell(name, cell)
        for merged in root.iter(MAIN + 'mergeCell'):
            out('merged', name, merged.get('ref'))
        for element in list(root.iter(MAIN + 'row')) + list(root.iter(MAIN + 'col')):
            if element.get('hidden') == '1':
                out('hidden', name, element.get('r') or element.get('min'))
        for link in root.iter(MAIN + 'hyperlink'):
            out('link', name, link.get('ref'), link.get('location'))
        for pane in root.iter(MAIN + 'pane'):
            out('pane', name, pane.get('topLeftCell'))
        setup = next(root.iter(MAIN + 'pageSetup'))
        out('print', name, setup.get('orientation'), setup.get('paperSize'), setup.get('fitToWidth', '1'))
        for target, kind in self.related(part).values():
            if kind == 'table':
                table = self.xml(target)
                headings = '|'.join(c.get('name') for c in table.iter(MAIN + 'tableColumn'))
                out('table', name, table.get('displayName'), table.get('ref'), headings)
            elif kind == 'drawing':
                self.chart(name, target)

    def print(self):
        parts = self.related('xl/workbook.xml')
        book = self.xml('xl/workbook.xml')
        for sheet in book.iter(MAIN + 'sheet'):
            out('sheet', sheet.get('name'), sheet.get('state', 'visible'))
            self.sheet(sheet.get('name'), parts[sheet.get(LINK + 'id')][0])
        for name in book.iter(MAIN + 'definedName'):
            out('name', name.get('name'), name.text)
        for item in self.xml('docProps/core.xml'):
            out('core', item.tag.split('}')[1], item.text or '')


Book(sys.argv[1]).print()
