package gazetteer

import "strings"

// IsPerson reports whether a lower-case noun, in singular or plural, says what somebody is: an
// office, an occupation, a relation, a part played. Words of which only the context tells, "head" or
// "star", count.
func IsPerson(noun string) bool {
	return isPerson(noun) || isPerson(singular(noun))
}

func isPerson(noun string) bool {
	if Roles[noun] || People[noun] {
		return true
	}
	if at := strings.IndexByte(noun, '-'); at > 0 {
		last := noun[strings.LastIndexByte(noun, '-')+1:]
		return last != "in" && isPerson(last) || last == "law" || isPerson(noun[:at]) && at+4 >= len(noun) // "ex-wife", "daughter-in-law", "runner-up"
	}
	for _, end := range personEnds {
		if len(noun) >= len(end)+3 && strings.HasSuffix(noun, end) {
			return true
		}
	}
	return false
}

// IsPlural reports whether a lower-case noun for persons names several of them: "guards".
func IsPlural(noun string) bool {
	s := singular(noun)
	return s != noun && !isPerson(noun) && isPerson(s)
}

// singular returns the singular of a noun in plural, and other nouns as they are.
func singular(noun string) string {
	switch {
	case strings.HasSuffix(noun, "women"), strings.HasSuffix(noun, "men") && len(noun) > 5:
		return noun[:len(noun)-2] + "an"
	case noun == "men" || noun == "wives" || noun == "children" || noun == "people":
		return map[string]string{"men": "man", "wives": "wife", "children": "child", "people": "person"}[noun]
	case strings.HasSuffix(noun, "ies") && len(noun) > 4:
		return noun[:len(noun)-3] + "y"
	case strings.HasSuffix(noun, "sses"), strings.HasSuffix(noun, "ches"):
		return noun[:len(noun)-2]
	case strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss") && len(noun) > 3:
		return noun[:len(noun)-1]
	}
	return noun
}

// personEnds are ends of which nearly all nouns are persons'.
var personEnds = []string{
	"ologist", "ographer", "onomist", "ologian", "ician", "atrist", "woman", "person", "sman", "iatrician", "keeper", "maker", "holder", "driver", "worker",
	"owner", "leader", "writer", "teacher", "singer", "player", "fighter", "dealer", "trafficker", "entist", "emist", "wright", "nalist", "ialist", "mother",
	"father", "brother", "sister", "lawyer", "officer",
}

