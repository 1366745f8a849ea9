"""The line of a sheet that is being typed, kept so that a crash takes at most its last second."""

import json

from facilitator.services.conduct import Conduct
from facilitator.services.drafts import Drafts, Typed
from facilitator.services.places import key_of, state_dir
from facilitator.store.backup import run_of

Fields = dict[str, str]


class SheetDraft:
    """Keeps what stands in the fields of one exercise's sheet."""

    def __init__(self, conduct: Conduct) -> None:
        """Keep it beside the exercise, under its seal if it has one."""
        plan, file = conduct.exercise, conduct.file
        run = run_of(file.database) if file.path is not None else ""
        key = key_of(plan.id, rehearsal=plan.rehearsal, run=run)
        self._drafts = Drafts(state_dir() / "sheets", key, seal=file.seal)

    def keep(self, fields: Fields) -> None:
        """Write the fields down; blank ones are forgotten."""
        filled = {name: text for name, text in fields.items() if text.strip()}
        self._drafts.keep(Typed(text=json.dumps(filled) if filled else ""))

    def read(self) -> Fields:
        """Return what was kept; what cannot be read is nothing."""
        kept = self._drafts.read()
        if kept is None:
            return {}
        try:
            read = json.loads(kept.text)
        except ValueError:
            return {}
        return {str(name): str(text) for name, text in read.items()} if read else {}
