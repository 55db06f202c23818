package ingest

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// agencies are the names that stand behind pictures and in front of reports.
const agencies = `AP|AFP|Reuters|REUTERS|EPA|EFE|UPI|DPA|dpa|ANSA|PTI|ANI|IANS|TASS|Xinhua|Kyodo|Bloomberg|Getty(?: Images)?|Shutterstock|Pixabay|Unsplash|iStock(?:photo)?|Alamy|Rex Features|Associated Press|Press Association|PA(?: Wire)?|Zuma(?: Press)?|ZUMA(?: Press)?|CQ Roll Call|Wikimedia(?: Commons)?|Flickr|Pool|AP Images|European Pressphoto Agency|ABACA|SIPA|Sipa USA|NurPhoto|Newscom|Screenshot|screenshot|Twitter|YouTube|Facebook`

const (
	month    = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	weekday  = `(?:(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?`
	timeDay  = `(?:\d{1,2}(?::\d\d|\.\d\d)?\s*(?:[ap]\.?\s?m\.?)?(?:\s+\(?[A-Z]{2,5}\)?)?)`
	fullDate = `(?:` + weekday + `(?:` + month + `\s+\d{1,2}(?:st|nd|rd|th)?,?(?:\s+\d{4})?|\d{1,2}(?:st|nd|rd|th)?\s+` + month + `,?(?:\s+\d{4})?)|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})`
	dateTime = `(?:` + fullDate + `(?:[\s,|·•-]*(?:at\s+)?` + timeDay + `)?|` + timeDay + `(?:[\s,|·•-]*(?:on\s+)?` + fullDate + `)?)`
)

// credited is the people, or the places, of a line that says who worked on an article.
const credited = `(?:the |in |at |on |and |[,&] ?|\p{Lu}[\p{L}.'’-]*,? ?)+`

type furnitureRule struct {
	longest int      // bytes; what is longer is no furniture of this kind
	cues    []string // in lower case; a block without any of them need not be matched
	pattern *regexp.Regexp
}

func (r *furnitureRule) matches(words, lower string) bool {
	if len(words) > r.longest {
		return false
	}
	cued := len(r.cues) == 0 || slices.ContainsFunc(r.cues, func(cue string) bool { return strings.Contains(lower, cue) })
	return cued && r.pattern.MatchString(words)
}

// rule makes a rule for whole blocks, in any case; trailing marks of links do not matter.
func rule(longest int, expr string) furnitureRule {
	return furnitureRule{longest, nil, regexp.MustCompile(`^(?i:[\s*_>#•·|\[({-]*(?:` + expr + `)[\s:.…»>→|*_\])}!-]*)$`)}
}

// exactly is a rule in which case matters and nothing is trimmed. cues are parted by commas.
func exactly(longest int, cues, expr string) furnitureRule {
	return furnitureRule{longest, strings.Split(cues, ","), regexp.MustCompile(expr)}
}

