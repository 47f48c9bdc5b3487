"""Agendas of the made-up municipality, in the layout of a Direktion's case with timed items."""

from datetime import date

AGENDA = """
Direktionen {day}

Punkter til behandling

 Åben Sag

Sagsgang

DIR

Sagsfremstilling

Direktionen i Sundkøbing Kommune samler i foråret sager fra fagområderne i ét punkt.

{blank}

Direktionen har følgende punkter til behandling:
 Tid Punkt

10.30 Ny digitaliseringsstrategi

IT-chef Jonas Elkjær fremlægger strategien for de næste fire år. IT-chef Jonas Elkjær deltager

under behandlingen af punktet.

11.00 Udpegning til bestyrelser

Formålet er at rammesætte den kommende proces. {second_guest} deltager under drøftelsen.

11.30 Seminar i januar

Direktionen drøfter programmet med henblik på godkendelse.

{blank}

Indstilling

Det indstilles, at punkterne behandles.

{blank}

Bilag:

1 -

4410027

Åben Strategi for digitalisering

(20117/24) (H)

2 -  Lukket Oversigt over lønrammer () ()
"""


def agenda(day: date, *, second_guest: str = "Jurist Pia Skovmand") -> bytes:
    return AGENDA.format(blank=" ", day=f"{day:%d-%m-%Y}", second_guest=second_guest).encode()
