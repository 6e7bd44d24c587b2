package en

import "budi/language/timex"

// idioms are phrases that hold a word of time, or a number, and name none.
func idioms() timex.Table {
	return phrases(0,
		// Manners of speaking.
		"one by one", "two by two", "one to one", "one on one", "one-to-one", "one-on-one", "at first", "at last", "at long last", "at least", "at most", "at best", "at worst", "at once in a while", "second to none",
		"a second", "one second", "just a second", "a sec", "a minute please", "one minute please", "just a minute", "wait a minute", "hold on a minute", "up to the minute", "last minute",
		"on second thought", "on second thoughts", "second thought", "second thoughts", "second opinion", "second hand", "secondhand", "second-hand",
		"day by day", "day to day", "day-to-day", "day after day", "day in day out", "day and night", "night and day", "night after night", "week by week", "week after week", "week in week out", "year after year", "year by year", "time after time", "from day one", "day one", "one of these days", "one day", "some day", "these days", "those days", "to this day", "in this day and age", "the other day", "call it a day", "make my day", "made my day", "day off", "days off", "rainy day", "early days", "in the early days", "good old days", "back in the day",
		"every now and then", "now and then", "now and again", "just now", "for now", "by now", "until now", "till now", "up to now", "even now", "now that", "right now i can't", "now what", "what now", "okay now", "ok now", "now then",
		"sooner or later", "first come first served", "up to date", "up-to-date", "out of date", "out-of-date", "save the date", "date of birth", "fifty fifty", "nine to five job", "9 to 5 job", "9-5 job", "twenty four seven", "24/7", "24-7", "24 7",
		"back to square one", "square one", "cloud nine", "first things first", "first aid", "first name", "first class", "first floor", "second floor", "third floor", "fourth floor", "fifth floor", "second class", "third party", "first visit", "second visit", "first timer", "ground zero", "catch 22", "twenty twenty vision", "20/20 vision", "20 20 vision", "catch twenty two",
		"does it last", "will it last", "do they last", "would it last", "can it last", "it will last", "may last", "to last", "will last", "would last", "should last", "could last", "might last", "can last", "must last", "won't last", "doesn't last", "may or may not", "may i", "may we", "may be", "may not", "may have", "march on", "marching",
		// Things that are called after a time.
		"christmas tree", "christmas party", "christmas card", "christmas cards", "christmas dinner", "christmas cake", "christmas lights", "christmas present", "christmas presents", "christmas gift", "christmas gifts", "christmas shopping", "christmas menu", "christmas market", "christmas discount", "christmas offer", "easter egg", "easter eggs", "easter bunny", "easter offer", "valentine's card", "halloween costume", "halloween party", "new year's resolution", "new year resolution", "birthday party",
		"sunday school", "sunday best", "sunday times", "the sunday times", "new york times", "sunday roast", "sunday lunch menu", "monday blues", "friday feeling", "tgi friday's", "tgi fridays", "black friday deal", "black friday deals", "black friday offer", "march madness",
		"night guard", "night guards", "night shift", "night shifts", "night cream", "night club", "night nurse", "night school", "night light", "night stand", "night bus", "night sweats", "evening gown", "evening dress", "evening wear", "evening meal", "evening class", "evening primrose", "morning sickness", "morning person", "morning after pill", "morning coat", "afternoon tea", "lunch menu", "lunch box", "breakfast menu", "breakfast included", "dinner party", "dinner menu", "weekend bag", "weekend break", "weekend getaway", "weekend rate", "weekend rates", "weekend surcharge", "day cream", "day care", "daycare", "day pass", "day trip", "day spa", "day job", "day surgery", "day centre", "day nursery",
		"sun cream", "sun screen", "sun burn", "sun bed", "sun beds", "sun glasses", "sun lounger", "sun damage", "sun block", "sun hat", "sun spots", "sun allergy", "the sun", "in the sun", "sat nav", "sat navs", "sat down", "sat there", "wed ring",
		"spring roll", "spring rolls", "spring clean", "spring cleaning", "spring onion", "spring water", "winter tyres", "winter tires", "winter wheels", "winter boots", "winter coat", "winter check", "winter service", "winter offer", "summer tyres", "summer tires", "summer wheels", "summer camp", "summer house", "summer school", "summer holiday club", "summer offer", "summer menu", "autumn menu", "winter menu", "spring menu",
	)
}