// People are nouns for persons beside [Roles].
var People = set(`abolitionist academic accomplice accountant accused accuser activist acrobat adjutant administrator admirer adopter advertiser advocate
	agent agitator agriculturalist alderman ally alum alumna alumnus amateur anaesthetist anchorman anchorwoman antagonist appointee apprentice arbiter
	archaeologist archdeacon archduke archivist aristocrat arsonist assassin assailant assemblyman assemblywoman assistant associate athlete attacker attendee
	attendant aunt auctioneer authority aviator baby babysitter backer bailiff baker ballerina bandleader bandmate banker barber barista baron baroness barrister
	bartender bassist batsman beautician beekeeper beggar believer benefactor beneficiary bicyclist bidder billionaire biographer bishop blacksmith blogger
	boatman bodyguard bomber bookkeeper bookseller boss bowler boxer boy boyfriend brewer bricklayer bride bridegroom brigadier broker builder burglar busker butcher
	butler buyer bystander cabbie cadet cameraman campaigner canon captive cardinal caretaker carer caregiver carpenter cartoonist cashier catcher celebrant
	celebrity cellist censor centrist chairlady challenger champion chancellor chaplain chauffeur chef child choreographer chronicler citizen civilian classmate
	cleaner cleric clerk climber clinician clown coachman coastguard coauthor co-author collaborator collector columnist comedian comedienne commandant
	commando commentator commissioner committeeman committeewoman communist competitor composer compatriot concierge conductor confectioner confidant
	confidante conservationist conservative conspirator constituent consul contender contestant contractor contributor convert convict cook cop
	coroner correspondent councilor counsellor counselor counterpart countess couple courier craftsman creator cricketer critic crook crusader culprit curate
	curator custodian customer cyclist czar dad dancer daughter deacon dealer dean deckhand defector defendant defender deliveryman demonstrator dentist
	descendant designer detainee developer devotee dictator dietitian dissident diver docent dockworker donor drafter dramatist drummer duchess duke
	eccentric economist editor-in-chief educator elder elector electrician emigrant emissary emperor employer empress enemy enthusiast entertainer environmentalist
	epidemiologist evangelist evacuee examiner exec executor exile expatriate explorer exponent eyewitness facilitator fan fanatic father-in-law fencer ferryman fiance
	fiancé fiancee fiancée figure fighter filmmaker finalist finalists firebrand fisherman fixer flautist florist foe follower forecaster foreigner foreman forerunner
	forester fortune-teller freshman frontman frontrunner front-runner fugitive fundraiser gambler gangster gardener geek genius gentleman geographer ghostwriter girl
	girlfriend godfather godmother graduate grandchild grandfather grandmother grandparent guardian guerrilla guest guide guitarist gunman guru guy gymnast hacker
	hairdresser half-brother half-sister handler handyman handyman harbourmaster harbormaster hardliner hawk head headhunter headteacher heckler heir heiress hero
	heroine hiker hitman homeowner homemaker hostage hostess housekeeper housewife housemate human humanitarian humorist hunter hygienist icon idol illustrator immigrant
	impersonator imam importer incumbent industrialist infantryman influencer informant informer inhabitant inheritor innkeeper insider instructor insurgent
	intellectual intern interpreter interviewer intruder inventor investigator islamist janitor jailer jihadist jockey juror jurist justice keyboardist kid kidnapper
	killer kingmaker kingpin laborer labourer lady landlady landlord landowner laureate leader-in-waiting learner lecturer legend legislator liaison
	liberal librarian lieutenant-governor lifeguard linguist litigant litigator lobbyist locksmith logistician lookout lord lorry-driver loser lover loyalist
	machinist maestro magician magnate maid maiden mailman man marine marketer marksman martyr mason mastermind mate matriarch matron maverick mechanic medallist medalist
	medic medium mentor mercenary merchant messenger meteorologist metropolitan microbiologist midfielder midwife migrant militant military-man millionaire miner
	minister-counsellor minister-designate missionary mistress mobster model moderate moderator mogul monarch monk mom motorcyclist motorist mountaineer mourner
	mufti mullah mum murderer musicologist namesake nanny narrator national nationalist native naturalist naturopath naval-officer neurologist newcomer newsman newsreader
	novelist novice nun nursery-worker nutritionist observer offender officeholder official onlooker operative operator opponent optician optometrist orator organiser
	organizer orphan outfielder outsider paediatrician painter panelist panellist paralegal paramedic paratrooper parent parishioner parliamentarian participant
	partisan passenger passerby passer-by patient patriarch patron paymaster peacekeeper peasant pedestrian pediatrician pensioner percussionist performer
	perpetrator person pharmacist philanthropist philosopher photojournalist pianist pioneer pitcher plaintiff planner playwright plumber podcaster poet policeman
	politician pollster polymath pope populist porter postman postmaster potter preacher predecessor prefect prelate premier-designate president-elect
	president-designate presidential-candidate pretender priest priestess printer prisoner privateer processor procurator prodigy programmer progressive promoter
	propagandist proponent proprietor prosecutor-general protege protégé protégée protester protestor provocateur provost psychiatrist psychoanalyst psychologist publican
	publicist pundit pupil purser quartermaster questioner racer racist radical radiologist radiographer raider rancher ranger rapist reader realtor rebel recipient recluse
	recruiter recruit rector referee reformer reformist refugee regent registrar regulator relative rep representative-elect republican rescuer reservist responder
	restaurateur retiree reviewer revolutionary rider ringleader rioter rival robber roommate rower ruler runner runner-up saboteur sailor saint salesman salesperson
	saleswoman samaritan saxophonist scholar schoolboy schoolchild schoolgirl schoolmaster schoolteacher scribe screenwriter sculptor seaman secretary-general
	secretary-designate seller senior sentry separatist sergeant-at-arms servant server serviceman setter settler sharpshooter shepherd shipowner shooter shopper
	showman sibling signatory silversmith skater skeptic skier skipper slave smuggler sniper socialist socialite sociologist soldier solicitor-general soloist
	songwriter sophomore soprano sovereign specialist spectator speechwriter spinner spiritual-leader sponsor spouse sprinter spy squire staffer star starlet
	statesman statistician stepbrother stepdaughter stepfather stepmother stepsister stepson steward stewardess storyteller stranger streamer stringer
	strongman stuntman stylist subordinate successor superintendent-general superstar supervisor supporter supremacist surfer surrogate surveyor swimmer
	sympathizer sympathiser tailor talker teammate technician technologist teen teenager televangelist tenant tenor terrorist theologian theorist therapist
	thief thinker tour-guide tourist townsman toddler trader trainee trainer traitor transcriber translator traveler traveller treasurer-secretary trombonist trooper trucker
	trumpeter tsar tutor twin tycoon typist tyrant umpire usher vendor veteran vet veterinarian vicar vice-chair vice-chairman vice-chairwoman vice-mayor vice-premier
	vice-principal villager violinist visitor vocalist volunteer voter waiter waitress walker warlord warrior watchdog watchman watchmaker weaver whistleblower whistle-blower
	widower winemaker winger winner woman woodworker workman wrestler wrangler yachtsman youngster youth zoologist undergraduate personality beau buddy pal cofounder
	co-owner co-host co-president co-director co-chairman co-creator co-sponsor confederate vp svp evp dj rn mep cio cto cmo councilmember assemblymember congressmember alderperson
	half-sister first-lady figurehead godson goddaughter grandnephew great-grandson great-granddaughter partner-in-law mayor-elect governor-elect newlywed predecessor
	supermodel linebacker lineman cornerback receiver goaltender shortstop defenseman defenceman  jeweler closer slugger hitter reliever speedskater snowboarder marathoner user leftist rightist flutist violist vlogger youtuber gamer stockbroker bouncer welder roofer lumberjack paddler jumper
	thrower vaulter weightlifter fullback halfback tailback baseman infielder renter camper commuter dispatcher undertaker gravedigger vintner hijacker felon parolee petitioner appellant granduncle schoolmate
	captain-general lieutenant-colonel lieutenant-general major-general brigadier-general commander-in-chief rear-admiral vice-admiral archivist harbourman`)

// Relatives are words for those who are named by whose kin they are. They are no feature of a model.
var Relatives = set(`son daughter wife husband brother sister father mother widow widower niece nephew cousin uncle aunt grandson
	granddaughter son-in-law daughter-in-law`)
