#!/usr/bin/env python3
"""Says what is wrong with the links of a folder of pages; nothing where all is well.

Every page's links are relative and lead to a file of the folder, or to a place that the page has, or to Kolada. So do
those of feed.xml, which must be sound Atom. Only the standard library is used.
"""
import html.parser
import os
import sys
import urllib.parse
import xml.etree.ElementTree as tree

ATOM = '{http://www.w3.org/2005/Atom}'


class Links(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.targets, self.ids = [], set()

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ('href', 'src'):
                self.targets.append(value)
            elif name == 'id':
                self.ids.add(value)


def check(folder, page, target, ids):
    parts = urllib.parse.urlsplit(target)
    if parts.scheme or target.startswith('/'):
        if not target.startswith('https://www.kolada.se/'):
            print(f'{page}: {target}: is not relative')
    elif parts.path:
        if not os.path.isfile(os.path.join(folder, urllib.parse.unquote(parts.path))):
            print(f'{page}: {target}: is not there')
    elif parts.fragment not in ids:
        print(f'{page}: {target}: the page has no such place')


def check_feed(folder):
    feed = tree.parse(os.path.join(folder, 'feed.xml')).getroot()
    ids = [element.text for element in feed.iter(ATOM + 'id')]
    if len(ids) != len(set(ids)):
        print('feed.xml: an id is there twice')
    for parent in [feed] + feed.findall(ATOM + 'entry'):
        for name in ('id', 'title', 'updated'):
            if not (parent.findtext(ATOM + name) or '').strip():
                print(f'feed.xml: {parent.tag}: has no {name}')
    for link in feed.iter(ATOM + 'link'):
        check(folder, 'feed.xml', link.get('href'), set())


folder = sys.argv[1]
for name in sorted(os.listdir(folder)):
    if name.endswith('.html'):
        links = Links()
        with open(os.path.join(folder, name), encoding='utf-8') as stream:
            links.feed(stream.read())
        for target in links.targets:
            check(folder, name, target, links.ids)
check_feed(folder)
