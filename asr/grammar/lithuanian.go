package grammar

import "time"

func lithuanianRules() ruleSet { return plainRules() }

func lithuanianTimes(time.Time) []string { return nil }

// plainRules serve a language that has no rules of its own: what the business
// and the offer name.
func plainRules() ruleSet {
	return parseRules(`
<request> = <service-term> | <staff-term> | <class-term> | <detail-term> | <phrase>;
<more> = <request>; <service-answer> = <request>; <detail-answer> = <request>; <staff-answer> = <staff-term>;
<branch-answer> = <option>; <time-answer> = <option>; <choice-answer> = <option>; <name-answer> = <first-name> [<family-name>];
<phone-answer> = <phrase>; <confirm-answer> = <phrase>; <rating-answer> = <phrase>;
`)
}
