"""What every route needs: the door, the news, the writer, and how to say no."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from facilitator import i18n
from facilitator.domain.errors import Failed, Reason, Refused
from facilitator.domain.stations import Observer
from facilitator.services.observing.door import Door
from facilitator.web.news import News
from facilitator.web.told import packed
from facilitator.web.writer import Writer

Say = Callable[[Refused | Failed, i18n.Words], str]
"""How a refusal is said in a language."""

STATUS: dict[Reason, HTTPStatus] = {
    Reason.NOT_LET_IN: HTTPStatus.UNAUTHORIZED,
    Reason.WRONG_CODE: HTTPStatus.FORBIDDEN,
    Reason.NOT_THIS_ROLE: HTTPStatus.FORBIDDEN,
    Reason.NOT_YOURS: HTTPStatus.FORBIDDEN,
    Reason.NOT_COVERED: HTTPStatus.FORBIDDEN,
    Reason.TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
}
"""The status of a refusal; of any other it is 400."""
_LONGEST_PASS = 200
AT_ONCE = 4
"""Pictures that are taken in at the same time; others wait with their bytes unread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One open door, as the routes see it; ``photos`` counts the pictures of each device."""

    door: Door
    news: News
    writer: Writer
    say: Say
    version: str
    taking: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    photos: dict[str, int] = field(default_factory=dict[str, int])

    def observer(self, request: Request) -> Observer:
        """Return whose pass a request shows; raises Refused(NOT_LET_IN)."""
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.casefold() != "bearer" or not given or len(given) > _LONGEST_PASS:
            raise Refused(Reason.NOT_LET_IN)
        observer = self.door.who(given.strip())
        self.door.roll.saw(observer.device, self.door.conduct.now())
        return observer

    def refusal(self, request: Request, wrong: Refused | Failed) -> Response:
        """Return the answer to what was refused, in the language of the device."""
        if isinstance(wrong, Failed):
            word, status = wrong.fault.value, HTTPStatus.SERVICE_UNAVAILABLE
        else:
            word = wrong.reason.value
            status = STATUS.get(wrong.reason, HTTPStatus.BAD_REQUEST)
        text = self.say(wrong, words_of(request))
        return JSONResponse({"error": word, "text": text}, status_code=status)


def words_of(request: Request) -> i18n.Words:
    """Return the texts in the language that a device asks for: ``lang``, else its browser's."""
    asked = request.query_params.get("lang", "")[:20]
    wanted = [asked] if asked else _accepted(request.headers.get("accept-language", ""))
    there = i18n.available()
    for each in wanted:
        best = i18n.best_of(each, there)
        if best != i18n.SOURCE or each.casefold().startswith(i18n.SOURCE):
            return i18n.translator(best)
    return i18n.translator(i18n.SOURCE)


def _accepted(header: str) -> list[str]:
    return [each.partition(";")[0].strip() for each in header[:200].split(",")]


def told(value: object, status: HTTPStatus = HTTPStatus.OK) -> Response:
    """Return something as a JSON answer."""
    return Response(packed(value), status_code=status, media_type="application/json")


def word(error: str, status: HTTPStatus) -> Response:
    """Return a refusal that is not one of the exercise's rules."""
    return told({"error": error, "text": ""}, status)
