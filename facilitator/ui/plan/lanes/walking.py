"""Which row the arrows lead to."""

from facilitator.ui.plan.lanes.placing import Box, Layout


def first_box(layout: Layout) -> Box | None:
    """Return the earliest row of the first lane that has one."""
    return next((strip.boxes[0] for strip in layout.strips if strip.boxes), None)


def beside(layout: Layout, box: Box, step: int) -> Box | None:
    """Return the row before (-1) or after (1) in the same lane, or None at its end."""
    boxes = layout.strips[box.lane].boxes
    place = boxes.index(box) + step
    return boxes[place] if 0 <= place < len(boxes) else None


def across(layout: Layout, box: Box, step: int) -> Box | None:
    """Return the same row in the next lane that has any, or else the one nearest in time."""
    lane = box.lane + step
    while 0 <= lane < len(layout.strips):
        strip = layout.strips[lane]
        if strip.boxes:
            same = layout.box(box.row.id, strip.lane.key)
            return same or min(strip.boxes, key=lambda each: abs(each.left - box.left))
        lane += step
    return None


def at_end(layout: Layout, box: Box, step: int) -> Box:
    """Return the first (-1) or the last (1) row of a lane."""
    return layout.strips[box.lane].boxes[0 if step < 0 else -1]
