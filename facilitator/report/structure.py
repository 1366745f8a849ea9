"""The tree of a tagged document in the syntax of PDF: elements, and what holds each piece."""

from collections.abc import Sequence

from facilitator.report.tagging import Element, Kid, Tags


def tree_objects(tags: Tags, first: int, pages: Sequence[int]) -> tuple[list[str], str]:
    """Return the tree's objects, numbered from ``first`` on, and its entries in the catalog.

    ``pages`` are the numbers of the pages' own objects.
    """
    count = len(tags.elements)
    root = first + count + len(pages)
    made = [_element(each, first, pages) for each in tags.elements]
    made[0] = made[0].replace("/P null", f"/P {root} 0 R")
    held = [f"{page} {first + count + page} 0 R" for page in range(len(pages))]
    for elements in tags.pages[: len(pages)]:
        owners = " ".join([f"{each.number + first} 0 R" for each in elements])
        made.append(f"[{owners}]")
    made.append(
        f"<</Type/StructTreeRoot/K {first} 0 R/ParentTreeNextKey {len(pages)}"
        f"/ParentTree<</Nums[{' '.join(held)}]>>>>"
    )
    return made, f"/StructTreeRoot {root} 0 R/MarkInfo<</Marked true>>"


def _element(element: Element, first: int, pages: Sequence[int]) -> str:
    parent = "null" if element.parent is None else f"{element.parent.number + first} 0 R"
    page = "" if element.page < 0 else f"/Pg {pages[element.page]} 0 R"
    kids = element.kids
    if isinstance(kids, int):
        told = f"/K {kids}"
    elif kids is None:
        told = ""
    elif isinstance(kids, list):
        told = f"/K[{' '.join([_kid(each, first, pages) for each in kids])}]"
    else:
        told = f"/K {_kid(kids, first, pages)}"
    return f"<</S/{element.tag}/P {parent}{page}{element.extra}{told}>>"


def _kid(kid: Kid, first: int, pages: Sequence[int]) -> str:
    if isinstance(kid, Element):
        return f"{kid.number + first} 0 R"
    if isinstance(kid, int):
        return str(kid)
    page, number = kid
    return f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {number}>>"
