"""The words of exercises, and what they mean here."""

from facilitator.i18n import N_

TERMS = (
    (N_("inject"), N_("what players are given: a message, a call, a picture, an event")),
    (
        N_("expected action"),
        N_("what an inject should bring about, from whom and within which time"),
    ),
    (N_("objective"), N_("what the exercise is to show")),
    (N_("critical task"), N_("what has to be done for a target to be reached")),
    (N_("agency"), N_("an organisation that plays")),
    (N_("STARTEX, ENDEX"), N_("start and end of the exercise")),
    (N_("exercise time"), N_("time since STARTEX, without pauses")),
    (N_("time jump"), N_("a stretch of time that was left out; it counts in no measure")),
    (N_("time to decision"), N_("from the delivery of an inject to the decision that answers it")),
    (N_("joint decision"), N_("a decision that several agencies took together")),
    (N_("late entry"), N_("written more than three minutes after it happened")),
    (N_("struck"), N_("taken back by its author or by control; it stays readable")),
    (N_("observation"), N_("what an evaluator saw and heard")),
    (N_("strength"), N_("what is to be kept")),
    (N_("area for improvement"), N_("what is wrong, not what should be done about it")),
    (N_("corrective action"), N_("what will be done about it, by whom and until when")),
    (N_("improvement plan"), N_("all corrective actions")),
    (N_("hot wash"), N_("talk of all who played, straight after the end")),
    (N_("fingerprint"), N_("twelve words that stand for every entry of the log")),
)
