"""By which rule an item is decided, and whether the answers carry it: in words. Never the decision itself."""

from collections.abc import Mapping

from microsoft_teams.cards import CardElement

from bot.domain.ballot import DecisionRule
from bot.domain.facts import Tally
from bot.texts.marked import N_
from cards.parts import line, quiet, said
from cards.sheet import Sheet

_MET: Mapping[DecisionRule, str] = {
    DecisionRule.CHAIR: N_("The chair decides after discussion."),
    DecisionRule.ALL: N_("All directors must approve: they do."),
    DecisionRule.MAJORITY: N_("A majority of those present must approve: it does."),
}
_NOT_MET: Mapping[DecisionRule, str] = {
    DecisionRule.CHAIR: N_("The chair decides after discussion."),
    DecisionRule.ALL: N_("All directors must approve: not yet."),
    DecisionRule.MAJORITY: N_("A majority of those present must approve: not yet."),
}


def tally_line(tally: Tally | None, sheet: Sheet) -> list[CardElement]:
    """`3 af 4 har godkendt; Dorte Kjær mangler · 1 vil drøfte`."""
    if tally is None or not tally.asked:
        return []
    words = sheet.words
    carried = words.say("{n} of {all} have approved", n=tally.approve, all=tally.asked)
    if tally.missing:
        names = words.listed([line(name, sheet) for name in sheet.first(tally.missing)[0]])
        missing = words.plural("{names} is missing", "{names} are missing", n=len(tally.missing), names=names)
        carried = f"{carried}; {missing}"
    return [said(quiet(" · ".join([carried, *_others(tally, sheet)])), spacing="None")]


def _others(tally: Tally, sheet: Sheet) -> list[str]:
    words = sheet.words
    said_else = [
        words.plural("{n} wants to discuss", "{n} want to discuss", n=tally.discuss) if tally.discuss else "",
        words.plural("{n} wants to postpone", "{n} want to postpone", n=tally.postpone)
        if tally.postpone
        else "",
        words.plural("{n} rejects", "{n} reject", n=tally.reject) if tally.reject else "",
    ]
    return [part for part in said_else if part]


def rule_line(tally: Tally | None, sheet: Sheet) -> list[CardElement]:
    if tally is None:
        return []
    sentence = (_MET if tally.is_met else _NOT_MET)[tally.rule]
    return [said(quiet(" ".join([sheet.words.say(sentence), *_quorum(tally, sheet)])), spacing="None")]


def _quorum(tally: Tally, sheet: Sheet) -> list[str]:
    if tally.quorum is None:
        return []
    if tally.is_quorate:
        return [sheet.words.say("There is a quorum.")]
    return [
        sheet.words.say(
            "There is no quorum: {n} take part, {quorum} are needed.", n=tally.asked, quorum=tally.quorum
        )
    ]
