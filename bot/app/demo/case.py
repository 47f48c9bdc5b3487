"""The case that both demo agendas are: what stands before and after its timed items (layout L1)."""

NAME = "Dagsorden - Direktionen.txt"

_HEAD = """
Direktionen {day}

Punkter til behandling

 Åben Sag

Sagsgang

DIR

Sagsfremstilling

Direktionen i Klintsø Kommune samler fra i år sager fra fagområderne i ét punkt med faste

tider, så cheferne kun deltager i det, der er deres.

{blank}

Direktionen har følgende punkter til behandling:
 Tid Punkt
"""
_TAIL = """
{blank}

Indstilling

Det indstilles, at punkterne behandles.

{blank}

Bilag:

1 -

5520114

Åben Digitaliseringsstrategi 2027-2030, høringsudgave

(30211/26) (H)

2 -

5520120

Åben Budgetopfølgning pr. 31. marts

(30240/26) (H)

3 -  Lukket Notat om konstituering () ()
"""


def case(items: str) -> str:
    """With the fields `day` and `blank` of `str.format`, and those of the items."""
    return f"{_HEAD}{items}{_TAIL}"
