"""The tree of a tagged document in the syntax of PDF: elements, and what holds each piece."""

from collections.abc import Sequence

from facilitator.report.tagging import Element, Kid, Tags


def tree_objects(tags: Tags, first: int, pages: Sequence[int]) -> tuple[list[bytes], bytes]:
    """Return the tree's objects, numbered from ``first`` on, and its entries in the catalog.

    ``pages`` are the numbers of the pages' own objects.
    """
    made = [_element(each, first, pages) for each in tags.elements]
    held: list[str] = []
    for page, _ in enumerate(pages):
        elements = tags.pages[page]
        held.append(f"{page} {first + len(made)} 0 R")
        owners = " ".join([f"{each.number + first} 0 R" for each in elements])
        made.append(f"[{owners}]".encode())
    root = first + len(made)
    made[0] = made[0].replace(b"/P null", f"/P {root} 0 R".encode())
    made.append(
        f"<</Type/StructTreeRoot/K {first} 0 R/ParentTreeNextKey {len(pages)}"
        f"/ParentTree<</Nums[{' '.join(held)}]>>>>".encode()
    )
    return made, f"/StructTreeRoot {root} 0 R/MarkInfo<</Marked true>>".encode()


def _element(element: Element, first: int, pages: Sequence[int]) -> bytes:
    parent = "null" if element.parent is None else f"{element.parent.number + first} 0 R"
    page = "" if element.page < 0 else f"/Pg {pages[element.page]} 0 R"
    kids = element.kids
    if kids is None:
        told = ""
    elif isinstance(kids, list):
        told = f"/K[{' '.join([_kid(each, first, pages) for each in kids])}]"
    else:
        told = f"/K {_kid(kids, first, pages)}"
    return f"<</S/{element.tag}/P {parent}{page}{element.extra}{told}>>".encode()


def _kid(kid: Kid, first: int, pages: Sequence[int]) -> str:
    if isinstance(kid, int):
        return str(kid)
    if isinstance(kid, Element):
        return f"{kid.number + first} 0 R"
    page, number = kid
    return f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {number}>>"
