"""Words of titles, units and names: who is meant. No verbs, no layouts."""

import re

from bot.documents.words import listed


def _ending_in(words: frozenset[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


# "Anlægschef", "HR-chef", "chefen", "konsulenterne", "Chefkonsulent" all end in one of these.
_TITLES = listed(
    """
    chef direktør leder konsulent medarbejder sekretær rådgiver koordinator specialist arkitekt ingeniør
    formand forkvinde borgmester jurist økonom planlægger vejleder controller analytiker fuldmægtig
    revisor advokat inspektør assistent partner udvikler arkivar bibliotekar redaktør journalist lærer
    pædagog psykolog biolog geolog sociolog antropolog teknolog plejerske terapeut læge jordemoder
    professor lektor forsker dekan rektor landmåler landinspektør projektleder tovholder facilitator
    supervisor instruktør officer manager tolk vært vicevært praktikant trainee elev studerende
    medhjælper sagsbehandler behandler administrator bestyrer forvalter repræsentant sagkyndig
    kommunikatør designer fotograf statistiker aktuar kurator museumsinspektør provst præst ombudsmand
    mand kvinde dommer betjent kaptajn brandmester mester gartner skovrider skovfoged bygherre
    programmør udreder ansvarlig agent forhandler mægler ekspert logistiker landskabsarkitekt
    driftsherre vagt tilsynsførende iværksætter entreprenør geograf historiker dyrlæge tandlæge
    ergoterapeut fysioterapeut pilot konstruktør tekniker laborant bioanalytiker diætist kok
    køkkenfaglig bogholder kasserer regnskabsfører dirigent kantor organist coach mentor ambassadør
    aktivist ordfører stifter
    """
)
TITLE = re.compile(
    rf"^(?:[\wæøåéü]+[-/])*\w*(?:{_ending_in(_TITLES)})(?P<definite>(?:en|et|erne|ene|n|ne))?(?:er|e)?$",
    re.IGNORECASE,
)
NOT_TITLES = listed("behandler indleder udvikler stifter blev deler mand mester")

# Small words before a title that belong to it.
MODIFIERS = listed(
    """
    adm administrativ administrative administrerende afdelings assisterende byggeteknisk cand chefens
    daglig daglige digital ekstern eksterne faglig faglige fg fhv fungerende fælles hr intern interne it
    juridisk juridiske kommende kommunal kommunikationsfaglig konst konstitueret ledende lokal
    miljøfaglig ny nye overordnet pensioneret politisk politiske projektansat pædagogisk senior social
    socialfaglig specialestuderende statsaut statsautoriseret strategisk sundhedsfaglig teknisk tekniske
    tidl tidligere tværgående viceadministrerende vicerende økonomisk økonomiske
    """
)

# Abbreviated with a full stop before a name, "dr.jur. Hans Gram".
DEGREES = listed("adm cand dr fg ing jr jur konst mag merc phil prof scient sr statsaut tidl")

UNIT_PREPOSITIONS = listed("for af i fra ved på")
CONJUNCTIONS = listed("og samt & eller")
PARTICLES = listed("von van de der du la le el al bin ben af da di dos den zu zur ter")

_UNITS = listed(
    """
    ing ning else tion sion hed skab service område områder center centre centret centeret sekretariat
    sekretariatet forvaltning forvaltningen afdeling afdelingen stab staben team teamet kontor kontoret
    enhed enheden udvalg udvalget råd rådet økonomi kultur teknik miljø natur klima plan byg by land vej
    veje park trafik sundhed omsorg pleje social socialområdet skole skoler dagtilbud børn unge ældre
    voksne familie fritid idræt erhverv turisme arbejdsmarked beskæftigelse jobcenter borgerservice
    digitalisering it hr løn personale indkøb jura politik ledelse data analyse strategi kommunikation
    presse drift anlæg ejendomme ejendom bygninger bibliotek museum forsyning affald vand spildevand
    energi beredskab handicap psykiatri rehabilitering myndighed integration uddannelse læring udvikling
    forebyggelse bosætning kontrol tilsyn finans budget regnskab udbud byggeri bolig boliger ungdom
    musikskole musikskolen ungdomsskole ungdomsskolen kommune kommunen gruppen styregruppen holdet forum
    netværk netværket institut fakultet afsnit distrikt nord syd øst vest nordøst midt
    """
)
UNIT = re.compile(rf"^(?:\w+[-/])*\w*(?:{_ending_in(_UNITS)})s?$", re.IGNORECASE)

# What can own a task or take part though it is no person.
OWNING_UNIT = re.compile(
    r"(?:sekretariat(?:et)?|forvaltning(?:en|erne)?|afdeling(?:en|erne)?|stab(?:en|e|ene)?|administration(?:en)?|"
    r"formandskab(?:et)?|team(?:et|s)?|kontor(?:et)?|center(?:et)?|centret|centrene|enhed(?:en|er)?|"
    r"grupp(?:e|en|er)|styregruppen|netværket|fag(?:område|områderne)|område(?:t|rne)|service|ledelse(?:n)?|"
    r"chefgruppe(?:n)?|økonomi|hr|it|jura|kommunikation|digitalisering|løn|personale|indkøb|"
    r"institution(?:en|erne)|skolerne|rådet|udvalget|repræsentanter|medarbejdere)$",
    re.IGNORECASE,
)

# Neighbours in the name of one unit; all others are two units.
UNITS_OF_TWO = frozenset(
    tuple(pair.split("+"))
    for pair in listed(
        """
    anlæg+drift beskæftigelse+integration borgerservice+bibliotek borgerservice+digitalisering
    borgerservice+it byg+bolig byg+land byg+miljø børn+familie børn+kultur børn+skole børn+unge
    dagtilbud+skole dagtilbud+skoler digitalisering+it drift+anlæg drift+service ejendomme+service
    erhverv+turisme erhverv+udvikling fritid+idræt fritid+kultur handicap+psykiatri hr+løn hr+udvikling
    indkøb+udbud it+digitalisering job+uddannelse job+velfærd job+vækst jura+udbud klima+miljø
    kommunikation+presse kultur+fritid kultur+idræt løn+personale miljø+klima miljø+natur miljø+teknik
    natur+klima natur+miljø natur+vand park+vej personale+løn plan+byg plan+miljø plan+udvikling
    politik+jura politik+ledelse presse+kommunikation psykiatri+handicap skole+dagtilbud
    skoler+dagtilbud social+beskæftigelse social+handicap social+psykiatri social+sundhed stab+strategi
    strategi+analyse strategi+udvikling sundhed+omsorg sundhed+pleje sundhed+senior sundhed+ældre
    teknik+drift teknik+ejendomme teknik+klima teknik+miljø trafik+vej udbud+indkøb udvikling+erhverv
    unge+familie unge+uddannelse vand+klima vand+natur vej+park vej+trafik veje+trafik vækst+udvikling
    ældre+omsorg ældre+sundhed økonomi+analyse økonomi+indkøb økonomi+personale økonomi+stab
        """
    )
)

# Subjects that are nobody's guest: the body itself, everybody, and words without a person.
NOBODY = listed(
    """
    alle begge bestyrelsen borgere borgerne byrådet chefgruppen de deltagerne den denne der det dette
    direktion direktionen direktionens direktørerne disse enkelte fagdirektørerne flere han hmu hovedmed
    hun hvem ingen kommunalbestyrelsen kommunen kommunerne man medarbejderne medlemmer medlemmerne mødet
    punktet regionen regionsrådet sagen som udvalget vi økonomiudvalget
    """
)

# They sit at the table: presenting makes them no guests.
AT_THE_TABLE = re.compile(
    r"^\w*direktør(?:en)?\b|^(?:\w*formand(?:en)?|\w*forkvinde(?:n)?|rektor|borgmester(?:en)?)$",
    re.IGNORECASE,
)
