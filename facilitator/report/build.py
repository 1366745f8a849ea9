"""The after-action report: its pages in order, from findings to a PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from facilitator.domain.editions import Edition, Order, Variant
from facilitator.domain.entry import EPOCH
from facilitator.domain.findings import Findings
from facilitator.report.afterthoughts import feedback_part, hot_wash_part, participants_part
from facilitator.report.archive import Attached
from facilitator.report.bandwords import band_words
from facilitator.report.decisions import decision_pages
from facilitator.report.figurepages import figure_pages
from facilitator.report.fonts import typeface
from facilitator.report.front import front_page
from facilitator.report.fulllog import full_log
from facilitator.report.glossary import glossary_pages
from facilitator.report.guidepages import guide_pages
from facilitator.report.happened import happened_page
from facilitator.report.improvement import plan_pages
from facilitator.report.layout import Layout
from facilitator.report.masthead import masthead
from facilitator.report.method import fingerprint_part, method_pages
from facilitator.report.objectives import objective_pages
from facilitator.report.overview import overview_page
from facilitator.report.page import Frames, write_pages
from facilitator.report.picturepages import Contents, picture_pages
from facilitator.report.played import measure_pages, script_pages
from facilitator.report.preparing import version_words
from facilitator.report.sheet import A4, Sheet
from facilitator.report.summing import where_and_when
from facilitator.report.told import paragraphs, told
from facilitator.report.wording import Speech, clipped

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

PLAIN = Edition()


def build(  # noqa: PLR0913 - what is told, and how it is set
    findings: Findings,
    target: IO[bytes],
    *,
    speech: Speech,
    fonts: Path,
    sheet: Sheet = A4,
    attached: Sequence[Attached] = (),
    edition: Edition = PLAIN,
    contents: Contents | None = None,
) -> int:
    """Write the report as PDF and return its number of pages; same findings, same bytes.

    ``findings`` hold no more than the readers of the ``edition`` may know. ``attached`` files lie
    inside it; only the full report, for those who may read everything, carries any. ``contents``
    reads the pictures of the log; without it none are shown.
    """
    layout, words = Layout(typeface(fonts), sheet), frames(findings, speech, edition)
    story = story_of(layout, findings, speech, edition, contents)
    return write_pages(target, layout.face, words, story, sheet=sheet, attached=attached)


def story_of(
    layout: Layout,
    findings: Findings,
    speech: Speech,
    edition: Edition = PLAIN,
    contents: Contents | None = None,
) -> "list[Flowable]":
    """Return the parts of the report in their order, as they stand on paper and elsewhere."""
    work = _Pages(layout, findings, speech, contents, edition)
    pages = {
        Variant.FULL: work.fema if edition.order is Order.FEMA else work.full,
        Variant.SUMMARY: work.front,
        Variant.AGENCY: work.for_agency,
        Variant.PUBLIC: work.public,
    }
    return [*pages[edition.variant]()]


def build_part(  # noqa: PLR0913 - as above
    findings: Findings,
    target: IO[bytes],
    part: str,
    *,
    speech: Speech,
    fonts: Path,
    sheet: Sheet = A4,
    edition: Edition = PLAIN,
) -> int:
    """Write only a part of the report, as somebody looks at it who writes its words.

    ``part`` is front, summary, objectives, plan or method; a part that is empty gives page one.
    """
    layout = Layout(typeface(fonts), sheet)
    work = _Pages(layout, findings, speech, edition=edition)
    made = {
        "summary": work.summary,
        "objectives": work.objectives,
        "plan": lambda: plan_pages(layout, findings, speech),
        "method": work.method,
    }
    story = [*made.get(part, work.front)()] or [*work.front()]
    words = frames(findings, speech, edition)
    return write_pages(target, layout.face, words, story, sheet=sheet)


@dataclass(frozen=True, slots=True)
class _Pages:
    """The parts of each variant, in their order."""

    layout: Layout
    findings: Findings
    speech: Speech
    contents: Contents | None = None
    edition: Edition = PLAIN

    def full(self) -> Iterator["Flowable"]:
        """Yield everything, page one first (DOMAIN, The after-action report)."""
        parts = (self.layout, self.findings, self.speech)
        yield from self.front()
        yield self.layout.new_page()
        yield from self.happened()
        yield self.layout.room(self.layout.body * 0.6)
        yield from self.summary()
        yield from decision_pages(*parts)
        yield from measure_pages(*parts)
        yield from figure_pages(*parts)
        yield from self.objectives()
        yield from plan_pages(*parts)
        yield from self._said()
        yield self.layout.new_page()
        yield from self.method()
        yield from self._appendices()

    def fema(self) -> Iterator["Flowable"]:
        """Yield everything in the order of the FEMA template (HSEEP-IP01)."""
        parts = (self.layout, self.findings, self.speech)
        yield from masthead(self.layout, self.edition, self.speech.each[0])
        yield from overview_page(*parts)
        yield from self.summary()
        yield from self.objectives()
        yield from plan_pages(*parts)
        yield from self._said()
        yield self.layout.new_page()
        yield from self.happened()
        yield self.layout.room(self.layout.body * 0.6)
        yield from decision_pages(*parts)
        yield from measure_pages(*parts)
        yield from figure_pages(*parts)
        yield self.layout.new_page()
        yield from self.method()
        yield from self._appendices()

    def for_agency(self) -> Iterator["Flowable"]:
        """Yield what one agency gets: its decisions, its findings, its share of the plan."""
        parts = (self.layout, self.findings, self.speech)
        yield from self.front()
        yield self.layout.new_page()
        yield from decision_pages(*parts)
        yield from measure_pages(*parts)
        yield from objective_pages(*parts)
        yield from plan_pages(*parts)
        yield from hot_wash_part(*parts)
        yield from self._pictures(lettered=False)
        yield from fingerprint_part(*parts)

    def public(self) -> Iterator["Flowable"]:
        """Yield what everybody may read."""
        parts = (self.layout, self.findings, self.speech)
        yield from self.front()
        yield self.layout.new_page()
        yield from self.summary()
        yield from objective_pages(*parts)
        yield from plan_pages(*parts)
        yield from participants_part(*parts)

    def front(self) -> Iterator["Flowable"]:
        """Yield page one, in each language."""
        for index, speech in enumerate(self.speech.each):
            if index:
                yield self.layout.spoken(speech.words.language)
                yield self.layout.new_page()
            head = masthead(self.layout, self.edition, speech)
            yield from front_page(self.layout, self.findings, speech, head)
            if index:
                yield self.layout.spoken("")

    def happened(self) -> Iterator["Flowable"]:
        """Yield page two, in each language: its figures have words in them."""
        for index, speech in enumerate(self.speech.each):
            if index:
                yield self.layout.spoken(speech.words.language)
                yield self.layout.new_page()
            yield from happened_page(self.layout, self.findings, speech)
            if index:
                yield self.layout.spoken("")

    def summary(self) -> Iterator["Flowable"]:
        """Yield the part of that name, in each language if it is in sentences."""
        for speech in self.speech.each:
            text = told(self.findings, speech, "summary")
            if text:
                title = speech.words.text("Summary")
                yield self.layout.title(title, key=f"summary{speech.suffix}")
                yield from paragraphs(self.layout, text)

    def objectives(self) -> Iterator["Flowable"]:
        """Yield the part of that name, in each language if it is in sentences."""
        parts = objective_pages(self.layout, self.findings, self.speech)
        if parts:
            yield self.layout.room(self.layout.body * 0.45)
            yield from parts

    def _said(self) -> Iterator["Flowable"]:
        parts = (self.layout, self.findings, self.speech)
        yield from feedback_part(*parts)
        yield from hot_wash_part(*parts)
        yield from participants_part(*parts)

    def method(self) -> Iterator["Flowable"]:
        """Yield the part of that name, in each language if it is in sentences."""
        for index, speech in enumerate(self.speech.each):
            if index:
                yield self.layout.spoken(speech.words.language)
                yield self.layout.room(self.layout.body * 0.4)
            yield from method_pages(self.layout, self.findings, speech)
            if index:
                yield self.layout.spoken("")

    def _appendices(self) -> Iterator["Flowable"]:
        parts = (self.layout, self.findings, self.speech)
        yield self.layout.new_page()
        yield from full_log(*parts)
        yield self.layout.new_page()
        yield from script_pages(*parts)
        guides = guide_pages(*parts)
        if guides:
            yield self.layout.new_page()
            yield from guides
        yield from self._pictures(lettered=True)
        yield self.layout.room(self.layout.body * 0.5)
        yield from glossary_pages(self.layout, self.speech)

    def _pictures(self, *, lettered: bool) -> Iterator["Flowable"]:
        found = picture_pages(
            self.layout, self.findings, self.speech, self.contents, lettered=lettered
        )
        if found:
            yield self.layout.new_page()
            yield from found


def frames(findings: Findings, speech: Speech, edition: Edition = PLAIN) -> Frames:
    """Return the words of band and foot, and what the file says of itself."""
    _ = speech.words.text
    exercise = findings.exercise
    words = findings.verdict.fingerprint
    groups = [" ".join(words[i : i + 3]) for i in range(0, len(words), 3)]
    name = exercise.title.partition(":")[0]
    return Frames(
        left=band_words(findings, speech),
        right=" · ".join(each for each in (exercise.marking, exercise.sponsor) if each),
        name=" · ".join(
            (clipped(name, 60), _called(findings, speech, edition), version_words(findings, speech))
        ),
        fingerprint=_("log: {words}").format(words=" · ".join(groups)) if groups else "",
        title=_("{title}: after-action report").format(title=exercise.title[:200]),
        subject=where_and_when(findings, speech),
        language=speech.words.language,
        dated=max((each.entry.logged_at for each in findings.log), default=_moment(findings)),
        unnamed=_("Unassigned"),
    )


def _called(findings: Findings, speech: Speech, edition: Edition) -> str:
    """Return what sort of report this is."""
    _ = speech.words.text
    if edition.variant is Variant.AGENCY:
        agency = findings.exercise.agency(edition.agency)
        return _("extract for {agency}").format(agency=clipped(agency.name, 40) if agency else "–")
    words = {
        Variant.FULL: _("after-action report"),
        Variant.SUMMARY: _("summary"),
        Variant.PUBLIC: _("public version"),
    }
    return words[edition.variant]


def _moment(findings: Findings) -> datetime:
    """Return by when a report without a log is dated."""
    clock = findings.clock
    return findings.standing.at or clock.ended_at or clock.started_at or EPOCH
