#!/usr/bin/python3
"""Holds PDF files against clauses of PDF/UA-1 (ISO 14289-1:2014) that a machine can judge.

usage: check_pdfua.py FILE.pdf...

Prints a line a fault, "FILE: CLAUSE: what", and exits with 1 where there is one. Needs pikepdf.

Covered, as numbered in the standard:
  5       the identifier in the metadata
  6.2     marked as tagged
  7.1     all that is painted is content or decoration, and neither within the other; each mark belongs to one element and
          each element to its parent; types of the standard, or mapped to them without a circle; no suspects; metadata
          with the title, which is the document's; viewers show it
  7.2     the language; the nesting of tables (one head, one caption, first or last), lists and contents
  7.3     figures have an alternative text
  7.4.2, 7.4.4   headings begin with level 1, skip none and are all numbered
  7.5     header cells with a scope, rows of the same width, a head for each column and row
  7.7, 7.9   formulas have a text, notes an id of their own
  7.10, 7.11, 7.15, 7.20   no layers, no files, no forms, no references to other files
  7.16    not encrypted
  7.17    the outline leads somewhere
  7.18.1, 7.18.3, 7.18.5   marks on pages: links alone, in a Link each, with words; tabs follow the structure
  7.21    fonts; see pdfua_fonts.py
Not judged by a machine: whether order, texts and colours mean what they should (7.1, 7.3, 7.4, 7.8).
"""
import html
import re
import sys

import pikepdf
from pikepdf import Array, Dictionary, Name

from pdfua_fonts import check_text

STANDARD = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl "
    "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form".split())
PAINTING = set("Tj TJ ' \" f F f* B B* b b* S s sh Do INLINE IMAGE".split()) - {"INLINE", "IMAGE"} | {"INLINE IMAGE"}
PARENTS = {"TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"},
           "TFoot": {"Table"}, "LI": {"L"}, "LBody": {"LI"}, "TOCI": {"TOC"}}
CHILDREN = {"Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"},
            "TR": {"TH", "TD"}, "L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"}, "TOC": {"TOC", "TOCI", "Caption"}}
ONCE = {"Table": ("THead", "TFoot", "Caption"), "L": ("Caption",), "TOC": ("Caption",)}


def children_of(element):
    children = element.get("/K")
    children = [] if children is None else list(children) if isinstance(children, Array) else [children]
    return children


def elements_in(element):
    return [child for child in children_of(element) if isinstance(child, Dictionary) and "/S" in child]


