"""The cards of deciding, in every state worth a picture. Never how it looks."""

from dataclasses import replace

from cast import DECIDED, DIRECTOR_ITEM, DRAFT, FOR_DIRECTOR, HEADING, ITEMS, MEETING, PREVIEW, SECRETARY_ITEM

from bot.domain.ballot import DecisionRule
from bot.domain.facts import (
    Banner,
    DecisionForm,
    Fact,
    ItemForm,
    ItemView,
    Participant,
    Participation,
    RecusalForm,
    RecusalNotice,
    Tally,
)
from bot.domain.ids import ItemId, Oid

_TOVE = ("Direktør Tove Vang",)
_BOTH = ("Direktør Tove Vang", "Direktør Palle Friis")
_WITHOUT_TOVE = replace(SECRETARY_ITEM, line=replace(SECRETARY_ITEM.line, recused=_TOVE))
_CLOSED_TO_ME = replace(ITEMS[2], title=None, is_open=False, guests=(), papers=0, is_recused=True)
_OPEN_TO_ALL = replace(ITEMS[0], recused=_TOVE, is_recused=True)
_WHO = Participation(
    SECRETARY_ITEM,
    (
        Participant(Oid("oid-1"), "Direktør Tove Vang", seq=1, is_recused=True),
        Participant(Oid("oid-2"), "Direktør Palle Friis", seq=0, is_recused=False),
        Participant(Oid("oid-3"), "Direktør Lone Bruun", 0, is_recused=False, absence_seq=1, is_away=True),
        Participant(Oid("oid-4"), "Direktør Dorte Kjær", 0, is_recused=False, absence_seq=3, is_absent=True),
    ),
)
TOLD = RecusalNotice(
    meeting=MEETING,
    item=ItemId("i-1"),
    heading=HEADING,
    title=ITEMS[0].title,
    name="Direktør Tove Vang",
    by="Direktør Tove Vang",
    is_lifted=False,
    is_own=False,
    is_declared=True,
)
_TOLD_ME = replace(TOLD, title=None, by="Signe Vestergaard", is_own=True, is_declared=False)

_ALL = Tally(approve=3, missing=("Direktør Dorte Kjær",), asked=4, rule=DecisionRule.ALL, quorum=3)
_HALF = Tally(
    approve=1,
    discuss=1,
    missing=("Direktør Lone Bruun", "Direktør Palle Friis"),
    asked=4,
    rule=DecisionRule.MAJORITY,
)


def _counted(tally: Tally) -> ItemView:
    return replace(SECRETARY_ITEM, line=replace(SECRETARY_ITEM.line, tally=tally))


DECIDING_STATES: dict[str, Fact] = {
    "agenda-recused-director": replace(
        FOR_DIRECTOR, items=(_OPEN_TO_ALL, ITEMS[1], _CLOSED_TO_ME), banner=Banner.RECUSED
    ),
    "item-recused": _WITHOUT_TOVE,
    "item-recused-decided": replace(
        _WITHOUT_TOVE, line=replace(_WITHOUT_TOVE.line, recused=_BOTH, decision=DECIDED)
    ),
    "item-absent-director": replace(
        DIRECTOR_ITEM,
        line=replace(DIRECTOR_ITEM.line, absent=("Direktør Lone Bruun",), is_absent=True),
        banner=Banner.ABSENT,
    ),
    "agenda-absent-director": replace(
        FOR_DIRECTOR, items=(replace(ITEMS[0], absent=("Direktør Lone Bruun",), is_absent=True), ITEMS[1])
    ),
    "item-all-missing-one": _counted(_ALL),
    "item-all-carried": _counted(replace(_ALL, approve=4, missing=(), is_met=True)),
    "item-majority-not-yet": _counted(_HALF),
    "decision-form-no-quorum": DecisionForm(
        _counted(replace(_ALL, rule=DecisionRule.CHAIR, approve=2, missing=(), asked=2))
    ),
    "preview-item-rule": ItemForm(
        replace(PREVIEW, view=replace(DRAFT, items=(replace(ITEMS[0], rule=DecisionRule.ALL),))),
        ITEMS[0].item,
    ),
    "approval-recusal": RecusalForm(DIRECTOR_ITEM, seq=0),
    "item-participation": replace(_WHO, view=replace(SECRETARY_ITEM, banner=Banner.RECUSAL_RECORDED)),
    "answer-recusal": TOLD,
    "answer-recusal-recorded": replace(TOLD, by="Signe Vestergaard", is_declared=False),
    "answer-recusal-lifted": replace(TOLD, is_lifted=True),
    "answer-recusal-own": _TOLD_ME,
    "answer-recusal-own-lifted": replace(_TOLD_ME, title=ITEMS[0].title, is_lifted=True),
}
