"""How the log names an attached file: its name, the beginning of its digest, its picture."""

from collections.abc import Iterable

from facilitator.domain.attachments import Attachment
from facilitator.domain.findings import Findings
from facilitator.report.wording import Speech


class AttachedNames:
    """Names files, and the picture of the report that shows one."""

    def __init__(self, findings: Findings, speech: Speech) -> None:
        self._speech = speech
        self._numbers = {each.attachment.sha256: each.number for each in findings.pictures}

    def name(self, each: Attachment) -> str:
        """Return one file in words."""
        _ = self._speech.words.text
        named = f"{each.name} ({each.sha256[:12]})"
        number = self._numbers.get(each.sha256)
        return f"{named}, {_('picture {number}').format(number=number)}" if number else named

    def names(self, files: Iterable[Attachment], between: str) -> str:
        """Return several files in words."""
        return between.join(map(self.name, files))
