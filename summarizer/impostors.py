"""What is tagged and is no name: places, plain words, offices, common abbreviations."""

from __future__ import annotations

import re

from summarizer.bounds import Bounds
from summarizer.role_phrases import TITLES
from summarizer.well_known import KINDS_OF

# "Sen. John Thune (S.D.)": the abbreviation of a state is a place, and so is what comes before the
# state in "Redmond, Washington".
_STATES = frozenset(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb "
    "nev okla ore pa penn tenn tex va vt wash wis wyo wva nc nd nh nj nm ny ri sc sd".split()
)
_BEFORE_STATE = re.compile(
    r",\s(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia"
    r"|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts"
    r"|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|York"
    r"|Mexico)|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island"
    r"|Tennessee|Texas|Utah|Vermont|(?:West )?Virginia|Washington|Wisconsin|Wyoming)"
    r"(?=[,.;:)]|\s[a-z]|$)"
)
_FUNCTION_WORDS = frozenset(
    "the a an and but or if so as at by for from in of on to with he she it they we you i this "
    "that these those his her its their our your who what when where there here far".split()
)
_BARE_TITLES = frozenset(
    "Dame Sir Lord Lady Rev Rev. Reverend Mr Mrs Ms Dr Miss Jr Jr. Sr Sr.".split()
)
_TICKER_BEFORE = re.compile(r"\b(?:under|(?:symbol|ticker):?) [\"“‘']?$")
_ABBREVIATIONS = frozenset(
    "EBITDA EBIT ARPU VAR COO CTO "
    "M&A IPO NDA CEO CFO AI AR VR IT PR HR R&D Q&A TV PC PCs DVD CD GPS API ESG DEI EV EVs SUV "
    "SUVs GDP CPI ETF ETFs SMB B2B SaaS VoIP COVID COVID-19 LGBTQ NDAs IPOs".split()
)
_SHARES = re.compile(r"(?:Class|Series|Tier|Grade) [A-F0-9]")
# "Michigan Republican", "Fulton County District (Attorney)": a member, an office, no body.
_OFFICE = re.compile(r"(?:.* )?(?:Republican|Democratic|Democrat)|.* District")
# "American brewers", "European regulators": many of a country, and none of them by name.
_MANY_OF_A_COUNTRY = re.compile(
    r"(?:[A-Z][a-z]+(?:an|ish|ese|i)|French|Dutch|Greek|Welsh|Swiss|Czech|U\.?S\.?|UK|[A-Z][a-z]+ern)"
    r" (?:[a-z-]+ ){0,2}[a-z-]+s"
)
_IS_NONE = re.compile(  # an address, a number, and where somebody is at home
    r"\w@\w|\.(?:com|org|net)/|^\d{4,}$|-based$"
)
_PLURAL = re.compile(r"[A-Z][a-z]{3,}s")
_PLURALS = re.compile(r"(?:[A-Z][a-z]+ )+[A-Z][a-z]{3,}s")
_NO_STOP = re.compile(r"[^\n.!?]{0,80}+\n")  # to the end of a line that has none: of a heading
_SENTENCE_START = re.compile(r"(?:^|[.!?:][\"”’)]?\s|\n)[\"“‘]?$")
# Countries and their people: a team or a government of theirs may be meant, but no body is named.
_COUNTRIES = frozenset(
    "Afghanistan|Albania|Algeria|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas"
    "|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bermuda|Bhutan|Bolivia|Bosnia"
    "|Botswana|Brazil|Britain|Brunei|Bulgaria|Burkina Faso|Burma|Burundi|Cambodia|Cameroon|Canada"
    "|Cape Verde|Chad|Chile|China|Colombia|Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic"
    "|Czechia|Denmark|Dominican Republic|East Timor|Ecuador|Egypt|El Salvador|England|Eritrea"
    "|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Georgia|Germany|Ghana"
    "|Great Britain|Greece|Guatemala|Guinea|Guyana|Haiti|Honduras|Hong Kong|Hungary|Iceland|India"
    "|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya"
    "|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania"
    "|Luxembourg|Macedonia|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Mauritania|Mauritius"
    "|Mexico|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal"
    "|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Northern Ireland"
    "|Norway|Oman|Pakistan|Palestine|Panama|Papua New Guinea|Paraguay|Peru|Philippines|Poland"
    "|Portugal|Puerto Rico|Qatar|Romania|Russia|Rwanda|Samoa|Saudi Arabia|Scotland|Senegal|Serbia"
    "|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|South Sudan|Spain"
    "|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand"
    "|Tibet|Togo|Tonga|Trinidad|Trinidad and Tobago|Tunisia|Turkey|Turkmenistan|U.K.|U.S.|U.S"
    "|U.S.A.|UAE|UK|US|USA|Uganda|Ukraine|United Arab Emirates|United Kingdom|United States"
    "|Uruguay|Uzbekistan|Vanuatu|Venezuela|Vietnam|Wales|Yemen|Zambia|Zimbabwe|Australian"
    "|British|Briton|Canadian|Chinese|Dutch|English|French|German|Greek|Indian|Irish|Israeli"
    "|Italian|Japanese|Polish|Russian|Scottish|Spanish|Swedish|Swiss|Turkish|Ukrainian|Welsh"
    "|Afghan|Algerian|Argentine|Bahraini|Bangladeshi|Belgian|Brazilian|Cuban|Danish|Egyptian|Emirati"
    "|Hungarian|Indonesian|Iranian|Iraqi|Jordanian|Kenyan|Kuwaiti|Lebanese|Libyan|Mexican|Moroccan"
    "|Nigerian|Omani|Pakistani|Palestinian|Portuguese|Qatari|Romanian|Somali|South African"
    "|South Korean|North Korean|Sudanese|Syrian|Taiwanese|Tunisian|Venezuelan|Vietnamese|Yemeni"
    "|Zimbabwean"
    "|Americans|Australians|Britons|Canadians|Germans|Indians|Israelis|Italians|Palestinians"
    "|Russians|Ukrainians".split("|")
)
_LEGAL = frozenset({"inc", "corp", "ltd", "llc", "llp", "plc", "gmbh"})
_BEFORE_PORTFOLIO = re.compile(r"\b(?:[Ss]ecretary|[Mm]inister) (?:of|for) (?:the )?$")
_PORTFOLIOS = frozenset(
    "Agriculture Commerce Culture Defence Defense Education Energy Environment Finance Health "
    "Housing Interior Justice Labor Labour State Tourism Trade Transport Transportation Treasury "
    "War".split()
) | {"Foreign Affairs", "Homeland Security", "Veterans Affairs", "Health and Human Services"}


