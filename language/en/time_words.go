package en

import (
	"time"

	"budi/language/timex"
)

// The indexes of partsOfDay.
const (
	morning = iota
	afternoon
	evening
	night
	tonight
	lunch
	dinner
	afterWork
	firstThing
	endOfDay
	beforeWork
	breakfast
	daytime
	afterLunch
	nightTime
	brunch
	teaTime
	smallHours
	earlyInDay
	lateInDay
)

// partsOfDay are what English speakers mean by the parts of a day. The wide
// bounds are for wishes: a visit at 16:30 is still "in the afternoon".
func partsOfDay() []timex.Part {
	const (
		h  = time.Hour
		am = "aaaaaaaaaaaa"
		pm = "pppppppppppp"
		ni = "nnnnnpppppp" + "n"
	)
	return []timex.Part{
		morning:    {From: 8 * h, To: 12 * h, WideFrom: 5 * h, WideTo: 12 * h, Halves: am[:11] + "p"},
		afternoon:  {From: 12 * h, To: 16 * h, WideFrom: 12 * h, WideTo: 18 * h, Halves: pm},
		evening:    {From: 18 * h, To: 24 * h, WideFrom: 17 * h, WideTo: 24 * h, Halves: pm},
		night:      {From: 20 * h, To: 24 * h, WideFrom: 19 * h, WideTo: 29 * h, Halves: ni},
		tonight:    {From: 18 * h, To: 24 * h, WideFrom: 17 * h, WideTo: 24 * h, Halves: ni[:4] + "p" + ni[5:], Today: true},
		lunch:      {From: 12 * h, To: 14 * h, WideFrom: 11*h + h/2, WideTo: 14 * h, Halves: "pp--------aa"[:11] + "p"},
		dinner:     {From: 16 * h, To: 20 * h, WideFrom: 17 * h, WideTo: 21 * h, Halves: pm},
		afterWork:  {From: 17 * h, To: 20 * h, WideFrom: 16*h + h/2, WideTo: 22 * h, Halves: pm},
		firstThing: {From: 8 * h, To: 10 * h, WideFrom: 5 * h, WideTo: 10*h + h/2, Halves: am},
		endOfDay:   {From: 16 * h, To: 18 * h, WideFrom: 15*h + h/2, WideTo: 19 * h, Halves: pm, Deadline: true},
		beforeWork: {From: 6 * h, To: 9 * h, WideFrom: 5 * h, WideTo: 9 * h, Halves: am},
		breakfast:  {From: 7 * h, To: 10 * h, WideFrom: 6 * h, WideTo: 10 * h, Halves: am},
		daytime:    {From: 9 * h, To: 17 * h, WideFrom: 8 * h, WideTo: 18 * h},
		afterLunch: {From: 13 * h, To: 17 * h, WideFrom: 12*h + h/2, WideTo: 18 * h, Halves: pm},
		nightTime:  {From: 0, To: 8 * h, WideFrom: 20 * h, WideTo: 32 * h, Halves: ni},
		brunch:     {From: 10 * h, To: 12 * h, WideFrom: 10 * h, WideTo: 13 * h, Halves: am[:11] + "p"},
		earlyInDay: {From: 0, To: 12 * h, WideFrom: 5 * h, WideTo: 12 * h, Halves: am[:11] + "p"},
		lateInDay:  {From: 12 * h, To: 24 * h, WideFrom: 12 * h, WideTo: 24 * h, Halves: pm},
		smallHours: {From: 0, To: 6 * h, Halves: am},
		teaTime:    {From: 16 * h, To: 18 * h, WideFrom: 15 * h, WideTo: 18 * h, Halves: pm},
	}
}

// phrases makes a table of phrases with one value.
func phrases(value int, list ...string) timex.Table {
	t := timex.Table{}
	for _, p := range list {
		t[p] = value
	}
	return t
}

