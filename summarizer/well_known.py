"""Houses that every reader of news knows, and what they are, however a tagger felt about them.

No name of a person's is among them (Ford, Dell, Chanel). Names that are also plain words count only
where the tagger saw a name.
"""

from __future__ import annotations

import re
from functools import cache

_COMPANIES = """
3M|ABB|AbbVie|ABC News|Accenture|Activision Blizzard|Adidas|Adobe|AIG|Air France|Air India
AirAsia|Airbnb|Airbus|Al Jazeera|Aldi|Alibaba|Allianz|Alphabet Inc.|Amazon.com|AMC Networks|AMD
American Airlines|American Express|Amgen|Anthropic|AOL|ArcelorMittal|Associated Press
AstraZeneca|AT&T|Audi|Aviva|Axios|BAE Systems|Baidu|Bank of America|Barclays|Barnes & Noble|BASF
Bayer|BBC|BBC News|Berkshire Hathaway|Best Buy|BHP|BlackRock|Blackstone|Bloomberg News|BMW
BNP Paribas|Boeing|BP|Bristol Myers Squibb|British Airways|British Gas|British Telecom
Broadcom|BT Group|Burberry|BuzzFeed|ByteDance|Canon|Carrefour|CBS|CBS News
Centrica|Chevron|Chick-fil-A|Chipotle|Cisco|Citibank|Citigroup|CitiGroup
CNBC|CNN|Coca-Cola|Comcast|Compaq|Condé Nast|ConocoPhillips|Costco|Credit Suisse|CVS|CVS Health
Daily Mail|Daimler|Danone|DeepMind|Deliveroo|Deloitte|Delta Air Lines|Deutsche Bank
Deutsche Telekom|DHL|Diageo|DirecTV|DoorDash|Dow Chemical|DuPont|E.ON|EasyJet|easyJet|eBay
EDF|Electronic Arts|EMI|Emirates|Enron|Equinor|Ericsson|Ernst & Young|ESPN|Etsy
Eurostar|Exxon|Exxon Mobil|ExxonMobil|Facebook|Fannie Mae|FedEx|Fiat Chrysler|Financial Times
Fox News|Foxconn|Freddie Mac|Fujitsu|Gazprom|Geico|General Electric|General Mills|General Motors
Getty Images|GitHub|GlaxoSmithKline|Glencore|Goldman Sachs|Google|Google DeepMind|GoPro|Grubhub
GSK|H&M|HBO|Hermès|Hewlett Packard|Hewlett-Packard|Hitachi|Home Depot|Honeywell
HSBC|HTC|Huawei|Hulu|Hyundai|IBM|Ikea|IKEA|Infosys|ING|Instacart|Instagram|Intel
InterContinental|ITV|J.C. Penney|J.P. Morgan|JetBlue|Johnson & Johnson|JP Morgan|JPMorgan
JPMorgan Chase|KFC|Kia|KLM|Kmart|KPMG|Kraft Heinz|L'Oreal|L'Oréal|Lehman Brothers|Lenovo
LG Electronics|LinkedIn|Lloyds Banking Group|Lockheed Martin|London Stock Exchange Group
Los Angeles Times|Lufthansa|lululemon|Lululemon|LVMH|Lyft|Macy's|Marks & Spencer|MasterCard
Mastercard|Mazda|McAfee|McDonald's|McDonalds|McKinsey|Merrill Lynch|Meta Platforms
MGM Resorts|Microsoft|Mitsubishi|Moderna|Mondelez|Moody's|Morgan Stanley|Motorola|MSNBC|MTV
NatWest|NBC|NBC News|NBCUniversal|NEC|Nestle|Nestlé|Netflix|Nike|Nikon|Nintendo|Nissan|Nokia
Nomura|Northrop Grumman|Novartis|Novo Nordisk|NPR|Nvidia|Ocado|OpenAI|Oracle|P&G|PayPal|Peloton
Pepsi|PepsiCo|Pfizer|Philips|Pinterest|Politico|PricewaterhouseCoopers
Procter & Gamble|PwC|Qantas|Qualcomm|Raytheon|RBS|Reddit|Renault|Reuters|Rio Tinto|Roche|Roku
Rolls-Royce|Rosneft|Royal Bank of Scotland|Royal Dutch Shell|Royal Mail|Ryanair
Sainsbury's|Salesforce|Samsung|Samsung Electronics|Sanofi|Santander|SAP|Saudi Aramco|Siemens
SiriusXM|Skype|Snapchat|Société Générale|SoftBank|Sony|SpaceX|Spotify|Standard & Poor's
Standard Chartered|Starbucks|Starlink|Stellantis|Subaru|Substack|T-Mobile|TalkTalk|Tata Motors
Tata Steel|TechCrunch|Telefonica|Telefónica|Telemundo|Tencent|Tesco|Thames Water|The Guardian
TikTok|Time Warner|Toshiba|TotalEnergies|Toyota|Trader Joe's|TripAdvisor|TSMC|Twitch|Twitter
Uber|UBS|UniCredit|Unilever|United Airlines|Univision|UPS|Verizon|Vodafone|Volkswagen|Volvo
Wachovia|Wal-Mart|Walgreens|Walmart|Warner Bros.|Warner Bros. Discovery|Warner Music|Waymo
Wells Fargo|WeWork|WhatsApp|Whole Foods|Wikia|Wipro|WorldCom|WPP|Xerox|Xiaomi|Yahoo|Yahoo!|Yelp
YouTube|Zillow|Zoom Video
"""
_BODIES = """
ACLU|AFL-CIO|AIIMS|Amnesty International|Arsenal|Aslef|Bank of Canada|Bank of England
Bank of Japan|Black Lives Matter|Bundesbank|Bundestag|Caltech|Cambridge University|CDC|CERN
CIA|Citizens Advice|Congress|Conservative Party|Court of Appeal
Crown Prosecution Service|DEA|Defra|Democratic Party|EPA|ESA|European Central Bank
European Commission|European Parliament|European Union|FAA|FBI|FCC|FDA|Federal Reserve
Federal Trade Commission|FEMA|FIFA|Football Association|FTC|GCHQ|Gestapo|GMB
Greenpeace|Hamas|Harvard|Harvard University|Hezbollah|HM Revenue & Customs|HM Treasury|HMRC
Home Office|House of Commons|House of Lords|House of Representatives|Human Rights Watch|IAEA|IMF
International Monetary Fund|Interpol|IRS|ISIS|Islamic State|Knesset|Ku Klux Klan|La Liga
Labour Party|LaLiga|Liberal Democrats|London Stock Exchange|Major League Baseball|MI5|MI6|MIT
MLB|Mossad|NAACP|NASA|Nasdaq|National Rifle Association|NATO|Nato|NBA|NCAA|NFL|NHL|NHS|NHTSA|NSA
NTSB|OECD|Ofcom|Ofgem|Ofsted|Ofwat|Opec|OPEC|Open University|Oxfam|Oxford University|Pentagon
PETA|Politburo|Premier League|Red Cross|Reform UK|Republican Party|RMT|RSPCA|Salvation Army
Scotland Yard|SEC|Securities and Exchange Commission|Serious Fraud Office|Sinn Fein|Sinn Féin
Stanford University|State Department|Supreme Court|Taliban|Teamsters|Transport for London|TSA
TUC|UAW|UEFA|Uefa|UKIP|UN|UNESCO|UNHCR|Unicef|UNICEF|Unison|United Auto Workers|United Nations
University of Cambridge|University of Oxford|UNRWA|Usdaw|White House|WHO|WikiLeaks|Wikipedia
World Bank|World Health Organization|World Trade Organization|WTO|Yale|Yale University
"""
# Plain words, places and given names as well, or makers whose name stands for what they make ("a
# Boeing 737"): no name where the tagger saw none.
_ONLY_TAGGED = frozenset(
    "Airbus|Arsenal|Audi|BMW|Boeing|Canon|Congress|Emirates|Hyundai|Intel|Kia|MIT"
    "|MLB|Mazda|Nissan|Nokia|Oracle|Renault|SEC|Subaru|Toyota|UN|Volkswagen|Volvo|WHO"
    "|lululemon|Instagram|YouTube|WhatsApp|Twitter|Facebook|Google|Pepsi|Coca-Cola".split("|")
)


