"""Prints the texts in the formats of messages that xgettext does not see: of `far ? "too far" : "near"` it takes the first.

    find_messages.py POT KEYWORDS FILE...    KEYWORDS as xgettext takes them: "fault_set:3 message_counted:1,2 MESSAGE"
"""
import re
import sys

LITERAL = r'"(?:\\.|[^"\\\n])*"'


def texts_of(code):
    """The string literals, those beside each other joined."""
    for match in re.finditer(LITERAL + r"(?:\s*" + LITERAL + r")*", code):
        yield "".join(literal[1:-1] for literal in re.findall(LITERAL, match.group(0)))


def known_texts(path):
    text = open(path, encoding="utf-8").read()
    for match in re.finditer(r"^msgid(?:_plural)? ((?:" + LITERAL + r"\s*)+)", text, re.M):
        yield from texts_of(match.group(1))


def arguments_of(code, at):
    """The arguments of a call whose opening bracket ends before `at`."""
    found, depth, start = [], 1, at
    while depth > 0:
        literal = re.compile(LITERAL + r"|'(?:\\.|[^'\\])'").match(code, at)
        if literal:
            at = literal.end()
            continue
        depth += (code[at] in "([{") - (code[at] in ")]}")
        if depth == 0 or (depth == 1 and code[at] == ","):
            found.append(code[start:at])
            start = at + 1
        at += 1
    return found


def main():
    known = set(known_texts(sys.argv[1]))
    keywords = [word.partition(":") for word in sys.argv[2].split()]
    for path in sys.argv[3:]:
        code = re.sub(r"/\*.*?\*/", " ", open(path, encoding="utf-8").read(), flags=re.S)
        for name, _, places in keywords:
            for call in re.finditer(r"\b" + name + r"\(", code):
                arguments = arguments_of(code, call.end())
                for place in (places or "1").split(","):
                    for text in texts_of(arguments[int(place) - 1] if int(place) <= len(arguments) else ""):
                        if text and text not in known:
                            print(f"{path}: {name}: {text}")


main()
