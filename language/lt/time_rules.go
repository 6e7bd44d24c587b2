package lt

import "budi/language/timex"

// timeMaker makes a frame of what a pattern captured.
type timeMaker = func(*timex.Match) (timex.Frame, bool)

// clockRules are how Lithuanian tells the time of day.
func clockRules() []timex.Rule {
	clock := func(pattern string, make timeMaker) timex.Rule {
		return timex.Rule{As: timex.CatClock, Pattern: pattern, Make: make}
	}
	part := func(pattern string, make timeMaker) timex.Rule {
		return timex.Rule{As: timex.CatPart, Pattern: pattern, Make: make}
	}
	return []timex.Rule{
		clock("pusė|pusę|puse|pusės|pusei <hour>", timex.HalfTo),
		clock("<min> minutės|minutė|minučių|min po <hour>", timex.MinutesPast),
		clock("<min> po <hour>", timex.MinutesPast),
		clock("ketvirtis|ketvirtį|ketvirčiui po <hour>", timex.QuarterPast),
		clock("be ketvirčio <hour>", timex.QuarterTo),
		clock("be <min> minučių|minutės|min? <hour>", timex.MinutesTo),
		clock("be <min> <hour>", timex.MinutesTo),
		clock("be <min>", timex.TwentyTo),
		clock("<hour> be <min>", timex.MinutesTo),
		clock("<hour> val|valand* ~.? ir? <min> min|minut*|minuč* ~.?", timex.Clock),
		clock("<hour> val|valand* ~.? <mm>", timex.Clock),
		clock("<hour> val|valand* ir? pusė|pusę", timex.HalfPast),
		clock("<hour> ~: ~<mm> val|valand*? ~.?", timex.WrittenClock),
		clock("<hour> ~. ~<mm> val|valand* ~.?", timex.WrittenClock),
		clock("<hour> ~. ~<mm>", timex.DottedClock),
		clock("<hour> ~h ~<mm>", timex.FullClock),
		clock("<hour> ~h", timex.FullClock),
		clock("<hour> <part=hourpart>", timex.HourOfPart),
		clock("<hour> <min>", timex.SpokenClock),
		clock("<hour> <oh> <min>", timex.SpokenClock),
		clock("<hour> val|valand* ~.?", timex.OrdinalHour),
		clock("vidurdienį|vidurdienis|vidurdienio|vidudienį", timex.At(12, 0)),
		clock("vidurnaktį|vidurnaktis|vidurnakčio", timex.At(24, 0)),
		clock("lygiai <clock=hourWord>", timex.Firm),
		{As: "hourWord", Pattern: "<hour>", Make: timex.Clock},

		part("<part>", timex.PartOfDay),
		part("šį|ši|šią <part>", timex.PartToday),
		part("šiandien <part>", timex.PartToday),
		part("ankstyvą|ankstų|ankstyvas <part>", timex.EarlyPart),
		part("vėlyvą|vėlų|vėlyvas|vėlai <part>", timex.LatePart),
		part("anksti <part>", timex.EarlyPart),
	}
}

