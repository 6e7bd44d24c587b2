package en

import "budi/language/timex"

// clockRules are how English tells the time of day.
func clockRules() []timex.Rule {
	clock := func(pattern string, make func(*timex.Match) (timex.Frame, bool)) timex.Rule {
		return timex.Rule{As: timex.CatClock, Pattern: pattern, Make: make}
	}
	hm := func(pattern string, make func(*timex.Match) (timex.Frame, bool)) timex.Rule {
		return timex.Rule{As: "hm", Pattern: pattern, Make: make}
	}
	part := func(pattern string, make func(*timex.Match) (timex.Frame, bool)) timex.Rule {
		return timex.Rule{As: timex.CatPart, Pattern: pattern, Make: make}
	}
	return []timex.Rule{
		hm("half past <hour>", timex.HalfPast),
		hm("half past <clock=noon>", timex.HalfPast),
		hm("quarter past|after <hour>", timex.QuarterPast),
		hm("a quarter past|after <hour>", timex.QuarterPast),
		hm("a? quarter past|after <clock=noon>", timex.QuarterPast),
		hm("a? quarter to|of|before|till|til <hour>", timex.QuarterTo),
		hm("a? quarter to|of|before|till|til <clock=noon>", timex.QuarterTo),
		hm("<min> minutes|minute|mins|min past|after <hour>", timex.MinutesPast),
		hm("<min> minutes|minute|mins|min to|before|till|of <hour>", timex.MinutesTo),
		hm("<min> past <hour>", timex.MinutesPast),
		hm("<min> after <hour>", timex.BareMinutesPast),
		hm("<min> minutes? past|after <clock=noon>", timex.MinutesPast),
		hm("<min> minutes|minute|mins to|before|till <clock=noon>", timex.MinutesTo),
		hm("<min> to|before|till <clock=noon>", timex.NoonLess),
		hm("<min> to|till|til <hour>", timex.BareMinutesTo),
		hm("<min> of <hour>", timex.FaceMinutesTo),
		hm("half <hour>", timex.HalfPast),
		hm("<hour> ~: ~<mm>", timex.WrittenClock),
		hm("<hour> ~. ~<mm>", timex.DottedClock),
		hm("<hour> <min>", timex.SpokenClock),
		hm("<hour> ~- ~<min>", timex.HyphenClock),
		hm("<hour> ~- ~<oh> ~- ~<min>", timex.SpokenClock),
		hm("<hour> - <min>", timex.DashedClock),
		hm("<hour> <oh> ~- <min>", timex.SpokenClock),
		hm("<hour> <oh> <min>", timex.SpokenClock),
		hm("<hour> hundred hours?", timex.Clock),

		clock("oh|o <n> hours?", timex.MilitaryClock),
		hm("oh|o <hour> <min>", timex.OhClock),
		clock("<dur> after|past <clock>", timex.ClockAfter),
		clock("<dur> from <clock>", timex.ClockFor),
		clock("<dur> starting|beginning at|from? <clock>", timex.ClockFor),
		clock("<dur> before|to <clock>", timex.ClockBefore),
		clock("<hour> ~: ~<mm> ~: ~<sec=mm> <ampm>", timex.Clock),
		clock("<hour> ~: ~<mm> <ampm>", timex.Clock),
		clock("<clock=hm> o'clock <ampm>", timex.HalfOfDay),
		clock("<clock=hm> o'clock|oclock", timex.Firm),
		clock("<clock=hm> <ampm>", timex.HalfOfDay),
		clock("<clock=hm> in the <ampm>", timex.HalfOfDay),
		clock("<clock=hm> ~a|p ~.?", timex.HalfLetter),
		clock("<clock=hm>", timex.Firm),
		clock("<hour> <ampm>", timex.Clock),
		clock("<hour> in the <ampm>", timex.Clock),
		clock("<hour> o'clock|oclock <ampm>", timex.Clock),
		clock("<hour> o'clock|oclock", timex.Clock),
		clock("<hour> o \"|'|´|`? clock", timex.Clock),
		clock("<hour> o \"|'|´|`? clock <ampm>", timex.Clock),
		clock("<clock=hm> o \"|'|´|`? clock <ampm>?", timex.Firm),
		clock("<hour> ~a|p ~.?", timex.HalfLetter),
		clock("<hour> p .", timex.HalfLetter),
		clock("<hour> ~h ~<mm>", timex.FullClock),
		clock("<hour> ~h", timex.FullClock),
		clock("<hour> ~h ~: ~<mm>", timex.FullClock),
		clock("<hour> ~ish <ampm>?", timex.Around),
		clock("<hour=ish> <ampm>?", timex.Around),
		clock("<hour> - ish <ampm>?", timex.Around),
		clock("<hour> ish <ampm>?", timex.Around),
		clock("<n> <ampm>", timex.Compact),
		clock("<n>", timex.LedCompact),
		clock("<clock=noon>", timex.Firm),
		clock("<clock=noon> ~-? ~ish", timex.Around),
		clock("<clock=noonish>", timex.Around),
		{As: "noonish", Pattern: "noonish|middayish", Make: timex.At(12, 0)},
		{As: "noonish", Pattern: "midnightish", Make: timex.At(24, 0)},
		{As: "noon", Pattern: "noon|midday|noontime", Make: timex.At(12, 0)},
		{As: "noon", Pattern: "12|twelve o'clock|oclock noon|midday", Make: timex.At(12, 0)},
		{As: "noon", Pattern: "12|twelve o'clock|oclock at? midnight", Make: timex.At(24, 0)},
		{As: "noon", Pattern: "12|twelve noon|midday", Make: timex.At(12, 0)},
		{As: "noon", Pattern: "12|twelve midnight", Make: timex.At(24, 0)},
		{As: "noon", Pattern: "mid ~-? morning", Make: timex.At(10, 0)},
		{As: "noon", Pattern: "mid ~-? afternoon", Make: timex.At(14, 0)},
		{As: "noon", Pattern: "mid ~-? day", Make: timex.At(12, 0)},
		{As: "noon", Pattern: "midnight", Make: timex.At(24, 0)},
		{As: "noon", Pattern: "mid ~-? night", Make: timex.At(24, 0)},

		part("<part> <clock=compact>", timex.PartClock),
		{As: "compact", Pattern: "<n>", Make: timex.Compact},
		part("<part>", timex.PartOfDay),
		part("2 ~nite|night", timex.PartAt(tonight)),
		part("this <part>", timex.PartToday),
		part("early <date=dayWord> <part>", timex.EarlyPart),
		part("late <date=dayWord> <part>", timex.LatePart),
		clock("<n> hours|hrs", timex.MilitaryClock),
		part("last <part>", timex.PartOn(-1)),
		part("the? <part> before last", timex.PartOn(-2)),
		part("the <part> before <date=day>", timex.PartBy(-1)),
		part("the <part> after <date=day>", timex.PartBy(1)),
		part("late on <date=dayWord> <part>", timex.LatePart),
		part("early on <date=dayWord> <part>", timex.EarlyPart),
		part("the? next|following <part>", timex.PartOn(1)),
		part("later? early|earlier <part>", timex.EarlyPart),
		part("early in the <part>", timex.EarlyPart),
		part("mid ~-? <part>", timex.MidPart),
		part("the? middle of the <part>", timex.MidPart),
		part("the? first|early half|part of the <part>", timex.EarlyPart),
		part("the? second|last|latter half|part of the <part>", timex.LatePart),
		part("the? rest of the|this|my <part>", timex.RestPart),
		part("the? beginning|start of the <part>", timex.EarlyPart),
		part("the? end of the <part>", timex.LatePart),
		part("towards|toward the end of the <part>", timex.LatePart),
		part("late|later <part>", timex.LatePart),
		part("late|later in the <part>", timex.LatePart),
		part("early <this=thisWord> <part>", timex.EarlyPart),
		part("earlier <this=thisWord> <part>", timex.EarlyPart),
		part("late|later <this=thisWord> <part>", timex.LatePart),
		{As: "thisWord", Pattern: "this", Make: timex.Today},
	}
}

// date is a rule of a day or a period.
func date(pattern string, make func(*timex.Match) (timex.Frame, bool)) timex.Rule {
	return timex.Rule{As: timex.CatDate, Pattern: pattern, Make: make}
}
