"""The page of results that people read, made of one whole run, in three languages."""

from tests.bench.machine import line
from tests.bench.pagewords import words

LANGUAGES = ("en", "es", "fr")


def pages(told):
    """Return the page in each language, by the file's name."""
    return {
        f"benchmarks{'' if each == 'en' else f'.{each}'}.md": page(told, words(each))
        for each in LANGUAGES
    }


def page(told, said):
    """Return a page: how it was measured, what does not hold, and every figure."""
    figures = [each for part in told["parts"].values() for each in part]
    limited = [each for each in figures if each["limit"] is not None]
    missed = [each for each in limited if not each["ok"]]
    lines = [
        f"# {said.title}",
        "",
        said.made.format(date=told["date"], minutes=round(told["seconds"] / 60)),
        "",
        f"**{said.machine}**: {line(told['machine'])}.",
        "",
        *said.how,
        "",
        f"## {said.verdict.format(held=len(limited) - len(missed), limits=len(limited))}",
        "",
        *(_missed(missed, said) if missed else [said.nothing_missed]),
        "",
        *said.limits,
    ]
    for name, found in told["parts"].items():
        if found:
            lines += ["", f"## {said.parts.get(name, name)}", ""]
            lines += [*_about(name, said), *_table(found, said)]
    return "\n".join([*lines, ""])


def _missed(missed, said):
    return [
        f"- {each['name'].strip()}: {number(each['measured'], said)} {each['unit']}"
        f" ({said.at_most} {number(each['limit'], said)} {each['unit']})".rstrip()
        for each in missed
    ]


def _about(name, said):
    about = said.about.get(name)
    return [about, ""] if about else []


def _table(found, said):
    heads = " | ".join(said.heads)
    return [f"| {heads} |", "|---|--:|--:|--:|--:|---|", *(_row(each, said) for each in found)]


def _row(each, said):
    unit = each["unit"]
    spread = each["spread"]
    held = "" if each["limit"] is None else said.holds if each["ok"] else f"**{said.missed}**"
    again = f", {said.again}" if each["again"] else ""
    cells = (
        each["name"].strip(),
        f"{number(each['measured'], said)} {unit}".strip(),
        "" if spread is None else "–".join(number(one, said) for one in spread),
        str(each["samples"]) if each["samples"] else "",
        "" if each["limit"] is None else f"{number(each['limit'], said)} {unit}".strip(),
        f"{held}{again}",
    )
    return "| " + " | ".join(cells) + " |"


def number(value, said):
    """Return a number as it is written in a language."""
    written = f"{value:,.0f}" if value >= 1000 or value == int(value) else f"{value:,.2f}"
    return written.replace(",", "\0").replace(".", said.point).replace("\0", said.thousands)
