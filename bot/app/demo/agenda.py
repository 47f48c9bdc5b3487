"""The Direktion's agenda as its secretariat writes it: one case with timed items (layout L1). Reads none."""

from datetime import datetime, timedelta

from bot.app.demo.case import case

OFFSETS = (0, 25, 50, 75)
"""Minutes after the meeting's start at which the timed items begin; the last item has no time."""

_ITEMS = """
{t0} Ny digitaliseringsstrategi 2027-2030

Digitaliseringschef Nadja Ellegaard fremlægger strategien, der samler indsatser om borgernes

selvbetjening, datakvalitet og informationssikkerhed. Strategien har været i høring i alle fag-

områder. Digitaliseringschef Nadja Ellegaard deltager under behandlingen af punktet. Bilag er

vedlagt.

{t1} Budgetopfølgning efter første kvartal

Økonomien viser et forventet merforbrug på 4,2 mio. kr. på det specialiserede område, som kan

dækkes inden for rammen. Økonomichef Esben Rude og projektleder Gerda Mossing deltager under

drøftelsen.

{t2} Fælles vagtordning for Teknik og Miljø

På mødet den 3. februar bad direktionen om et oplæg til én vagtordning for vej, spildevand og

bygninger. Økonomichefen deltager under behandlingen af punktet.

{t3} Konstituering i stab og service (lukket punkt)

Direktionen drøfter konstituering af en ny leder, indtil stillingen er besat. Digitaliseringschef

Nadja Ellegaard deltager under drøftelsen.

- Seminar for chefgruppen til efteråret

Ledelsessekretariatet fremlægger et udkast til program. Direktionen drøfter udkastet med henblik

på godkendelse.
"""


def agenda(starts: datetime) -> bytes:
    """`starts` is the wall time where the meeting is held."""
    times = {f"t{n}": _clock(starts + timedelta(minutes=after)) for n, after in enumerate(OFFSETS)}
    return case(_ITEMS).format(blank=" ", day=f"{starts:%d-%m-%Y}", **times).encode()


def _clock(at: datetime) -> str:
    return f"{at.hour}.{at:%M}"
