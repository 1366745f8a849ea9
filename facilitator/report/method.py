"""How it was measured, what that cannot show, and how to check that the log is unaltered."""

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable

from facilitator.domain.findings import Findings
from facilitator.domain.verdict import Why
from facilitator.report.layout import Cell, Column, Layout
from facilitator.report.palette import BODY, BODY_STRONG, TABLE, TABLE_STRONG
from facilitator.report.preparing import open_ends, unseen
from facilitator.report.text import Run
from facilitator.report.told import narrated
from facilitator.report.wording import Speech, short


def method_pages(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    """Return method and limits, counts, and the fingerprint."""
    _ = speech.words.text
    parts: list[Flowable] = [
        layout.title(_("Method and limits"), key=f"method{speech.suffix}"),
        *(layout.text(each, BODY, after=6) for each in _method(findings, speech)),
        *narrated(layout, findings, speech, "method", _("How it was done here")),
        *narrated(layout, findings, speech, "limits", _("Limits of this exercise")),
        *narrated(layout, findings, speech, "handling", _("Handling")),
        layout.heading(_("What was counted"), before=8),
        layout.table(
            [
                Column(title=_("What"), width=200, names=True),
                Column(title=_("How many"), width=60, right=True),
            ],
            _counted(findings, speech),
        ),
    ]
    return [*parts, *fingerprint_part(layout, findings, speech)]


def _method(findings: Findings, speech: Speech) -> list[str]:
    _ = speech.words.text
    ngettext = speech.words.plural
    told = [
        _(
            "All times come from the exercise log. Exercise time stands still in pauses; a jump"
            " of the clock does not count in any measure. The time of an entry is that of its"
            " first keystroke, unless its author set it back."
        ),
        _(
            "Time to decision is the time from delivery of an inject to the first standing"
            " decision that answers what it expected. Struck decisions do not count. A decision"
            " made while the clock ran at another speed is shown and not judged."
        ),
        _(
            "Numbers are small: read each mark, not an average. There is no score and no ranking;"
            " tasks differ, and so do their targets. An expected decision that is not in the log"
            " was not seen; that does not prove that it was not made."
        ),
        _("Observations stand as their authors wrote them."),
        *open_ends(findings, speech),
        unseen(findings, speech),
    ]
    told = [each for each in told if each]
    if findings.totals.unassigned:
        text = ngettext(
            "{n} decision names no agency and stands under “Unassigned”.",
            "{n} decisions name no agency and stand under “Unassigned”.",
            findings.totals.unassigned,
        )
        told.append(text.format(n=findings.totals.unassigned))
    if findings.rehearsal:
        told.append(_("This was a rehearsal: its results say nothing about the agencies."))
    return told


def _counted(findings: Findings, speech: Speech) -> list[Sequence[Cell]]:
    _ = speech.words.text
    totals, counts = findings.totals, findings.counts
    pauses = findings.clock.pauses
    told = [
        (_("entries in the log, of all kinds"), totals.entries),
        (_("decisions"), totals.decisions),
        (_("of these joint"), totals.joint),
        (_("requests for information"), totals.requests),
        (_("observations"), totals.observations),
        (_("notes"), totals.notes),
        (_("written late"), totals.late),
        (_("struck"), totals.struck),
        (_("injects delivered"), totals.delivered),
        (_("rows left out"), totals.skipped),
        (_("injects made during the run"), totals.ad_hoc),
        (_("pauses"), len(pauses)),
        (_("decisions expected"), counts.applicable),
        (_("expected, but their inject was not played or was waived"), counts.not_applicable),
    ]
    rows: list[Sequence[Cell]] = [
        ([Run(text, TABLE)], [Run(str(number), TABLE_STRONG)]) for text, number in told
    ]
    length = (
        [Run(_("length in exercise time"), TABLE)],
        [Run(short(findings.until), TABLE_STRONG)],
    )
    return [*rows, length]


def fingerprint_part(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    """Return the words that stand for the log, and how to check them."""
    _ = speech.words.text
    ngettext = speech.words.plural
    verdict = findings.verdict
    words = verdict.fingerprint
    parts: list[Flowable] = [
        layout.room(150),
        layout.heading(_("How to check the fingerprint"), key=f"fingerprint{speech.suffix}"),
    ]
    if words:
        groups = [" ".join(words[i : i + 3]) for i in range(0, len(words), 3)]
        parts.append(layout.text(" · ".join(groups), BODY_STRONG, after=6))
    told = _(
        "Each entry is chained to the one before by SHA-256; these words stand for the end of"
        " all chains. Open the exercise file in Facilitator, or run “facilitator verify” on it:"
        " if it shows the same words, not one entry was changed, added or taken out since they"
        " were noted. They do not prove that what an entry says is true."
    )
    parts.append(layout.text(told, BODY, after=6))
    stations = len(verdict.stations)
    found = ngettext(
        "{entries} entries of {n} station were checked for this report.",
        "{entries} entries of {n} stations were checked for this report.",
        stations,
    ).format(entries=verdict.entries, n=stations)
    parts.append(layout.text(f"{found} {_soundness(findings, speech)}", BODY, after=6))
    return parts


def _soundness(findings: Findings, speech: Speech) -> str:
    """Return whether the chains hold, and where they break if they do not."""
    _ = speech.words.text
    bad = findings.verdict.first_bad
    if bad is None and findings.verdict.good:
        return _("Nothing is wrong with them.")
    if bad is None:
        return _("Two entries claim the same place, or the end is not the one that was noted.")
    why = {
        Why.CHANGED: _("it was changed"),
        Why.CHAIN: _("its chain does not fit the entry before"),
        Why.GAP: _("it is missing"),
        Why.ORDER: _("it is out of order"),
        Why.FORK: _("another entry claims its place"),
    }
    text = _("Something is wrong with entry {seq} of station {station}: {why}.")
    return text.format(seq=bad.seq, station=bad.station[:8], why=why[bad.why])
