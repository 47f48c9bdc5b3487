"""What each role can write, and who the bot is. Never what a command does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import AdaptiveCard, CardElement

from bot.domain.body import Role
from bot.domain.facts import Help
from bot.texts.marked import N_
from cards.page import page
from cards.parts import hint, label, line, plain, quiet, said, strong, title
from cards.sheet import Sheet


@dataclass(frozen=True)
class Command:
    """`da` and `en` are what a person writes; either is understood in either language."""

    da: str
    en: str
    does: str

    def shown(self, language: str) -> tuple[str, str]:
        return (self.da, self.en) if language == "da" else (self.en, self.da)


NEXT = Command("næste dagsorden", "next agenda", N_("the next agenda"))
ON_DAY = Command("dagsorden 20-12-2023", "agenda 20-12-2023", N_("the agenda of that day"))
OWN_NEXT = Command("næste dagsorden", "next agenda", N_("your slot at the next meeting"))
GUESTS = Command("gæster", "guests", N_("who comes when"))
DECISIONS = Command("beslutninger", "decisions", N_("what was decided"))
ABOUT = Command("beslutninger om seminar", "decisions about seminar", N_("what was decided about that"))
FOLLOW_UPS = Command("opfølgning", "follow-ups", N_("who follows up on what"))
GOALS = Command("verdensmål 2026", "global goals 2026", N_("decisions by Sustainable Development Goal"))
DELIVERIES = Command("leverancer", "deliveries", N_("who was reached and who was not"))
WRITTEN = Command(
    "skriftlig behandling", "written procedure", N_("what is being decided in writing, and who is missing")
)
MINUTES = Command("referat", "minutes", N_("the minutes"))
HELP = Command("hjælp", "help", N_("this card"))
HOME = Command("hjem NAVN", "home NAME", N_("in the body's channel or chat: post agendas there"))

_DIRECTOR = (NEXT, ON_DAY, GUESTS, DECISIONS, ABOUT, FOLLOW_UPS, GOALS, WRITTEN, MINUTES, HELP)
_RUNS = (NEXT, ON_DAY, GUESTS, DECISIONS, ABOUT, FOLLOW_UPS, GOALS, DELIVERIES, WRITTEN, MINUTES, HELP)
_GUEST = (OWN_NEXT, DECISIONS, FOLLOW_UPS, MINUTES, HELP)
COMMANDS: Mapping[Role, Sequence[Command]] = {
    Role.SECRETARY: (*_RUNS, HOME),
    Role.CHAIR: _RUNS,
    Role.DIRECTOR: _DIRECTOR,
    Role.GUEST: _GUEST,
    Role.OUTSIDER: (HELP,),
}


def help_card(fact: Help, sheet: Sheet) -> AdaptiveCard:
    return page(
        [title("help", sheet.words.say("Help"))],
        _not_understood(fact, sheet),
        commands(fact.roles, sheet),
        _files(fact.roles, sheet),
    )


def commands(roles: frozenset[Role], sheet: Sheet) -> list[CardElement]:
    role = next((role for role in Role if role in roles), Role.OUTSIDER)
    if role is Role.OUTSIDER:
        return [
            hint(
                sheet.words.say(
                    "I help a leadership meeting with its agenda. You have no meeting with me now."
                )
            )
        ]
    listed = [_command(command, sheet) for command in COMMANDS[role]]
    return [label(sheet.words.say("You can write")), *listed]


def _command(command: Command, sheet: Sheet) -> CardElement:
    mine, other = command.shown(sheet.words.language)
    does = sheet.words.say(command.does)
    return said(strong(mine), quiet(f" ({other})"), plain(": " + does), spacing="Small")


def _not_understood(fact: Help, sheet: Sheet) -> list[CardElement]:
    if fact.did_not_understand is None:
        return []
    sentence = sheet.words.say("I did not understand this, and did nothing:")
    return [said(plain(sentence + " "), strong(line(fact.did_not_understand, sheet)))]


def _files(roles: frozenset[Role], sheet: Sheet) -> list[CardElement]:
    if not roles & {Role.SECRETARY, Role.CHAIR}:
        return []
    return [
        hint(
            sheet.words.say(
                "Send me an agenda as a file here, and you get to see it before anything is sent."
            )
        )
    ]
