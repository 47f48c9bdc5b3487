"""What became of a request to the connector when it was not taken. Knows no HTTP, and decides on no retry.

Delivery
├── Unsure        it may have been delivered: timed out, broke off, or the platform failed underway
└── NotDelivered  it was not, for certain
    ├── Unreached    no connection came about; worth another try
    ├── Throttled    told to wait; worth another try after `retry_after` seconds
    ├── Conflict     crossed another request on the conversation; worth another try
    ├── NoToken      nothing to show at the door; `retry` says whether another try is worth it
    ├── Gone         no such conversation or message (any more)
    │   └── Lost        the conversation is there, the message that was to be updated is not
    ├── Forbidden    not installed, blocked, left: `code` is the platform's word for it
    ├── TooLarge     over the platform's size
    ├── NotAllowed   the address is none that the bot may write to; nothing was asked of anybody
    └── Broken       any other refusal, with its status

https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
"""


class Delivery(Exception):  # noqa: N818 - what became of it, not a fault
    pass


class Unsure(Delivery):
    pass


class NotDelivered(Delivery):
    pass


class Unreached(NotDelivered):
    pass


class Throttled(NotDelivered):
    def __init__(self, retry_after: float | None) -> None:
        """`retry_after`: seconds; None when the platform did not say."""
        super().__init__(retry_after)
        self.retry_after = retry_after


class Conflict(NotDelivered):
    pass


class NoToken(NotDelivered):
    def __init__(self, *, retry: bool) -> None:
        super().__init__()
        self.retry = retry


class Gone(NotDelivered):
    pass


class Lost(Gone):
    pass


class Forbidden(NotDelivered):
    def __init__(self, code: str) -> None:
        """`code`: such as BotNotInConversationRoster; empty when the platform gave none."""
        super().__init__(code)
        self.code = code


class TooLarge(NotDelivered):
    pass


class NotAllowed(NotDelivered):
    pass


class Broken(NotDelivered):
    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status