def is_name(text: str, bounds: Bounds) -> bool:
    """Can what stands there be the name of a company, a person or a body?"""
    name = text[bounds.start : bounds.end]
    letters = sum(map(str.isalnum, name))
    short = bounds.label == "COMPANY" or (name == "X" and bounds.label != "PERSON")
    enough = letters >= (1 if short else 2)
    return enough and not (
        name in _ABBREVIATIONS
        or _is_rank(name)
        or _is_function_word(name)
        or name in _BARE_TITLES
        or _IS_NONE.search(name)
        or _is_place(text, bounds, name)
        or _is_plain_plural(text, bounds, name)
        or (bounds.label != "PERSON" and _is_no_body(text, bounds, name))
    )


def _is_rank(name: str) -> bool:
    """Is it as "Rear Adm" or "Cmdr", of which a tagger makes a person before the person?"""
    words = name.casefold().split()
    return f"{words[-1].rstrip('.')}." in TITLES and set(words[:-1]) <= {"rear", "vice", "lance"}


def _is_function_word(name: str) -> bool:
    return name.lower() in _FUNCTION_WORDS and not name.isupper()


def _is_no_body(text: str, bounds: Bounds, name: str) -> bool:
    before = text[max(0, bounds.start - 20) : bounds.start]
    portfolio = name in _PORTFOLIOS and _BEFORE_PORTFOLIO.search(before)
    ticker = name.isupper() and " " not in name and _TICKER_BEFORE.search(before)
    forms = (_SHARES, _OFFICE, _MANY_OF_A_COUNTRY)
    named = any(form.fullmatch(name) for form in forms)
    named = named or name in _COUNTRIES or name.casefold().rstrip(".") in _LEGAL
    return bool(portfolio or ticker) or named


def _is_plain_plural(text: str, bounds: Bounds, name: str) -> bool:
    """Is it as "Brewers" at the start of a sentence, where the text has "brewers" too?

    Or as "Insurance Adjusters" in a heading, where it has "insurance adjuster" or more of them.
    """
    if name in KINDS_OF:
        return False
    if bounds.label != "PERSON" and _PLURALS.fullmatch(name):
        heading = _NO_STOP.match(text, bounds.end)
        return bool(heading and re.search(rf"\b{name.lower()[:-1]}s?\b", text))
    if not _PLURAL.fullmatch(name):
        return False
    if not _SENTENCE_START.search(text[max(0, bounds.start - 4) : bounds.start]):
        return False
    if not re.search(rf"\b{name.lower()}\b", text):
        return False
    surname = bounds.label == "PERSON" and re.search(rf"[A-Z][\w.’'-]+ {name}\b", text)
    return not surname  # of somebody who is named in full


def _is_place(text: str, bounds: Bounds, name: str) -> bool:
    """A state by its abbreviation, in brackets or with its stop; a town with its state behind."""
    start, end = bounds.start, bounds.end
    marked = text[max(0, start - 1) : start] in {"(", "-"} or text[end : end + 1] == "."
    if marked and name.lower().replace(".", "") in _STATES and not name.isupper():
        return True
    house = bounds.label == "PERSON" or " of " in name or name in KINDS_OF
    town = not house and _BEFORE_STATE.match(text, end)
    return bool(town) or ("." in name and name.lower().replace(".", "") in _STATES)
