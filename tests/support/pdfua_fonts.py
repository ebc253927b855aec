"""Clause 7.21 of PDF/UA-1 (ISO 14289-1:2014): the fonts of a file, and what is written in them. Needs pikepdf.

Covered: 7.21.3.1 (system of characters), 7.21.3.2 (CIDToGIDMap), 7.21.3.3 (CMaps), 7.21.4.1 (embedded), 7.21.5 (widths,
TrueType), 7.21.6 (encodings of TrueType), 7.21.7 (Unicode), 7.21.8 (no .notdef). Not: 7.21.4.2 (CharSet, CIDSet: cairo
writes none), widths of other kinds of font.
"""
import re
import struct

import pikepdf
from pikepdf import Array, Name, String

NO_CHARACTERS = {0, 0xFEFF, 0xFFFE}


def _numbers(text):
    return re.findall(r"<([0-9A-Fa-f]+)>", text)


def unicode_of(stream):
    """What each code is: of a ToUnicode map as cairo and others write them."""
    text, found = stream.read_bytes().decode("latin-1"), {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        pairs = _numbers(block)
        for code, to in zip(pairs[::2], pairs[1::2]):
            found[int(code, 16)] = bytes.fromhex(to).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for first, last, rest in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]+>|\[[^\]]*\])", block):
            targets = _numbers(rest)
            for i in range(int(last, 16) - int(first, 16) + 1):
                one = targets[i] if rest.startswith("[") else "%0*X" % (len(targets[0]), int(targets[0], 16) + i)
                found[int(first, 16) + i] = bytes.fromhex(one).decode("utf-16-be")
    return found


class TrueType:
    """The tables of a font program that tell glyphs and widths."""

    def __init__(self, data):
        count = struct.unpack_from(">H", data, 4)[0]
        entries = [struct.unpack_from(">4sIII", data, 12 + 16 * i) for i in range(count)]
        self.data, self.at = data, {name.decode("latin-1"): place for name, _, place, _ in entries}
        self.units = struct.unpack_from(">H", data, self.at["head"] + 18)[0]
        self.measured = struct.unpack_from(">H", data, self.at["hhea"] + 34)[0]
        self.glyphs = struct.unpack_from(">H", data, self.at["maxp"] + 4)[0]

    def width(self, glyph):
        place = self.at["hmtx"] + 4 * min(glyph, self.measured - 1)
        return struct.unpack_from(">H", self.data, place)[0] * 1000 / self.units

    def maps(self):
        """{(platform, encoding): {character: glyph}} of format 4."""
        found = {}
        if "cmap" not in self.at:
            return found
        start = self.at["cmap"]
        for i in range(struct.unpack_from(">H", self.data, start + 2)[0]):
            platform, encoding, offset = struct.unpack_from(">HHI", self.data, start + 4 + 8 * i)
            if struct.unpack_from(">H", self.data, start + offset)[0] == 4:
                found[platform, encoding] = self._segments(start + offset)
        return found

    def _segments(self, place):
        half = struct.unpack_from(">H", self.data, place + 6)[0]
        glyphs = {}
        for i in range(0, half, 2):
            end = struct.unpack_from(">H", self.data, place + 14 + i)[0]
            first = struct.unpack_from(">H", self.data, place + 16 + half + i)[0]
            delta = struct.unpack_from(">h", self.data, place + 16 + 2 * half + i)[0]
            at = place + 16 + 3 * half + i
            distance = struct.unpack_from(">H", self.data, at)[0]
            for character in range(first, end + 1):
                glyph = character
                if distance != 0:
                    glyph = struct.unpack_from(">H", self.data, at + distance + 2 * (character - first))[0]
                    if glyph == 0:
                        continue
                glyphs[character] = (glyph + delta) & 0xFFFF
        return glyphs


def cid_widths(font):
    found, items = {}, list(font.get("/W", []))
    while items:
        first, second = int(items.pop(0)), items.pop(0)
        if isinstance(second, Array):
            found.update({first + i: float(width) for i, width in enumerate(second)})
        else:
            width = float(items.pop(0))
            found.update({code: width for code in range(first, int(second) + 1)})
    return found


