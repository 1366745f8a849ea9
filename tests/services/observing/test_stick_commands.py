"""pack, bundle and merge on the command line."""

from click.testing import CliRunner

from facilitator.__main__ import cli
from tests.services.observing.test_packs_and_bundles import Room, started


def test_a_stick_goes_out_and_comes_back(tmp_path):
    room = started(Room(tmp_path))
    session = room.laptop(room.pack())
    session.conduct.log("+ one")
    observers = session.path
    room.close()
    run = CliRunner().invoke

    packed = run(
        cli,
        [
            "pack",
            str(tmp_path / "host.exercise"),
            "--name",
            "Ben",
            "--covers",
            "fd",
            "-o",
            str(tmp_path / "ben"),
        ],
    )
    bundled = run(cli, ["bundle", str(observers), "-o", str(tmp_path / "one")])
    merged = run(cli, ["merge", str(tmp_path / "host.exercise"), str(tmp_path / "one.log")])
    again = run(cli, ["merge", str(tmp_path / "host.exercise"), str(tmp_path / "one.log")])

    assert (packed.exit_code, bundled.exit_code, merged.exit_code) == (0, 0, 0)
    assert (tmp_path / "ben.observer").exists()
    assert "+ 2 new, 0 lost" in merged.output
    assert "+ 0 new, 0 lost (2 known)" in again.output


def test_a_damaged_bundle_is_refused_in_one_sentence(tmp_path):
    room = started(Room(tmp_path))
    room.close()
    (tmp_path / "bad.log").write_bytes(b"FACILITATOR-LOG-1 0\nnothing")

    result = CliRunner().invoke(
        cli, ["merge", str(tmp_path / "host.exercise"), str(tmp_path / "bad.log")]
    )

    assert result.exit_code == 1
    assert "bad.log" in result.output


def test_an_unknown_agency_is_an_unusable_argument_that_names_those_there_are(tmp_path):
    room = Room(tmp_path)
    room.close()

    result = CliRunner().invoke(
        cli,
        [
            "pack",
            str(tmp_path / "host.exercise"),
            "--name",
            "Ben",
            "--covers",
            "navy",
            "-o",
            str(tmp_path / "ben"),
        ],
    )

    assert result.exit_code == 2
    assert "fd, pd, mun" in result.output
