"""Says which input of a form could not be used. Never why the person wrote it."""

from collections.abc import Mapping

from microsoft_teams.cards import CardElement, TextBlock

from bot.texts.marked import N_
from cards.sheet import Sheet, encoded
from cards.untrusted import clean

_WRONG: Mapping[str, str] = {
    "outcome": N_("Choose one of the ten outcomes."),
    "text": N_("Write a little more, or less: the text is empty or too long."),
    "owner": N_("Write who follows up, several with a semicolon between."),
    "due": N_("The date can't be read, or lies before the meeting."),
    "person": N_("I don't know that person. Write the name as it stands in the people file."),
    "time": N_("The time can't be read. Write it like 10.30."),
    "decided": N_("The time is still to come: write when it was decided, on the day of the meeting."),
    "deadline": N_("The deadline is over already. Choose a later one."),
    "break": N_("Somebody has answered or decided it already, so it can't be a break."),
    "place": N_("The place is empty or too long."),
    "goals": N_("Write the numbers of the goals, 1 to 17, with a comma between."),
    "link": N_("The link must be a web address that begins with https."),
    "due_past": N_("Choose another date than the present one, today or later."),
    "reason": N_("Write in a few words what stands in the way."),
    "new_owner": N_("Write the name of the person or the unit that takes it over."),
    "remark": N_("The remark is too long."),
}


def prefilled(value: str | None, sheet: Sheet) -> str | None:
    """Whole or not at all: half a text in a field would be saved as if it were the whole."""
    whole = clean(value) if value else ""
    return whole if whole and encoded(whole) <= sheet.room.text else None


def too_long(value: str | None, sheet: Sheet) -> list[CardElement]:
    if not value or prefilled(value, sheet):
        return []
    sentence = N_("The present text is too long for the field. Write the whole text that is to stand.")
    return [TextBlock(text=sheet.words.say(sentence), wrap=True)]


def wrong_field(field: str | None, sheet: Sheet) -> list[CardElement]:
    if field is None:
        return []
    sentence = _WRONG.get(field, N_("One of the fields can't be used."))
    return [TextBlock(text=sheet.words.say(sentence), wrap=True, color="Attention", weight="Bolder")]
