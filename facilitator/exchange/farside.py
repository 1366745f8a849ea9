"""The process that reads whole formats, within limits that the system keeps."""

import sys

import msgspec

from facilitator.exchange.apart import Order
from facilitator.exchange.child import limit_this_process
from facilitator.exchange.formats import read_here
from facilitator.i18n import use


def main() -> None:
    """Read the file that comes in through standard input; write the draft to standard output."""
    limit_this_process()
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order)
    use(order.language)
    result = read_here(order.content, order.stem, order.answers)
    sys.stdout.buffer.write(msgspec.msgpack.encode(result))
    sys.stdout.flush()
