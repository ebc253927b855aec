#!/usr/bin/python3
"""Damages a sound PDF in many ways and says which the checker does not see; nothing where it sees all.

usage: damage_pdfua.py FILE.pdf SCRATCH.pdf
"""
import sys

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from check_pdfua import Check, children_of


def elements(pdf, kind):
    def below(element):
        if isinstance(element, Dictionary) and "/S" in element:
            if element.S == Name("/" + kind):
                yield element
            for child in children_of(element):
                yield from below(child)
    for top in children_of(pdf.Root.StructTreeRoot):
        yield from below(top)


def first(pdf, kind):
    return next(elements(pdf, kind))


def fonts(pdf):
    """Each once, though several pages have it."""
    return list({font.objgen: font for page in pdf.pages for _, font in page.Resources.Font.items()}.values())


def drop(owner, key):
    del owner[key]


def put(owner, key, value):
    owner[key] = value


def repaint(pdf, old, new):
    page = pdf.pages[0]
    content = page.Contents.read_bytes()
    assert old in content
    page.Contents = pdf.make_stream(content.replace(old, new, 1))


def linked(pdf):
    return next(page for page in pdf.pages if "/Annots" in page)


DAMAGES = [
    ("5", lambda pdf: put(pdf.Root, "/Metadata", pdf.make_stream(pdf.Root.Metadata.read_bytes().replace(b"pdfuaid:part", b"pdfuaid:p")))),
    ("6.2", lambda pdf: drop(pdf.Root, "/MarkInfo")),
    ("7.1", lambda pdf: drop(pdf.Root.ViewerPreferences, "/DisplayDocTitle")),
    ("7.1", lambda pdf: repaint(pdf, b"/Artifact BMC", b"/Span BMC")),
    ("7.1", lambda pdf: put(first(pdf, "P"), "/S", Name("/Absatz"))),
    ("7.1", lambda pdf: put(first(pdf, "P"), "/K", 4000)),
    ("7.2", lambda pdf: drop(pdf.Root, "/Lang")),
    ("7.2", lambda pdf: put(first(pdf, "LBody"), "/S", Name.P)),
    ("7.2", lambda pdf: put(first(pdf, "THead"), "/S", Name.Caption)),
    ("7.3", lambda pdf: drop(first(pdf, "Figure"), "/Alt")),
    ("7.4.2", lambda pdf: put(first(pdf, "H2"), "/S", Name.H4)),
    ("7.4.4", lambda pdf: put(first(pdf, "H2"), "/S", Name.H)),
    ("7.5", lambda pdf: drop(first(pdf, "TH"), "/A")),
    ("7.5", lambda pdf: put(first(pdf, "TD").P, "/K", Array(list(first(pdf, "TD").P.K)[:-1]))),
    ("7.9", lambda pdf: put(first(pdf, "P"), "/S", Name.Note)),
    ("7.10", lambda pdf: put(pdf.Root, "/OCProperties", Dictionary())),
    ("7.15", lambda pdf: put(pdf.Root, "/AcroForm", Dictionary())),
    ("7.17", lambda pdf: put(pdf.Root.Outlines.First, "/Title", String(""))),
    ("7.18.1", lambda pdf: put(linked(pdf).Annots[0], "/Subtype", Name.Text)),
    ("7.18.3", lambda pdf: drop(linked(pdf), "/Tabs")),
    ("7.18.5", lambda pdf: drop(linked(pdf).Annots[0], "/Contents")),
    ("7.18.5", lambda pdf: put(first(pdf, "Link"), "/S", Name.Span)),
    ("7.21.3.2", lambda pdf: [drop(font.DescendantFonts[0], "/CIDToGIDMap") for font in fonts(pdf) if "/DescendantFonts" in font]),
    ("7.21.4.1", lambda pdf: drop(next(font for font in fonts(pdf) if "/FontDescriptor" in font).FontDescriptor, "/FontFile2")),
    ("7.21.5", lambda pdf: [put(font.Widths, i, 1) for font in fonts(pdf) if "/Widths" in font for i in range(len(font.Widths))]),
    ("7.21.6", lambda pdf: [put(font.FontDescriptor, "/Flags", 4) for font in fonts(pdf) if "/Widths" in font]),
    ("7.21.7", lambda pdf: [put(font, "/ToUnicode", pdf.make_stream(b"")) for font in fonts(pdf) if "/DescendantFonts" in font]),
]


def main(path, scratch):
    for number, (clause, damage) in enumerate(DAMAGES):
        with pikepdf.open(path) as pdf:
            damage(pdf)
            pdf.save(scratch)
        try:
            faults = Check(scratch).run()
        except (KeyError, AttributeError, TypeError) as fault:
            faults = ["%s: %r" % (clause, fault)]
            print("damage %d (%s): the checker fails: %r" % (number, clause, fault))
        if not any(": %s: " % clause in fault for fault in faults):
            print("damage %d (%s) is not seen: %s" % (number, clause, faults[:3]))


if __name__ == "__main__":
    main(*sys.argv[1:])
