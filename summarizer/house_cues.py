"""What stands around a name and says that it is a house's: "energy company Burisma".

A tagger takes houses called after people, and unknown ones of one word, for people; the words
around them in the story know better. Those of a name that may be anybody's count only where most
of its mentions have them.
"""

from __future__ import annotations

import re

from summarizer.well_known import KINDS_OF

# What only a house is: a "publisher" or a "developer" is a person, too.
_HOUSES = (
    r"(?:company|firm|brand|chain|start-?up|record label|label|carmaker|automaker|chipmaker"
    r"|drugmaker|airline|lender|bank|insurer|supermarket|conglomerate|retailer|platform|website"
    r"|app|studio|tour operator|literary agency|talent agency|railroad|restaurant chain"
    r"|consultancy|subsidiary|brokerage|newspaper|magazine|chatbot)"
)
_MAY_BE_BEFORE = re.compile(
    r"\b(?:chief executive|CEO|chairm[ae]n|chairwoman|founder|managing director|[Ss]hares?"
    r"|[Ss]takes?|subsidiary) (?:of|at|in) $"
    r"|\b(?:[Ee]state agents?|[Rr]etailer|[Bb]rewer|[Gg]iant|[Ss]upplier|[Mm]anufacturer|[Aa]gency"
    r"|[Cc]ompetitor|[Oo]wned by) $"
    r"|[A-Z][\w’'-]+ [A-Z][\w’'-]+ of $"  # Evan Sharp of Pinterest
)
_MAY_BE_AFTER = re.compile(
    r"(?:['’]s?)? (?:shares|stock|AG|Inc|plc|PLC)\b"
    r"| (?:founder|co-founder|CEO|chief executive|chairman|shareholders|employees)\b"
)
_IS_BEFORE = re.compile(
    rf"\b{_HOUSES} [“\"]?$|\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?:[\w-]+ )?{_HOUSES}, $"
    r"|\b(?:[Ss]hares|[Ss]takes?|[Ss]hareholders|[Ii]nvestors) in $"
    r"|\b(?:[Aa]cquisition|[Tt]akeover|[Ss]ubsidiary|[Ss]hareholders|[Uu]nit|[Pp]arent company)"
    r" of $"
)
# "The company Ann Lee founded": no name of the company.
_FOUNDS = re.compile(
    r"(?: and [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?)? (?:co-?)?(?:found|own|lead|led|head|creat|start"
    r"|built|build|launch|sold|sell|bought|set|help|work|join|left|once|front|control|chair|inherit"
    r"|took|manag|run|ran|has|had|is|was)[a-z]*\b"
)
_SMALL = r"(?:(?!(?:of|at|for|from|to|who|with|behind|by|and|in|on|whose)\b)[\w’'&-]+ )"
_IS_AFTER = re.compile(
    rf"(?: \([^()]{{1,20}}\))?, (?:an? {_SMALL}{{0,5}}|(?:the|one of the) {_SMALL}{{1,5}})"
    rf"{_HOUSES}s?"
    r"(?=[,.;:)]| (?:that|which|behind|based|owned|founded|backed|known|whose|he|she|they)\b)"
    r"|['’]s? (?:chief executive|CEO|finance director|chief financial officer|CFO"
    r"|board of directors|shareholders|IPO|initial public offering|annual report|parent company"
    r"|share price|market value|workforce)\b"
    r"|,? (?:reported|posted) (?:(?:an?|its|record|net|pre-tax|lower|higher|annual|quarterly|strong"
    r"|weak|stronger|weaker|better|worse|[\w-]+-quarter|[\w-]+-than-expected) ){0,4}"
    r"(?:profits?|loss(?:es)?|sales|revenues?|earnings|results)\b"
    r"| (?:lays|laid|is laying) off [\d,]+"
    r"| (?:closed|opened|operates|runs) [\w,]+ (?:shops|stores|branches|outlets|restaurants)\b"
    r"|, which (?:makes|sells|owns|operates|employs|trades|runs|provides|offers|is listed|is based"
    r"|was founded|also owns)\b"
    r"| (?:said|says) it (?:plans|expects|has agreed|had agreed"
    r"|would (?:cut|close|buy|open|launch|invest|pay|lay))\b"
)
_MAY_BE_SOMEBODY = re.compile(
    r",? (?:who|himself|herself|was born|died)\b|, \d\d,|,? aged \d|(?: has| had)?"
    r" (?:said|told|says) (?:he|she)\b"
)
# What only people are: an "owner" or a "partner" may be a house.
_IS_SOMEBODY = re.compile(
    r"\b(?:vet|lawyer|attorney|barrister|actor|actress|singer|author|novelist|professor|teacher"
    r"|doctor|nurse|wife|husband|son|daughter|mother|father|brother|sister|spokes(?:man|woman|person)"
    r"|senator|mayor|striker|midfielder|defender|goalkeeper|journalist|reporter|scientist"
    r"|historian|resident),? $"
)
_LEADS = re.compile(r"-(?:led|founded) (?:company|firm|start-?up|carmaker|venture)\b")
_DECLINES = re.compile(r" (?:declined to comment|did not (?:immediately )?respond)\b")
_AND = re.compile(r",? (?:and|or|&) ")
_AND_BEFORE = re.compile(r"(?P<words>[\w&.’' -]+?),? (?:and|or) $")
_REACH = 60  # characters before a name, and after it, that are looked at


def may_be_house(text: str, start: int, end: int) -> bool:
    """Does what stands around the characters [start, end) fit a house better than a person?"""
    before = _MAY_BE_BEFORE.search(text[max(0, start - _REACH) : start])
    return before is not None or _MAY_BE_AFTER.match(text, end) is not None


def is_in_house_company(text: str, start: int, end: int) -> bool:
    """Does it stand beside a well-known company, or decline to comment, as houses mostly do?"""
    if _DECLINES.match(text, end):
        return True
    after = _AND.match(text, end)
    words = text[after.end() : after.end() + _REACH].split(" ") if after else []
    before = _AND_BEFORE.search(text[max(0, start - _REACH) : start])
    earlier = before["words"].split(" ") if before else []
    ends = [" ".join(words[:count]).strip(",.;:") for count in range(1, 4)]
    ends += [" ".join(earlier[-count:]) for count in range(1, 4)]
    return any(KINDS_OF.get(name) == "COMPANY" for name in ends)


def is_house(text: str, start: int, end: int) -> bool:
    """Does the story say there that it is a house?"""
    before = _IS_BEFORE.search(text[max(0, start - _REACH) : start])
    return (before is not None and not _FOUNDS.match(text, end)) or bool(_IS_AFTER.match(text, end))


def may_be_somebody(text: str, end: int) -> bool:
    """Does what stands after the name fit a person, or one of the house?"""
    return _MAY_BE_SOMEBODY.match(text, end) is not None


def is_somebody(text: str, start: int, end: int) -> bool:
    """Does the story say there that it is a person?"""
    before = _IS_SOMEBODY.search(text[max(0, start - _REACH) : start])
    return before is not None or _LEADS.match(text, end) is not None
