"""What is said of the curve: its scale, its median, and its numbers as a table."""

from datetime import timedelta

from facilitator.domain.curve import QUANTILES, Curve, Steps
from facilitator.i18n import _, ngettext
from facilitator.ui.models import spans


def value_words(value: float, *, in_minutes: bool) -> str:
    """Return a value of the scale as people write it."""
    text = _("{n} min") if in_minutes else _("{n} %")
    return text.format(n=round(value) if in_minutes else round(value * 100))


def told_median(steps: Steps, *, in_minutes: bool) -> str:
    """Return the median in words, or nothing where half of all were never taken."""
    half = steps.value_at(0.5)
    if half is None:
        return ""
    time = spans.ago(timedelta(minutes=half)) if in_minutes else value_words(half, in_minutes=False)
    return _("median {time}").format(time=time)


def curve_sentence(curve: Curve) -> str:
    """Return what stays out of the curve, and what holds it down."""
    told = [_("Of all expected decisions, how many had been taken by then.")]
    if curve.never:
        count = ngettext("{n} never taken", "{n} never taken", curve.never)
        told.append(count.format(n=curve.never) + ".")
    if curve.open:
        count = ngettext("{n} still open, not counted", "{n} still open, not counted", curve.open)
        told.append(count.format(n=curve.open) + ".")
    return " ".join(told)


def curve_cells(curve: Curve) -> tuple[tuple[str, ...], ...]:
    """Return a row for each quantile: share, minutes, share of the target."""
    return tuple(
        (
            value_words(share, in_minutes=False),
            _within(curve.minutes, share, in_minutes=True),
            _within(curve.shares, share, in_minutes=False),
        )
        for share in (*QUANTILES, 1.0)
    )


def _within(steps: Steps, share: float, *, in_minutes: bool) -> str:
    value = steps.value_at(share)
    if value is None:
        return _("not reached")
    if in_minutes:
        return spans.ago(timedelta(minutes=value))
    return value_words(value, in_minutes=False)
