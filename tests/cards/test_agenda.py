"""The agenda for everybody, and what each role gets instead."""

from dataclasses import replace

import pytest
from cast import ANSWERED, BASE, FOR_DIRECTOR, FOR_SECRETARY, HEADING, ITEMS, MEETING, STUB
from walk import executes, nodes, press, text, verbs

from bot.domain.approval import Answer
from bot.domain.facts import AgendaView
from bot.domain.grants import Permission
from bot.domain.ids import ItemId
from bot.domain.meeting import MeetingStatus
from bot.texts import words
from cards import card

DA = words("da")


def test_everybody_sees_the_items_and_one_button_to_the_own_view() -> None:
    built = card(BASE, DA)

    assert set(verbs(built)) == {"agenda.open", "card.refresh"}
    for item in ITEMS:
        assert (str(item.title) in text(built)) == (item.is_open is True)


def test_the_refresh_holds_the_meeting_and_nothing_else() -> None:
    refresh = card(BASE, DA)["refresh"]

    assert refresh["action"]["verb"] == "card.refresh"
    assert refresh["action"]["data"] == {"v": 1, "meeting": MEETING}
    assert refresh["userIds"] == ["29:one", "29:two"]


def test_members_that_were_never_learnt_are_left_out_and_nobody_is_an_empty_list() -> None:
    assert "userIds" not in card(replace(BASE, refresh_for=None), DA)["refresh"]
    assert card(replace(BASE, refresh_for=()), DA)["refresh"]["userIds"] == []


def test_a_stub_has_no_item_in_it() -> None:
    built = card(replace(STUB, items=ITEMS), DA)

    assert [item.title for item in ITEMS if str(item.title) in str(built)] == []
    assert "10.30-12.00" in text(built)
    assert "ColumnSet" not in str(built)


def test_a_closed_and_hidden_item_is_a_line_without_a_word_of_it() -> None:
    built = card(replace(BASE, items=(replace(ITEMS[2], title=None, guests=()),)), DA)

    assert "Lukket punkt" in text(built)
    assert "Udpegning" not in str(built)


@pytest.mark.parametrize("view", [FOR_DIRECTOR, FOR_SECRETARY], ids=["director", "secretary"])
def test_a_role_opens_each_item_with_its_own_button(view: AgendaView) -> None:
    opened = [a["data"]["item"] for a in executes(card(view, DA)) if a["verb"] == "item.open"]

    assert opened == [item.item for item in view.items]


def test_with_many_items_rows_are_pressed_and_a_menu_holds_them_all() -> None:
    items = tuple(replace(ITEMS[0], item=ItemId(f"i-{n}")) for n in range(9))
    built = card(replace(FOR_DIRECTOR, items=(replace(items[0], my_answer=Answer.APPROVE), *items[1:])), DA)
    rows = [node["selectAction"]["data"]["item"] for node in nodes(built) if "selectAction" in node]
    menu = next(node["actions"] for node in nodes(built) if node.get("type") == "ActionSet")

    assert rows == [f"i-{n}" for n in range(9)]
    assert menu[0]["data"]["item"] == "i-1"
    assert [action["data"]["item"] for action in menu[1:]] == [f"i-{n}" for n in range(9)]
    assert {action.get("mode") for action in menu[1:]} == {"secondary"}


def test_a_director_sees_the_own_answer_the_tally_and_who_is_missing() -> None:
    read = text(card(FOR_DIRECTOR, DA))

    assert "Dit svar: Drøft på mødet" in read
    assert "2 af 4 har godkendt; Direktør Lone Bruun mangler · 1 vil drøfte" in read
    assert "Mangler dit svar" in read


def test_the_meeting_is_changed_by_who_prepares_it_only() -> None:
    second_level = {"item.edit", "deliveries.open", "meeting.move", "agenda.withdraw", "meeting.cancel"}

    assert second_level <= set(verbs(card(FOR_SECRETARY, DA)))
    assert not second_level & set(verbs(card(FOR_DIRECTOR, DA)))


@pytest.mark.parametrize("status", [MeetingStatus.WITHDRAWN, MeetingStatus.CANCELLED])
def test_a_meeting_that_is_off_says_so_and_has_no_buttons(status: MeetingStatus) -> None:
    built = card(replace(FOR_SECRETARY, status=status), DA)

    assert verbs(built) == []
    assert DA.name(status) in text(built)


def test_every_button_carries_the_version_that_is_shown() -> None:
    assert press(card(FOR_DIRECTOR, DA), "item.open")["version"] == FOR_DIRECTOR.version


def test_what_is_not_known_is_not_invented() -> None:
    bare = replace(HEADING, starts=None, ends=None, place=None, join_url=None)
    read = text(card(replace(BASE, heading=bare, items=(replace(ANSWERED[0], starts=None),)), DA))

    assert "kl." not in read
    assert "Deltag i mødet" not in read


def test_a_meeting_is_run_from_its_agenda_by_those_who_may() -> None:
    assert press(card(FOR_SECRETARY, DA), "run.open") == {"v": 1, "meeting": MEETING}
    assert "Kør mødet" in text(card(FOR_SECRETARY, DA))
    for view in (BASE, STUB, FOR_DIRECTOR, replace(FOR_SECRETARY, may=FOR_SECRETARY.may - {Permission.RUN})):
        assert "run.open" not in verbs(card(view, DA))


@pytest.mark.parametrize("status", [MeetingStatus.DRAFT, MeetingStatus.WITHDRAWN, MeetingStatus.CANCELLED])
def test_only_a_published_meeting_is_run(status: MeetingStatus) -> None:
    assert "run.open" not in verbs(card(replace(FOR_SECRETARY, status=status), DA))


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("view", [FOR_DIRECTOR, FOR_SECRETARY], ids=["director", "secretary"])
def test_a_break_is_a_row_and_nothing_to_open_or_answer(view: AgendaView, times: int) -> None:
    rest = replace(ITEMS[3], item=ItemId("i-9"), title=None, is_break=True)
    rows = (rest, *(replace(ITEMS[n], item=ItemId(f"{n}-{r}")) for r in range(times) for n in range(3)))
    built = card(replace(view, items=rows), DA)

    assert "Pause" in text(built).split("\n")
    opened = [a["data"]["item"] for a in executes(built) if a["verb"] == "item.open"]
    assert opened
    assert rest.item not in opened
    assert text(built).count("Mangler dit svar") == (len(rows) - 1 if view is FOR_DIRECTOR else 0)
