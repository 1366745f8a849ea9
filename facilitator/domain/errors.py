"""Why a rule says no, and what the surroundings failed at: reasons, not words."""

from enum import StrEnum


class Reason(StrEnum):
    """A rule of the exercise that was not kept; the words are found elsewhere."""

    NOT_STARTED = "not_started"
    ALREADY_STARTED = "already_started"
    ALREADY_ENDED = "already_ended"
    NOT_RUNNING = "not_running"
    NOT_PAUSED = "not_paused"
    STOPPED_FOR_SAFETY = "stopped_for_safety"
    NOT_STOPPED_FOR_SAFETY = "not_stopped_for_safety"
    ONLY_THE_DIRECTOR = "only_the_director"
    NOT_THIS_ROLE = "not_this_role"
    UNKNOWN_INJECT = "unknown_inject"
    UNKNOWN_AGENCY = "unknown_agency"
    NOT_AN_INJECT = "not_an_inject"
    ALREADY_DELIVERED = "already_delivered"
    NOT_DELIVERED = "not_delivered"
    ALREADY_RECALLED = "already_recalled"
    ALREADY_ACKNOWLEDGED = "already_acknowledged"
    ALREADY_SKIPPED = "already_skipped"
    ALREADY_HELD = "already_held"
    NOT_HELD = "not_held"
    REASON_NEEDED = "reason_needed"
    TEXT_NEEDED = "text_needed"
    NO_RECIPIENT = "no_recipient"
    BACKWARDS = "backwards"
    SAME_INJECT = "same_inject"
    BAD_SPEED = "bad_speed"
    ALREADY_STRUCK = "already_struck"
    NOT_STRUCK = "not_struck"
    CANNOT_STRIKE = "cannot_strike"
    NOTHING_TO_UNDO = "nothing_to_undo"
    ALREADY_CLOSED = "already_closed"
    NOTHING_TO_SHIFT = "nothing_to_shift"
    TOO_LARGE = "too_large"
    NOT_OPENED = "not_opened"
    NO_DISCUSSION = "no_discussion"
    NOTHING_TO_RATE = "nothing_to_rate"
    UNKNOWN_FINDING = "unknown_finding"
    UNKNOWN_ACTION = "unknown_action"
    NOT_A_LOGGED_ENTRY = "not_a_logged_entry"
    UNKNOWN_ENTRY = "unknown_entry"
    DUE_BEFORE_START = "due_before_start"
    EVIDENCE_NEEDED = "evidence_needed"
    OWNER_AND_DATE_NEEDED = "owner_and_date_needed"
    BAD_SCORE = "bad_score"
    NOT_LET_IN = "not_let_in"
    NOT_IN_ORDER = "not_in_order"
    OTHER_UNDER_THIS_NUMBER = "other_under_this_number"
    NOT_COVERED = "not_covered"
    NOT_YOURS = "not_yours"
    WRONG_CODE = "wrong_code"
    NAME_NEEDED = "name_needed"
    ALREADY_LEADING = "already_leading"
    NOT_LEADING = "not_leading"
    OTHER_EXERCISE = "other_exercise"
    SHORT_PASSPHRASE = "short_passphrase"  # noqa: S105 - the name of a rule
    SHEET_FIRST = "sheet_first"
    LINES_WAIT = "lines_wait"
    NOT_READY_TO_ACCEPT = "not_ready_to_accept"
    ALREADY_ACCEPTED = "already_accepted"
    WORDS_DIFFER = "words_differ"
    CHANGED_SINCE = "changed_since"
    NOT_A_PICTURE = "not_a_picture"


class Refused(Exception):
    """A rule says no: nothing was changed."""

    def __init__(self, reason: Reason, **details: str) -> None:
        """Keep the reason and the details that its sentence needs."""
        super().__init__(reason.value, details)
        self.reason = reason
        self.details = details


class Fault(StrEnum):
    """What the surroundings (disk, file, another program) did not let us do."""

    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    DISK_ERROR = "disk_error"
    BUSY = "busy"
    LOCKED = "locked"
    MISSING = "missing"
    EXISTS = "exists"
    FOREIGN = "foreign"
    TOO_NEW = "too_new"
    CORRUPT = "corrupt"
    NO_PERMISSION = "no_permission"
    UNREACHABLE = "unreachable"
    NOT_IN_TIME = "not_in_time"
    OTHER_HOST = "other_host"
    SEALED = "sealed"
    WRONG_PASSPHRASE = "wrong_passphrase"  # noqa: S105 - the name of a fault
    PORT_TAKEN = "port_taken"
    NO_SUCH_ADDRESS = "no_such_address"


class Failed(Exception):
    """The surroundings said no: what was committed before is safe."""

    def __init__(self, fault: Fault, **details: str) -> None:
        """Keep the fault and the details that its sentence needs."""
        super().__init__(fault.value, details)
        self.fault = fault
        self.details = details
