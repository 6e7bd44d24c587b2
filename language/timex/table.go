package timex

// table is one of the tables that the engine itself looks words up in, as
// [Lexicon] lists them.
type table uint8

const (
	tableAddress table = iota
	tableAfter
	tableAfterPost
	tableAges
	tableAmpm
	tableAnd
	tableAny
	tableAround
	tableAroundNot
	tableAroundPost
	tableAt
	tableBefore
	tableBeforePost
	tableBetween
	tableBut
	tableClause
	tableCorrect
	tableCount
	tableCurrency
	tableFollowing
	tableFrom
	tableGlue
	tableGreet
	tableHang
	tableHoliday
	tableHourpart
	tableHourword
	tableIdiom
	tableMonth
	tableMoves
	tableNamed
	tableNights
	tableNot
	tableNotPost
	tableNowNot
	tableOr
	tableOrdinalHour
	tablePart
	tableParticle
	tableParty
	tablePlaceBefore
	tableRday
	tableSuits
	tableTally
	tableTo
	tableUnit
	tableWd
	tableWeak
	tableWishes
	numTables
)

var tableNames = [numTables]string{
	tableAddress:     "address",
	tableAfter:       "after",
	tableAfterPost:   "afterPost",
	tableAges:        "ages",
	tableAmpm:        "ampm",
	tableAnd:         "and",
	tableAny:         "any",
	tableAround:      "around",
	tableAroundNot:   "aroundNot",
	tableAroundPost:  "aroundPost",
	tableAt:          "at",
	tableBefore:      "before",
	tableBeforePost:  "beforePost",
	tableBetween:     "between",
	tableBut:         "but",
	tableClause:      "clause",
	tableCorrect:     "correct",
	tableCount:       "count",
	tableCurrency:    "currency",
	tableFollowing:   "following",
	tableFrom:        "from",
	tableGlue:        "glue",
	tableGreet:       "greet",
	tableHang:        "hang",
	tableHoliday:     "holiday",
	tableHourpart:    "hourpart",
	tableHourword:    "hourword",
	tableIdiom:       "idiom",
	tableMonth:       "month",
	tableMoves:       "moves",
	tableNamed:       "named",
	tableNights:      "nights",
	tableNot:         "not",
	tableNotPost:     "notPost",
	tableNowNot:      "nowNot",
	tableOr:          "or",
	tableOrdinalHour: "ordinalHour",
	tablePart:        "part",
	tableParticle:    "particle",
	tableParty:       "party",
	tablePlaceBefore: "placeBefore",
	tableRday:        "rday",
	tableSuits:       "suits",
	tableTally:       "tally",
	tableTo:          "to",
	tableUnit:        "unit",
	tableWd:          "wd",
	tableWeak:        "weak",
	tableWishes:      "wishes",
}

// tableSet is a set of tables, a bit for each.
type tableSet uint64

// lookup finds the longest phrase of a table that starts at a token; n is 0
// when there is none.
func (p *parser) lookup(t table, at int) (value, n int) {
	if at >= len(p.toks) || p.firsts[at].tables&(1<<t) == 0 {
		return 0, 0
	}
	return p.r.own[t].longest(p.toks[at:])
}

// word is the length of the phrase of a table that starts at a token.
func (p *parser) word(t table, at int) int {
	_, n := p.lookup(t, at)
	return n
}

// within is the length of the phrase of a table that starts at a token and
// ends before to.
func (p *parser) within(t table, at, to int) int {
	if p.firsts[at].tables&(1<<t) == 0 {
		return 0
	}
	_, n := p.r.own[t].longest(p.toks[at:to])
	return n
}
