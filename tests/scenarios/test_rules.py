"""Who has answered, in words, and whether the rule of the body or of the item is met."""

from dataclasses import replace
from pathlib import Path

import pytest
from acts import MORNING, filed, form_of, opened, publish_again, published
from town import Json, Town, button, kind, texts, town
from townsfolk import CHAIR, DIREKTIONEN, METTE, OLE, SECRETARY, Character

from bot.domain.ballot import DecisionRule

STRATEGY = "Ny digitaliseringsstrategi"


async def approved(it: Town, who: Character) -> Json:
    return await it.press(who, button(await opened(it, who, STRATEGY), "approval.give"))


async def test_who_approved_and_who_is_missing_stands_on_every_members_cards(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await approved(it, OLE)
        item = await opened(it, CHAIR, STRATEGY)
        form = await it.press(CHAIR, button(item, "decision.open"))

        for card in (item, form, await it.say(METTE, "næste dagsorden")):
            assert "1 af 2 har godkendt; Mette Lind mangler" in texts(card)
        for card in (item, form):
            assert "Formanden beslutter efter drøftelse." in texts(card)


@pytest.mark.parametrize("rule", [DecisionRule.ALL, DecisionRule.MAJORITY])
async def test_of_two_directors_one_is_neither_all_nor_a_majority(tmp_path: Path, rule: DecisionRule) -> None:
    async with town(tmp_path, at=MORNING, body=replace(DIREKTIONEN, rule=rule, quorum=2)) as it:
        await published(it)
        assert "ikke endnu." in texts(await approved(it, OLE))
        assert "ikke endnu." not in texts(await approved(it, METTE))
        assert "Mødet er beslutningsdygtigt i punktet." in texts(await opened(it, CHAIR, STRATEGY))


async def test_whoever_stands_aside_is_out_of_the_denominator_and_of_the_quorum(tmp_path: Path) -> None:
    body = replace(DIREKTIONEN, rule=DecisionRule.ALL, quorum=2)
    async with town(tmp_path, at=MORNING, body=body) as it:
        await published(it)
        await approved(it, OLE)
        await approved(it, METTE)
        who = await it.press(CHAIR, button(await opened(it, CHAIR, STRATEGY), "participation.open"))
        await it.press(CHAIR, button(who, "recusal.record", person=METTE.oid))
        shown = texts(await opened(it, CHAIR, STRATEGY))

        assert "1 af 1 har godkendt" in shown
        assert "ikke beslutningsdygtigt i punktet: 1 deltager, 2 kræves." in shown


async def test_an_item_can_have_a_rule_of_its_own_once_it_is_published(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await approved(it, OLE)
        form = await it.press(SECRETARY, button(await form_of(it, STRATEGY), "item.edit", choice="rule:all"))
        assert "Alle direktører skal godkende" in texts(form)
        assert "Formanden beslutter" in texts(await opened(it, CHAIR, STRATEGY))
        await publish_again(it)

        shown = texts(await opened(it, CHAIR, STRATEGY))
        assert "Alle direktører skal godkende: det har de ikke endnu." in shown
        assert "1 af 2 har godkendt" in shown
        back = await it.press(SECRETARY, button(await form_of(it, STRATEGY), "item.edit", choice="rule:"))
        assert "Efter forummets sædvanlige regel" in texts(back)


async def test_a_rule_that_there_is_not_is_none_of_ours(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        form = await form_of(it, STRATEGY, await filed(it))
        one = button(form, "item.edit", choice="rule:all")
        before = await it.export()
        shown = await it.press(SECRETARY, {**one, "data": {**one["data"], "choice": "rule:coin"}})

        assert kind(shown) == "refusal"
        assert await it.export() == before
