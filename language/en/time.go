package en

import (
	"slices"
	"strings"
	"time"

	"budi/language"
	"budi/language/timex"
)

// timeReader reads English times.
func timeReader(num language.Numerals) *timex.Reader {
	return timex.New(timex.Lexicon{
		Tables:     timeTables(),
		Rules:      slices.Concat(clockRules(), dateRules(), weekdayRules(), periodRules(), lengthRules()),
		Parts:      partsOfDay(),
		Holidays:   holidays(),
		MonthFirst: true,
		Counted:    countedNoun,
		Misspelt: strings.Fields(`january february august september october november december
			monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
			tomorrow yesterday tonight morning afternoon evening midnight weekend minutes months`),
		Lookalikes: strings.Fields("sundry mourning moaning moving mouths minuets moths warning"),
		Seasons:    &[4]timex.SeasonStart{{Month: time.March, Day: 20}, {Month: time.June, Day: 21}, {Month: time.September, Day: 23}, {Month: time.December, Day: 21}},
	}, num)
}

// countedNoun reports whether a word may be a noun in the plural. Verbs and other
// words on -s that stand behind a time are none.
func countedNoun(word string) bool {
	if len(word) < 4 || !strings.HasSuffix(word, "s") || strings.HasSuffix(word, "ss") || strings.Contains(word, "'") {
		return false
	}
	switch word {
	case "this", "does", "works", "suits", "sounds", "seems", "looks", "fits", "perhaps", "always", "unless", "thus", "plus", "minus",
		"thanks", "sometimes", "afterwards", "onwards", "besides", "clashes", "happens", "makes", "gives", "means", "feels", "regards", "across", "ours", "yours", "theirs",
		"needs", "wants", "gets", "goes", "comes", "takes", "starts", "ends", "begins", "opens", "closes", "leaves", "keeps", "stays", "says", "lets", "changes",
		"becomes", "remains", "appears", "helps", "costs", "runs", "falls", "moves", "lasts", "counts", "previous", "various", "whereas", "serious", "obvious", "christmas", "overseas":
		return false
	}
	return true
}
