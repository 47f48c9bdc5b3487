"""What every card is made of: runs of text, labels, banners, rows and buttons. Never a whole card.

A document's or a person's text goes into runs only; labels and buttons hold our own words.
"""

from collections.abc import Iterable, Sequence

from microsoft_teams.cards import (
    Action,
    ActionSet,
    CardElement,
    Column,
    ColumnSet,
    Container,
    ContainerStyle,
    RichTextBlock,
    Spacing,
    TextBlock,
    TextColor,
    TextRun,
)

from bot.domain.facts import Banner
from cards.sheet import Sheet, encoded
from cards.untrusted import clean, one_line

MAX_BUTTONS = 6
"""The store's advice for one card; more than these hide behind "..." where clients draw them at all.
https://learn.microsoft.com/microsoftteams/platform/concepts/deploy-and-publish/appsource/prepare/teams-store-validation-guidelines
"""

WASTE = 8
"""How many times its room of a text is looked at: what is dropped or folded before it fits is seldom more."""

_NOT_SAVED = frozenset(
    {
        Banner.TEXT_CHANGED,
        Banner.NEWER_ANSWER,
        Banner.ALREADY_DECIDED,
        Banner.ABSENT,
        Banner.AGENDA_CHANGED,
        Banner.UNRESOLVED,
        Banner.CANNOT_USE,
        Banner.OVERTAKEN,
        Banner.CONSENT_CHANGED,
        Banner.MINUTES_INCOMPLETE,
        Banner.CANNOT_UNDO,
        Banner.NOT_POSSIBLE,
        Banner.NOT_TODAY,
        Banner.RESPONSE_CLOSED,
        Banner.SLOT_CHANGED,
        Banner.SUBSTITUTE_UNKNOWN,
        Banner.WRITING_CLOSED,
        Banner.NOT_CARRIED,
    }
)
_NEWS = frozenset(
    {
        Banner.ANSWER_STANDS,
        Banner.DECISION_STANDS,
        Banner.IMPORTED_BEFORE,
        Banner.WITHDRAWN,
        Banner.CANCELLED,
        Banner.RESPONSE_STANDS,
    }
)


def plain(text: str) -> TextRun:
    return TextRun(text=clean(text))


def strong(text: str) -> TextRun:
    return TextRun(text=clean(text), weight="Bolder")


def quiet(text: str) -> TextRun:
    return TextRun(text=clean(text), is_subtle=True)


def marked(text: str, color: TextColor) -> TextRun:
    return TextRun(text=clean(text), color=color, weight="Bolder")


def large(text: str) -> TextRun:
    return TextRun(text=clean(text), size="Large", weight="Bolder")


def medium(text: str) -> TextRun:
    return TextRun(text=clean(text), size="Medium", weight="Bolder")


def said(*runs: TextRun, spacing: Spacing | None = None) -> RichTextBlock:
    return RichTextBlock(inlines=list[CardElement](runs), spacing=spacing)


def title(kind: str, words: str) -> TextBlock:
    """The first element of a card: its `id` is the card's kind, which outside checks read."""
    return TextBlock(
        id=kind, text=words, style="heading", wrap=True, size="Small", weight="Bolder", color="Accent"
    )


def label(words: str) -> TextBlock:
    """A small heading inside a card, in our own words."""
    return TextBlock(text=words, weight="Bolder", wrap=True, spacing="Medium", separator=True)


def hint(words: str) -> TextBlock:
    """A sentence of our own, nobody else's text in it."""
    return TextBlock(text=words, wrap=True, is_subtle=True, spacing="Small")


def box(
    *elements: CardElement, style: ContainerStyle | None = None, spacing: Spacing | None = None
) -> Container:
    return Container(items=list(elements), style=style, spacing=spacing)


def capital(sentence: str) -> str:
    """A weekday or a state is small in Danish, but not at the start of a line."""
    return sentence[:1].upper() + sentence[1:]


