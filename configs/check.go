package configs

import (
	"fmt"
	"net/mail"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/nyaruka/phonenumbers"

	"budi/language"
)

// maxText is the longest text, in runes: what takes a minute to say.
const maxText = 1000

// checker checks one business; it notes problems in the source.
type checker struct {
	*source
	b     *Business
	langs []language.Tag // those that are known
}

// knownLanguages are the languages that a business may serve.
func knownLanguages() []string {
	return []string{string(language.English), string(language.Armenian), string(language.Lithuanian), string(language.Russian)}
}

// checkBusiness checks what the decoder can't: that ids agree, that nothing
// is missing, and that everything can be told in every language.
func checkBusiness(s *source, b *Business) {
	if len(s.problems) > 0 && len(s.at) <= 1 {
		return // nothing could be read; more would only be noise
	}
	c := &checker{source: s, b: b}
	c.identity()
	c.week("hours", b.Hours)
	if len(b.Hours) == 0 {
		c.problem("hours", "has no opening hours; write at least one day, such as mon-fri: 09:00-18:00")
	}
	c.closures("holidays.days", b.Holidays.Days)
	if b.Holidays.Public && !slices.Contains(HolidayCountries(), b.Country) {
		c.problem("holidays.public", "the public holidays of %q aren't known; list the days under holidays.days (known are %s)",
			b.Country, strings.Join(HolidayCountries(), ", "))
	}
	c.staff()
	c.services()
	c.faq()
	c.contacts("contacts", b.Contacts, true)
	c.urgency()
	c.policy()
}

// identity checks who and where the business is.
func (c *checker) identity() {
	b := c.b
	c.id("slug", b.Slug)
	if len(b.Languages) == 0 {
		c.problem("languages", "names no language; write at least one of %s", strings.Join(knownLanguages(), ", "))
	}
	for i, l := range b.Languages {
		path := fmt.Sprintf("languages[%d]", i)
		switch {
		case !slices.Contains(knownLanguages(), string(l)):
			c.problem(path, "unknown language %q; known are %s", l, strings.Join(knownLanguages(), ", "))
		case slices.Contains(c.langs, l):
			c.problem(path, "%q is listed twice; keep one", l)
		default:
			c.langs = append(c.langs, l)
		}
	}
	c.everyLanguage("name", b.Name)
	c.everyLanguage("address", b.Address)
	c.optional("directions", b.Directions)
	if len(b.Numbers) == 0 {
		c.problem("numbers", "has no number; write the number that calls are forwarded to, such as \"+37052000001\"")
	}
	for i, n := range b.Numbers {
		path := fmt.Sprintf("numbers[%d]", i)
		c.phone(path, n)
		if slices.Index(b.Numbers, n) < i {
			c.problem(path, "%s is listed twice; keep one", n)
		}
	}
	if loc, err := time.LoadLocation(b.Zone); err != nil || b.Zone == "" || b.Zone == "Local" {
		c.problem("zone", "%q isn't a time zone; write an IANA name such as Europe/Vilnius", b.Zone)
	} else {
		b.loc = loc
	}
	if !capitals(b.Country, 2) {
		c.problem("country", "%q isn't a country; write its two letters, such as LT", b.Country)
	}
	if !capitals(b.Currency, 3) {
		c.problem("currency", "%q isn't a currency; write its three letters, such as EUR", b.Currency)
	}
	if b.Email != "" {
		c.email("email", b.Email)
	}
}

