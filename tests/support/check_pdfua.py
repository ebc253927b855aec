#!/usr/bin/python3
"""Holds PDF files against clauses of PDF/UA-1 (ISO 14289-1:2014) that a machine can judge.

usage: check_pdfua.py FILE.pdf...

Prints a line a fault, "FILE: CLAUSE: what", and exits with 1 where there is one. Needs pikepdf.
"""
import re
import sys

import pikepdf
from pikepdf import Array, Dictionary, Name

STANDARD = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl "
    "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form".split())
PAINTING = set("Tj TJ ' \" f F f* B B* b b* S s sh Do INLINE IMAGE".split()) - {"INLINE", "IMAGE"} | {"INLINE IMAGE"}
PARENTS = {"TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"},
           "LI": {"L"}, "LBody": {"LI"}, "Lbl": {"LI"}, "TOCI": {"TOC"}}


class Check:
    def __init__(self, path):
        self.path, self.pdf, self.faults = path, pikepdf.open(path), []
        self.elements, self.headings = [], []

    def fault(self, clause, what):
        self.faults.append("%s: %s: %s" % (self.path, clause, what))

    def need(self, holds, clause, what):
        if not holds:
            self.fault(clause, what)

    def document(self):
        root = self.pdf.Root
        self.need(root.get("/MarkInfo", {}).get("/Marked") is True, "6.2", "is not marked as tagged")
        self.need(root.get("/MarkInfo", {}).get("/Suspects", False) is False, "7.1", "has suspects")
        self.need(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is True, "7.1", "does not display its title")
        self.need(re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", str(root.get("/Lang", ""))), "7.2", "has no language")
        self.need("/Metadata" in root, "7.1", "has no metadata")
        text = root.Metadata.read_bytes().decode("utf-8") if "/Metadata" in root else ""
        self.need("<pdfuaid:part>1</pdfuaid:part>" in text, "5", "does not name PDF/UA-1")
        title = re.search(r"<dc:title>.*?<rdf:li[^>]*>(.+?)</rdf:li>", text, re.S)
        self.need(title, "7.1", "has no title in its metadata")
        self.need(not self.pdf.is_encrypted, "7.16", "is encrypted")

    # --- the structure ---
    def walk(self, element, parents):
        kind = str(element.S)[1:]
        self.elements.append(element)
        self.need(kind in STANDARD, "7.1", "the type %s is not of the standard" % kind)
        self.need(kind != "Private", "7.1", "decoration stands in the structure")
        if kind in PARENTS:
            self.need(parents and parents[-1] in PARENTS[kind], "7.2", "%s stands in %s" % (kind, parents[-1:]))
        if re.fullmatch(r"H[1-6]", kind):
            self.headings.append(int(kind[1]))
        if kind == "Figure":
            self.need(str(element.get("/Alt", "")).strip(), "7.3", "a figure has no alternative text")
        if kind == "TH":
            self.need(element.get("/A", Dictionary()).get("/Scope") in (Name.Column, Name.Row), "7.5", "a header cell has no scope")
        if kind == "Table":
            self.table(element)
        children = element.get("/K")
        children = [] if children is None else list(children) if isinstance(children, Array) else [children]
        for child in children:
            if isinstance(child, Dictionary) and "/S" in child:
                self.need(child.P.objgen == element.objgen, "7.1", "a child has another parent")
                self.walk(child, parents + [kind])

    def table(self, table):
        def rows(element):
            for child in element.get("/K", []):
                if isinstance(child, Dictionary) and child.get("/S") in (Name.THead, Name.TBody):
                    yield from rows(child)
                elif isinstance(child, Dictionary) and child.get("/S") == Name.TR:
                    cells = child.K if isinstance(child.K, Array) else [child.K]
                    yield len(cells)
        widths = set(rows(table))
        self.need(len(widths) == 1, "7.5", "a table has rows of %s cells" % sorted(widths))

    def structure(self):
        root = self.pdf.Root.get("/StructTreeRoot")
        if root is None:
            return self.fault("7.1", "has no structure")
        top = root.K if isinstance(root.K, Array) else [root.K]
        for element in top:
            self.walk(element, [])
        self.need(self.headings[:1] in ([1], []), "7.4.2", "the first heading is of level %s" % self.headings[:1])
        for before, after in zip(self.headings, self.headings[1:]):
            self.need(after <= before + 1, "7.4.2", "a heading of level %d follows one of %d" % (after, before))

    # --- the pages ---
    def marks(self, page):
        """The ids of marked content; all that is painted must be marked, and marks are not nested."""
        ids, stack = [], []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                told = operands[1] if len(operands) > 1 else {}
                if isinstance(told, Dictionary) and "/MCID" in told:
                    self.need(not any(stack), "7.1", "marked content within marked content")
                    ids.append(int(told.MCID))
                    stack.append("content")
                else:
                    stack.append("artifact" if operands[0] == Name.Artifact else "")
            elif name == "EMC":
                stack.pop()
            elif name in PAINTING:
                self.need(any(stack), "7.1", "something is painted that is neither content nor decoration")
        return ids

    def parents(self):
        numbers = self.pdf.Root.StructTreeRoot.ParentTree.Nums
        return {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}

    def fonts(self, page):
        for name, font in page.get("/Resources", {}).get("/Font", {}).items():
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            facts = inner.get("/FontDescriptor", {})
            self.need(any(k in facts for k in ("/FontFile", "/FontFile2", "/FontFile3")), "7.21.4.1", "%s is not embedded" % name)
            self.need("/ToUnicode" in font or "/Encoding" in font, "7.21.7", "%s has no characters" % name)

    def pages(self):
        parents = self.parents()
        for number, page in enumerate(self.pdf.pages, 1):
            ids = self.marks(page)
            entry = parents.get(int(page.get("/StructParents", -1)))
            self.need(entry is not None or not ids, "7.1", "page %d has marks without a structure" % number)
            for mark in ids:
                owner = entry[mark] if mark < len(entry) else None
                self.need(owner is not None and "/S" in owner, "7.1", "page %d: mark %d belongs to nothing" % (number, mark))
            links = page.get("/Annots", [])
            self.need(not links or page.get("/Tabs") == Name.S, "7.18.3", "page %d: tabs do not follow the structure" % number)
            for link in links:
                self.need(str(link.get("/Contents", "")).strip(), "7.18.5", "page %d: a link has no text" % number)
                owner = parents.get(int(link.get("/StructParent", -1)))
                owner = owner[0] if isinstance(owner, Array) else owner
                self.need(owner is not None and owner.S == Name.Link, "7.18.5", "page %d: a link is not in a Link" % number)
            self.fonts(page)

    def run(self):
        self.document()
        self.structure()
        if "/StructTreeRoot" in self.pdf.Root:
            self.pages()
        return self.faults


def main(paths):
    faults = [fault for path in paths for fault in Check(path).run()]
    for fault in faults[:40]:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