func timeTables() map[string]timex.Table {
	return map[string]timex.Table{
		"month": timex.Values(1, "january|jan|jan.|janurary|januray", "february|feb|feb.|feburary|febuary|febrary", "march|mar|mar.", "april|apr|apr.", "may|may.",
			"june|jun|jun.", "july|jul|jul.", "august|aug|aug.|agust", "september|sep|sept|sep.|sept.|septmber|setember", "october|oct|oct.",
			"november|nov|nov.", "december|dec|dec."),
		"wd": timex.Values(0, "sunday|sunday's|sun|sun.", "monday|monday's|mon|mon.", "tuesday|tuesday's|tuseday|teusday|tue|tues|tue.|tues.",
			"wednesday|wednesday's|wensday|wednsday|weds|wed|weds|wed.", "thursday|thursday's|thrusday|thurday|thu|thur|thurs|thu.|thurs.",
			"friday|friday's|fri|fri.", "saturday|saturday's|saterday|sat|sat."),
		"wds": timex.Values(0, "sundays", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays"),
		"notPost": phrases(0, "doesn't work", "does not work", "won't work", "isn't good", "is not good", "is no good", "is not possible", "isn't possible", "is impossible", "is bad", "is out",
			"doesn't suit", "does not suit", "is difficult", "not good", "i can't", "i cannot", "i'm busy", "i am busy", "i'm away", "i am away", "is not okay", "isn't okay", "is no use"),
		"nowNot":    phrases(0, "not", "for", "by", "until", "till", "just", "and", "up"),
		"any":       phrases(0, "any", "anytime", "every", "all", "whenever"),
		"following": phrases(0, "the next one", "the next", "next one", "the following one", "the following", "following one", "the one after", "the one after that", "one after"),
		"but":       phrases(0, "but"),
		"correct":   phrases(0, "no", "no wait", "wait", "sorry", "i mean", "i meant", "or rather", "actually", "make that", "scratch that", "no sorry", "oh no", "no make it", "no make that"),
		"unit": timex.Values(1, "second|seconds|sec|secs", "minute|minutes|min|mins|minute's|minutes'", "hour|hours|hr|hrs|h|hour's|hours'",
			"day|days|day's|days'", "week|weeks|week's|weeks'|wk|wks", "fortnight|fortnights|fortnight's", "month|months|month's|months'",
			"year|years|yr|yrs|year's|years'", "weekend|weekends|week-end", "working day|working days|business day|business days|workday|workdays|weekday|weekdays", "", "decade|decades"),
		"quarter": {"quarter": int(timex.Quarter), "quarters": int(timex.Quarter)},
		// "This fall" and "this spring" are as often none of time.
		"otherSeason": {"current": 0, "the current": 0, "next": 1, "last": -1, "this coming": 1, "this past": -1},
		"warmSeason":  timex.Values(1, "spring|springtime", "summer|summertime", "autumn", "winter|wintertime"),
		"season":      timex.Values(1, "spring|springtime", "summer|summertime", "autumn|fall", "winter|wintertime"),
		"part": timex.Values(0, "morning|mornings|morning's|morn|morning time|morningish", "afternoon|afternoons|afternoon's|arvo|afternoonish", "evening|evenings|evening's|eve|eveningish", "night|nite",
			"tonight|tonight's|tonite|tnite|this night", "lunch|lunchtime|lunch time|lunch hour|lunch break", "dinner|dinner time|dinnertime|supper",
			"after work|after working hours|after business hours|after office hours|after school", "first thing in the morning|first thing|early doors|as soon as you open|when you open",
			"end of the day|end of day|end of business|close of business|close of play|cob|eod|the end of the working day|just before you close|before you close|last thing at night|last thing in the day",
			"before work|before school|before office hours", "breakfast|breakfast time", "daytime|day time|during the day|working hours|office hours|business hours", "after lunch|after lunchtime|after my lunch break", "nighttime|night-time|night time", "brunch|brunch time|elevenses", "teatime|tea time|tea-time", "small hours|wee hours|early hours|small hours of the morning|wee hours of the morning|early hours of the morning",
			"early in the day|earlier in the day|early on in the day", "late in the day|later in the day|later on in the day"),
		"rday": {
			"today": 0, "2day": 0, "today's": 0, "tomorrow's": 1, "yesterday's": -1, "the same day": 0, "same day": 0, "tomorrow": 1, "tomorow": 1, "tommorow": 1, "tommorrow": 1, "tmrw": 1, "tmr": 1, "tmrrw": 1, "tomoz": 1, "tmoz": 1, "tomo": 1, "2moro": 1, "2mrw": 1, "2morro": 1, "2morrow": 1, "the day after tomorrow": 2,
			"day after tomorrow": 2, "overmorrow": 2, "yesterday": -1, "the day before yesterday": -2, "day before yesterday": -2,
		},
		"spans":   {"years": int(timex.Year), "hours": int(timex.Hour), "minutes": int(timex.Minute)},
		"plural":  {"days": int(timex.Day), "weeks": int(timex.Week), "months": int(timex.Month)},
		"shift":   {"this": 0, "this past": -1, "this next": 1, "nxt": 1, "lst": -1, "current": 0, "this coming": 0, "the current": 0, "next": 1, "the next": 1, "the following": 1, "following": 1, "last": -1, "past": -1, "previous": -1, "the last": -1, "the past": -1, "the previous": -1},
		"coming":  phrases(1, "coming", "the coming", "upcoming", "the upcoming"),
		"holiday": holidayNames(),
		"ampm": {
			"am": 0, "a m": 0, "a.m.": 0, "a.m": 0, "a . m .": 0, "a. m.": 0,
			"pm": 1, "p m": 1, "p.m.": 1, "p.m": 1, "p . m .": 1, "p. m.": 1,
		},
		"ish":      timex.Values(1, "oneish", "twoish", "threeish", "fourish", "fiveish|fivish", "sixish", "sevenish", "eightish", "nineish|ninish", "tenish", "elevenish", "twelveish|twelvish"),
		"oh":       phrases(0, "oh", "o", "zero"),
		"currency": phrases(0, "$", "€", "£", "₽", "֏", "usd", "eur", "gbp"),
		"greet":    phrases(0, "good", "nice", "lovely", "great", "per", "all", "whole", "a"),
		"glue": timex.Join(phrases(1, "on", "in", "of"), phrases(2, "for"), phrases(3, "the", "this", "that"), phrases(4, "a", "an"), phrases(0, ",", "(", ")", "sometime", "some time", "anytime", "any time", "during", "please",
			"either", "both", "any", "exactly", "precisely", "sharp", "um", "uh", "er", "erm", "like", "say", "maybe", "perhaps", "preferably", "somewhere", "then", "-", "–", "—", "@", "the date", "on the date", "just", "ideally", "the time", "time", "gmt", "utc", "cet", "cest", "eet", "eest", "bst", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "ist", "pt",
			"eastern", "eastern time", "pacific", "pacific time", "central time", "central european time", "greenwich mean time", "local time", "your time", "our time", "my time", "uk time", "come by", "stop by", "drop by", "pop by", "swing by", "call by")),
		"at":      phrases(0, "at", "@", "at exactly", "at precisely", "for about", "at the time"),
		"or":      phrases(0, "or", "or else", "or maybe", "or perhaps", "or on", "otherwise", "/"),
		"and":     phrases(0, "and", "but", "&", "as well as", "and also", "and on"),
		"to":      phrases(0, "to", "-", "–", "—", "until", "untill", "till", "til", "through", "thru", "up to", "up until", "'til", "through to", "thru to", "right through", "right through to", "up through", "all the way to", "all the way through", "right up to", "right up until"),
		"from":    phrases(0, "from", "starting", "starting from", "starting on", "starting at", "beginning", "beginning on", "start on"),
		"between": phrases(0, "between", "in between", "anywhere between", "any time between", "anytime between", "sometime between"),
		"before": {
			"before": 0, "b4": 0, "earlier than": 0, "prior to": 0, "ahead of": 0, "until": 1, "untill": 1, "till": 1, "til": 1, "by": 1, "as late as": 1, "no later than": 1,
			"not later than": 1, "at the latest": 1, "on or before": 1, "up to and including": 1, "until and including": 1, "through and including": 1, "not after": 1, "but not after": 1, "but no later than": 1, "but not later than": 1, "but before": 0, "at or before": 1, "through": 1, "thru": 1, "up to": 1, "up until": 1, "latest by": 1, "latest on": 1, "latest at": 1, "at the latest on": 1, "at the latest by": 1, "at the latest at": 1, "any time before": 0, "any day before": 0, "anytime before": 0, "sooner than": 0, "nothing after": 1, "nothing later than": 1, "none after": 1,
		},
		"after": {
			"after": 0, "later than": 0, "past": 0, "since": 2, "ever since": 2, "no earlier than": 1, "not earlier than": 1, "from": 1, "as of": 1, "as early as": 1, "on or after": 1, "at or after": 1, "at the earliest": 1, "no sooner than": 1, "not before": 1, "but not before": 1, "but not until": 1, "but no earlier than": 1, "but not earlier than": 1, "but after": 0, "but only after": 0, "not sooner than": 1,
			"any time after": 0, "any day after": 0, "anytime after": 0, "sometime after": 0, "some time after": 0, "any time from": 1, "anytime from": 1, "starting": 1, "starting from": 1, "starting on": 1, "starting at": 1, "beginning on": 1, "from about": 1, "nothing before": 1, "nothing earlier than": 1, "none before": 1,
		},
		"aroundNot":  phrases(0, "what", "how", "whats", "hows"),
		"around":     phrases(0, "around", "about", "approximately", "approx", "roughly", "circa", "near", "close to", "nearly", "almost", "ish", "towards", "toward"),
		"beforePost": phrases(1, "or earlier", "or sooner", "or before", "at the latest", "and earlier", "latest"),
		"afterPost":  phrases(1, "on wards", "or later", "or after", "onwards", "onward", "on onwards", "and later", "at the earliest", "and after", "or afterwards", "and onwards", "earliest"),
		"aroundPost": phrases(0, "or so", "ish", "-ish", "or thereabouts", "give or take", "approximately", "roughly"),
		"not": phrases(0, "not", "except", "except for", "excluding", "but not", "anything but", "any day but", "any day except", "other than", "any day other than",
			"apart from", "any time but", "anytime but", "every day but", "every day except", "not on", "can't do", "cannot do", "can't make", "can't make it", "cannot make", "cannot make it",
			"can't come", "cannot come", "don't want", "doesn't work", "won't work on", "no good on", "i'm busy", "instead of", "rather than", "unavailable", "i'm away", "i am away", "i'm abroad", "i am abroad", "i'm out of town", "i am out of town", "i work", "i'm working", "i am working", "i'm at work", "i am at work", "i have to work", "i'm travelling", "i'm traveling", "i'm on holiday", "i'm fully booked", "i'm booked", "i have a meeting", "i have another appointment", "not free", "not available", "never", "can't", "cannot", "not possible", "isn't possible"),
		"count": phrases(0, "people", "persons", "person", "adults", "adult", "children", "child", "kids", "kid", "guests", "guest", "nights", "night stay", "rooms", "room",
			"euros", "euro", "eur", "€", "$", "£", "%", "percent", "dollars", "pounds", "bucks", "cents", "times", "time", "off", "of us", "of them", "of you", "of the", "of those", "of these", "of my", "of your", "tables", "seats",
			"tickets", "units", "pieces", "tyres", "tires", "cars", "dogs", "cats", "teeth", "tooth", "years old", "year old", "degrees", "km", "kilometres", "miles", "kg", "litres", "liters",
			"floor", "street", "avenue", "road", "thought", "thoughts", "opinion", "hand", "option", "options", "one", "ones", "choice", "slot", "thing", "appointment", "bedroom", "bedrooms", "friends", "students", "items", "boys", "girls",
			"minutes", "minute", "hours", "hour", "days", "day", "weeks", "week", "months", "month", "years", "year", "seconds", "grown", "place", "door", "row", "grade", "gear", "try", "attempt", "baby", "son", "daughter", "wife", "husband", "edition", "generation", "century", "anniversary", "birthday", "degree", "exit", "turn", "wheels", "doors", "reservations", "bookings", "visits"),
		"particle": phrases(0, "up", "out", "down"),
		"moves":    phrases(0, "move", "moved", "push", "shift", "change", "changed", "bring", "reschedule", "rescheduled", "switch", "postpone"),
		"nights":   phrases(0, "night"),
		"hourword": phrases(0, "o'clock", "oclock"),
		"weak":     phrases(0, "may", "march", "mar", "sun", "sat", "wed", "dec", "jan", "august", "second", "eve", "lunch", "breakfast", "dinner", "supper", "night", "nights", "ascension", "may.", "sun.", "sat.", "mar."),
		"atMost":   phrases(0, "less than", "under", "no more than", "not more than", "at most", "at the most", "up to", "no later than"),
		"atLeast":  phrases(0, "more than", "at least", "no less than", "not less than", "no sooner than"),
		"about":    phrases(0, "about", "around", "roughly", "approximately", "maybe", "perhaps", "like", "some"),
		"nthLast":  {"penultimate": 2, "last but one": 2, "second to last": 2, "next to last": 2, "last but two": 3, "third to last": 3},
		"suits":    phrases(0, "would be good", "would be great", "would be fine", "would be perfect", "would be better", "would be best", "would be ideal", "would be ok", "would be okay", "would be lovely", "would work", "would suit", "works", "suits", "is fine", "is good", "is ok", "is okay", "is perfect", "is better", "is best", "will do", "sounds good", "sounds great", "should work", "should be fine"),
		"tally":    phrases(0, "score of", "score was", "score is", "odds are", "odds of", "odds were", "ratio of", "ratio is", "won", "lost", "beat them", "vote of", "went up", "went up from", "went down", "went down from", "went from", "goes from", "rose", "rose from", "grew from", "fell from", "dropped from", "increased from", "decreased from", "beaten", "lost by", "won by", "lost it", "lead by", "led by", "scale of", "scale from", "rate it"),
		"ages":     phrases(0, "kids", "children", "people", "guests", "persons", "adults", "boys", "girls", "students", "aged", "ages", "age", "anyone", "everyone", "somewhere"),
		"party":    phrases(0, "table", "dinner", "lunch", "brunch", "breakfast", "supper", "reservation", "room", "space", "seats", "seating", "tickets", "places", "spots", "meal", "food", "group", "enough"),
		"clause": phrases(0, "i", "you", "he", "she", "it", "we", "they", "my", "your", "our", "his", "her", "their", "is", "are", "was", "were", "be", "will", "would", "should", "shall", "can", "could", "do", "does", "did", "has", "have", "had",
			"might", "must", "works", "suits", "looks", "sounds", "seems", "fits", "if", "because", "so", "when", "where", "who", "which", "there", "here", "isn't", "aren't", "wasn't", "doesn't", "don't", "won't", "can't", "i'm", "i'll", "i'd", "i've",
			"we're", "we'll", "we'd", "it's", "that's", "he's", "she's", "they're", "as", "while", "since", "unless", "thanks", "thank", "ok", "okay", "yes", "no", "too", "also", "instead", "already", "again", "though", "free", "available", "taken"),
		"idiom":  idioms(),
		"wishes": phrases(0, "how was your", "how's your", "hows your", "how is your", "enjoy your", "have your", "happy", "merry", "blessed", "a nice", "a lovely", "a great", "a wonderful", "a pleasant", "a good", "a fantastic", "a relaxing", "enjoy your", "enjoy the"),
		"named": timex.Join(phrases(1, "my name is", "name is", "surname is", "tell", "name's", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "doctor", "called", "named", "call me", "speak to", "speak with", "talk to", "spoke to", "spoken to", "spoke with", "talked to", "daughter", "wife", "sister", "colleague", "assistant", "stylist", "hairdresser", "therapist", "dentist"),
			phrases(2, "ask for", "with", "this is", "it is", "i am", "i'm")),
		"address": phrases(0, "street", "road", "avenue", "lane", "boulevard", "terrace", "crescent", "rd", "ave", "blvd", "highway", "alley"),
		"hang": phrases(0, "at", "on", "in", "for", "around", "about", "after", "before", "between", "from", "to", "until", "till", "by", "and", "or", "but", "not", "except",
			"next", "this", "last", "the", "a", "an", "of", "half", "half past", "quarter", "quarter past", "quarter to", "past", "than", "early", "late", "my", "is", "with", "so", "because", "um", "uh", "er", "erm",
			"every", "any", "either", "o'clock on", "i want", "i need", "i'd like", "i would like", "can i", "could i", "that", "if", "like", "let's say", "maybe", "how about", "what about", "it's", "i'm", "my name is", "my number is", "the number is"),
	}
}
