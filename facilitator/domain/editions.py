"""What a report is asked to be: for whom, in which languages, on which paper."""

from dataclasses import dataclass
from enum import StrEnum


class Variant(StrEnum):
    """For whom a report is made; only the full one carries the journal inside."""

    FULL = "full"
    SUMMARY = "summary"
    AGENCY = "agency"
    PUBLIC = "public"


class Order(StrEnum):
    """In which order the parts stand: our own, or that of the FEMA template (HSEEP-IP01)."""

    OWN = "own"
    FEMA = "fema"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A report as it is asked for; ``agency`` is the id of the agency of an extract.

    With a second language, page one and whatever stands in sentences comes once in each; tables
    come once, with heads in both. ``organisation`` and ``logo`` (a PNG) stand at the head of its
    first page.
    """

    variant: Variant = Variant.FULL
    agency: str = ""
    language: str = "en"
    second: str = ""
    paper: str = "a4"
    order: Order = Order.OWN
    organisation: str = ""
    logo: bytes = b""