class Check:
    def __init__(self, path):
        self.path, self.pdf, self.faults = path, pikepdf.open(path), []
        self.elements, self.headings, self.notes = [], [], set()
        self.role_map, self.owners, self.objects, self.fonts = {}, {}, {}, {}

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
        self.need(title and html.unescape(title[1]) == str(self.pdf.docinfo.get("/Title", "")), "7.1", "has two titles")
        self.need("/OCProperties" not in root, "7.10", "has layers")
        self.need("/EmbeddedFiles" not in root.get("/Names", {}), "7.11", "has files within")
        self.need("/AcroForm" not in root, "7.15", "has a form")
        for item in self.outline(root.get("/Outlines", {})):
            leads = "/Dest" in item or item.get("/A", {}).get("/S") == Name.GoTo
            self.need(str(item.get("/Title", "")).strip() and leads, "7.17", "an item of the outline leads nowhere")
        self.need(not self.pdf.is_encrypted, "7.16", "is encrypted")

    def outline(self, parent):
        item = parent.get("/First")
        while item is not None:
            yield item
            yield from self.outline(item)
            item = item.get("/Next")

    # --- the structure ---
    def roles(self):
        roles = {str(key)[1:]: str(value)[1:] for key, value in self.pdf.Root.StructTreeRoot.get("/RoleMap", {}).items()}
        for kind in roles:
            seen, at = [], kind
            while at in roles and at not in seen:
                seen.append(at)
                at = roles[at]
            self.need(kind not in STANDARD and at in STANDARD, "7.1", "the type %s is mapped to %s" % (kind, at))
        return roles

    def nesting(self, element, kind):
        kinds = [self.kind(child) for child in elements_in(element)]
        self.need(set(kinds) <= CHILDREN.get(kind, STANDARD), "7.2", "%s has %s" % (kind, sorted(set(kinds))))
        for one in ONCE.get(kind, ()):
            self.need(kinds.count(one) <= 1, "7.2", "%s has %s twice" % (kind, one))
        self.need("Caption" not in kinds[1:-1], "7.2", "a caption stands amid %s" % kind)
        if kind in CHILDREN:
            self.need(len(kinds) == len(children_of(element)), "7.2", "%s has content of its own" % kind)

    def kind(self, element):
        name = str(element.S)[1:]
        while name in self.role_map:
            name = self.role_map[name]
        return name

    def walk(self, element, parents):
        kind = self.kind(element)
        self.elements.append(element)
        self.need(kind in STANDARD, "7.1", "the type %s is not of the standard" % kind)
        self.need(kind != "Private", "7.1", "decoration stands in the structure")
        if kind in PARENTS:
            self.need(parents and parents[-1] in PARENTS[kind], "7.2", "%s stands in %s" % (kind, parents[-1:]))
        self.nesting(element, kind)
        self.need(kind != "H", "7.4.4", "a heading has no level")
        self.need(kind != "Formula" or str(element.get("/Alt", "")).strip(), "7.7", "a formula has no text")
        if kind == "Note":
            name = str(element.get("/ID", ""))
            self.need(name and name not in self.notes, "7.9", "a note has no id of its own")
            self.notes.add(name)
        if re.fullmatch(r"H[1-6]", kind):
            self.headings.append(int(kind[1]))
        if kind == "Figure":
            self.need(str(element.get("/Alt", "")).strip(), "7.3", "a figure has no alternative text")
        if kind == "TH":
            self.need(element.get("/A", Dictionary()).get("/Scope") in (Name.Column, Name.Row), "7.5", "a header cell has no scope")
        if kind == "Table":
            self.table(element)
        page = element.get("/Pg")
        for child in children_of(element):
            if isinstance(child, Dictionary) and "/S" in child:
                self.need(child.P.objgen == element.objgen, "7.1", "a child has another parent")
                self.walk(child, parents + [kind])
            elif isinstance(child, Dictionary) and child.get("/Type") == Name.OBJR:
                self.objects[child.Obj.objgen] = kind
            else:
                mark, on = (int(child.MCID), child.get("/Pg", page)) if isinstance(child, Dictionary) else (int(child), page)
                self.need((on.objgen, mark) not in self.owners, "7.1", "a mark belongs to two elements")
                self.owners[on.objgen, mark] = element.objgen

    def table(self, table):
        def rows(element):
            for child in elements_in(element):
                if self.kind(child) == "TR":
                    yield child
                else:
                    yield from rows(child)

        def width(row):
            return sum(int(cell.get("/A", {}).get("/ColSpan", 1)) for cell in elements_in(row))

        found = list(rows(table))
        widths = {width(row) for row in found}
        self.need(len(widths) == 1, "7.5", "a table has rows of %s cells" % sorted(widths))
        heads = [child for child in elements_in(table) if self.kind(child) == "THead"]
        for row in (row for head in heads for row in rows(head)):
            self.need({self.kind(cell) for cell in elements_in(row)} == {"TH"}, "7.5", "a column has no head")
        for row in (row for body in elements_in(table) if self.kind(body) == "TBody" for row in rows(body)):
            self.need(self.kind(elements_in(row)[0]) == "TH", "7.5", "a row has no head")

    def structure(self):
        root = self.pdf.Root.get("/StructTreeRoot")
        if root is None:
            return self.fault("7.1", "has no structure")
        self.role_map = self.roles()
        for element in children_of(root):
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
                elif operands[0] == Name.Artifact:
                    self.need(not any(stack), "7.1", "decoration within marked content")
                    stack.append("artifact")
                else:
                    stack.append("")
            elif name == "EMC":
                stack.pop()
            elif name in PAINTING:
                self.need(any(stack), "7.1", "something is painted that is neither content nor decoration")
        self.need(not stack, "7.1", "a mark is not closed")
        self.need(len(ids) == len(set(ids)), "7.1", "a mark is there twice")
        return ids

    def parents(self):
        numbers = self.pdf.Root.StructTreeRoot.ParentTree.Nums
        return {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}

    def pages(self):
        parents = self.parents()
        for number, page in enumerate(self.pdf.pages, 1):
            ids = self.marks(page)
            entry = parents.get(int(page.get("/StructParents", -1)))
            self.need(entry is not None or not ids, "7.1", "page %d has marks without a structure" % number)
            for mark in ids:
                owner = entry[mark] if mark < len(entry) else None
                self.need(owner is not None and "/S" in owner, "7.1", "page %d: mark %d belongs to nothing" % (number, mark))
                self.need(owner is None or self.owners.pop((page.objgen, mark), None) == owner.objgen, "7.1",
                          "page %d: mark %d belongs to one element and stands in another" % (number, mark))
            for name, form in page.get("/Resources", {}).get("/XObject", {}).items():
                self.need("/Ref" not in form, "7.20", "page %d: %s is in another file" % (number, name))
                self.need(form.Subtype != Name.Form or "/StructParents" not in form, "7.20", "page %d: %s has marks" % (number, name))
            links = page.get("/Annots", [])
            self.need(not links or page.get("/Tabs") == Name.S, "7.18.3", "page %d: tabs do not follow the structure" % number)
            for link in links:
                self.need(link.Subtype == Name.Link, "7.18.1", "page %d: a mark that is no link" % number)
                self.need(self.objects.get(link.objgen) == "Link", "7.18.5", "page %d: no Link has the link" % number)
                self.need(str(link.get("/Contents", "")).strip(), "7.18.5", "page %d: a link has no text" % number)
                owner = parents.get(int(link.get("/StructParent", -1)))
                owner = owner[0] if isinstance(owner, Array) else owner
                self.need(owner is not None and owner.S == Name.Link, "7.18.5", "page %d: a link is not in a Link" % number)
            check_text(page, self.fonts, self.need)
        self.need(not self.owners, "7.1", "%d parts of the structure are on no page" % len(self.owners))

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
