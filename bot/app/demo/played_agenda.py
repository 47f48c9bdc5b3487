"""The played day's agenda as the secretariat writes it: eight items and a break (layout L1). Reads none."""

from datetime import date

from bot.app.demo.case import case

_ITEMS = """
9.00-9.25 Ny digitaliseringsstrategi 2027-2030

Strategien samler indsatser om borgernes selvbetjening, datakvalitet og informationssikkerhed.

Digitaliseringschef Nadja Ellegaard og kommunikationschef Tove Holdgaard deltager under

behandlingen af punktet. Bilag er vedlagt.

9.25-9.50 Budgetopfølgning efter første kvartal

Økonomien viser et forventet merforbrug på 4,2 mio. kr. på det specialiserede område, som kan

dækkes inden for rammen. Økonomichef Esben Rude og projektleder Gerda Mossing deltager under

drøftelsen.

9.55-10.05 Kaffepause

10.05-10.25 Fælles vagtordning for Teknik og Miljø

På mødet den 3. februar bad direktionen om et oplæg til én vagtordning for vej, spildevand og

bygninger. Vejchef Karsten Bille og beredskabschef Ulrik Stensby deltager under behandlingen af

punktet.

10.25-10.45 Klimatilpasning ved Klintsø Havn

Der er 5 minutters oplæg ved klimakoordinator Mille Ravnholt. Klimakoordinator Mille Ravnholt og

planchef Jens Rovsing deltager under behandlingen af punktet.

10.45-11.00 Renovering af Strandskolens tag

Taget er undersøgt i marts. Ejendomschef Palle Vestergren deltager under drøftelsen.

11.00-11.15 Åbningstider i svømmehallen

Fritidschefen og sundhedschef Birgitte Nørlev deltager under behandlingen af punktet.

11.15-11.30 Konstituering i stab og service (lukket punkt)

Direktionen drøfter konstituering af en ny leder, indtil stillingen er besat. HR-chef Solvej

Thrane deltager under drøftelsen.

- Seminar for chefgruppen til efteråret

Ledelsessekretariatet fremlægger et udkast til program. Direktionen drøfter udkastet med henblik

på godkendelse.
"""


def played_agenda(day: date) -> bytes:
    return case(_ITEMS).format(blank=" ", day=f"{day:%d-%m-%Y}").encode()