def banner(said_about: Banner | None, sheet: Sheet) -> list[CardElement]:
    if said_about is None:
        return []
    style: ContainerStyle = "good"
    if said_about in _NOT_SAVED:
        style = "warning"
    elif said_about in _NEWS:
        style = "accent"
    return [box(TextBlock(text=sheet.words.name(said_about), wrap=True), style=style)]


def row(left: CardElement, *middle: CardElement, right: Action | None = None) -> ColumnSet:
    """A time, what is there, and at most one button: a phone of 360 px has room for three columns."""
    columns = [
        Column(width="52px", items=[left]),
        Column(width="stretch", items=list(middle), spacing="Small"),
    ]
    if right:
        columns.append(
            Column(width="auto", items=[ActionSet(actions=[right])], vertical_content_alignment="Center")
        )
    return ColumnSet(columns=columns, separator=True, spacing="Medium")


def stacked(*parts: CardElement, below: Action | None = None) -> Container:
    """A thing of a list with its button below, so that a long word has the whole width of a narrow panel."""
    return Container(items=[*parts, *buttons(below)], separator=True, spacing="Medium")


def row_with_buttons(left: CardElement, *actions: Action) -> ColumnSet:
    """Something and what can be done with it."""
    columns = [Column(width="stretch", items=[left], vertical_content_alignment="Center")]
    if actions:
        columns.append(Column(width="auto", items=[ActionSet(actions=list(actions))]))
    return ColumnSet(columns=columns, spacing="Small")


def buttons(*actions: Action | None) -> list[CardElement]:
    """One ActionSet of those that are there. Raises ValueError for more than a card should have in one."""
    there = [action for action in actions if action]
    if len(there) > MAX_BUTTONS:
        raise ValueError("too many buttons in one set")
    return [ActionSet(actions=there)] if there else []


def line(text: str, sheet: Sheet) -> str:
    """A title, a name or a remark in one line, shortened only where the card would not fit otherwise."""
    whole = one_line(text[: sheet.room.line * WASTE])
    return whole if encoded(whole) <= sheet.room.line else _shortened(whole, sheet.room.line)


def lines(text: str, sheet: Sheet, *, room: int | None = None) -> tuple[list[CardElement], bool]:
    """One block per line, since a run does not keep line breaks; cut at a paragraph.

    The second value says whether something is left out.
    """
    left = sheet.room.text if room is None else room
    is_cut = len(text) > left * WASTE
    blocks: list[CardElement] = []
    for paragraph in _paragraphs(clean(text[: left * WASTE])):
        cost = sum(encoded(one) + 80 for one in paragraph)
        if cost > left and blocks:
            return blocks, True
        blocks += _paragraph(paragraph, left, spacing="Medium" if blocks else "Small")
        if cost > left:
            return blocks, True
        left -= cost
    return blocks, is_cut


def more(left_out: int, sheet: Sheet) -> list[CardElement]:
    """Says how many there was no room for."""
    if not left_out:
        return []
    sentence = sheet.words.plural(
        "and {n} more, which there is no room for here",
        "and {n} more, which there is no room for here",
        n=left_out,
    )
    return [hint(sentence)]


def joined(parts: Iterable[Sequence[CardElement]]) -> list[CardElement]:
    return [element for part in parts for element in part]


def _paragraphs(text: str) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for raw in text.split("\n"):
        one = " ".join(raw.split())
        if one:
            blocks[-1].append(one)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _paragraph(paragraph: list[str], left: int, *, spacing: Spacing) -> list[CardElement]:
    blocks: list[CardElement] = []
    for index, one in enumerate(paragraph):
        if left <= 0:
            break
        shown = one if encoded(one) <= left else _shortened(one, left)
        blocks.append(said(plain(shown), spacing="None" if index else spacing))
        left -= encoded(one) + 80
    return blocks


def _shortened(text: str, room: int) -> str:
    """At a blank, so that no word is torn; encoded length at most `room`."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if encoded(text[:middle]) <= room - 6 else (low, middle - 1)
    return text[:low].rsplit(" ", 1)[0] + "…"