// furnitureRules are compiled when the first article is read: that takes longer than all else
// a build does when nothing has changed.
var furnitureRules = sync.OnceValue(func() []furnitureRule {
	return []furnitureRule{
		// Buttons and the names of boxes.
		rule(60, `(?:show|view|read|see|expand|continue (?:to )?reading)(?: the)? (?:full|whole|entire|complete|more|rest(?: of)?)?\s*(?:of )?(?:the )?(?:article|story|report|post|text|comments?|coverage|transcript)`),
		rule(60, `(?:print|email|e-mail|save|share|tweet|bookmark|report|discuss|recommend|download|listen to|close|copy|gift)(?: (?:this|the|an?))?(?: (?:article|page|story|post|link|pdf|ad|error|typo|via email|on facebook|on twitter))*(?: \d+:\d\d)?`),
		rule(60, `(?:next|previous|prev|earlier|older|newer|more|other|latest|top|related|recent|popular|trending|recommended|featured|similar|also|breaking)(?: (?:on|in|from|for|about))?(?: (?:this|the|our|your))?(?: (?:stories|story|news|articles?|posts?|pages?|topics?|tags?|sources?|links?|coverage|videos?|content|reading|items?|now|here|headlines?|comments?|to this story|on this|information|you))*(?:\s*\.\.\.)?`),
		rule(60, `(?:leave|post|add|write|submit|view|see|show|hide|read|load|join)(?: (?:a|your|the|all|more|\d+|this))*\s*(?:comments?|repl(?:y|ies)|responses?|conversation|discussion|debate)(?:\s*\(\d+\))?`),
		rule(60, `(?:no |all |\d+ )?(?:comments?|shares?|views?|likes?|replies|reads?)(?: \(?\d+\)?)?(?: (?:are )?(?:closed|off|disabled))?`),
		rule(60, `(?:share|tweet|post|e-?mail|print|pocket|linked ?in|facebook|twitter|whatsapp|telegram|reddit|pinterest|tumblr|flipboard|instagram|youtube|messenger|copy link|copied|link|save|pin(?: it)?|more|x|via|on|this|article|story|[\s,|•·/+:]|close|sms|viber|google\+?|stumbleupon|digg|delicious|tiktok|threads|bluesky|mastodon)+(?: \d+)?`),
		rule(80, `advertis(?:e|ing)?ments?(?: advertis(?:e|ing)?ments?)*(?: (?:-|–|—)?\s*(?:story )?(?:continues?|continued|scroll|continue) .*)?|ads?|ads? by .*|sponsored(?: content| by .*)?|promoted(?: content)?|paid (?:content|post)|partner content|affiliate links?`),
		rule(90, `(?:story|article|text|post) continues? ?(?:d )?(?:below|after|under) ?.*|story continued below|continue(?:s|d)? reading(?: below| the main story| \p{L}+)?|(?:skip|jump) to .*|scroll (?:down|up|to|for) .*|(?:back|return) to (?:top|home|article|.* page)`),
		rule(60, `menu|search|home|log ?in|log ?out|sign ?in|sign ?up|sign up (?:now|here|today)|register(?: now)?|subscribe(?: now| today| here)?|unsubscribe|donate(?: now| today)?|support us|contact(?: us)?|about(?: us| the author)?|privacy(?: policy)?|terms(?: of (?:use|service))?|newsletters?|newsletter sign-?up|rss|feedback|corrections?|cookies?|loading|video|photos?|photo gallery|gallery|images?|audio|podcast|slideshow|infographic|interactive|graphic|map|tags?|topics?|categories|highlights video|caption|hide caption|toggle caption|replay|transcript|pullquote|quote|undefined|null|n/?a`),
		rule(60, `slideshow \(\d+ images?\)|(?:prev|next|previous)?\s*(?:image|photo|slide|page) \d+ (?:of|/) \d+|\d+ (?:of|/) \d+|(?:prev|next)(?: \| next)?|play(?: video)?(?: \d+:\d\d)?|\d+:\d\d(?::\d\d)?|(?:watch|listen)(?: now| live| here)?(?: \d+:\d\d)?`),
		rule(60, `(?:about )?(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten) (?:second|sec|minute|min|hour|day|week|month|year)s?(?: ago|[ -]read| to read)?|reading time:? .*|this article is more than .* old|just now|yesterday`),
		rule(60, `live(?: updates?| blog| now)?|exclusive|breaking(?: news)?|opinion|analysis(?:\s*/\s*opinion)?|comment(?:ary)?|editorial|developing(?: story)?|updated?|new|special report|from the (?:left|right|center|archives?)|opinion (?:columnist|contributor)|special (?:for|to) .*|staff (?:writer|reporter|report|reports)|from (?:staff|wire|news) (?:and wire )?reports`),
		rule(80, `(?:you (?:may|might) (?:also )?(?:like|be interested in)|what to read next|editor'?s?’?s? (?:picks?|choice)|don[’']t miss|in (?:this|case you missed) (?:story|article|it)|most (?:read|popular|viewed|commented|shared|recent)(?: .*)?|(?:sources?|references|links|external links|further reading|see also|also see|read more|go deeper|read next|more on this|more here|related|watch|photos|video|listen|filed under|tagged|tags|topics|keywords)\s*:)`),

		// Links to other articles, on their own line. With a full stop they may be sentences.
		exactly(220, ":,|,»", `^(?i:[-–—>»•*(\[ ]*(?:(?:read|see|watch|listen|hear)(?: also| more| next| now| on)|also (?:read|see|on \p{L}+)|related(?: (?:stor(?:y|ies)|articles?|links?|coverage|sources?|content|news|video|reading))?|more(?: (?:on|from|about|coverage|news|stories)\b[^:]{0,60})?|read|see|watch|photos?|video|videos|gallery|listen|live|quiz|poll|in pictures|in photos|in depth|opinion|full coverage|full results|fact check|must (?:read|watch|see)|recommended|don[’']t miss|sponsored|tags?|topics?|filed under|categories|keywords|this article tagged under|go deeper|must-read|trending|podcast|slideshow|interactive|explainer)\s*[:|»]).*[^.!?"”’']$`),
		exactly(220, ":", `^(?i:more|quiz|poll|related|read more|read also|also read|must read|gallery|earlier|trending|recommended)\s*:\s*[^.!?]+(?:[?!]|\b(?:\pL\.){2,})?["”’']?$`),
		exactly(220, ":", `^[^:.!?]{3,60}(?:\b\p{L}{3,4}\. \d{1,2})?:\p{Lu}.*[^.!”"]$`), // a label, and a headline right behind it
		exactly(220, ":", `^(?:More|Related|Read more|Read|Opinion):\p{Lu}[^.!?]*\.?$`),
		exactly(220, "(", `^• [^.“”"]{10,}[^(]*\((?:\p{Lu}[\p{L}.&]*\s?){1,4}\)$`), // a headline and its outlet
		exactly(200, "sign up", `^Sign up to (?:receive|get) [^“”"]*$`),
		exactly(220, "►,▶,▸", `^[►▶▸].*[^.]$`),
		exactly(200, "related coverage", `^Related Coverage \p{Lu}.*[^.]$`),
		exactly(220, "(", `^\(\s*(?i:photos?|video|quiz|also on \p{L}+|also|full|see|read|watch|related|more|poll|click|listen|map|graphic|slideshow)[^()]*\)\.?$`),
		exactly(200, "read", `^(?i:read (?:more|also|next|on|or share this (?:story|article))\b).*$`),
		exactly(200, "read more", `^[^.]{5,180}\bRead more$`),
		exactly(300, "click,tap ,swipe,press", `^(?i:(?:click|tap|swipe|press) (?:here|to|on|the|this|for|below|through|play)\b).*$`),
		exactly(300, "just watched,playback,this video,javascript,flash,browser,please", `^(?i:just watched\b.*|media playback is (?:un|not )?supported.*|this video .*(?:playing|play|available|removed).*|you need (?:to enable )?(?:javascript|flash).*|.*enable javascript.*|your browser does not support.*|please (?:enable|turn on|update) .*)$`),
		exactly(200, "http,www,@,#,<,//,[", `^(?:https?://|www\.)\S+$|^[@#]\w+(?:\s+[@#]\w+)*$|^<!?[-–]+.*|^//[-–]+>$|^\[[a-z ]{3,30}\]$`),

		// Captions and credits of pictures.
		exactly(maxFurniture, "file", `^\(?(?:FILE|File)(?: (?:PHOTO|photo|Photo|- ))?\s*[-–—:]|^FILE\b.{0,40}\bfile photo\b`),
		exactly(maxFurniture, ")", `\((?:AP|AFP|REUTERS|Reuters|EPA|Getty|UPI)?\s*(?:[Pp]hoto|PHOTO|[Pp]hotos|[Ii]mage|[Ii]mages|[Pp]icture|[Vv]ideo|[Ss]creenshot|[Cc]redit|[Ff]ile photo|[Ss]ource)\b[^()]{0,120}\)\.?$`),
		exactly(maxFurniture, ")", `\([^()]{0,120}(?:/|via )\s*(?:`+agencies+`)(?:[ /][^()]{0,60})?(?:, [Ff]ile)?\)\.?$`),
		exactly(700, "/,via ,| ,©,photo", `^[^.!?]{0,300}[.]?.{0,300}(?:/ ?|\bvia |\| |© |\bPhotos?: |\bPhotograph: )(?:`+agencies+`)(?: (?:Photos?|Images?|News|file))?(?:/[\p{L} ]{2,40})?$`),
		exactly(500, "/", `^`+personName+` ?/ ?(?:`+agencies+`)(?:(?: ?/ ?| via )(?:`+agencies+`))* \p{Lu}`), // a credit before its caption
		exactly(700, "/", `(?:^|[\s(|])(?:`+agencies+`)/\p{Lu}[\p{L} .'’/-]{2,60}(?: [-–—] [\p{L}\d]{6,})?\)?$`),
		exactly(700, " | ", `^.{10,500}[.!?”"’)] \| (?:[\p{L} .,'’-]{2,60}/)?(?:`+agencies+`)\b`),
		exactly(500, "/", `\[\p{Lu}[\p{L} .'’-]{2,40}/ ?[\p{L} .'’-]{2,40}\]\.?$`),
		exactly(500, "close ,play video,listen · ", `^CLOSE \P{Ll}|^Play Video \d+:\d\d\b|\bListen · \d+:\d\d\b`),
		exactly(300, "ap,reuters,epa,efe,upi,dpa,ansa,pti,ani,ians,tass,xinhua,kyodo,bloomberg,getty,stock,bay,splash,alamy,rex,press,pa,zuma,call,media,flickr,pool,abaca,sipa,photo,newscom,screenshot,twitter,youtube,facebook", `^\(?(?:`+agencies+`)(?: (?:Photo|File Photo|file|Images))?(?:/[\p{L} .'-]{2,60})?\)?$`),
		exactly(500, "photo,image,picture,illustration,graphic,video,credit", `^(?i:\(?(?:photo(?:s|graphs?|graphy)?|images?|pictures?|illustrations?|graphics?|video|credits?)(?: (?:credits?|by|courtesy(?: of)?|from|via|illustration|source|copyright|caption))*\s*(?:[:©|]|by |courtesy |credit |copyright )).{2,}$`),
		exactly(700, "enlarge,caption,copyright,source,credit", `^(?i:enlarge this image|(?:toggle|hide|show) caption\b|(?:image|media|photo|video) (?:copyright|caption|source|credit)s?\b).*|(?i:\b(?:toggle|hide) caption\b)`),
		exactly(300, "getty,shutter,courtesy,via,screenshot,handout", `^(?:Getty Images|Shutterstock|Courtesy(?: of)?\b|Image via\b|Photo via\b|Screenshot\b|Handout\b)[^.!?]*$`),

		// Dates, bylines and what else stands over and under an article.
		rule(120, `(?:(?:first |originally |last )?(?:published|updated|posted|modified|created|edited|released|revised|issued|filed|publish date|date)(?: (?:on|at|in))?\s*[:|]?\s*)?`+dateTime+`(?:[\s,|·•-]*(?:(?:last )?(?:updated|published|modified)(?: (?:on|at))?\s*:?\s*`+dateTime+`))?`),
		rule(120, `(?:updated?|last updated|published|posted|modified)(?: (?:on|at))?\s*[:|]?\s*(?:`+dateTime+`|\d+ \w+ ago|today|yesterday)[\s,]*(?:`+dateTime+`)?(?: (?:[A-Z]{1,5}|local time|eastern))?`),
		rule(160, `(?:original )?(?:source|via|from|read it at|read (?:the )?(?:original|full (?:story|article))(?: (?:at|on))?)\s*:?\s*(?:https?://\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?)`),
		exactly(200, "source", `^(?i:(?:original )?sources?:)\s*(?:\S+\s*){1,6}$`),
		exactly(500, "contribut", `(?i:\bcontribut(?:ed|ing) (?:(?:additional |to )?(?:the )?reporting\b[^.]{0,60}|(?:\S+ ){0,3}to (?:this|the) (?:report|story|article|post|piece|dispatch|analysis|column|coverage)\b(?:[^.]{0,30}|,? (?:along with|from|in) [^.“”"]{0,160}))[.]?$)`),
		exactly(900, "by signing up,unsubscribe", `^[^“”"]*(?i:\bby signing up,? you agree\b|\bunsubscribe (?:from [^.]{3,40} )?at any time\b)[^“”"]*$`),
		exactly(700, "contributed", `^[^“”"]*\b(?i:writers?|reporters?|correspondents?|editors?|researchers?|journalists?|producers?|staff) \p{Lu}[^“”"]{0,400}\bcontributed\.?$`),
		exactly(400, "contributed,reported from", `^(?:`+credited+` (?:contributed|reported from `+credited+`)\.? ?)+$`),
		exactly(400, "contributing,reporting,written,edited,editing,compiled,with ,produced,story,research,illustration", `^(?i:\(?(?:(?:contributing|additional (?:reporting|research)|reporting|written|edited|editing|compiled|produced|story|illustrations?)\s*(?:by\b|:)|(?:compiled|with (?:additional )?reporting|with files|with inputs?|with reports?)\s+(?:by|from)\b)).*`),
		exactly(120, "with ", `^(?i:\(?with (?:\p{L}+ )?(?:wires?|agenc(?:y|ies)|(?:wire|news|agency|staff) (?:services?|reports?|agencies|inputs?)|ap|afp|reuters|inputs? from .*|files from .*|reports? from .*|(?:materials?|information) from (?:the )?(?:`+agencies+`)(?:(?:,| and) .{1,60})?)\)?\.?)$|^(?i:with (?:the )?associated press\.?)$`),
		exactly(120, "based", `^[•*-]?\s*(?i:this (?:article|story|report) (?:is|was) based (?:in part )?on .*)$`),
		exactly(500, "©,(c),copyright,all rights,may not be", `^(?i:\(?(?:©|\(c\)\s*(?:\d{4}|copyright|`+agencies+`)\b|copyright\s*(?:©|\(c\)|\d{4}|by\b|notice|(?:the )?(?:`+agencies+`)\b)|all rights reserved)).*|(?i:all rights reserved\.?|may not be (?:published, broadcast|reproduced|republished)\b.*)$`),
		exactly(500, "expressed", `^(?i:the (?:opinions|views)(?: and opinions)? expressed\b).*|^(?i:.{0,200}\bviews expressed (?:in|here|by)\b.*(?:author|own|not necessarily)).*$`),
		exactly(500, "note,correction,clarification,disclaimer,disclosure,version of,this ", `^(?i:\W*(?:editor(?:[’']s|s[’'])? note|note to readers|correction|clarification|disclaimer|disclosure|editors? note)s?\s*[:(-]).*|(?i:^(?:an earlier|a previous) version of this\b).*|^(?i:\W*(?:\p{L}{2,8}\)\s*)?an? version of this (?:story|article|post|report|page|piece|column)\b).*|^(?i:\(?this version (?:of (?:this|the) \p{L}+ )?(?:corrects|adds|updates|removes|deletes|restores|fixes|clarifies)\b).*|^(?i:\W*(?:updated?\s*:\s*)?this (?:story|article|post|report|page|piece) (?:has been|was|is|will be|originally|first|also|may be)\s*(?:being )?(?:updated|corrected|refiled|appeared|published|republished|revised|tagged|amended|edited|produced|adapted|excerpted|developing)\b).*$`),
		exactly(300, "visit ,interested in", `^(?i:visit \S.{2,60} for (?:more|the latest|all) (?:stories|news|videos?|coverage|headlines)\b).*|^(?i:interested in [^?]{2,60}\? add )\p{Lu}.*`),
		exactly(300, "follow,like,join,find,friend,add,tweet", `^(?i:(?:follow|like|join|find|friend|add|tweet) (?:us|me|him|her|them|@\w+|[\p{L} .'-]{2,40}) (?:on|at|@)\s*(?:twitter|facebook|instagram|linkedin|youtube|telegram|x\b|google|social|@|flipboard|snapchat|tumblr)).*|^(?i:follow @\w+).*|^-?\s*(?i:follow (?:the )?[\p{L} ]{2,40} on twitter).*$`),
		exactly(300, "share,tell,send,email,e-mail,let us,write,contact,got a,have a,do you,reach", `^(?i:(?:share|tell us|send us|email us|let us know|write to us|contact us|got a (?:tip|story|question)|have a (?:tip|story|question)|do you have|send (?:letters|tips|comments|feedback|news tips|story ideas)|(?:e-?mail|contact|reach) \p{L}+(?: \p{L}+)?(?: at)? \S+@\S+)\b).*(?:@|comment|thoughts|story|tips?|email|below|twitter|facebook|share|us)\b.*$`),
		exactly(300, "@", `^(?i:\W*(?:write to|e-?mail|reach|contact|send (?:an )?e-?mail to|follow|questions|tips)\b).*\S+@\S+\.\S+.*$`),
		exactly(200, "highlights", `^(?i:story highlights\b).*[^.]$`),
		exactly(300, "reached at", `^.{0,200}\b(?i:can be reached at|may be reached at)\s*\S+.*$`),
		exactly(200, "-,–,—,:", `^[A-Z][A-Z .,'-]{2,40},?(?: \p{L}[\p{L}. ]{0,20})?\s*(?:\((?:AP|AFP|Reuters|REUTERS|CNN|UPI|dpa|Xinhua)\))?\s*[-–—:]+$`),
	}
})
