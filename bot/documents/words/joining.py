"""Words that decide how lines and sentences are cut and joined. Nothing about meetings."""

# After a hyphen at a line's end these begin the second half of "Teknik- og Miljøforvaltningen".
KEEPS_HYPHEN = frozenset({"og", "eller", "samt", "til", "henholdsvis", "and", "or", "och"})

# A full stop after these never ends a sentence.
ABBREVIATIONS = frozenset(
    "adm afd bl.a ca cand d dr dvs eks ekskl evt f.eks fg fhv fr fx hhv hr ift ifm ifht iht inkl jf "
    "jur kap kl konst kr mag maks mht mia min mio modt nr obs o.lign p.t pag pga pkt pr prof resp s sct sr st statsaut "
    "stk tlf udg vedr vha".split()
)

# A full stop after these ends a sentence when a capital follows.
CLOSING_ABBREVIATIONS = frozenset("etc ff m.fl m.m m.v mfl mm mv o.a o.l osv".split())

MONTHS = {
    "januar": 1, "februar": 2, "marts": 3, "april": 4, "maj": 5, "juni": 6,
    "juli": 7, "august": 8, "september": 9, "oktober": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip

# A line of a title that ends with one of these runs on.
DANGLING = frozenset(
    "og eller samt af for i på til ved med om fra mellem under over vedrørende vedr. ift. mht. hos den det de en et "
    "som at efter før inden mod uden gennem ny nye herunder inkl. jf. pr.".split()
)
