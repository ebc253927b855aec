#!/usr/bin/env python3
"""Holds that hostile texts came out harmless and readable in every file of a folder.

    hold_harmless.py FOLDER WORD

Every file below FOLDER: no control character, no mark that turns the direction of writing, nothing that a spreadsheet
computes, no markup that was a text, a name of plain letters. WORD is of the hostile text: each report must still say it.
Prints what is wrong, a line each, and how many files were looked at; ends with 1 where anything is wrong.
"""
import csv
import json
import pathlib
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as tree
import zipfile

import openpyxl
import pikepdf

TURNING = {0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
wrong = []


def hold(path, truth, reason):
    if not truth:
        wrong.append(f'{path}: {reason}')


def harmful(text, lines=True):
    """The characters of a text that no file may hold."""
    return sorted({hex(ord(c)) for c in text if ord(c) in TURNING or (
        unicodedata.category(c) == 'Cc' and not (lines and c in '\n\r'))})


def hold_text(path, text, word):
    hold(path, not harmful(text), f'has {harmful(text)}')
    hold(path, word in text, f'does not say {word}')


def look_csv(path, word):
    text = path.read_text(encoding='utf-8-sig')
    hold(path, not harmful(text), f'has {harmful(text)}')
    for row in csv.reader(text.splitlines(keepends=True)):
        for field in row:
            computes = re.match(r'[=@\t\r]|[+-](?=.*[-+=(!|@&*/^\'"])', field)
            hold(path, not computes, f'a spreadsheet would compute {field[:30]!r}')


def texts_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from texts_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_of(item)


def look_json(path, word):
    root = json.loads(path.read_text(encoding='utf-8'))
    text = '\n'.join(texts_of(root))
    hold(path, not harmful(text), f'has {harmful(text)}')
    hold(path, word in text or 'content' not in root, f'does not say {word}')


def look_xlsx(path, word):
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.endswith(('.xml', '.rels')):
                tree.fromstring(book.read(name))
            hold(path, 'TargetMode="External"' not in book.read(name).decode('utf-8', 'replace'), f'{name} leads out')
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    for cell in cells:
        hold(path, cell.data_type != 'f', f'{cell.coordinate} is a formula')
    hold_text(path, '\n'.join(str(cell.value) for cell in cells), word)
    for sheet in book.sheetnames:
        hold(path, len(sheet) <= 31 and not harmful(sheet, False), f'a sheet is called {sheet!r}')


def look_pdf(path, word):
    checked = subprocess.run(['qpdf', '--check', str(path)], capture_output=True, text=True, check=False)
    hold(path, checked.returncode == 0, checked.stdout + checked.stderr)
    with pikepdf.open(path) as pdf:
        hold(path, not harmful(str(pdf.docinfo.get('/Title', ''))), 'has a harmful title')
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary):
                for key in ('/JS', '/Launch', '/AA'):
                    hold(path, key not in item, f'has {key}')
                if item.get('/S') == '/URI':
                    hold(path, 'x.example' not in str(item.URI), 'leads to a text\'s address')
    text = subprocess.run(['pdftotext', str(path), '-'], capture_output=True, text=True, check=True).stdout
    hold_text(path, text.replace('\f', '\n'), word)


def look_html(path, word):
    reader = pathlib.Path(__file__).with_name('read_html.py')
    listing = subprocess.run([sys.executable, str(reader), str(path)], capture_output=True, text=True, check=True).stdout
    for line in listing.splitlines():
        hold(path, not line.startswith('wrong'), line)
        hold(path, not re.match(r'asks\t(?!link\thref\t|a\t)', line), line)
    text = path.read_text(encoding='utf-8')
    hold(path, '<script>alert' not in text, 'has the script')
    hold_text(path, text, word)


def look_xml(path, word):
    tree.parse(path)
    text = path.read_text(encoding='utf-8')
    hold(path, not harmful(text), f'has {harmful(text)}')


def look_png(path, word):
    hold(path, path.read_bytes().startswith(b'\x89PNG\r\n\x1a\n'), 'is no picture')


LOOKS = {'.csv': look_csv, '.json': look_json, '.xlsx': look_xlsx, '.pdf': look_pdf, '.html': look_html,
         '.xml': look_xml, '.atom': look_xml, '.png': look_png}


def main():
    folder, word = pathlib.Path(sys.argv[1]), sys.argv[2]
    looked = 0
    for path in sorted(folder.rglob('*')):
        relative = path.relative_to(folder)
        if path.is_file() and not str(relative).startswith('.') and '/.' not in f'/{relative}':
            hold(relative, re.fullmatch(r'[\w./-]+', str(relative), re.ASCII), 'is no plain name')
            hold(relative, path.suffix in LOOKS, 'is of a kind that nobody looked at')
            LOOKS.get(path.suffix, lambda *_: None)(path, word)
            looked += 1
    print('\n'.join(wrong[:40]))
    print(f'{looked} files, {len(wrong)} wrong')
    return 0 if looked > 0 and not wrong else 1


sys.exit(main())
