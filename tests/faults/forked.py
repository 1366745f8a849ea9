"""Kill a process of ours at an exact line of an act, or at an exact statement."""

import os
import signal
import sys
from pathlib import Path

import pytest


def needs_fork():
    """Skip where processes cannot be split."""
    if not hasattr(os, "fork"):
        pytest.skip("this system cannot split a process")


def in_a_child(act):
    """Run an act in a process of its own; return whether it came to its end."""
    needs_fork()
    child = os.fork()
    if child == 0:
        done = 1
        try:
            act()
            done = 0
        finally:
            # nothing of pytest may run on in the child
            os._exit(done)
    _child, status = os.waitpid(child, 0)
    return os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0


def at_line(act, number, modules):
    """Return the act, killed at the so many-th line that is run in some modules."""
    names = {str(Path(each.__file__)) for each in modules}

    def killed():
        left = number

        def local(_frame, event, _value):
            nonlocal left
            if event == "line":
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
            return local

        def trace(frame, _event, _value):
            return local if frame.f_code.co_filename in names else None

        sys.settrace(trace)
        act()

    return killed


def lines_of(act, modules):
    """Return how many lines of some modules an act runs."""
    most = 1
    while not in_a_child(at_line(act, most, modules)):
        most *= 2
    least = most // 2
    while least + 1 < most:
        middle = (least + most) // 2
        if in_a_child(at_line(act, middle, modules)):
            most = middle
        else:
            least = middle
    return least


def at_statement(connection, number):
    """Kill this process when a connection begins its so many-th statement."""
    left = number

    def count(_sql):
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    connection.set_trace_callback(count)
