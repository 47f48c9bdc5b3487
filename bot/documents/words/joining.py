"""Words that decide how lines and sentences are cut and joined. Nothing about meetings."""

from bot.documents.words import listed

# After a hyphen at a line's end these begin the second half of "Teknik- og Miljøforvaltningen".
KEEPS_HYPHEN = listed("og eller samt til henholdsvis and or och")

# A full stop after these never ends a sentence.
ABBREVIATIONS = listed(
    """
    adm afd bl.a ca cand d dr dvs eks ekskl evt f.eks fg fhv fr fx hhv hr ift ifm ifht iht inkl jf jur
    kap kl konst kr mag maks mht mia min mio modt nr obs o.lign p.t pag pga pkt pr prof resp s sct sr st
    statsaut stk tlf udg vedr vha
    """
)

# A full stop after these ends a sentence when a capital follows.
CLOSING_ABBREVIATIONS = listed("etc ff m.fl m.m m.v mfl mm mv o.a o.l osv")

_MONTHS = ("januar", "februar", "marts", "april", "maj", "juni")
_LATER_MONTHS = ("juli", "august", "september", "oktober", "november", "december")
MONTHS = {name: number for number, name in enumerate((*_MONTHS, *_LATER_MONTHS), 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

# A line of a title that ends with one of these runs on.
DANGLING = listed(
    """
    af de den det efter eller en et for fra før gennem herunder hos i inden inkl. jf. med mellem mht. mod
    ikke kl kl. klokken ny nye og om pr. på samt som tidligst til uden under ved vedr. vedrørende ift. at
    """
)
