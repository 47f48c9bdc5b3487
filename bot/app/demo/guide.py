"""What the demo says at the terminal: where to go and what to try, Danish first. Plain text, no state."""

from collections.abc import Sequence

from bot.app.demo.municipality import (
    BODY,
    CHAIR,
    DIGITAL,
    FINANCE,
    LEARNING,
    ORGANISATION,
    PROJECT,
    SECRETARY,
    Role,
)
from bot.app.demo.page import verdict
from bot.app.demo.record import DayRecord
from bot.app.demo.seed import Seeded
from bot.app.demo.tally import Tally

Address = tuple[Role, str]

_DA = f"""
Prøv (vinduerne kan stå åbne ved siden af hinanden):
 1. {SECRETARY.name}: skriv "næste dagsorden". To gæster har knappen Vælg person:
    {PROJECT.name} findes ikke blandt personerne: tryk Fjern gæsten. "Økonomichefen" har intet navn:
    vælg {FINANCE.name}. Gå tilbage med Til oversigten, og tryk Udgiv.
 2. {DIGITAL.name} og {FINANCE.name}: de har fået hver deres tider, og kun dem. Skriv "næste dagsorden".
 3. {LEARNING.name}: vælg {BODY} til venstre, tryk Åbn ved et punkt, og tryk Godkend.
 4. {CHAIR.name}: kortet, mødet køres fra, kommer et kvarter før (eller skriv "kør mødet"). Tryk "Start
    mødet", "+5 min." og "Næste punkt"; under "Mere ..." kan punkter tages nu, springes over og frigives.
 5. {FINANCE.name} bliver kaldt ind: tryk "Jeg er klar". Eller tryk "Jeg bliver forsinket ..." og "20 min.",
    før det er din tur: så foreslår formandens kort et andet punkt.
 6. {CHAIR.name}: trykkede du for tidligt, så tryk 'Fortryd "Næste punkt"'. Gæsten hører: vent lidt endnu.
    "Åbn punktet" er vejen til Kom ved gæsten og til Beslut. Fem minutter efter får gæsten sin tak.
 7. {SECRETARY.name}: skriv "leverancer", "beslutninger", "referat" eller "hjælp".
I en samtale, hvor flere læser med, skal botten nævnes: @Ordstyrer hjælp.
Playground overhører tit det første tryk i en samtale: tryk igen.
Stop med Ctrl-C. Alt begynder forfra næste gang.
"""

_EN = f"""
In English: {ORGANISATION} does not exist. Each address above is one person's own window; open several.
{SECRETARY.name} (the secretary) types "next agenda", settles two doubts by Vælg person (remove
{PROJECT.name}, who is not in the people file; choose {FINANCE.name} for "Økonomichefen"), and presses
Udgiv. The guests get their own slots only. {LEARNING.name} (a director) answers in the group chat
{BODY}. {CHAIR.name} (the chair) runs the meeting: "run the meeting" brings the card with start, next
item, +5 minutes and undo, and guests are called by it; they answer that they are ready or late. "minutes"
gives the minutes. The cards are Danish, as their readers are. The Playground often misses the first press
in a chat: press again. Ctrl-C stops it all.
"""


def opening(seeded: Seeded, *, is_moved: bool) -> str:
    when = f"kl. {seeded.starts.hour}.{seeded.starts:%M}"
    lines = [
        f"{ORGANISATION} findes ikke. Direktionen der mødes {when}, om 20 minutter på demoens ur.",
        f"Kladden til dagsordenen er læst ind: møde {seeded.meeting}.",
    ]
    if is_moved:
        lines.append("Her er det sent: demoens ur er stillet til kl. 9.45, så mødet ikke går over midnat.")
    return "\n".join(lines) + "\n"


def fetching() -> str:
    return "Microsoft 365 Agents Playground hentes (kun første gang) ... / fetching the Playground ...\n"


def windows(addresses: Sequence[Address]) -> str:
    wide = max(len(_who(who)) for who, _ in addresses)
    listed = "\n".join(f"  {_who(who):{wide}}  {url}" for who, url in addresses)
    return f"\nÅbn hver person i sit eget vindue:\n{listed}\n{_DA}{_EN}"


def alone(missing: str | None) -> str:
    """`missing`: what the Playground needs; None if it was not asked for."""
    lines = []
    if missing:
        lines += [
            f"Der mangler noget til Microsofts Playground: {missing}. Botten kører videre alene.",
            f"Missing for Microsoft's Playground: {missing}. The bot goes on alone.",
        ]
    lines += [
        "Uden Playground: `python -m bot demo --play --out out/demo` spiller hele mødedagen.",
        "Without it: `python -m bot demo --play --out out/demo` plays the whole meeting day.",
    ]
    return "\n".join(lines) + "\n"


def ended() -> str:
    return "Playground er stoppet; botten kører videre. / The Playground has ended; the bot goes on.\n"


def outcome(record: DayRecord, found: Tally) -> str:
    """How the played day went, guest by guest."""
    wide = max(len(one.guest.name) for one in found.guests)
    rows = [
        f"  {one.guest.name:{wide}}  {record.item(one.guest).number:>5}  {one.messages:>8}  {one.bound:>5}"
        for one in found.guests
    ]
    head = f"  {'Gæst':{wide}}  Punkt  Beskeder  Højst"
    short = f"needless messages {found.needless}, missed calls {found.missed}"
    return "\n".join(["", head, *rows, "", f"{verdict(found)} ({short})", ""])


def _who(who: Role) -> str:
    return f"{who.name}, {who.da}"
