"""From the draft to the minutes in Microsoft 365 Agents Playground in Chromium, in Danish, by all six people.

Not collected by `make test`: it needs Node and Chromium (`make e2e`). The tests are one meeting in its order.
"""

import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from person_at_browser import PersonAtBrowser
from playwright.sync_api import Browser, ViewportSize, expect, sync_playwright
from prerequisites import CHROMIUM_ARGUMENTS, chromium

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "out" / "e2e"
STARTING_SECONDS = 90.0
SPEED = "12"
"""The thanks come after five minutes of the demo's clock."""
COMES_BY_ITSELF_MS = 60_000
WINDOW = re.compile(r"^  (?P<name>\S+) .*(?P<url>http://127\.0\.0\.1:\d+)$")

STRATEGY = "Ny digitaliseringsstrategi 2027-2030"
BUDGET = "Budgetopfølgning efter første kvartal"
ROTA = "Fælles vagtordning for Teknik og Miljø"
SEMINAR = "Seminar for chefgruppen til efteråret"
ACTING_HEAD = "Konstituering i stab og service"
DECISION = "Strategien blev godkendt og sendes til høring i Byrådet."


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """First name to address, as the demo prints them."""
    command = [sys.executable, "-m", "bot", "demo", "--speed", SPEED, "--port", str(_free_port())]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    folder = tmp_path_factory.mktemp("demo")
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder, env=environment) as process:
        try:
            yield _printed(process)
        finally:
            process.send_signal(signal.SIGTERM)
            ended = process.wait(10)
    assert ended == 0


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def people(browser: Browser, addresses: dict[str, str]) -> dict[str, PersonAtBrowser]:
    """Each in a browser of their own, all at once."""
    size: ViewportSize = {"width": 1400, "height": 1500}
    return {
        name: PersonAtBrowser(browser.new_context(viewport=size, locale="da-DK").new_page(), url)
        for name, url in addresses.items()
    }


def test_each_person_has_a_window(people: dict[str, PersonAtBrowser]) -> None:
    assert set(people) == {"Lone", "Henrik", "Maja", "Torben", "Nadja", "Esben"}
    for name, person in people.items():
        person.sees(f"Hej {name}")


def test_the_secretary_settles_the_doubts_and_publishes(people: dict[str, PersonAtBrowser]) -> None:
    lone = people["Lone"]
    lone.say("næste dagsorden")
    lone.sees("Udgiv uden dem")
    lone.picture(PICTURES / "1-preview.png")

    lone.press("Vælg person", on="Udgiv uden dem", beside="Gerda Mossing")
    lone.press("Fjern gæsten", on="Ret punktet", nth=-1)
    lone.sees("Gemt.")
    lone.press("Til oversigten", on="Ret punktet")
    lone.press("Vælg person", on="Udgiv uden dem", beside="Økonomichefen")
    lone.press("Vælg", on="Ret punktet", beside="Esben Rude")
    lone.sees("i dokumentet: Økonomichefen")
    lone.press("Til oversigten", on="Ret punktet")
    lone.press("Udgiv", on="før du udgiver")

    lone.sees("Dagsordenen er udgivet.")
    lone.picture(PICTURES / "2-published.png")


def test_a_guest_sees_the_own_slots_and_nothing_else(people: dict[str, PersonAtBrowser]) -> None:
    nadja, esben = people["Nadja"], people["Esben"]
    for title in (STRATEGY, ACTING_HEAD):
        nadja.sees(title)
    for title in (BUDGET, ROTA):
        esben.sees(title)

    assert not any(word in nadja.everything() for word in (BUDGET, ROTA, "Seminar", "Esben"))
    assert not any(word in esben.everything() for word in (STRATEGY, ACTING_HEAD, "Seminar", "Nadja"))
    nadja.picture(PICTURES / "3-slots.png")


def test_a_guest_is_not_in_the_conversation_of_the_body(people: dict[str, PersonAtBrowser]) -> None:
    expect(people["Nadja"].chats.filter(has_text="Direktionen")).to_have_count(0)


def test_a_director_approves_in_two_taps(people: dict[str, PersonAtBrowser]) -> None:
    maja = people["Maja"]
    maja.open_chat("Direktionen")
    maja.sees("Mangler dit svar")

    maja.press("Åbn", on="Dagsorden", beside=STRATEGY)
    maja.sees("Godkend", on="Sagsfremstilling")
    maja.picture(PICTURES / "4-item.png")
    maja.press("Godkend", on="Sagsfremstilling")

    maja.sees("Dit svar: Godkend")
    maja.picture(PICTURES / "5-approved.png")


def test_the_other_director_says_why_an_item_must_be_discussed(people: dict[str, PersonAtBrowser]) -> None:
    torben = people["Torben"]
    torben.open_chat("Direktionen")
    torben.press("Åbn", on="Dagsorden", beside=ROTA)
    torben.fill("Bemærkning", "Vejvagten har egne tillæg.", on=ROTA, behind="Mere ...")
    torben.press("Drøft på mødet", on=ROTA, behind="Mere ...")

    torben.sees("Dit svar: Drøft på mødet")


def test_the_chair_decides_and_records_who_came(people: dict[str, PersonAtBrowser]) -> None:
    henrik = people["Henrik"]
    henrik.say("næste dagsorden")
    henrik.press("Åbn", on="Dagsorden", beside=STRATEGY)
    henrik.sees("1 af 2 har godkendt")
    henrik.press("Kom", on="Sagsfremstilling")
    henrik.press("Beslut", on="Sagsfremstilling")
    henrik.fill("Udfald", "Godkendt", on="Gem beslutningen")
    henrik.fill("Beslutningen i ord", DECISION, on="Gem beslutningen")
    henrik.picture(PICTURES / "6-deciding.png")
    henrik.press("Gem beslutningen", on="Gem beslutningen")

    henrik.sees(DECISION)
    people["Torben"].sees("Godkendt", on="Dagsorden")
    people["Torben"].picture(PICTURES / "7-decided.png")