class Font:
    def __init__(self, font, need):
        self.font, self.need = font, need
        self.name = str(font.get("/BaseFont", "a font"))
        self.composite = "/DescendantFonts" in font
        self.inner = font.DescendantFonts[0] if self.composite else font
        facts = self.inner.get("/FontDescriptor", {})
        program = next((facts[key] for key in ("/FontFile2", "/FontFile3", "/FontFile") if key in facts), None)
        self.need(program is not None, "7.21.4.1", "%s is not embedded" % self.name)
        self.flags = int(facts.get("/Flags", 0))
        self.program = TrueType(program.read_bytes()) if program is not None and "/FontFile2" in facts else None
        self.characters = unicode_of(font.ToUnicode) if "/ToUnicode" in font else None
        self.check_composite() if self.composite else self.check_simple()

    def check_composite(self):
        self.need(self.font.Encoding == Name("/Identity-H"), "7.21.3.3", "%s has a CMap of its own" % self.name)
        system = self.inner.CIDSystemInfo
        self.need(str(system.Registry) == "Adobe" and str(system.Ordering) == "Identity", "7.21.3.1",
                  "%s has other characters than its CMap" % self.name)
        if self.inner.Subtype == Name.CIDFontType2:
            self.need(self.inner.get("/CIDToGIDMap") == Name.Identity, "7.21.3.2", "%s has no CIDToGIDMap" % self.name)
        self.widths = cid_widths(self.inner)

    def check_simple(self):
        symbolic, plain = self.flags & 4 != 0, self.flags & 32 != 0
        self.need(symbolic != plain, "7.21.6", "%s is neither symbolic nor not" % self.name)
        if self.font.Subtype == Name.TrueType:
            named = self.font.get("/Encoding") in (Name.WinAnsiEncoding, Name.MacRomanEncoding)
            self.need(named != symbolic, "7.21.6", "%s has the wrong kind of encoding" % self.name)
            self.need(symbolic or self.program is None or (3, 1) in self.program.maps(), "7.21.6", "%s does not know Unicode" % self.name)
        first = int(self.font.get("/FirstChar", 0))
        self.widths = {first + i: float(width) for i, width in enumerate(self.font.get("/Widths", []))}

    def glyph(self, code):
        if self.composite:
            return code
        character = bytes([code]).decode("cp1252", "replace")
        return self.program.maps().get((3, 1), {}).get(ord(character), 0)

    def check_code(self, code):
        told = None if self.characters is None else self.characters.get(code)
        if self.characters is None or (told is None and not self.composite):
            told = bytes([code]).decode("cp1252", "replace") if not self.composite else None
        self.need(told and not any(ord(c) in NO_CHARACTERS for c in told), "7.21.7", "%s: code %d is no character" % (self.name, code))
        if self.program is None:
            return
        glyph = self.glyph(code)
        self.need(0 < glyph < self.program.glyphs, "7.21.8", "%s: code %d shows .notdef" % (self.name, code))
        self.need(abs(self.program.width(glyph) - self.widths.get(code, -9)) < 1.5, "7.21.5",
                  "%s: code %d is %s wide, but %.0f in the font" % (self.name, code, self.widths.get(code), self.program.width(glyph)))


def check_text(page, known, need):
    """All that a page writes; `known` holds the fonts met so far."""
    fonts = page.get("/Resources", {}).get("/Font", {})
    font = None
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            found = fonts[operands[0]]
            if found.objgen not in known:
                known[found.objgen] = (Font(found, need), set())
            font = known[found.objgen]
        elif str(operator) in ("Tj", "TJ", "'", '"'):
            pieces = operands[-1] if isinstance(operands[-1], Array) else [operands[-1]]
            for piece in pieces:
                if isinstance(piece, String):
                    raw, size = bytes(piece), 2 if font[0].composite else 1
                    for i in range(0, len(raw), size):
                        code = int.from_bytes(raw[i:i + size], "big")
                        if code not in font[1]:
                            font[1].add(code)
                            font[0].check_code(code)
