"""Cards keep within Teams' size: they grow terse, and say in words what they leave out."""

from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from cast import ANSWERS, BASE, DIRECTOR_ITEM, FOR_DIRECTOR, FOR_SECRETARY, ITEMS, PREVIEW, SECRETARY_ITEM
from hostile import poisoned
from states import STATES
from walk import press, text, verbs

from bot.domain.facts import AgendaView, GuestDoubt, ItemLine, MinutesItem, MinutesView
from bot.domain.ids import AttachmentId, GuestId, ItemId
from bot.texts import words
from cards import CardTooLarge, card
from cards.sheet import MAX_BYTES, size

LONG = "Direktionen drøfter sagen på ny, og forvaltningen indarbejder ændringerne i forslaget inden jul. "


def many(n: int, *, title: str | None = None) -> tuple[ItemLine, ...]:
    return tuple(
        replace(
            ITEMS[i % 4],
            item=ItemId(f"01hq3v8k2p9xw7c5-{i}"),
            title=title or f"Punkt om økonomi og ældreområdet nummer {i}",
            starts=time(8 + i // 12 % 14, i % 12 * 5),
        )
        for i in range(n)
    )


def fitting(built: dict[str, Any]) -> str:
    assert size(built) <= MAX_BYTES
    return text(built)


@pytest.mark.parametrize("view", [BASE, FOR_DIRECTOR, FOR_SECRETARY], ids=["base", "director", "secretary"])
def test_a_hundred_items_are_all_named(view: AgendaView) -> None:
    read = fitting(card(replace(view, items=many(100)), words("da")))

    assert [i for i in range(100) if f"nummer {i}" not in read] == []


def test_with_a_hundred_items_the_first_unanswered_one_can_be_opened() -> None:
    built = card(replace(FOR_DIRECTOR, items=many(100)), words("da"))

    assert press(built, "item.open")["item"] == "01hq3v8k2p9xw7c5-0"
    assert "De sidste punkter kan ikke åbnes her." in text(built)


def test_what_does_not_fit_is_said_in_words() -> None:
    read = fitting(card(replace(BASE, items=many(2_000)), words("da")))

    assert "mere, som der ikke er plads til her" in read


def test_thousands_of_words_are_cut_at_a_paragraph() -> None:
    paragraphs = [f"Afsnit {i}. " + LONG * 6 for i in range(60)]
    built = card(replace(DIRECTOR_ITEM, text="\n\n".join(paragraphs)), words("da"))
    read = fitting(built)

    shown = [p for p in paragraphs if p.strip() in read]
    assert len(shown) > 20
    assert shown == paragraphs[: len(shown)]
    assert f"Afsnit {len(shown)}." not in read
    assert words("da").say("The rest is in the agenda document.") in read
    assert {"approval.give", "approval.discuss", "approval.more"} <= set(verbs(built))


def test_one_endless_paragraph_is_cut_between_words() -> None:
    read = fitting(card(replace(DIRECTOR_ITEM, text=LONG * 900), words("da")))

    cut = next(part for part in read.split("\n") if part.endswith("…"))
    assert (LONG * 900).startswith(cut[:-1])
    assert (LONG * 900)[len(cut) - 1] == " "


def test_many_long_remarks_are_shortened_rather_than_lost() -> None:
    answers = tuple(
        replace(ANSWERS[1], director=f"Direktør {i}", remark=f"Nr. {i} " + LONG * 30) for i in range(40)
    )
    read = fitting(card(replace(SECRETARY_ITEM, answers=answers), words("da")))

    assert [i for i in range(40) if f"Nr. {i} " not in read] == []


def test_a_preview_of_a_big_meeting_keeps_its_buttons() -> None:
    items = many(100)
    guests = tuple(
        GuestDoubt(
            replace(PREVIEW.guests[0].line, guest=GuestId(f"g{i}"), label=f"Konsulent nummer {i}"),
            words="",
            doubts=(),
        )
        for i in range(150)
    )
    papers = tuple(replace(PREVIEW.papers[0], id=AttachmentId(f"a{i}")) for i in range(200))
    big = replace(PREVIEW, view=replace(PREVIEW.view, items=items), guests=guests, papers=papers)
    built = card(big, words("da"))

    assert "agenda.publish" in verbs(built)
    assert "mere, som der ikke er plads til her" in fitting(built)


def test_minutes_of_a_long_meeting_keep_every_decision() -> None:
    minutes = STATES["minutes"]
    assert isinstance(minutes, MinutesView)
    long = MinutesItem(line=minutes.items[0].line, text="\n\n".join([LONG * 4] * 40))
    read = fitting(card(replace(minutes, items=(long,) * 30), words("da")))

    assert read.count("Fælles digitaliseringsorganisation") == 30
    assert read.count("Oplægget blev godkendt.") == 30
    assert "Her er kun plads til beslutningerne." in read


@pytest.mark.parametrize("name", STATES)
def test_a_document_that_is_out_to_burst_a_card_does_not(name: str) -> None:
    built = card(poisoned(STATES[name], "\u202e" + "[Ø](http://x) " * 9_000), words("da"))

    assert size(built) <= MAX_BYTES


def test_a_card_that_can_not_be_small_enough_is_refused() -> None:
    endless = replace(BASE, refresh_for=tuple(f"29:{'x' * 40_000}" for _ in range(3)))

    with pytest.raises(CardTooLarge, match="AgendaView"):
        card(endless, words("da"))