// dateRules are how Lithuanian names days and periods.
func dateRules() []timex.Rule {
	date := func(pattern string, make timeMaker) timex.Rule {
		return timex.Rule{As: timex.CatDate, Pattern: pattern, Make: make}
	}
	length := func(pattern string, make timeMaker) timex.Rule {
		return timex.Rule{As: "len", Pattern: pattern, Make: make}
	}
	dm := func(pattern string, make timeMaker) timex.Rule {
		return timex.Rule{As: "dm", Pattern: pattern, Make: make}
	}
	return []timex.Rule{
		date("<year> m|metų ~.? <month> ~mėn? ~.? <d> d|dien* ~.?", timex.Date),
		date("<year> m|metų ~.? <month> ~mėn? ~.? <d>", timex.Date),
		date("<year> m|metų ~.? <month> mėnesio? <ord> d|dien*? ~.?", timex.Date),
		date("<year> m|metų ~.? <month>", timex.MonthName),
		date("<date=dm> -|–|iki <d> d|dien*? ~.?", timex.RangeOfDays),
		date("tarp <date=dm> ir <d> d|dien*? ~.?", timex.RangeOfDays),
		date("tarp <date=dm> ir <ord> d|dien*? ~.?", timex.RangeOfDays),
		date("<date=dm> -|–|iki <ord> d|dien*? ~.?", timex.RangeOfDays),
		date("<month> <a=d> ~-|– ~<d> d|dien*? ~.?", timex.MonthDays),
		date("<date=dm>", timex.Whole),
		dm("<month> mėnesio? <d> d|dien* ~.?", timex.Date),
		dm("<month> mėnesio? <d>", timex.DateNotClock),
		dm("<month> mėnesio? <ord> d|dien*? ~.?", timex.Date),
		dm("<month> mėnesio? <n> dien*", timex.Date),
		date("<month> mėn|mėnuo|mėnesį|mėnesio|mėnesyje? ~.?", timex.MonthName),
		date("<mo=d> ~- ~<d>", timex.ShortNumeric),
		date("<d> d|dien* ~.?", timex.DayOfMonth),
		date("<ord> d|diena|dieną|dienai ~.?", timex.DayOfMonth),
		date("<date=period> <d> d|dien*? ~.?", timex.DayOfPeriod),
		date("<date=period> <ord> d|dien*? ~.?", timex.DayOfPeriod),

		date("pirmoje|pirmoj|pirmą|pirma <date=stretch> pusėje|pusėj|pusę|pusė", timex.EarlyHalf),
		date("antroje|antroj|antrą|antra <date=stretch> pusėje|pusėj|pusę|pusė", timex.LateHalf),
		date("<date=stretch> pirmoje|pirmoj|pirmą|pirma pusėje|pusėj|pusę|pusė", timex.EarlyHalf),
		date("<date=stretch> antroje|antroj|antrą|antra pusėje|pusėj|pusę|pusė", timex.LateHalf),
		{As: "stretch", Pattern: "<date=ownUnit>", Make: timex.Whole},
		{As: "stretch", Pattern: "<date=monthName>", Make: timex.Whole},
		{As: "stretch", Pattern: "<date=period>", Make: timex.Whole},
		date("<last=lastWord> <date=stretch> <unit>", timex.NthOf),
		date("<season>", timex.SeasonOf),
		date("<shift> <season>", timex.SeasonOf),
		date("<year> m|metų ~.? <season=seasonOf>", timex.SeasonOf),
		date("<wd=wds>", timex.EveryWeekday),
		date("kiekvieną|kas <wd>", timex.EveryWeekday),
		date("darbo dienomis|dienom", timex.Weekdays),
		date("darbadieniais", timex.Weekdays),
		date("bet kurią|kokią darbo dieną", timex.Weekdays),
		date("savaitgaliais", timex.Weekends),
		date("<wd>", timex.Weekday),
		date("<shift> <wd>", timex.Weekday),
		date("<shift> savaitės <wd>", timex.WeekdayOfWeek),
		date("<afternext> <wd>", timex.WeekdayInWeeks(1)),
		date("po|už savaitės <wd>", timex.WeekdayInWeeks(1)),
		date("<wd> po|už savaitės", timex.WeekdayInWeeks(1)),
		date("<date=monthName> <ord> <unit>", timex.NthOf),
		date("<ord> <date=monthName> <unit>", timex.NthOf),
		date("<ord> <unit=weeks>", timex.Nth),
		date("<ord> <date=period> <wd>", timex.NthOf),
		date("<ord> <date=monthName> <wd>", timex.NthOf),
		date("<ord> <date=ownUnit> <wd>", timex.NthOf),
		date("<last=lastWord> <date=period> <wd>", timex.NthOf),
		date("<last=lastWord> <date=monthName> <wd>", timex.NthOf),
		date("<last=lastWord> <date=ownUnit> <wd>", timex.NthOf),
		date("<ord> <wd> <date=monthName>", timex.NthOf),
		date("<date=period> <ord> <wd>", timex.NthOf),
		date("<date=period> <last=lastWord> <wd>", timex.NthOf),
		{As: "lastWord", Pattern: "paskutin*", Make: timex.Today},

		date("<rday>", timex.RelativeDay),
		date("dabar|nedelsiant|tuojau|iškart", timex.Now),
		date("tuoj pat", timex.Now),
		date("kuo greičiau", timex.Now),
		date("<holiday> diena|dieną|dienos|dienai?", timex.HolidayDay),
		date("kitą|sekančią dieną po <date=day>", timex.DaysFrom(1)),
		date("dieną|diena prieš <date=day>", timex.DaysFrom(-1)),
		date("<holiday> išvakarėse|išvakares|išvakarės", timex.HolidayPlus(-1)),
		date("pirmą|pirma dieną po <date=day>", timex.DaysFrom(1)),

		date("<date=period>", timex.Whole),
		{As: "period", Pattern: "artimiausi* <n> <unit>", Make: timex.ComingCycle},
		{As: "period", Pattern: "artimiausiomis|artimiausias dienomis|dienas", Make: timex.CycleRun(timex.Day, 3)},
		{As: "period", Pattern: "<shift> <unit>", Make: timex.Cycle},
		{As: "period", Pattern: "<shift> <n> <unit>", Make: timex.Cycle},
		{As: "period", Pattern: "<afternext> savaitę|savaitės|savaitė|savaitei", Make: timex.CycleAt(timex.Week, 2)},
		{As: "period", Pattern: "<afternext> mėnesį|mėnesio|mėnuo", Make: timex.CycleAt(timex.Month, 2)},
		{As: "monthName", Pattern: "<month>", Make: timex.MonthName},
		date("savaitgal*", timex.CycleAt(timex.Weekend, 0)),
		date("<date=period> pradžioje|pradžioj|pradžia|pradžią|pradžiai|pradžios", timex.Early),
		date("<date=period> viduryje|vidury|vidurį|vidurys|vidurio", timex.Middle),
		date("<date=period> pabaigoje|pabaigoj|pabaiga|pabaigą|gale|galą|pabaigai|pabaigos|galo", timex.Late),
		date("<date=monthName> mėnesio? pradžioje|pradžioj|pradžia|pradžią|pradžios", timex.Early),
		date("<date=monthName> mėnesio? viduryje|vidury|vidurį|vidurys|vidurio", timex.Middle),
		date("<date=monthName> mėnesio? pabaigoje|pabaigoj|pabaiga|pabaigą|gale|galą|pabaigos|galo", timex.Late),
		date("<date=ownUnit> pradžioje|pradžioj|pradžią|pradžios", timex.Early),
		date("<date=ownUnit> viduryje|vidury|vidurį|vidurio", timex.Middle),
		date("<date=ownUnit> pabaigoje|pabaigoj|pabaigą|gale|galą|pabaigos|galo", timex.Late),
		{As: "ownUnit", Pattern: "savaitės|mėnesio|metų", Make: timex.ThisCycle},

		date("po <hour> valandos", timex.AfterHour),
		date("po|už|uz apie|maždaug? <dur>", timex.Ahead),
		date("už <dur>", timex.Ahead),
		date("po|už <from=num> ar|arba|- <num> <unit>", timex.AheadBetween),
		date("už <dur=shortHours>", timex.Ahead),
		{As: "shortHours", Pattern: "<num> val ~.?", Make: timex.ShortUnit(timex.Hour)},
		date("prieš <dur>", timex.Back),
		date("per artimiausi*|ateinanč*? <dur>", timex.Within),
		date("<dur> bėgyje|laikotarpyje", timex.Within),
		date("<dur> po <date=day>", timex.Ahead),
		date("po <dur> nuo <date=day>", timex.Ahead),
		{As: "day", Pattern: "<date=dm>", Make: timex.Whole},
		{As: "day", Pattern: "<wd>", Make: timex.Weekday},
		{As: "day", Pattern: "<rday>", Make: timex.RelativeDay},
		{As: "day", Pattern: "<holiday>", Make: timex.HolidayDay},

		length("<num> <unit>", timex.Length),
		length("<unit>", timex.Times(1000)),
		length("pusvaland*", timex.Minutes(30)),
		length("pusmet*|pusmeč*", timex.Months(6)),
		length("pusę|pusė|pusės <unit>", timex.Times(500)),
		length("pusantros|pusantro|pusantrą|pusantrų|pusantra <unit>", timex.Times(1500)),
		length("porą|poros|pora|porai <unit>", timex.Times(2000)),
		length("keletą|keleto|kelių|kelias|kelis|keletas|kelioms <unit>", timex.Times(3000)),
		length("ketvirčio valandos", timex.Minutes(15)),
		{As: timex.CatSpan, Pattern: "<dur=len> ir? <more=len>", Make: timex.Sum},
		{As: timex.CatSpan, Pattern: "<dur=len>", Make: timex.For},
	}
}
