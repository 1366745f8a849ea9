"""Every address that this server answers, and what becomes of what goes wrong."""

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
        exception_handlers={HTTPException: _not_here, Exception: _wrong},
    )


def _answering(handler: Handler, room: Room) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        try:
            return await handler(request, room)
        except (Refused, Failed) as wrong:
            return room.refusal(request, wrong)
        except NotUnderstood:
            return word("not_understood", HTTPStatus.BAD_REQUEST)
        except TooLarge:
            return _last(word("too_large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE))
        except TooSlow:
            return _last(word("too_slow", HTTPStatus.REQUEST_TIMEOUT))
        except ClientDisconnect:
            # nobody is there to hear it
            return word("gone", HTTPStatus.BAD_REQUEST)

    return answer


def _last(answer: Response) -> Response:
    """Return an answer after which the connection is closed: the rest of the body is not read."""
    answer.headers["Connection"] = "close"
    return answer


def _not_here(_request: Request, error: Exception) -> Response:
    """Say that there is nothing, or not this way; never what there would be."""
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND
    return word("not_here", HTTPStatus(status))


def _wrong(_request: Request, _error: Exception) -> Response:
    """Say that something went wrong here; what it was is for the crash report alone."""
    return word("wrong", HTTPStatus.INTERNAL_SERVER_ERROR)
