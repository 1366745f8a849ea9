"""Every address that this server answers, and what becomes of what goes wrong."""

import threading
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from facilitator.domain.errors import Failed, Refused
from facilitator.web import entering, laptops, watching, writing
from facilitator.web.bodies import NotUnderstood
from facilitator.web.guard import TooLarge, TooSlow
from facilitator.web.pages import INDEX, page, pages
from facilitator.web.room import Room, word

Handler = Callable[[Request, Room], Awaitable[Response]]

ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("GET", "/api/words", entering.texts),
    ("GET", "/api/hello", entering.hello),
    ("GET", "/api/test", entering.reached),
    ("POST", "/api/invited", entering.invited),
    ("POST", "/api/join", entering.join),
    ("POST", "/api/leave", entering.leave),
    ("GET", "/api/view", watching.view),
    ("GET", "/api/news", watching.news),
    ("GET", "/api/feed", watching.feed),
    ("POST", "/api/entries", writing.entries),
    ("POST", "/api/photo", writing.photo),
    ("GET", "/api/mine", writing.mine),
    ("GET", "/api/pack", laptops.pack),
    ("POST", "/api/rows", laptops.rows),
    ("GET", "/api/clock", laptops.clock),
)
"""Method, address, and who answers; the page and its files stand beside them."""

SAID: dict[type[Exception], tuple[str, HTTPStatus]] = {
    NotUnderstood: ("not_understood", HTTPStatus.BAD_REQUEST),
    TooLarge: ("too_large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    TooSlow: ("too_slow", HTTPStatus.REQUEST_TIMEOUT),
    ClientDisconnect: ("gone", HTTPStatus.BAD_REQUEST),
}
"""What is wrong with a request, and how that is said."""


def application(room: Room) -> Starlette:
    """Return the application of an open door."""
    files = pages()

    async def front(request: Request) -> Response:
        return page(request, files, INDEX)

    async def file(request: Request) -> Response:
        return page(request, files, request.path_params["name"])

    routes = [Route("/", front, methods=["GET"]), Route("/app/{name}", file, methods=["GET"])]
    routes += [
        Route(path, _answering(handler, room), methods=[method]) for method, path, handler in ROUTES
    ]
    return Starlette(
        routes=routes,
        exception_handlers={HTTPException: _not_here},
    )


def _answering(handler: Handler, room: Room) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        try:
            return await handler(request, room)
        except (Refused, Failed) as wrong:
            return room.refusal(request, wrong)
        except tuple(SAID) as wrong:
            said = word(*SAID[type(wrong)])
            # the rest of such a body is not read
            said.headers["Connection"] = "close"
            return said
        except Exception as error:  # noqa: BLE001 - one request must not end the others
            report(error)
            return word("wrong", HTTPStatus.INTERNAL_SERVER_ERROR)

    return answer


def _not_here(_request: Request, error: Exception) -> Response:
    """Say that there is nothing, or not this way; never what there would be."""
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND
    return word("not_here", HTTPStatus(status))


def report(error: Exception) -> None:
    """Hand an error of ours to whoever keeps crash reports; the device is told nothing of it."""
    threading.excepthook(
        threading.ExceptHookArgs(
            (type(error), error, error.__traceback__, threading.current_thread())
        )
    )
