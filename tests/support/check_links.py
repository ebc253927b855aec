#!/usr/bin/env python3
"""Says what is wrong with the links of a folder of pages; nothing where all is well.

Every page's links are relative and lead to a file of the folder, or to a place that the page has, or to Kolada. So do
those of feed.xml, which must be sound Atom. Only the standard library is used.
"""
import html.parser
import os
import re
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


DAY = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)')
NAME = re.compile(r'urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}')


def check_feed(folder):
    """RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have, once each, in the forms of RFC 3339 and RFC 4122."""
    feed = tree.parse(os.path.join(folder, 'feed.xml')).getroot()
    entries = feed.findall(ATOM + 'entry')
    ids = [element.text for element in feed.iter(ATOM + 'id')]
    if feed.tag != ATOM + 'feed':
        print(f'feed.xml: is {feed.tag}')
    if len(ids) != len(set(ids)):
        print('feed.xml: an id is there twice')
    for parent in [feed] + entries:
        for name, form in (('id', NAME), ('title', re.compile(r'.*\S.*', re.S)), ('updated', DAY)):
            found = parent.findall(ATOM + name)
            if len(found) != 1 or not form.fullmatch(found[0].text or ''):
                print(f'feed.xml: {parent.tag}: {name} is {[element.text for element in found]}')
    if not feed.findtext(f'{ATOM}author/{ATOM}name') and not all(e.findtext(f'{ATOM}author/{ATOM}name') for e in entries):
        print('feed.xml: has no author')
    if [link.get('href') for link in feed.findall(ATOM + 'link') if link.get('rel') == 'self'] != ['feed.xml']:
        print('feed.xml: does not say where it is itself')
    for entry in entries:
        links = [link for link in entry.findall(ATOM + 'link') if link.get('rel') == 'alternate']
        if len(links) != 1:
            print(f'feed.xml: an entry has {len(links)} pages')
        if entry.findtext(ATOM + 'updated') > feed.findtext(ATOM + 'updated'):
            print('feed.xml: an entry is later than the feed')
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