// policy checks booking, recording, voices and phrases.
func (c *checker) policy() {
	k := c.b.Booking
	if s := time.Duration(k.Step); s != 0 && (s < 5*time.Minute || s > 4*time.Hour) {
		c.problem("booking.step", "is %s; write 5 to 240 minutes", brief(s))
	}
	if k.Horizon < 0 || k.Horizon > 366 {
		c.problem("booking.horizon", "is %d days; write 1 to 366", k.Horizon)
	}
	if k.Options != 0 && k.Options != 2 && k.Options != 3 {
		c.problem("booking.options", "is %d; a caller can keep 2 or 3 in mind", k.Options)
	}
	if h := time.Duration(k.Hold); h > time.Hour {
		c.problem("booking.hold", "is %s; a slot that is only offered is kept for an hour at most", brief(h))
	}
	if s, ok := c.b.Service(k.Unsure); k.Unsure != "" && (!ok || !s.CanBook()) {
		var ids []string
		for i := range c.b.Services {
			if c.b.Services[i].CanBook() {
				ids = append(ids, c.b.Services[i].ID)
			}
		}
		c.problem("booking.unsure", "there is no service %q to be booked; %s", k.Unsure, instead(k.Unsure, ids))
	}
	c.everyLanguage("booking.cancel", k.Cancel)
	if r := c.b.Recording; r.Enabled {
		if len(r.Notice) == 0 {
			c.problem("recording.notice", "recording is on, but callers aren't told; write the notice in each language, or set enabled: false")
		} else {
			c.everyLanguage("recording.notice", r.Notice)
		}
		if r.Days < 1 {
			c.problem("recording.days", "recording is on, but nothing says for how long recordings are kept; write a number of days")
		}
	} else {
		c.optional("recording.notice", r.Notice)
	}
	for lang, v := range c.b.Voices {
		path := "voices." + string(lang)
		c.served(path, lang)
		if v.Pace != 0 && (v.Pace < 0.5 || v.Pace > 2) {
			c.problem(path+".pace", "is %g; write 0.5 (slow) to 2 (fast)", v.Pace)
		}
	}
	for key, t := range c.b.Phrases {
		for lang, text := range t {
			path := "phrases." + key + "." + string(lang)
			c.served(path, lang)
			c.words(path, text)
		}
	}
}

// id checks an identifier.
func (c *checker) id(path, id string) {
	if id == "" {
		c.problem(path, "is missing; write a short name of a-z, 0-9 and -")
		return
	}
	for _, r := range id {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' {
			c.problem(path, "%q isn't a short name; use a-z, 0-9 and - only", id)
			return
		}
	}
}

// unique notes the ids that were there before.
func (c *checker) unique(list string, n int, id func(int) string) {
	seen := map[string]bool{}
	for i := range n {
		switch one := id(i); {
		case one == "":
		case seen[one]:
			c.problem(fmt.Sprintf("%s[%d].id", list, i), "%q is used twice in %s; give each its own id", one, list)
		default:
			seen[one] = true
		}
	}
}

// everyLanguage checks a text that every caller may hear.
func (c *checker) everyLanguage(path string, t Text) {
	if len(t) == 0 && len(c.langs) > 0 {
		c.problem(path, "is missing; write it in %s", tags(c.langs))
		return
	}
	for _, l := range c.langs {
		if _, ok := t[l]; !ok {
			c.problem(path, "has no text in %q; the business serves callers in %s", l, tags(c.langs))
		}
	}
	c.optional(path, t)
}

// optional checks a text that may be missing, or missing in a language.
func (c *checker) optional(path string, t Text) {
	for _, l := range sortedTags(t) {
		c.served(join(path, string(l)), l)
		c.words(join(path, string(l)), t[l])
	}
}

// everyTerm checks words that callers in every language use.
func (c *checker) everyTerm(path string, t Terms) {
	if len(t) == 0 && len(c.langs) > 0 {
		c.problem(path, "is missing; write it in %s", tags(c.langs))
		return
	}
	for _, l := range c.langs {
		if len(t[l]) == 0 {
			c.problem(path, "has no words in %q; the business serves callers in %s", l, tags(c.langs))
		}
	}
	c.someTerms(path, t)
}

// someTerms checks words that some languages may lack.
func (c *checker) someTerms(path string, t Terms) {
	for _, l := range sortedTags(t) {
		at := join(path, string(l))
		c.served(at, l)
		seen := map[string]bool{}
		for i, w := range t[l] {
			item := fmt.Sprintf("%s[%d]", at, i)
			c.words(item, w)
			if key := strings.ToLower(w); seen[key] {
				c.problem(item, "%q is listed twice; keep one", w)
			} else {
				seen[key] = true
			}
		}
	}
}

