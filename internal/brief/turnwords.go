package brief

// turnsBack maps verbs with which somebody gives a position up to what must stand behind them: one of some words, or
// a noun for a position that is his own; nothing where the verb says it by itself.
var turnsBack = map[string]turning{
	"walk": {particles: wordSet(`back`)}, "row": {particles: wordSet(`back`)}, "back": {particles: wordSet(`down off away`)},
	"backtrack": {}, "backpedal": {}, "relent": {}, "recant": {}, "reverse": {position: true, self: true},
	"retreat": {particles: wordSet(`from`), position: true}, "change": {position: true}, "drop": {position: true},
	"abandon": {position: true}, "withdraw": {position: true}, "shift": {position: true}, "soften": {position: true}, "retract": {position: true},
}

// turning is what must stand behind a verb for it to tell a change of position.
type turning struct {
	particles map[string]bool
	position  bool
	self      bool // "reversed himself" as well
}

// positionNouns are nouns for what somebody holds or said that he can give up.
var positionNouns = wordSet(`course mind minds tune story account accounting position positions stance policy view views objection objections
	opposition resistance insistence demand demands threat threats pledge promise vow declaration claim claims support statement statements comment comments
	remark remarks decision refusal denial`)

// ownAlone are words by which a position is one's own without a pronoun: "changed course", "retreated from that threat".
var ownAlone = wordSet(`course that`)

// selves are pronouns for who does something to himself.
var selves = wordSet(`itself himself herself themselves`)

// atFirst are adverbs with which an article says that somebody's position was another one before.
var atFirst = wordSet(`earlier previously initially originally first once`)

// byNow are words with which the later position of a sentence begins; "once" needs one of ofTime as well.
var (
	byNow  = wordSet(`but later then now ultimately eventually finally yet`)
	ofTime = wordSet(`later then now ultimately eventually finally`)
)

// intending are the lemmas of verbs with which somebody tells what he will do.
var intending = wordSet(`plan intend propose indicate testify announce offer order seek want`)

// taking are the lemmas of verbs with which somebody takes a position.
var taking = wordSet(`say deny refuse insist vow promise reject oppose call claim declare decline suggest tell pledge rule resist dismiss support back welcome
	argue maintain agree threaten state demand describe`)
