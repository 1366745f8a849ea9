"""The sentences for whatever a rule or the disk says no to; without Qt, so that all have them."""

from facilitator.domain.errors import Failed, Fault, Reason, Refused
from facilitator.i18n import N_, Words, _

REASONS: dict[Reason, str] = {
    Reason.NOT_STARTED: N_("The exercise has not started: press Start first."),
    Reason.ALREADY_STARTED: N_("The exercise has already started."),
    Reason.ALREADY_ENDED: N_("The exercise has ended; nothing more is played."),
    Reason.NOT_RUNNING: N_("The clock is not running."),
    Reason.NOT_PAUSED: N_("Pause the clock first."),
    Reason.STOPPED_FOR_SAFETY: N_(
        "The exercise is stopped for a real emergency; the director has to clear it first."
    ),
    Reason.NOT_STOPPED_FOR_SAFETY: N_("There is no real emergency to clear."),
    Reason.ONLY_THE_DIRECTOR: N_("Only the director may do this."),
    Reason.NOT_THIS_ROLE: N_("This is not for your role ({role})."),
    Reason.UNKNOWN_INJECT: N_("The script has no such inject."),
    Reason.UNKNOWN_AGENCY: N_("The exercise has no such agency."),
    Reason.NOT_AN_INJECT: N_("Row {number} is not delivered: it is for the evaluators to tick."),
    Reason.ALREADY_DELIVERED: N_("Inject {number} has already been delivered."),
    Reason.NOT_DELIVERED: N_("Inject {number} has not been delivered."),
    Reason.ALREADY_RECALLED: N_("Inject {number} has already been recalled."),
    Reason.ALREADY_ACKNOWLEDGED: N_("That agency has already acknowledged inject {number}."),
    Reason.ALREADY_SKIPPED: N_("Inject {number} has already been left out."),
    Reason.ALREADY_HELD: N_("Inject {number} is already held."),
    Reason.NOT_HELD: N_("Inject {number} is neither held nor left out."),
    Reason.REASON_NEEDED: N_("Say why, in a few words."),
    Reason.TEXT_NEEDED: N_("Write something first."),
    Reason.NO_RECIPIENT: N_("Say who gets it: an agency, or everybody."),
    Reason.BACKWARDS: N_("Time can only be moved ahead."),
    Reason.SAME_INJECT: N_("Inject {number} cannot take its own place."),
    Reason.BAD_SPEED: N_("The clock cannot run {factor} times as fast; choose 0.1 to 60."),
    Reason.ALREADY_STRUCK: N_("Entry {number} is already struck."),
    Reason.NOT_STRUCK: N_("Entry {number} is not struck."),
    Reason.CANNOT_STRIKE: N_("This line cannot be struck."),
    Reason.NOTHING_TO_UNDO: N_("Nothing to undo."),
    Reason.ALREADY_CLOSED: N_("This expected action is already closed."),
    Reason.NOTHING_TO_SHIFT: N_("No row with a time is left to move."),
    Reason.TOO_LARGE: N_("{name} is too large to be kept here: {most} MB at most."),
    Reason.NOT_OPENED: N_(
        "{name} is not opened from here: only sound, film, pictures, PDF and plain text are."
        " Save a copy of it."
    ),
    Reason.NO_DISCUSSION: N_("No discussion is open."),
    Reason.NOTHING_TO_RATE: N_("The plan has no such task, target, capability or objective."),
    Reason.UNKNOWN_FINDING: N_("There is no such finding any more."),
    Reason.UNKNOWN_ACTION: N_("There is no such corrective action any more."),
    Reason.NOT_A_LOGGED_ENTRY: N_("Files can only be added to an entry of the log."),
    Reason.UNKNOWN_ENTRY: N_("The log has no such entry."),
    Reason.DUE_BEFORE_START: N_("Action {number} would be due before it starts."),
    Reason.EVIDENCE_NEEDED: N_("Say first what shows that action {number} is done."),
    Reason.OWNER_AND_DATE_NEEDED: N_(
        "A final report needs an owner and a date for every action. Missing in: {numbers}."
    ),
    Reason.BAD_SCORE: N_("A statement is answered with 1 to 5."),
    Reason.NOT_LET_IN: N_("This device is not let in, or not any more."),
    Reason.NOT_IN_ORDER: N_("An entry of this device is missing before it: number {expected}."),
    Reason.OTHER_UNDER_THIS_NUMBER: N_("Another entry of this device has this number already."),
    Reason.NOT_COVERED: N_("This evaluator does not follow that agency."),
    Reason.NOT_YOURS: N_("Only whoever wrote an entry can change it."),
    Reason.WRONG_CODE: N_("This code is not right. The facilitator's screen shows the code."),
    Reason.NAME_NEEDED: N_("Please give a name or a function."),
    Reason.NOT_LEADING: N_(
        "Another room runs clock and script. What you write into the log counts; for the rest ask"
        " that room, or take the lead."
    ),
    Reason.ALREADY_LEADING: N_("This computer runs the exercise already."),
    Reason.OTHER_EXERCISE: N_("{name} belongs to another exercise."),
    Reason.SHORT_PASSPHRASE: N_(
        "A pass-phrase has {least} characters or more; six words are best."
    ),
    Reason.SHEET_FIRST: N_("First save the recovery sheet, and type the two words that are asked."),
    Reason.LINES_WAIT: N_(
        "Lines still wait to be written into this exercise: open it once, then protect it."
    ),
    Reason.NOT_READY_TO_ACCEPT: N_(
        "Action {number} lacks an owner or a date; whoever wrote the report has to add it first."
    ),
    Reason.ALREADY_ACCEPTED: N_("Action {number} is accepted already."),
    Reason.WORDS_DIFFER: N_(
        "These are not the words asked for. Read them from the fingerprint of the report in your"
        " hand; if it shows others, it is not this version."
    ),
    Reason.CHANGED_SINCE: N_(
        "Something was written into the exercise since you read it. Look at it again, then approve."
    ),
    Reason.NOT_A_PICTURE: N_("{name} is no picture that can be shown: PNG or JPEG is best."),
}
"""What is said for each rule that was not kept."""

