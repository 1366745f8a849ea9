"""Keep the translations: ``update`` them from the code, ``check`` them, ``compile`` them."""

import ast
import re
import sys
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"
TEMPLATE = TRANSLATIONS / "facilitator.pot"
FIRST = "es"
"""The language that a project without translations starts with."""
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%(?:\(\w+\))?[sdf]")


def catalogue_of(language):
    return TRANSLATIONS / language / "LC_MESSAGES" / "facilitator.po"


def languages():
    """Return every language that has a catalogue, and the first one always."""
    found = {each.parent.parent.name for each in TRANSLATIONS.glob("*/LC_MESSAGES/*.po")}
    return tuple(sorted(found | {FIRST}))


def extracted():
    """Return the texts that the code holds, without dates or line numbers."""
    catalogue = Catalog(project="Facilitator", fuzzy=False)
    found = extract_from_dir(
        str(ROOT / "facilitator"), [("**.py", "python")], keywords=KEYWORDS, comment_tags=()
    )
    for _file, _line, message, _comments, context in found:
        catalogue.add(message, context=context)
    for message, context in spoken():
        catalogue.add(message, context=context)
    return catalogue


def spoken():
    """Yield (message, context) of texts that the extraction of Babel does not see.

    They are asked of a language by name, ``words.text("…")``, or stand inside an f-string.
    """
    for path in sorted((ROOT / "facilitator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            given = [each.value for each in node.args if isinstance(each, ast.Constant)]
            how = way(node.func)
            if how in {"text", "_", "N_"} and given:
                yield given[0], None
            elif how in {"plural", "ngettext"} and len(given) > 1:
                yield tuple(given[:2]), None
            elif how in {"context", "pgettext"} and len(given) > 1:
                yield given[1], given[0]


def way(function):
    """Return by which name a text is asked for; nothing if it is none of ours."""
    if isinstance(function, ast.Name):
        return function.id if function.id in KEYWORDS else ""
    if not isinstance(function, ast.Attribute):
        return ""
    asked = getattr(function.value, "attr", getattr(function.value, "id", ""))
    return function.attr if asked == "words" else ""


def written(catalogue):
    """Return a catalogue as the text of its file."""
    buffer = BytesIO()
    write_po(buffer, catalogue, no_location=True, omit_header=False, sort_output=True, width=100)
    lines = buffer.getvalue().decode().splitlines()
    noise = (
        "POT-Creation-Date",
        "Bugs-To",
        "Language-Team",
        "Project-Id",
        "PO-Revision-Date",
        "Generated-By",
        "Last-Translator",
    )
    kept = [each for each in lines if not any(word in each for word in noise)]
    return "\n".join(kept).strip() + "\n"


def load(path, language):
    with path.open("rb") as file:
        return read_po(file, locale=language)


def header(catalogue):
    """Give a catalogue a short header of our own."""
    catalogue.header_comment = "# Translations of Facilitator, under the licence of the project."
    catalogue.fuzzy = False
    return catalogue


def update():
    template = header(extracted())
    TRANSLATIONS.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_text(written(template), encoding="utf-8")
    for language in languages():
        path = catalogue_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        old = load(path, language) if path.exists() else Catalog(locale=language)
        old.update(template, no_fuzzy_matching=True)
        old.obsolete.clear()
        path.write_text(written(header(old)), encoding="utf-8")


def problems():
    """Yield one sentence for everything that is wrong with the catalogues."""
    template = extracted()
    for language in languages():
        catalogue = load(catalogue_of(language), language)
        for message in template:
            if not message.id:
                continue
            there = catalogue.get(message.id, message.context)
            if there is None:
                yield f"{language}: not in the catalogue: {message.id!r}"
            elif there.fuzzy or not all(strings(there.string)):
                yield f"{language}: not translated: {message.id!r}"
            elif not same_placeholders(message, there):
                yield f"{language}: other placeholders: {message.id!r} -> {there.string!r}"
        known = {(each.id, each.context) for each in template}
        for message in catalogue:
            if message.id and (message.id, message.context) not in known:
                yield f"{language}: no longer used: {message.id!r}"


def strings(value):
    return value if isinstance(value, tuple | list) else (value,)


def same_placeholders(message, there):
    """Whether every form holds the placeholders of the text; a singular may leave the number."""
    wanted = set(PLACEHOLDER.findall(strings(message.id)[-1]))
    forms = [set(PLACEHOLDER.findall(each)) for each in strings(there.string)]
    return all(each <= wanted for each in forms) and forms[-1] == wanted


def compile_all():
    for language in languages():
        path = catalogue_of(language)
        target = path.with_suffix(".mo")
        if not path.exists():
            continue
        if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        with target.open("wb") as file:
            write_mo(file, load(path, language))


def main(argv):
    what = argv[1] if len(argv) > 1 else "check"
    if what == "update":
        update()
        compile_all()
        return 0
    if what == "compile":
        compile_all()
        return 0
    found = list(problems())
    for each in found[:40]:
        print(each)
    if found:
        print(f"{len(found)} problems; run: make catalogue, then translate what is empty")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv))