def _names(listed: str) -> frozenset[str]:
    return frozenset(name for line in listed.strip().splitlines() for name in line.split("|"))


KINDS_OF = dict.fromkeys(_names(_COMPANIES), "COMPANY") | dict.fromkeys(
    _names(_BODIES), "ORGANIZATION"
)
SURE_NAMES = frozenset(KINDS_OF) - _ONLY_TAGGED
_WORD = re.compile(r"\w+")
OWN_POSSESSIVES = frozenset(
    "Applebee's|Arby's|Bloomingdale's|Chili's|Christie's|Denny's|Domino's|Kellogg's|Kohl's|Levi's"
    "|Lloyd's|Lowe's|Macy's|McDonald's|Moody's|Papa John's|Sainsbury's|Sotheby's|Standard & Poor's"
    "|Trader Joe's|Wendy's|Zaxby's".split("|")
)


def sure_names_in(text: str) -> list[str]:
    """The sure names that a text holds, the longest first; looked up by their first word.

    The order makes sure that of two that overlap always the same one is found.
    """
    words = _by_first_word().keys() & set(_WORD.findall(text))
    held = (name for word in words for name in _by_first_word()[word] if name in text)
    return sorted(held, key=lambda name: (-len(name), name))


@cache
def _by_first_word() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for name in SURE_NAMES:
        table.setdefault(_WORD.findall(name)[0], []).append(name)
    return table


# Names of one body that no short form tells, and acronyms that need no story to explain them; in
# comparable words.
_SAME_BODY = {
    "ap": "associated press",
    "bbc news": "bbc",
    "bloomberg news": "bloomberg",
    "eu": "european union",
    "ecb": "european central bank",
    "imf": "international monetary fund",
    "irs": "internal revenue service",
    "mit": "massachusetts institute of technology",
    "mlb": "major league baseball",
    "nba": "national basketball association",
    "nfl": "national football league",
    "un": "united nations",
    "walt disney": "disney",
    "wto": "world trade organization",
    "twitter": "x",
    "gop": "republican party",
    "republicans": "republican party",
    "democrats": "democratic party",
    "tories": "conservative party",
    "tory party": "conservative party",
    "conservatives": "conservative party",
    "labor": "labor party",
    "lib dems": "liberal democrats",
    "fed": "federal reserve",
    "scotland yard": "metropolitan police",
    "house of representatives": "house",
    "fox news channel": "fox news",
}


def known_as(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words by which a body is known that news names in several ways: "GOP", "Twitter"."""
    same = _SAME_BODY.get(" ".join(words))
    return tuple(same.split()) if same else words