def test_chair_and_secretary_get_the_card_to_run_the_meeting_from(people: dict[str, PersonAtBrowser]) -> None:
    for name in ("Henrik", "Lone"):
        people[name].sees("Start mødet", patience_ms=COMES_BY_ITSELF_MS)
    assert "Start mødet" not in people["Nadja"].everything()
    people["Henrik"].picture(PICTURES / "8-before.png")


def test_the_chair_starts_and_the_first_guest_is_called(people: dict[str, PersonAtBrowser]) -> None:
    henrik, nadja = people["Henrik"], people["Nadja"]
    henrik.press("Start mødet", on="Start mødet")

    henrik.sees(STRATEGY, on="Næste punkt")
    people["Lone"].sees(STRATEGY, on="Næste punkt")
    nadja.sees("Kom nu, vi er nået til dit punkt")
    nadja.press("Jeg er klar", on="Kom nu, vi er nået til dit punkt")
    nadja.sees("Du har svaret: Jeg er klar")
    henrik.picture(PICTURES / "9-running.png")


def test_five_minutes_more_move_the_next_guest(people: dict[str, PersonAtBrowser]) -> None:
    people["Henrik"].press("+5 min.", on="Næste punkt")

    people["Esben"].sees("Din tid er ændret", patience_ms=COMES_BY_ITSELF_MS)


def test_a_call_that_came_too_early_is_taken_back(people: dict[str, PersonAtBrowser]) -> None:
    henrik, esben = people["Henrik"], people["Esben"]
    henrik.press("Næste punkt", on="Næste punkt")
    esben.sees("Kom nu, vi er nået til dit punkt")

    henrik.press('Fortryd "Næste punkt"', on=BUDGET)
    henrik.sees(STRATEGY, on="Næste punkt")
    esben.sees("Vent lidt endnu")
    esben.picture(PICTURES / "10-not-yet.png")


def test_a_guest_who_is_late_brings_a_proposal(people: dict[str, PersonAtBrowser]) -> None:
    henrik, esben = people["Henrik"], people["Esben"]
    henrik.press("Næste punkt", on="Punkt 1 af 5")
    henrik.sees(BUDGET, on="Punkt 2 af 5")
    called = "Kom nu, vi er nået til dit punkt"
    esben.sees(called)
    esben.press("20 min.", behind="Jeg bliver forsinket ...", on=called)
    esben.sees("Du har svaret: forsinket 20 min.")

    henrik.sees("er forsinket", on="Punkt 2 af 5")
    henrik.picture(PICTURES / "11-proposal.png")
    henrik.press("Tag punkt 5 nu", on="Punkt 2 af 5")
    henrik.sees(SEMINAR, on="Punkt 5 af 5")


def test_the_guest_whose_item_is_over_is_thanked(people: dict[str, PersonAtBrowser]) -> None:
    people["Nadja"].sees("Tak for din deltagelse", patience_ms=COMES_BY_ITSELF_MS)
    people["Nadja"].picture(PICTURES / "12-thanks.png")
    henrik, esben = people["Henrik"], people["Esben"]
    henrik.press("Næste punkt", on="Punkt 5 af 5")
    esben.sees("Kom nu, vi er nået til dit punkt")
    esben.press("Jeg er klar", on="Kom nu, vi er nået til dit punkt")
    henrik.sees("er klar", on="Punkt 2 af 5")


def test_the_secretary_publishes_the_minutes(people: dict[str, PersonAtBrowser]) -> None:
    lone = people["Lone"]
    lone.say("referat")
    lone.sees(DECISION)
    lone.picture(PICTURES / "13-minutes.png")
    lone.sees("Mangler, før du udgiver:")
    lone.press("Udgiv, som det er", on=DECISION)
    lone.sees("Referatet er udgivet.")

    people["Maja"].open_chat("Personal Chat")
    people["Maja"].say("referat")
    people["Maja"].sees(DECISION)
    people["Nadja"].say("referat")
    people["Nadja"].sees(DECISION)
    people["Esben"].say("beslutninger")
    people["Esben"].page.wait_for_function("document.querySelectorAll('.ac-adaptiveCard').length >= 4")
    assert DECISION not in people["Esben"].everything()


def test_the_delivery_list_names_everybody_who_was_told(people: dict[str, PersonAtBrowser]) -> None:
    people["Lone"].say("leverancer")
    people["Lone"].sees("Leverancer")
    people["Lone"].picture(PICTURES / "14-deliveries.png")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _printed(process: "subprocess.Popen[str]") -> dict[str, str]:
    """Until the sixth address; what was printed instead is the failure's text."""
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_read, args=(process, lines), daemon=True).start()
    until = time.monotonic() + STARTING_SECONDS
    found: dict[str, str] = {}
    said = []
    while len(found) < 6:
        try:
            said.append(lines.get(timeout=max(until - time.monotonic(), 0.01)))
        except queue.Empty:
            pytest.fail(f"the demo printed no six addresses:\n{''.join(said)}")
        window = WINDOW.match(said[-1].rstrip())
        if window:
            found[window["name"]] = window["url"]
    return found


def _read(process: "subprocess.Popen[str]", lines: "queue.Queue[str]") -> None:
    for line in process.stdout or ():
        lines.put(line)
