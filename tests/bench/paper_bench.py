"""The paper pack of a long script, as a room prints it the evening before."""

from io import BytesIO

from facilitator import resources
from facilitator.i18n import translator
from facilitator.report.paper.pack import build_pack
from facilitator.report.wording import Speech
from facilitator.services.simulating import simulate
from facilitator.store.file import ExerciseFile
from tests.bench.figures import figure, median, sampled
from tests.bench.made import now

INJECTS, QUICK = 500, 20
SECONDS = 20.0


def measure(made):
    injects = QUICK if made.quick else INJECTS
    path = made.folder / "paper.exercise"
    path.unlink(missing_ok=True)
    simulate(path, injects=injects, agencies=6, entries=1, seed=1)
    with ExerciseFile.open(path, now=now, read_only=True) as file:
        plan = file.plans.load()
    speech = Speech(words=translator("en"))
    fonts = resources.path("fonts")
    taken = sampled(
        made.samples(3, 1), lambda: build_pack(plan, BytesIO(), speech=speech, fonts=fonts)
    )
    words, middle = f"paper pack of {injects} injects", median(taken) / 1000
    return [figure(words, middle, "s", SECONDS, values=taken, per=1000)]