// served notes a language in which no caller is served.
func (c *checker) served(path string, l language.Tag) {
	if !slices.Contains(knownLanguages(), string(l)) {
		c.problem(path, "unknown language %q; known are %s", l, strings.Join(knownLanguages(), ", "))
	} else if len(c.langs) > 0 && !slices.Contains(c.langs, l) {
		c.problem(path, "is in %q, which languages doesn't list; add it there or remove this", l)
	}
}

// words checks that a text can be said.
func (c *checker) words(path, text string) {
	if strings.TrimSpace(text) == "" {
		c.problem(path, "is empty; write what is to be said")
		return
	}
	if n := len([]rune(text)); n > maxText {
		c.problem(path, "is %d characters long; nobody listens to more than %d", n, maxText)
	}
	for _, r := range text {
		if unicode.IsControl(r) && r != '\n' || r == unicode.ReplacementChar {
			c.problem(path, "holds the character %U, which can't be said; remove it", r)
			return
		}
	}
}

// phone checks that n is a number in E.164.
func (c *checker) phone(path, n string) {
	p, err := phonenumbers.Parse(n, "ZZ")
	if err != nil || !phonenumbers.IsPossibleNumber(p) || phonenumbers.Format(p, phonenumbers.E164) != n {
		c.problem(path, "%q isn't a number in E.164 form; write + and the country code, without spaces: \"+37061234567\"", n)
	}
}

func (c *checker) email(path, address string) {
	if a, err := mail.ParseAddress(address); err != nil || a.Address != address {
		c.problem(path, "%q isn't an e-mail address", address)
	}
}

func (c *checker) week(path string, w Week) {
	told := map[place]bool{} // a run of days stands in one place
	for _, day := range days {
		at := join(path, day)
		if a, b, found := overlap(w[day]); found && !told[c.find(at)] {
			c.problem(at, "%s and %s overlap; write them as one stretch or part them", a, b)
			told[c.find(at)] = true
		}
	}
}

func (c *checker) closures(path string, list []Closure) {
	for i, k := range list {
		at := fmt.Sprintf("%s[%d]", path, i)
		if k.From == "" {
			c.problem(at+".from", "is missing; write the first day as YYYY-MM-DD, or MM-DD for every year")
			continue
		}
		if err := date(k.From); err != nil {
			c.problem(at+".from", "%v", err)
			continue
		}
		if k.To != "" {
			switch err := date(k.To); {
			case err != nil:
				c.problem(at+".to", "%v", err)
			case len(k.To) != len(k.From):
				c.problem(at+".to", "%q is written otherwise than from, %q; write both with the year or both without", k.To, k.From)
			case len(k.To) == len("2006-01-02") && k.To < k.From:
				c.problem(at+".to", "%s is before %s; swap them", k.To, k.From)
			}
		}
		if a, b, found := overlap(k.Hours); found {
			c.problem(at+".hours", "%s and %s overlap; write them as one stretch or part them", a, b)
		}
		c.optional(at+".reason", k.Reason)
	}
}

// brief writes a length of whole minutes: "45m", "1h30m", "5h".
func brief(d time.Duration) string {
	h, m := int(d.Hours()), int(d.Minutes())%60
	switch {
	case h == 0:
		return fmt.Sprintf("%dm", m)
	case m == 0:
		return fmt.Sprintf("%dh", h)
	}
	return fmt.Sprintf("%dh%dm", h, m)
}

// capitals reports whether s is n capital letters.
func capitals(s string, n int) bool {
	if len(s) != n {
		return false
	}
	for _, r := range s {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return true
}

func tags(list []language.Tag) string {
	out := make([]string, len(list))
	for i, l := range list {
		out[i] = string(l)
	}
	return strings.Join(out, ", ")
}

// sortedTags gives a map's languages in a fixed order, so that problems are
// always told in the same one.
func sortedTags[V any](m map[language.Tag]V) []language.Tag {
	out := make([]language.Tag, 0, len(m))
	for l := range m {
		out = append(out, l)
	}
	slices.Sort(out)
	return out
}
