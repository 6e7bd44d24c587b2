package timex

// digitRules are the times and dates in digits that every language writes.
func digitRules(lex *Lexicon) []Rule {
	rules := []Rule{
		{CatClock, "<hour> ~: ~<mm> ~: ~<sec=mm>", WrittenClock},
		{CatClock, "<hour> ~: ~<mm>", WrittenClock},
		{CatDate, "<year> - <mo=d> - <d> ~t", Numeric},
		{CatDate, "<year> - <mo=d> - <d>", Numeric},
		{CatDate, "<year> / <mo=d> / <d>", Numeric},
		{CatDate, "<year> ~. ~<mo=d> ~. ~<d>", Numeric},
		{CatDate, "<d> ~. <mo=d> ~. <year>", Numeric},
		{CatDate, "<d> ~. ~<mo=d> ~. ~<y=yy>", Numeric},
		{CatDate, "<mo=d> ~/ ~<d> ~/ ~<year>", monthFirst(lex)},
		{CatDate, "<d> ~/ ~<mo=d> ~/ ~<year>", Numeric},
		{CatDate, "<mo=d> ~/ ~<d> ~/ ~<y=yy>", monthFirst(lex)},
		{CatDate, "<d> ~/ ~<mo=d> ~/ ~<y=yy>", Numeric},
		{CatDate, "<mo=d> ~- ~<d> ~- ~<year>", monthFirst(lex)},
		{CatDate, "<d> ~- ~<mo=d> ~- ~<year>", Numeric},
		{CatDate, "<mo=d> ~- ~<d> ~- ~<y=yy>", monthFirst(lex)},
		{CatDate, "<d> ~- ~<mo=d> ~- ~<y=yy>", Numeric},
		{"bare", "<hour>", BareHour},
	}
	return rules
}

// monthFirst is [Numeric] for languages that write the month first.
func monthFirst(lex *Lexicon) func(*Match) (Frame, bool) {
	if lex.MonthFirst {
		return Numeric
	}
	return func(*Match) (Frame, bool) { return Frame{}, false }
}
