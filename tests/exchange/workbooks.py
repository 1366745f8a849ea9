"""Small workbooks of our own, in the dirty shapes that planners hand over; hostile ones too."""

import zipfile
from io import BytesIO
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = (
    f'<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/></Types>'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'
)
WORKBOOK = (
    f'<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{RELATION}">'
    '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
SHEET = f'<?xml version="1.0"?><worksheet xmlns="{MAIN}">'


def workbook(path: Path, *sheets) -> Path:
    """Write sheets, each a name, its rows, and perhaps what is merged or that it is hidden."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows, *options in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for option in options:
            if option == "hidden":
                sheet.sheet_state = "hidden"
            else:
                sheet.merge_cells(option)
    book.save(path)
    return path


def package(path: Path, sheet: str, **parts: str | bytes) -> Path:
    """Write a workbook from the text of its one sheet; further parts by name."""
    path.write_bytes(packed({**PARTS, "xl/worksheets/sheet1.xml": sheet, **parts}))
    return path


PARTS: dict[str, str | bytes] = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": RELATIONS.format(kind=f"{RELATION}/officeDocument", target="xl/workbook.xml"),
    "xl/workbook.xml": WORKBOOK,
    "xl/_rels/workbook.xml.rels": RELATIONS.format(
        kind=f"{RELATION}/worksheet", target="worksheets/sheet1.xml"
    ),
}


def packed(parts: dict[str, str | bytes]) -> bytes:
    """Return parts as the bytes of a zip."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def text_cells(rows) -> str:
    """Return rows as a sheet without references, with prefixed names, every cell a text."""
    lines = "".join(
        "<x:row>" + "".join(f'<x:c t="str"><x:v>{cell}</x:v></x:c>' for cell in row) + "</x:row>"
        for row in rows
    )
    return (
        f'<?xml version="1.0"?><x:worksheet xmlns:x="{MAIN}"><x:sheetData>{lines}'
        "</x:sheetData></x:worksheet>"
    )


HEADINGS = ("No.", "Time", "From", "To", "Method", "Message", "Expected action")
ROWS = (
    ("1", "09:00", "Control room", "Fire, Police", "Radio", "Smoke above Pinar Hill", "Confirm"),
    ("2", "09:12", "Mayor", "Police", "Phone", "Who closes the coast road?", "Name an officer"),
    ("3", "09:30", "Hospital", "Ambulance", "Phone", "How many beds are needed?", "Give a number"),
)


def script(path: Path, rows=ROWS, headings=HEADINGS, name: str = "Script") -> Path:
    """Write a script of a few rows."""
    return workbook(path, (name, [headings, *rows]))
