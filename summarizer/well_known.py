"""Houses that every reader of news knows, and what they are, however a tagger felt about them.

Those that are called after people stand apart. Names that are also plain words count only
where the tagger saw a name.
"""

from __future__ import annotations

import re
from functools import cache

_COMPANIES = """
3M|7-Eleven|AB InBev|ABB|AbbVie|ABC News|Abercrombie & Fitch|ABN Amro|Accenture|Accor
Activision Blizzard|Adidas|Adobe|Aer Lingus|Aeroflot|Agence France-Presse|Ahold Delhaize|AIG
Air Canada|Air China|Air France|Air France-KLM|Air India|Air Liquide|AirAsia|Airbnb|Airbus|Airtel
Akamai|Akzo Nobel|AkzoNobel|Al Arabiya|Al Jazeera|Al Jazeera English|Al-Ahram|Alaska Airlines
Alcatel|Alcatel-Lucent|Alcoa|Aldi|Alibaba|Alitalia|Allen & Overy|Allianz|Allure|Alphabet Inc.|Altria
Amazon.com|AMC Networks|AMC Theatres|AMD|America Movil|American Airlines|American Express|Amgen
Andersen Consulting|Andreessen Horowitz|Anheuser-Busch|Anheuser-Busch InBev|Animal Planet|Anthropic
Antofagasta|AOL|Applied Materials|ArcelorMittal|Archer Daniels Midland|ARD|Ars Technica
Arthur Andersen|Asahi Shimbun|Asda|ASML|ASOS|Asos|Associated Press|AstraZeneca|AT&T|AT&T Wireless
Atlassian|Audemars Piguet|Audi|Autodesk|AutoZone|Aviva|AXA|Axios|BAE|BAE Systems|Baidu
Bain & Company|Baker Hughes|Baker McKenzie|Bank of America|Barclays|Barnes & Noble|BASF|Bayer|BBC
BBC News|BBVA|Bed Bath & Beyond|Beiersdorf|Berkshire Hathaway|Bertelsmann|Best Buy|Bethlehem Steel
BFMTV|BG Group|Bharti Airtel|BHP|BHP Billiton|Bild|Billboard|Binance|Biogen|BioNTech|BlackRock
Blackstone|Bleacher Report|Bloomberg News|BlueScope|BMW|BNP Paribas|BNY Mellon|Boeing|Bombardier
Booking.com|Booz Allen Hamilton|Boskalis|Boston Consulting Group|Boston Globe|Boston Scientific
Bottega Veneta|BP|Bristol Myers Squibb|British Airways|British American Tobacco|British Gas
British Telecom|Broadcom|Brookfield Asset Management|Brooks Brothers|Brown & Williamson
Brown and Williamson|BSkyB|BT Group|BT Sport|Buffalo Wild Wings|Burberry|Burger King|Burisma
Business Insider|BuzzFeed|BYD|ByteDance|Cable & Wireless|Cadbury Schweppes|Cairn Energy|Canal+|Canon
Cantor Fitzgerald|Canva|Capgemini|Cargill|Carillion|Carlyle Group|Carnival Corporation|Carrefour
Cartoon Network|Caterpillar|Cathay Pacific|CATL|CBRE|CBS|CBS News|Cemex|Centrica|CenturyLink
Chainalysis|Charlie Hebdo|Charter Communications|Chevron|Chick-fil-A|China Mobile|China Telecom
China Unicom|Chipotle|Chobani|Cigna|Cirque du Soleil|Cisco|Citibank|CitiGroup|Citigroup|CK Hutchison
Clear Channel|Clifford Chance|Cloudflare|CMA CGM|CME Group|CNBC|CNET|CNN|CNNMoney|CNOOC|Coca-Cola
Cognizant|Coinbase|Colgate-Palmolive|Columbia Pictures|Comcast|Comedy Central|Commerzbank|Compaq
Compass Group|Condé Nast|ConocoPhillips|Corriere della Sera|Cosmopolitan|Costco|Coupang|Craigslist
Credit Agricole|Credit Suisse|CrowdStrike|Crédit Agricole|Cushman & Wakefield|CVC Capital Partners
CVS|CVS Health|Daiichi Sankyo|Daily Beast|Daily Mail|Daily Mail and General Trust|Daily Telegraph
Daimler|Dallas Morning News|Danaher|Danone|Danske Bank|Darktrace|Databricks|DC Comics|Decca|DeepMind
DeepSeek|Deliveroo|Deloitte|Delta Air Lines|Dentsu|Denver Post|Der Spiegel|Deutsche Bank
Deutsche Börse|Deutsche Telekom|DHL|Diageo|Dick's Sporting Goods|Die Welt|Die Zeit|DirecTV
Dolce & Gabbana|Dollar General|DoorDash|Dow Chemical|DreamWorks|DreamWorks Animation|Dresdner Bank
Dresdner Kleinwort|Dresdner Kleinwort Wasserstein|Dropbox|Duke Energy|Dunelm|Dunkin' Donuts|DuPont
E.ON|EasyJet|easyJet|eBay|EDF|El Mundo|El País|Elbit Systems|Electronic Arts|Elle|Elsevier|Embraer
EMI|Emirates|Enbridge|Endemol|Enel|Engadget|Engie|Enron|Epic Games|Equifax|Equinix|Equinor|Ericsson
Ernst & Young|Ernst and Young|ESPN|Esquire|EssilorLuxottica|Estée Lauder|Ethiopian Airlines
Etihad Airways|Etsy|Eurasia Group|Euronext|Eurostar|Eurotunnel|Eventbrite|Evercore|Evergrande
Expedia|Experian|Exxon|Exxon Mobil|ExxonMobil|Faber & Faber|Facebook|Fairfax Media|Fannie Mae|Fanuc
FedEx|Fenty Beauty|Fiat Chrysler|Fiat Chrysler Automobiles|Fidelity Investments|Financial Times
Fincantieri|FirstGroup|Fitbit|Flipkart|Flybe|Food Network|Foot Locker|Forbes|Fortune|Foursquare
Fox Business|Fox Corporation|Fox News|Foxconn|Foxtel|Franklin Templeton|Freddie Mac|Freeport-McMoRan
Fresenius|Frontier Airlines|FTX|Fujitsu|G4S|Gannett|Garmin|Gazprom|Gazprom Neft
GE Vernova|Geely|Geico|General Dynamics|General Electric|General Mills|General Motors|Generali
Germanwings|Getty Images|Gilead Sciences|GitHub|Givaudan|Gizmodo|Glamour|Glassdoor|GlaxoSmithKline
Glencore|GlobalFoundries|Globe and Mail|GoFundMe|Goldman Sachs|Google|Google DeepMind|GoPro|GQ
Grant Thornton|Greggs|Grubhub|Grupo Bimbo|GSK|H&M|Haaretz|Halliburton|Handelsbanken|Hapag-Lloyd
Harley-Davidson|Harper's Bazaar|HarperCollins|Harrods|Hawaiian Airlines|HBO|HCA Healthcare|HDFC Bank
Hearst Communications|Heidelberg Materials|Henkel|Herbert Smith Freehills|Hermès|Hewlett Packard
Hewlett-Packard|Hilton Worldwide|Hindustan Times|Hindustan Unilever|Hisense|Hitachi|HLN
Hogan Lovells|Holcim|Holiday Inn|Hollywood Reporter|Home Depot|Hon Hai|Honeywell|HSBC|HTC|Huawei
HubSpot|Huffington Post|HuffPost|Hulu|Huobi|Hutchison Whampoa|Hyundai|Iberdrola|Iberia Airlines|IBM
ICBC|ICICI Bank|iHeartMedia|IKEA|Ikea|Imperial Tobacco|Independent on Sunday|IndiGo|Inditex|Ineos
Infineon|Infosys|ING|Inmarsat|Instacart|Instagram|Intel|InterContinental|Intesa Sanpaolo|Intuit
Ipsos|Isuzu|Itar-Tass|Itochu|ITV|J.C. Penney|J.P. Morgan|Jaguar Land Rover|JBS|JCPenney|JD Sports
JD.com|Jet Airways|Jet2|JetBlue|JetBlue Airways|John Lewis Partnership|Johnson & Johnson
Johnson and Johnson|Jones Day|JP Morgan|JPMorgan|JPMorgan Chase|Julius Baer|Kering|KFC|Kia
Kimberly-Clark|Kirkland & Ellis|KKR|Klarna|Kleiner Perkins|Kleinwort Benson|KLM|Kmart|Knopf
Kohlberg Kravis Roberts|Komatsu|Korean Air|KPMG|Kraft Heinz|Kroger|Kyodo|L'Oreal|L'Oréal|L3Harris
La Repubblica|LA Times|LafargeHolcim|Lam Research|Larsen & Toubro|Latham & Watkins|Le Figaro
Le Monde|Legal & General|Lehman Brothers|Lenovo|Les Echos|Levi Strauss|LG Electronics|Libération
Lidl|LinkedIn|Linklaters|Lionsgate|Live Nation|Lloyd's of London|Lloyds Banking Group|Lloyds TSB
Lockheed Martin|Logitech|London Stock Exchange Group|Los Angeles Times|LSEG|Lucasfilm|Lucid Motors
Lufthansa|Lukoil|Lululemon|lululemon|LVMH|LVMH Moët Hennessy Louis Vuitton|Lyft|Macmillan|Macy's
Maersk|Magna International|Mahindra & Mahindra|Mail on Sunday|MailOnline|Malaysia Airlines
Manchester Evening News|Manulife|Marie Claire|Marks & Spencer|Marriott International
Marsh & McLennan|Marubeni|Maruti Suzuki|Marvel Studios|Mashable|MasterCard|Mastercard|Mattel|Mazda
McAfee|McClatchy|McDonald's|McDonalds|McKinsey|MediaTek|Medtronic|Meituan|Men's Health|Meralco
Mercado Libre|MercadoLibre|Mercedes-Benz|Merck|Merrill Lynch|Meta Platforms|MetLife|MG Rover
MGM Resorts|Miami Herald|Michelin|Micron Technology|Microsoft|Miramax|Mistral AI|Mitsubishi|Mizuho
Moderna|Mondelez|Monsanto|Monzo|Moody's|Morgan Stanley|Motel 6|Motorola|MSNBC|MTV|Munich Re|N26
Nando's|Napster|Naspers|National Geographic|Nationwide Building Society|NatWest|NBC|NBC News
NBC Universal|NBCUniversal|NEC|Neiman Marcus|Nestle|Nestlé|NetEase|Netflix|Netscape
New York Daily News|New York Post|New York Times|News Corp|Newscorp|Newsmax|Newsweek|NHK|Nike|Nikon
Nintendo|Nippon Steel|Nissan|Nokia|Nomura|Nordea|Norsk Hydro|Nortel|Northern Rock|Northrop Grumman
Northwest Airlines|Norton Rose Fulbright|Norwegian Air|Novartis|Novavax|Novo Nordisk|NPR|NTT DoCoMo
Nutrien|Nvidia|Ocado|Occidental Petroleum|OKX|Omnicom|OpenAI|OpenTable|Oracle|P&G|Palantir|Panasonic
Paramount Pictures|Patek Philippe|Patreon|PayPal|Paytm|PBS|Peloton|Penguin Books
Penguin Random House|Pepsi|PepsiCo|Pernod Ricard|Perplexity AI|Petrobras|PetroChina|Petronas|Pfizer
Philips|Pinduoduo|Ping An|Pinterest|Piper Sandler|Pixar|Pizza Hut|Politico|Polydor|POSCO|Poundland
Premier Inn|Press Association|Pret A Manger|PricewaterhouseCoopers|Primark|Procter & Gamble|Prosus
Publicis|PwC|Qantas|Qatar Airways|Qualcomm|Quartz|Rabobank|Rakuten|Randstad|Raytheon|RBS
RealNetworks|Reckitt Benckiser|Red Lobster|Reddit|Regeneron|Reliance Industries|Renault|Repsol
Reuters|Revolut|Rheinmetall|Richemont|Rio Tinto|Riot Games|Rite Aid|Rivian|Roche|Roche Holding
Rockstar Games|Rogers Communications|Roku|Rolling Stone|Rolls-Royce|Rosneft|Rothschild & Co
Royal Bank of Scotland|Royal Caribbean|Royal Dutch Shell|Royal Mail|RWE|Ryanair|Saab|SABMiller
Safran|SAIC|Sainsbury's|Saint-Gobain|Saipem|Salesforce|Salon|Samsung|Samsung Electronics|Sanofi
Santander|SAP|Sasol|Saudi Aramco|SBC Communications|Sberbank|Schlumberger|Schneider Electric
Schroders|Selfridges|Semafor|Sequoia Capital|Serco|ServiceNow|Shein|Shopify|Siemens
Silicon Valley Bank|Simon & Schuster|Sina Weibo|Sinclair Broadcast Group|Singapore Airlines|Singtel
Sinopec|SiriusXM|SK Hynix|Sky News|Sky Sports|Skype|SkyWest|Slate|Slaughter and May|SMIC|Snapchat
Snowflake|SocGen|Société Générale|Sodexo|SoftBank|Solvay|Sonos|Sony|Sony Music|Sony Pictures
SoundCloud|Southwest Airlines|SpaceX|Spirit Airlines|Sports Direct|Sports Illustrated|Sportsmail
Spotify|Sprint Nextel|Stagecoach Group|Standard & Poor's|Standard Chartered|Starbucks|Starlink|Starz
State Street|Statoil|Stellantis|STMicroelectronics|Straits Times|Subaru|Substack|Sullivan & Cromwell
Sumitomo Mitsui|Suncor|Sunday Times|SVT|Swatch Group|Swedbank|Swiss Re|Swisscom
Sydney Morning Herald|Syfy|Symantec|Syngenta|T-Mobile|T. Rowe Price|Taco Bell|Take-Two Interactive
Takeda|TalkTalk|TASS|Tass|Tata Consultancy Services|Tata Motors|Tata Steel|TechCrunch|TechRadar
Telecom Italia|Telefonica|Telefónica|Telemundo|Telenor|Telia|Telstra|Temasek|Temu|Tencent|Tesco
Tesla Motors|Tetra Pak|Teva|Texas Instruments|Thales|Thames Water|The Atlantic|The Economist
The Guardian|The Hindu|The Independent|The New Yorker|The Telegraph|The Times|The Verge|Theranos
Thomson Reuters|ThyssenKrupp|Thyssenkrupp|Ticketmaster|Tiffany & Co|Tiffany & Co.|TikTok
Tim Hortons|Time Warner
Times of India|TMZ|Tokio Marine|Toshiba|TotalEnergies|Toyota|Toys R Us|Trader Joe's|TransUnion
Travelodge|TripAdvisor|Tripadvisor|Trustpilot|TSMC|Tumblr|Turkish Airlines|Twitch|Twitter
Tyson Foods|Uber|Ubisoft|UBS|UniCredit|Unilever|Uniqlo|United Airlines|UnitedHealth
UnitedHealth Group|Universal Music Group|Universal Pictures|Univision|UPS|US Airways|USA Today
Van Cleef & Arpels|Vanguard|Vanguard Group|Vanity Fair|Variety|Vattenfall|Veolia|Verizon|Vestas
Viacom|Vice Media|Victoria's Secret|VinFast|Virgin Atlantic|Virgin Galactic|Virgin Media
Virgin Megastores|Virgin Mobile|Virgin Money|Virgin Trains|Visa|Vitol|Vivendi|VMware|Vodafone|Vogue
Volkswagen|Volvo|Vox|Vox Media|VTB|Wachovia|Waitrose|Wal-Mart|Walgreens|Wall Street Journal|Walmart
Warner Bros.|Warner Bros. Discovery|Warner Music|Warner Music Group|Washington Examiner
Washington Post|Wayfair|Waymo|WeChat|Weibo|Wells Fargo|Western Digital|Westpac|WeWork|WH Smith
WhatsApp|Whirlpool|Whole Foods|Wikia|Willis Towers Watson|Wipro|Wirecard|Wired|Wizz Air
Women's Wear Daily|Woolworths|Workday|WorldCom|WPP|WWE|Xerox|Xiaomi|Xinhua|XPeng|Y Combinator|Yahoo
Yahoo!|Yandex|Yeezy|Yelp|Yonhap|YouTube|Yuganskneftegas|Yukos|ZDF|ZDNet|Zillow|Zomato|Zoom Video|ZTE
Zurich Insurance|Zynga|Ørsted
"""
_BODIES = """
AC Milan|ACLU|AFL-CIO|African Union|AIIMS|Al Qaeda|al Qaeda|Al Shabaab|al-Nusra Front|Al-Qaeda
al-Qaeda|al-Qaida|Al-Shabaab|al-Shabaab|American Cancer Society|American Civil Liberties Union
American Heart Association|American Legion|American Medical Association|Amnesty International
Ansar Dine
Arab League|Arsenal|Aslef|Aston Villa|Atletico Madrid|Bank of Canada|Bank of England|Bank of France
Bank of Israel|Bank of Italy|Bank of Japan|Bank of Korea|Bank of Mexico|Bank of Spain
Banque de France|Banxico|Bayern Munich|Black Lives Matter|Boko Haram|Borussia Dortmund
Brookings Institution|Bundesbank|Bundesliga|Bundestag|Caltech|Cambridge University|Cato Institute
CDC|Centers for Disease Control and Prevention|CERN|CIA|Citizens Advice|Cleveland Clinic|Coldplay
Columbia University|Committee to Protect Journalists|Congress|Conservative Party
Council on Foreign Relations|Court of Appeal|Court of Arbitration for Sport
Crown Prosecution Service|Crystal Palace|DEA|Defense Department|Defra|Democratic National Committee
Democratic Party|Department of Defense|Department of Homeland Security|Department of Justice
Doctors Without Borders|Duke University|English Premier League|Environmental Protection Agency|EPA
ESA|ETH Zurich|European Central Bank|European Commission|European Parliament|European Union|Eurostat
FAA|Fatah|FBI|FCC|FDA|Federal Aviation Administration|Federal Reserve|Federal Trade Commission|FEMA
FIFA|Foo Fighters|Food and Drug Administration|Football Association|Free Syrian Army|FTC|GCHQ
Gestapo|GMB|Green Day|Greenpeace|Hamas|Harvard|Harvard University|Hezbollah|HM Revenue & Customs
HM Treasury|HMRC|Home Office|Hong Kong Monetary Authority|House of Commons|House of Lords
House of Representatives|Houthis|Human Rights Watch|IAEA|ICANN|IMF|Imperial College London
Inter Milan|Internal Revenue Service|International Atomic Energy Agency|International Criminal Court
International Monetary Fund|Interpol|IRS|ISIS|Islamic State|Israel Defense Forces|Jabhat al-Nusra
Johns Hopkins University|Joint Chiefs of Staff|Justice Department|Juventus|King's College London
Knesset|Ku Klux Klan|Kurdistan Workers' Party|La Liga|Labour Party|LaLiga|LAPD|Leeds United
Liberal Democrats|Likud|London Stock Exchange|Los Angeles Lakers|Major League Baseball
Major League Soccer|Manchester City|Manchester United|Massachusetts Institute of Technology
Max Planck Society|Mayo Clinic|Metropolitan Police|MI5|MI6|Miami Dolphins|MIT|MLB
Monetary Authority of Singapore|Mossad|Muslim Brotherhood|NAACP|NASA|Nasdaq
National Institutes of Health|National Rifle Association|National Security Agency
National Transportation Safety Board|National Trust|NATO|Nato|NBA|NCAA|New England Patriots
New York University|New York Yankees|Newcastle United|NFL|NHL|NHS|NHTSA|NIH|NOAA|Norges Bank|NSA
NTSB|NYPD|OECD|Ofcom|Ofgem|Ofsted|Ofwat|OPEC|Opec|Open University
Organisation for Security and Co-operation in Europe
Organisation for Security and Cooperation in Europe
Organization for Security and Cooperation in Europe|Oxfam|Oxford University|Palestinian Authority
Paris Saint-Germain|Pentagon|People's Bank of China|PETA|Pew Research Center|PGA Tour|PKK
Plaid Cymru|Planned Parenthood|Politburo|Premier League|Princeton University|Pussy Riot
Rayo Vallecano
Real Madrid|Real Sociedad|Red Cross|Reform UK|Reporters Without Borders
Republican National Committee|Republican Party|Reserve Bank of Australia|Reserve Bank of India
Reserve Bank of New Zealand|Revolutionary Guards|Riksbank|RMT|Royal Air Force
Royal Navy|Royal Shakespeare Company|RSPCA|Salvation Army|San Francisco 49ers|Scotland Yard|SEC
Secret Service|Securities and Exchange Commission|Serie A|Serious Fraud Office|Sheffield United
Sinn Fein|Sinn Féin|Southern Poverty Law Center|Stanford University|State Department|Supreme Court
Swiss National Bank|Takeover Panel|Taliban|Teamsters|Tottenham Hotspur|Transport for London|TSA|TUC
U.N. Security Council|U.S. Air Force|U.S. Army|U.S. Coast Guard|U.S. Navy|UAW|UCLA|UEFA|Uefa|UKIP
Ukip|UN|UN Security Council|UNESCO|UNHCR|UNICEF|Unicef|Unison|United Auto Workers|United Nations
University of Cambridge|University of Oxford|UNRWA|USDA|Usdaw|West Bromwich Albion
White House|WHO|WikiLeaks|Wikipedia|Wolverhampton Wanderers|World Bank|World Economic Forum
World Food Program|World Food Programme|World Health Organization|World Trade Organization
World Wildlife Fund|WTO|Yale|Yale University
"""
# Plain words, places and given names as well, or makers whose name stands for what they make ("a
# Boeing 737"): no name where the tagger saw none.
_ONLY_TAGGED = frozenset(
    "Airbus|Arsenal|Audi|BMW|Boeing|Canon|Congress|Emirates|Hyundai|Intel|Kia|MIT"
    "|MLB|Mazda|Nissan|Nokia|Oracle|Renault|SEC|Subaru|Toyota|UN|Volkswagen|Volvo|WHO"
    "|lululemon|Instagram|YouTube|WhatsApp|Twitter|Facebook|Google|Pepsi|Coca-Cola"
    "|Bombardier|BYD|Embraer|Fitbit|Garmin|GoFundMe|Patreon|Rivian|SoundCloud|WeChat"
    "|Weibo|Whirlpool|Snowflake|Caterpillar|Visa|Michelin|Bild|Saab"
    "|The Times|Knopf|Macmillan|LSEG|Merck|Mattel|State Street|Vanguard"
    "|Crystal Palace|Secret Service"
    "|Vogue|Elle|GQ|Allure|Cosmopolitan|Vanity Fair|Glamour|Marie Claire|Rolling Stone|Variety"
    "|Billboard|Esquire|Wired|Fortune|Forbes|Slate|Salon|Vox|Quartz|CNET".split("|")
)
# Houses called after people: names that news writes for the house, if the story has no such person.
AFTER_PEOPLE = frozenset(
    "Alexander McQueen|Armani|Balenciaga|Bentley|Bugatti|Bulgari|Bvlgari|Cadbury|Calvin Klein"
    "|Cartier|Chanel|Charles Schwab|Charlotte Tilbury|Christian Dior|Christian Louboutin|Chrysler"
    "|Dell|Dior|Disney|Eddie Bauer|Eli Lilly|Elizabeth Arden|Fendi|Ferragamo|Ferrari"
    "|Gallup|Gartner|Gillette|Givenchy"
    "|Gucci|Guinness|Harry Winston|Harvey Nichols|Heineken|Heinz|Hershey|Hugo Boss"
    "|Jack Wills|Jefferies|Jimmy Choo|John Deere|Johnnie Walker|Kate Spade|Kellogg|Lamborghini"
    "|Lanvin|Laura Ashley|Lazard|Loro Piana|Louis Vuitton|Mary Kay|Max Factor|Mayer Brown"
    "|Michael Kors|Missoni|Molton Brown|Moschino|Nordstrom|Philip Morris|Pomellato|Porsche|Prada"
    "|Ralph Lauren|Raymond James|Rolex|Skadden|Stifel|Tag Heuer|Ted Baker"
    "|Tommy Hilfiger|Tory Burch|Versace|Yves Saint Laurent".split("|")
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
    "isil": "islamic state",
    "isis": "islamic state",
    "islamic state in iraq and syria": "islamic state",
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
