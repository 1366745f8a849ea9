"""What makes a PDF last: it says of itself what it is (XMP), how its colours look, what it carries.

PDF/A-3, level A (everything embedded, tagged, Unicode), and PDF/UA-1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import md5
from typing import Any, Final
from xml.sax.saxutils import escape

from facilitator.report.icc import NAME, srgb_profile
from facilitator.report.objects import Written, reference, stream
from facilitator.report.tagging import literal

PROGRAM: Final = "Facilitator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file inside the report: data that the report was made from."""

    name: str
    media: str
    content: bytes
    described: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a document says of itself."""

    title: str
    subject: str
    language: str
    dated: datetime
    attached: Sequence[Attached] = ()


class Info(Written):
    """The old dictionary of what a document is; PDF/A wants it to agree with the XMP."""

    def __init__(self, about: About) -> None:
        """Write it."""
        date = literal(about.dated.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ"))
        super().__init__(
            f"<</Title{literal(about.title)}/Subject{literal(about.subject)}"
            f"/Creator{literal(PROGRAM)}/Producer{literal(PROGRAM)}"
            f"/CreationDate{date}/ModDate{date}>>".encode()
        )


def make_last(document: Any, about: About) -> str:  # noqa: ANN401 - reportlab has no types
    """Add to a document of reportlab what PDF/A needs; return its entries in the catalog."""
    document.info = Info(about)
    packet = stream(document, xmp(about).encode(), "/Type/Metadata/Subtype/XML", plain=True)
    profile = stream(document, srgb_profile(), "/N 3")
    intent = (
        f"/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{literal(NAME)}"
        f"/Info{literal(NAME)}/DestOutputProfile {profile}"
    )
    entries = [f"/Metadata {packet}", f"/OutputIntents[<<{intent}>>]"]
    if about.attached:
        files = [_attached(document, each, about.dated) for each in about.attached]
        names = sorted(zip((each.name for each in about.attached), files, strict=True))
        listed = "".join(f"{literal(name)}{file}" for name, file in names)
        entries += [f"/AF[{' '.join(files)}]", f"/Names<</EmbeddedFiles<</Names[{listed}]>>>>"]
    return "".join(entries)


def _attached(document: Any, each: Attached, dated: datetime) -> str:  # noqa: ANN401 - reportlab has no types
    date = literal(dated.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ"))
    media = each.media.replace("/", "#2F")
    check = md5(each.content, usedforsecurity=False).hexdigest()
    said = (
        f"/Type/EmbeddedFile/Subtype/{media}/Params<</Size {len(each.content)}"
        f"/ModDate{date}/CheckSum<{check}>>>"
    )
    held = stream(document, each.content, said)
    name = literal(each.name)
    return reference(
        document,
        Written(
            f"<</Type/Filespec/F{name}/UF{name}/Desc{literal(each.described)}"
            f"/AFRelationship/Data/EF<</F {held}/UF {held}>>>>".encode()
        ),
    )


def xmp(about: About) -> str:
    """Return what the document is, as XMP; with the schema of PDF/UA, which PDF/A does not know."""
    title, subject = escape(about.title), escape(about.subject)
    date = about.dated.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return _XMP.format(
        title=title, subject=subject, date=date, program=PROGRAM, language=escape(about.language)
    )


_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{program}</pdf:Producer>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
