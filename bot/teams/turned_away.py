"""Why a request is turned away at the door. Never with which status: the endpoint says that.

TurnedAway
├── WrongMethod      not POST
├── WrongType        not plain JSON in UTF-8
├── TooLong          over the size that is read
├── Unfinished       broke off, or did not come in time
├── BadShape         no activity that the bot can read; names the member at fault, never its value
├── BadPress         raised by a turn: a known verb whose data has a wrong shape
├── UnknownInvoke    an invoke of a name that the bot does not serve
├── Unauthenticated  not Teams' channel, as far as its token shows; says why in a word
├── NotAdmitted      a foreign tenant or channel, or a service URL that the bot may not write to; says which
└── NoKeys           no signing key was ever had: nobody can be recognised yet
"""


class TurnedAway(Exception):  # noqa: N818 - an answer, not a fault
    """Holds a word of ours for the log: nothing that the sender wrote, no token, nobody's id."""


class WrongMethod(TurnedAway):
    pass


class WrongType(TurnedAway):
    pass


class TooLong(TurnedAway):
    pass


class Unfinished(TurnedAway):
    pass


class BadShape(TurnedAway):
    pass


class BadPress(TurnedAway):
    pass


class UnknownInvoke(TurnedAway):
    pass


class Unauthenticated(TurnedAway):
    pass


class NotAdmitted(TurnedAway):
    pass


class NoKeys(TurnedAway):
    pass
