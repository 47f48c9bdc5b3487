"""What the Direktion decides on the played day, in the words that are typed into the form. Never when."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.app.demo.day import ACTING_HEAD, BUDGET, HARBOUR, POOL, ROOF, ROTA, SEMINAR, STRATEGY


@dataclass(frozen=True)
class Ruling:
    """`due` is a date as a date field sends it."""

    outcome: str
    text: str
    owner: str = ""
    due: str = ""

    @property
    def inputs(self) -> dict[str, str]:
        return {"outcome": self.outcome, "text": self.text, "owner": self.owner, "due": self.due}


RULINGS: Mapping[int, Ruling] = {
    STRATEGY: Ruling("approved", "Strategien blev godkendt og sendes til Økonomiudvalget."),
    BUDGET: Ruling(
        "approved_with_remarks",
        "Opfølgningen blev godkendt med den bemærkning, at prognosen skal være klar før sommerferien.",
        owner="Økonomichef Esben Rude; Ledelsessekretariatet",
        due="2026-06-19",
    ),
    SEMINAR: Ruling("noted", "Udkastet blev taget til efterretning."),
    ROTA: Ruling("postponed", "Punktet blev udsat, til tillæg for vejvagten er beregnet."),
    HARBOUR: Ruling(
        "approved",
        "Planen blev godkendt til høring.",
        owner="Planchef Jens Rovsing",
        due="2026-08-14",
    ),
    ROOF: Ruling("approved", "Renoveringen blev godkendt og udbydes før sommerferien."),
    POOL: Ruling("approved", "Åbningstiderne blev godkendt uden drøftelse."),
    ACTING_HEAD: Ruling("postponed", "Punktet blev udsat til næste møde."),
}

CORRECTED = Ruling("postponed", "Punktet blev udsat til næste møde, så tillæg for vejvagten kan beregnes.")
"""For the rota."""
