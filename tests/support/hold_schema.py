"""Holds the JSON Schema of a kind of template against what the program takes.

    hold_schema.py PROGRAM SCHEMA EXAMPLE FOLDER

EXAMPLE must have every member that the schema knows. Each member in turn is
left out, given a name that is not known, and given values of other types; the
schema and `PROGRAM check` must agree on each of these: what the schema refuses
the program refuses, and what the program calls unknown, missing or of the
wrong type the schema refuses. (The program refuses more: names that mean
nothing.) Ends with 1 and a line for each that they do not agree on.
"""
import glob
import json
import os
import shutil
import subprocess
import sys

import jsonschema

WRONG_VALUES = (None, 5.5, -1, True, "?", ["?"], {"?": 1}, {}, [])
AT_ONCE = 400  # names that the program takes
STRUCTURE = ("is not a known name here", "is missing; it must be", ": must be ", "must have exactly one",
             "must have from", "has no columns", "has no series", "has no indicators", "has no areas")


def places(value, way=()):
    """All ways to members and elements, the root left out."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in items:
        yield way + (key,)
        yield from places(below, way + (key,))


def at(value, way):
    for key in way:
        value = value[key]
    return value


def mutants(example):
    """Changes the example in one way at a time, and back when the next is asked for."""
    for way in list(places(example)):
        *above, key = way
        holder = at(example, above)
        right = holder[key]
        for wrong in WRONG_VALUES:
            holder[key] = wrong
            yield "as " + json.dumps(wrong), way
            holder[key] = right
        if isinstance(key, int):
            del holder[key]
            yield "without", way
            holder.insert(key, right)
        else:
            kept = dict(holder)
            del holder[key]
            yield "without", way
            holder[key + "x"] = right
            yield "renamed", way
            holder.clear()
            holder.update(kept)


def free_names(way):
    """Names that are the author's, of which neither side knows better."""
    return "let" in way or "with" in way or "parameters" in way


def declared(schema, node, found):
    """The names of all members that the schema knows."""
    if isinstance(node, dict):
        found.update(node.get("properties", {}))
        for below in node.values():
            declared(schema, below, found)
    elif isinstance(node, list):
        for below in node:
            declared(schema, below, found)
    return found


def check(program, names, folder):
    """What the program says of each file."""
    told = {}
    for start in range(0, len(names), AT_ONCE):
        result = subprocess.run([program, "check"] + names[start:start + AT_ONCE], capture_output=True, encoding="utf-8")
        for line in result.stderr.splitlines():
            name = next((word.split(":")[0] for word in line.split() if word.startswith(folder)), "")
            told.setdefault(name, []).append(line)
    return told


def main(program, schema_path, example_path, folder):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    with open(example_path, encoding="utf-8") as file:
        example = json.load(file)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    problems = []
    for table in glob.glob(os.path.join(glob.escape(os.path.dirname(example_path)), "*.csv")):
        shutil.copy(table, folder)
    used = {key for way in places(example) for key in way if isinstance(key, str)}
    problems += [f"{example_path}: has no \"{name}\"" for name in sorted(declared(schema, schema, set()) - used)]
    rows = []
    part = jsonschema.Draft7Validator({"$ref": "#/definitions/part", "definitions": schema["definitions"]})
    for nth, (what, way) in enumerate(mutants(example)):
        name = os.path.join(folder, f"{nth}.json")
        with open(name, "w", encoding="utf-8") as file:
            file.write(json.dumps(example, ensure_ascii=False))
        # One element of the content is judged alone, which is much faster.
        within = way[0] == "content" and len(way) > 1 and way[1] < len(example["content"])
        valid = part.is_valid(example["content"][way[1]]) if within else validator.is_valid(example)
        rows.append((name, what, way, valid))
    told = check(program, [row[0] for row in rows], folder)
    for name, what, way, valid in rows:
        lines = told.get(name, ["nothing"])
        right = any(": right;" in line for line in lines)
        structure = any(words in line for line in lines for words in STRUCTURE)
        if (right and not valid) or (valid and not right and structure and not free_names(way)):
            problems.append(f"{'.'.join(map(str, way))} {what}: the schema says {valid}, the program {lines}")
    refused = sum(not row[3] for row in rows)
    print(f"{len(rows)} templates held against {schema_path}, which refuses {refused}")
    if not 0 < refused < len(rows) or not any(": right;" in line for lines in told.values() for line in lines):
        problems.append("nothing was held against anything")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
