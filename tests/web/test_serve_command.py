"""The host without a window: says where, shows who joins, shuts cleanly; nothing heavy before."""

import os
import re
import signal
import subprocess
import sys

import httpx
import pytest
from click.testing import CliRunner

from facilitator.__main__ import cli
from facilitator.store.file import ExerciseFile
from tests.builders import exercise, inject
from tests.phones import HERE, Phone, free_port
from tests.store.made import now


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "levant.exercise"
    ExerciseFile.create(made, exercise(inject()), now=now).close()
    return made


def test_it_refuses_every_address_unless_that_is_asked_for(path):
    done = CliRunner().invoke(cli, ["serve", str(path), "--address", "0.0.0.0"])  # noqa: S104 - what is refused

    assert done.exit_code == 2
    assert "--all-addresses" in done.output


def test_it_says_where_and_shuts_after_its_time(path):
    port = str(free_port())
    done = CliRunner().invoke(
        cli, ["serve", str(path), "--address", HERE, "--port", port, "--seconds", "0.1"]
    )

    assert done.exit_code == 0, done.output
    assert f"http://{HERE}:{port}" in done.output
    assert "The door is shut." in done.output
    assert "█" in done.output


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to one process there")
def test_phones_come_in_and_ctrl_c_shuts_the_door(path):
    port = free_port()
    command = [sys.executable, "-m", "facilitator", "serve", str(path)]
    with subprocess.Popen(
        [*command, "--address", HERE, "--port", str(port)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as host:
        said = ""
        while "Ctrl+C" not in said:
            said += host.stdout.readline()
        token = re.search(r"#j=(\S+)", said).group(1)
        with Phone(f"http://{HERE}:{port}") as phone:
            phone.join(token, "Ana")
            phone.write("f Close the road")
            assert [each["saved"] for each in phone.send()] == [True]
        host.send_signal(signal.SIGINT)
        rest = host.stdout.read()

        assert host.wait(10) == 0
    assert "Joined: Ana (evaluator)" in rest
    assert rest.rstrip().endswith("The door is shut.")
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://{HERE}:{port}/", trust_env=False)
    with ExerciseFile.open(path, now=now, read_only=True) as file:
        assert [
            each.event.typed for each in file.journal.entries() if hasattr(each.event, "typed")
        ] == ["f Close the road"]


def test_the_program_starts_without_the_server():
    asked = (
        "import sys; import facilitator.app; import facilitator.ui.window.main;"
        " import facilitator.web.serving;"
        " print([each for each in ('uvicorn', 'starlette', 'h11', 'cryptography', 'segno')"
        " if each in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
