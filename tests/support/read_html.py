#!/usr/bin/env python3
"""Prints what a page holds, one fact a line, tabs between the fields.

lang     LANGUAGE
cell     TABLE  ROW  COLUMN  KIND (row, data)  SORT KEY  TEXT as it is read by everyone
head     TABLE  COLUMN  SCOPE  TEXT
caption  TABLE  TEXT
heading  LEVEL  ID  TEXT
link     TARGET  TEXT
drawn    FIGURE  CLASS  TEXT of a drawing's text
svg      FIGURE  CLASS  ROLE  NAME  DESCRIPTION
spot     FIGURE  CLASS  TEXT told to who points there
asks     TAG  ATTRIBUTE  VALUE (what a browser would fetch)
element  NAME (each name once)
wrong    what is not sound: tags that do not match, an id twice, a reference to no id
Rows and columns count from 0, those of the header not among them. Only the standard library is used.
"""
import html.parser
import sys

VOID = {'meta', 'link', 'br', 'wbr', 'hr', 'img', 'input'}
SHAPES = {'rect', 'polyline', 'polygon', 'circle', 'line', 'path'}
FETCHING = {'src', 'srcset', 'data', 'poster', 'action', 'formaction', 'background', 'xlink:href'}
UNREAD = {'b', 'vh', 'm'}  # said to the eye or to the ear only


def out(*fields):
    print('\t'.join(str(field).replace('\n', '\\n').replace('\t', ' ') for field in fields))


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []  # (tag, attributes, text)
        self.ids, self.references, self.names = set(), [], set()
        self.table, self.row, self.column, self.figure = '', -1, -1, ''

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        if len(at) < len(attributes):
            out('wrong', f'<{tag}> has an attribute twice')
        self.names.add(tag)
        if 'id' in at:
            if at['id'] in self.ids or not at['id'] or ' ' in at['id']:
                out('wrong', f'the id "{at["id"]}" is there twice or is none')
            self.ids.add(at['id'])
        for name in ('aria-labelledby', 'aria-describedby'):
            self.references += at.get(name, '').split()
        if at.get('href', '').startswith('#'):
            self.references.append(at['href'][1:])
        for name, value in attributes:
            if name in FETCHING or name.startswith('on') or name == 'style' or (tag == 'link' and name == 'href'):
                out('asks', tag, name, value)
        if tag == 'html':
            out('lang', at.get('lang', ''))
        elif tag == 'figure':
            self.figure = at.get('id', '')
        elif tag == 'section' and at.get('class') == 'scroll':
            self.table, self.row = at['aria-labelledby'].removesuffix('-namn'), -1
        elif tag == 'tr':
            self.row, self.column = self.row + (self.inside('tbody') is not None), -1
        elif tag in ('th', 'td'):
            self.column += 1
        if tag not in VOID:
            self.open.append((tag, at, []))

    def inside(self, tag):
        return next((frame for frame in reversed(self.open) if frame[0] == tag), None)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            out('wrong', f'</{tag}> at line {self.getpos()[0]} ends no open element')
            return
        tag, at, texts = self.open.pop()
        text = ''.join(texts)
        svg = self.inside('svg')
        drawing = svg[1].get('class', '') if svg else ''
        if tag == 'th' and self.inside('thead'):
            out('head', self.table, self.column, at.get('scope', ''), text)
        elif tag in ('th', 'td'):
            kind = 'row' if at.get('scope') == 'row' else 'data' if tag == 'td' else 'wrong'
            out('cell', self.table, self.row, self.column, kind, at.get('data-s', ''), text)
        elif tag == 'caption':
            out('caption', self.table, text)
        elif tag in ('h1', 'h2', 'h3', 'h4'):
            out('heading', tag[1], at.get('id', ''), text)
        elif tag == 'a':
            out('link', at.get('href', ''), text)
        elif tag == 'text':
            out('drawn', self.figure, drawing, text)
        elif tag == 'svg' and at.get('role'):
            out('svg', self.figure, at.get('class', ''), at['role'], at.get('aria-labelledby', ''),
                at.get('aria-describedby', ''))
        elif tag == 'title' and self.open[-1][0] == 'rect':
            out('spot', self.figure, drawing, text)
            return
        if tag == 'figure':
            self.figure = ''
        cell = self.inside('td')
        hidden = UNREAD.intersection(at.get('class', '').split()) and cell and not cell[1].get('drawn')
        if cell and at.get('class') == 'trend':
            cell[1]['drawn'] = True  # the text that tells what the small line shows is all that is read
        if self.open and not hidden and tag not in ('script', 'style'):
            self.open[-1][2].append(text)

    def handle_data(self, data):
        if self.open:
            self.open[-1][2].append(data)

    def end(self):
        self.close()
        for tag, _, _ in self.open:
            out('wrong', f'<{tag}> is never closed')
        for name in self.references:
            if name not in self.ids:
                out('wrong', f'"{name}" is referred to, but nothing has that id')
        for name in sorted(self.names):
            out('element', name)


page = Page()
with open(sys.argv[1], encoding='utf-8') as stream:
    page.feed(stream.read())
page.end()
