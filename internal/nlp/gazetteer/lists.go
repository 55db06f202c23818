package gazetteer

import "strings"

// Sets of lower-case words.

// Honorifics stand before a person's name and are no part of it.
var Honorifics = set(`mr mr. mrs mrs. ms ms. miss mx dr dr. sir dame lord lady madam messrs messrs. mme m.`)

// Roles are words for offices and occupations: before a name, or behind it after a comma, they say what
// the person is.
var Roles = set(`president vice-president premier chancellor minister secretary ambassador envoy diplomat governor governor-general gov. mayor
	senator sen. representative rep. congressman congresswoman lawmaker mp legislator councillor councilman councilwoman delegate
	king queen prince princess emir sheikh sultan pope cardinal archbishop bishop rabbi imam ayatollah father sister pastor reverend rev.
	general gen. colonel col. lt. lieutenant captain capt. major maj. sergeant sgt. commander cmdr. admiral adm. corporal
	chief director head chairman chairwoman chair chairperson chief-of-staff officer deputy ceo cfo coo executive founder co-founder owner manager
	spokesman spokeswoman spokesperson aide adviser advisor counsel lawyer attorney prosecutor solicitor judge justice magistrate sheriff
	detective inspector superintendent constable marshal guard warden
	professor prof. doctor scientist researcher economist analyst expert historian scholar physicist engineer astronomer epidemiologist virologist surgeon nurse
	author writer journalist reporter correspondent editor columnist anchor broadcaster presenter host producer publisher photographer
	actor actress singer musician rapper comedian artist filmmaker coach player footballer quarterback striker goalkeeper golfer boxer
	leader activist campaigner candidate nominee negotiator mediator commissioner administrator ombudsman treasurer controller comptroller auditor
	politician financier billionaire businessman businesswoman entrepreneur investor banker trader pilot astronaut cosmonaut
	teacher student principal headmaster dean resident witness neighbor neighbour survivor victim suspect defendant inmate prisoner
	farmer driver worker employee insurer jeweler jeweller chef shopkeeper trustee partner member official firefighter policeman policewoman
	son daughter brother wife husband widow mother uncle cousin nephew niece grandson granddaughter friend colleague
	coordinator consultant strategist pollster undersecretary under-secretary vice-chancellor co-chair whip speaker consul attaché oligarch`)

// TitlesOnly stand before names as titles do, and say nothing of a person behind a comma.
var TitlesOnly = set(`presidents ministers secretaries senators sens. reps. govs. gens. messrs. democrat republican congressmen congresswomen
	professors justices`)

// KnownOrganizations are bodies that are named without a word that says so.
var KnownOrganizations = set(`twitter facebook google youtube instagram microsoft amazon netflix reddit telegram whatsapp tiktok linkedin interpol europol
	hezbollah hamas taliban isis boeing airbus toyota volkswagen samsung sony intel uber lyft walmart unesco unicef nato opec`)

// Bodies are organisations of which the name looks like a person's or a place's.
var Bodies = lines(`Islamic State
Islamic Jihad
Boko Haram
Al Qaeda
Al-Qaeda
al-Qaeda
Al Shabab
Al Shabaab
Al Jazeera
Scotland Yard
New Scotland Yard
Fannie Mae
Freddie Mac
Sallie Mae
Goldman Sachs
Morgan Stanley
JPMorgan
JPMorgan Chase
J.P. Morgan
Merrill Lynch
Bear Stearns
Lehman Brothers
Wells Fargo
Charles Schwab
Raymond James
Credit Suisse
Deutsche Bank
Ernst & Young
Johnson & Johnson
Procter & Gamble
Philip Morris
Eli Lilly
Hewlett-Packard
Hewlett Packard
Rolls-Royce
John Deere
Harley-Davidson
Walt Disney Co
Warner Bros.
Morgan Chase
Planned Parenthood
Charlie Hebdo
Der Spiegel
Die Welt
Le Monde
Le Figaro
El País
Corriere della Sera
Cambridge Analytica
Moody's
Lloyd's
Sotheby's
Christie's
McDonald's
Macy's
Wendy's
Kohl's
Lowe's
Domino's
Marks & Spencer
Royal Dutch Shell
Bank of America
Berkshire Hathaway
Northrop Grumman
Lockheed Martin
General Dynamics
Rio Tinto
Louis Vuitton
Jane's
Ben & Jerry's`)

// TitleWords stand between the parts of a title: "Secretary of State for Defence".
var TitleWords = set(`vice deputy former ex acting interim prime foreign interior defense defence finance justice health education home trade
	national security state attorney general press white house senior first second chief assistant associate executive managing
	district special commerce treasury energy environment labor labour agriculture transport transportation economy majority minority senate
	staff police fire medical central bank of for the and state-run then-president then-prime supreme federal county city
	then lead top military army navy air force political economic democratic republican congressional presidential opposition
	under permanent parliamentary shadow lt. brig. brigadier joint`)

// OrganizationWords are last words of organisations' names.
var OrganizationWords = set(`department ministry court courts bureau university college center centre agency committee party union council commission corp corp.
	corporation inc inc. company co co. bank times post news newspaper police office service services association organization organisation institute
	institution congress parliament group hospital prison jail museum school fc club foundation trust fund league federation alliance authority
	administration board forces force army navy guard airlines airways motors industries holdings ltd ltd. llc plc partners press network
	society campaign coalition senate assembly cabinet division brigade regiment crescent cross tribunal academy laboratory lab pharma
	pharmaceuticals technologies systems electronics stores store media studios pictures records entertainment energy oil petroleum
	conference caucus movement brotherhood church headquarters unit squad team task survey exchange reserve program programme observatory journal tribune
	herald gazette guardian chronicle globe broadcasting television radio tv rail railways`)

// PlaceWords are last words, or first ones, of places' names.
var PlaceWords = set(`island islands city town village street avenue road square boulevard province county river lake sea gulf ocean mountain mountains
	airport beach valley park bay peninsula desert hills hill coast strip bank territory territories region district state states kingdom republic
	hotel palace tower towers bridge port harbor harbour canal strait channel plaza station stadium hall building heights springs falls
	north south east west northern southern eastern western central arrondissement cape mount mt. saint st. san santa los las el rue place fort camp`)

// Particles are small words inside names.
var Particles = set(`de del della di da dos du la le van von der den ten bin ibn al el ben abu ter zu af y e`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// lines returns the lines of list.
func lines(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.SplitSeq(list, "\n") {
		m[w] = true
	}
	return m
}
