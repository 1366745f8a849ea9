"""What checking a journal found, in words and as plain values."""

from facilitator.domain.verdict import BadEntry, Verdict, Why
from facilitator.i18n import N_, _, ngettext

WHAT_IS_WRONG: dict[Why, str] = {
    Why.CHANGED: N_("its content is not what was written"),
    Why.CHAIN: N_("it does not follow from the entry before it"),
    Why.GAP: N_("it is missing"),
    Why.ORDER: N_("it does not stand where it was written"),
    Why.FILE: N_("a file that hangs on it is missing, or is not what was attached"),
    Why.FORK: N_("two different entries claim its place"),
}


def verdict_plain(verdict: Verdict) -> dict[str, object]:
    """Return a verdict as plain values for JSON."""
    bad = verdict.first_bad
    return {
        "good": verdict.good,
        "entries": verdict.entries,
        "stations": verdict.stations,
        "fingerprint": " ".join(verdict.fingerprint),
        "forks": verdict.forks,
        "damaged": verdict.damaged,
        "first_bad": None
        if bad is None
        else {"line": bad.line, "station": bad.station, "seq": bad.seq, "why": bad.why.value}
        | ({"file": bad.file} if bad.file else {}),
    }


def tell_verdict(verdict: Verdict) -> str:
    """Return a verdict in sentences."""
    counted = ngettext("{n} entry", "{n} entries", verdict.entries).format(n=verdict.entries)
    stations = len(verdict.stations)
    written = ngettext("{n} station", "{n} stations", stations).format(n=stations)
    words = " ".join(verdict.fingerprint)
    if verdict.good:
        return _(
            "Unaltered: {entries} of {stations}.\nFingerprint: {words}\n"
            "Compare it with the words noted at ENDEX: a cut-off end shows only there."
        ).format(entries=counted, stations=written, words=words)
    told = [
        _("Not as it was written: {entries} of {stations}.").format(
            entries=counted, stations=written
        )
    ]
    if verdict.first_bad is not None:
        told.append(_tell_bad(verdict.first_bad))
    elif verdict.damaged:
        told.append(
            _("Every entry reads as written, but the file is damaged elsewhere: copy it now.")
        )
    if verdict.forks:
        told.append(
            ngettext(
                "{n} entry exists in two versions.",
                "{n} entries exist in two versions.",
                verdict.forks,
            ).format(n=verdict.forks)
        )
    return "\n".join(told)


def _tell_bad(bad: BadEntry) -> str:
    said = _("First at line {line} (station {station}, number {seq}): {why}.").format(
        line=bad.line, station=bad.station, seq=bad.seq, why=_(WHAT_IS_WRONG[bad.why])
    )
    return f"{said} {bad.file}" if bad.file else said