FAULTS: dict[Fault, str] = {
    Fault.DISK_FULL: N_(
        "The disk is full. What is ticked is saved; what you typed waits until there is room: "
        "delete something, then save again."
    ),
    Fault.READ_ONLY: N_(
        "{name} cannot be written to. What is ticked is saved; make the file writable, or work "
        "on a copy."
    ),
    Fault.DISK_ERROR: N_(
        "The disk did not take it ({said}). What is ticked is saved; check that the disk is "
        "still there, then save again."
    ),
    Fault.BUSY: N_("Another program is using {name}. Nothing was lost; try again in a moment."),
    Fault.LOCKED: N_("{name} is already open in another window of this program."),
    Fault.MISSING: N_("{name} is no longer there. If it was moved, open it in its new place."),
    Fault.EXISTS: N_("There is already a {name}; it was left as it is. Choose another name."),
    Fault.FOREIGN: N_("{name} is not an exercise of this program. It was left as it is."),
    Fault.TOO_NEW: N_(
        "{name} was made by a newer version and needs {needs} or later. It was left as it is."
    ),
    Fault.CORRUPT: N_(
        "{name} is damaged and cannot be opened. It was left as it is; open its latest backup."
    ),
    Fault.UNREACHABLE: N_(
        "The room at {name} does not answer. What you write is safe on this computer and is handed"
        " in when the room is back; a stick works too."
    ),
    Fault.NOT_IN_TIME: N_("This was waited for in vain: {name}. What was written is safe."),
    Fault.OTHER_HOST: N_(
        "Another computer answers at {name} than the one that showed the code. Nothing was sent;"
        " ask the facilitator for a new code."
    ),
    Fault.NO_PERMISSION: N_(
        "You may not read or write {name}. It was left as it is; ask whoever owns the folder."
    ),
    Fault.SEALED: N_(
        "{name} is protected: open it first, with its pass-phrase or the words of its recovery "
        "sheet."
    ),
    Fault.WRONG_PASSPHRASE: N_(
        "This does not open {name}. It was left as it is; mind capital letters and the keyboard's "
        "language, or type the words of the recovery sheet."
    ),
    Fault.PORT_TAKEN: N_(
        "Another program on this computer uses port {port}. Nothing was opened; choose another "
        "port."
    ),
    Fault.NO_SUCH_ADDRESS: N_(
        "This computer does not have the address {address} any more. Nothing was opened; choose "
        "another one."
    ),
}
"""What happened, what is safe, what to do: for each thing that the surroundings did not allow."""


LANGUAGES = {
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "nl": "Nederlands",
    "de": "Deutsch",
    "ca": "Català / Valencià",
}
"""The languages by the names they give themselves, so they are never translated."""


class _Details(dict[str, str]):
    """Details of a refusal; one that is not there leaves a gap, never an error."""

    def __missing__(self, key: str) -> str:
        if key != "name":
            return "–"
        path = self.get("path", "")
        return path.replace("\\", "/").rsplit("/", 1)[-1] or _("the file")


def sentence(wrong: Refused | Failed, words: Words | None = None) -> str:
    """Return the one sentence that a person reads, in the language spoken now or in ``words``."""
    said = REASONS[wrong.reason] if isinstance(wrong, Refused) else FAULTS[wrong.fault]
    text = _(said) if words is None else words.text(said)
    return " ".join(text.format_map(_Details(wrong.details)).split())


def crash(file_name: str) -> str:
    """Return what is said when the program itself went wrong."""
    return _(
        "Something went wrong inside the program. Every line with a tick is safe on the disk; go "
        "on working. The report is in {file}."
    ).format(file=file_name)


def could_not(error: Exception) -> str:
    """Return the sentence for any error of a task: a rule, a disk, or a bug."""
    if isinstance(error, (Refused, Failed)):
        return sentence(error)
    if isinstance(error, OSError):
        return _("This did not work: {said}.").format(said=error.strerror or error)
    return _("This did not work: {said}.").format(said=type(error).__name__)
