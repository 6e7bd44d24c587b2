package dialog_test

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"budi/configs"
	"budi/dialog"
	"budi/language"
)

// manners are the ways in which simulated callers talk.
func manners() []string {
	return []string{
		"plain", "plain", "plain", "plain", // most people are
		"chatty",       // asks for other things in passing
		"prices",       // asks what it costs in between
		"fickle",       // changes their mind up to three times
		"noisy",        // falls silent, or says what can't be understood
		"mumbling",     // the recogniser gets words wrong
		"interrupting", // talks into replies, and adds a courtesy to what was said
		"brief",        // everything in one sentence
		"long-winded",  // much around it
		"switching",    // goes on in another language
		"two",          // wants two services
		"misheard",     // the name comes wrong at first and is corrected
		"garbled",      // the recogniser makes something else of the name each time, until it is spelled
	}
}

// answer says what the caller says next.
func (s *sim) answer() dialog.Turn {
	s.into = false
	if s.manner == "noisy" && s.chance(0.2) {
		switch s.rng.IntN(3) {
		case 0:
			return dialog.Turn{Silence: true}
		case 1:
			return dialog.Turn{Unclear: true}
		}
		return dialog.Turn{Text: pick(s, s.w.noise), Confidence: 1}
	}
	if s.manner == "interrupting" && len(s.log.String()) > 300 {
		switch s.rng.IntN(6) {
		case 0: // "Yes" ... "please"
			s.into = true
			if s.goal == "price" {
				return dialog.Turn{Unclear: true} // who only asks agrees to nothing
			}
			return dialog.Turn{Text: pick(s, s.w.courtesy), Confidence: 0.8}
		case 1:
			s.into = true
			return dialog.Turn{Unclear: true}
		}
	}
	if s.manner == "switching" && s.left > 0 && s.reply.Expect.Kind != dialog.ExpectRequest && s.chance(0.4) {
		s.change()
	}
	words := s.words()
	kind := s.reply.Expect.Kind
	if s.manner == "mumbling" && kind != dialog.ExpectName && kind != dialog.ExpectPhone && kind != dialog.ExpectConfirm {
		words = s.mumble(words)
	}
	if s.manner == "long-winded" && (kind == dialog.ExpectRequest || kind == dialog.ExpectChoice) && s.chance(0.6) {
		words = pick(s, s.w.around) + " " + words
	}
	if s.spoken {
		// A recogniser writes neither capitals nor marks.
		words = strings.ToLower(strings.Map(func(r rune) rune {
			if strings.ContainsRune(",.?!՞:։", r) {
				return -1
			}
			return r
		}, words))
	}
	sure := 1.0
	if s.manner == "mumbling" {
		sure = 0.3 + 0.6*s.rng.Float64()
	}
	return dialog.Turn{Text: words, Confidence: sure}
}

// change goes on in another language of the business.
func (s *sim) change() {
	s.left = 0
	others := slices.DeleteFunc(slices.Clone(s.x.b.Languages), func(l language.Tag) bool { return l == s.lang })
	if len(others) == 0 || s.wanted().Equal(s.agreed) {
		return
	}
	lang := pick(s, others)
	w := tongues()[lang]
	if w.hours[s.hour] == "" {
		return
	}
	s.lang, s.w, s.called = lang, w, s.service.Names[lang][0]
}

// mumble gets some of the words wrong, as recognisers do: sounds that are alike
// are taken for each other, small words are lost.
func (s *sim) mumble(words string) string {
	list := strings.Fields(words)
	out := list[:0:0]
	for _, w := range list {
		r := []rune(w)
		switch {
		case len(list) > 3 && len(r) < 4 && !strings.ContainsFunc(w, unicode.IsDigit) && s.chance(0.2):
			continue
		case len(r) > 4 && s.chance(0.3):
			i := 1 + s.rng.IntN(len(r)-2)
			if to, ok := alikeSounds()[unicode.ToLower(r[i])]; ok {
				r[i] = to
			} else {
				r = slices.Delete(r, i, i+1)
			}
		}
		out = append(out, string(r))
	}
	return strings.Join(out, " ")
}

func alikeSounds() map[rune]rune {
	out := map[rune]rune{}
	for _, pair := range []string{"dt", "bp", "gk", "zs", "ea", "ou", "iy", "mn", "дт", "бп", "гк", "зс", "еи", "оа", "мн", "դտ", "բպ", "գկ", "զս", "եէ", "մն"} {
		r := []rune(pair)
		out[r[0]], out[r[1]] = r[1], r[0]
	}
	return out
}

// unheard is the end of the last reply, from one of its clauses on.
func (s *sim) unheard() string {
	say := s.reply.Say
	if len(say) == 0 {
		return ""
	}
	if s.reply.Expect.Kind == dialog.ExpectChoice {
		return strings.Join(say, " ") // a yes to times that were heard would choose one
	}
	return strings.Join(say[s.rng.IntN(len(say)):], " ")
}

func (s *sim) chooseSecond() {
	for range 20 {
		first := s.service
		s.chooseService()
		if s.service.ID != first.ID && len(s.service.Price.Classes) == 0 && len(s.service.Ask) == 0 && len(first.Ask) == 0 {
			s.second, s.service = s.service, first
			s.called = first.Names[s.lang][0]
			return
		}
		s.service = first
		s.called = first.Names[s.lang][0]
	}
}

func (s *sim) words() string {
	expect := s.reply.Expect.Kind
	free := expect != dialog.ExpectPhone && expect != dialog.ExpectDetail
	if s.manner == "chatty" && s.chance(0.25) && free {
		return pick(s, []string{s.w.hoursQ, s.w.robot, s.w.repeat})
	}
	if s.manner == "prices" && s.goal == "book" && s.left > 0 && free && expect != dialog.ExpectRequest && s.chance(0.4) {
		s.left--
		return fmt.Sprintf(s.w.price, s.called)
	}
	if s.goal != "book" && s.goal != "price" && expect == dialog.ExpectService {
		return s.request() // not understood: said again
	}
	switch expect {
	case dialog.ExpectRequest:
		if s.done() && s.goal != "price" {
			return pick(s, s.w.none)
		}
		return s.request()
	case dialog.ExpectService:
		return s.called
	case dialog.ExpectDetail:
		return s.detail()
	case dialog.ExpectTime:
		s.agreed = s.wanted()
		return s.when()
	case dialog.ExpectChoice:
		return s.choice()
	case dialog.ExpectName:
		if s.manner == "misheard" && s.goal == "book" && s.left > 0 {
			s.left = 0
			return s.other()
		}
		if s.reply.Expect.Spells {
			return s.letters()
		}
		if s.manner == "garbled" && s.goal == "book" {
			return s.garbled()
		}
		return s.name[0]
	case dialog.ExpectPhone:
		return s.phone[0]
	case dialog.ExpectConfirm:
		return s.confirm()
	}
	if s.done() {
		return pick(s, s.w.none)
	}
	return s.request()
}

// garbled is the name as it reaches Budi over a bad line: another one each time.
func (s *sim) garbled() string {
	words := strings.Fields(s.name[1])
	i := len(words) - 1
	if len(words) > 1 && s.chance(0.3) {
		i = 0
	}
	r := []rune(words[i])
	at := 1 + s.rng.IntN(len(r)-1)
	if to, ok := alikeSounds()[r[at]]; ok {
		r[at] = to
	} else {
		r = slices.Insert(r, at, r[at])
	}
	words[i] = string(r)
	return strings.Join(words, " ")
}

// spells is the part of the name that is asked for letter by letter.
func (s *sim) spells() string {
	if s.part == "" {
		return s.name[1]
	}
	return s.part
}

// letters spells what is asked for, at times in two pieces.
func (s *sim) letters() string {
	words := strings.Fields(s.name[1])
	s.part = words[0]
	if said := text(s.reply); len(words) > 1 && slices.ContainsFunc([]string{"surname", "pavardę", "фамилию", "ազգանուն"}, func(w string) bool { return strings.Contains(said, w) }) {
		s.part = words[len(words)-1]
	}
	list := strings.Split(strings.ToLower(s.part), "")
	s.rest = ""
	if n := len(list); n > 4 && s.chance(0.4) {
		s.rest = strings.Join(list[n-2:], " ")
		list = list[:n-2]
	}
	return strings.Join(list, " ")
}

// other is somebody else's name.
func (s *sim) other() string {
	for _, n := range s.w.names {
		if n[1] != s.name[1] {
			return n[0]
		}
	}
	return s.name[0]
}

// allAtOnce says everything in one sentence, or "" where that isn't the manner.
func (s *sim) allAtOnce() string {
	switch {
	case s.second != nil && s.count("booked") == 0:
		s.agreed = s.wanted()
		return fmt.Sprintf(s.w.both, s.called, s.second.Names[s.lang][0], s.when())
	case s.second != nil:
		return fmt.Sprintf(pick(s, s.w.book), s.second.Names[s.lang][0])
	case s.manner == "brief" && s.goal == "book":
		s.agreed = s.wanted()
		return fmt.Sprintf(s.w.all, s.called, s.when(), s.name[1], s.phone[0])
	}
	return ""
}

// confirm listens to what is read back and corrects it, or agrees.
func (s *sim) confirm() string {
	if s.goal == "price" {
		return pick(s, s.w.no)
	}
	said := strings.ToLower(text(s.reply))
	if s.reply.Expect.Spells {
		letters := strings.ToLower(strings.Join(strings.Split(s.spells(), ""), "-"))
		switch {
		case strings.Contains(said, letters):
			return s.w.yes[0]
		case s.rest != "":
			rest := s.rest
			s.rest = ""
			return rest
		}
		return s.w.no[0]
	}
	switch {
	case s.goal == "cancel" && !strings.Contains(said, strings.ToLower(packs()[s.lang].Moment(s.standing(), s.x.now))),
		s.goal == "message" && !strings.Contains(said, s.w.messages), s.goal == "move" && s.agreed.IsZero():
		return s.w.no[0] // nobody agrees to what they didn't come for
	}
	words := strings.FieldsFunc(said, func(r rune) bool { return !unicode.IsLetter(r) })
	if name := strings.Fields(strings.ToLower(s.name[1])); s.goal == "book" && !strings.Contains(" "+strings.Join(words, " ")+" ", " "+strings.Join(name, " ")+" ") {
		if s.manner == "garbled" {
			return fmt.Sprintf(s.w.fix, s.garbled())
		}
		return fmt.Sprintf(s.w.fix, s.name[1])
	}
	// People listen to what is read back.
	if s.goal == "book" && s.agreed.IsZero() && len(s.reply.Expect.Options) == 0 {
		s.agreed = s.wanted()
		return fmt.Sprintf(s.w.noDay, s.when())
	}
	if moment := packs()[s.lang].Moment(s.agreed, s.x.now); !s.agreed.IsZero() && !strings.Contains(said, strings.ToLower(moment)) {
		if s.agreed.Equal(s.wanted()) {
			return fmt.Sprintf(s.w.noDay, s.when())
		}
		return s.w.no[0]
	}
	if s.goal == "book" && !strings.Contains(said, strings.ToLower(s.now().Names[s.lang][0])) {
		return fmt.Sprintf(s.w.noDay, s.now().Names[s.lang][0])
	}
	if s.goal == "book" && s.manner == "fickle" && s.left > 0 && !s.agreed.IsZero() && s.hourStays() {
		return s.rethink()
	}
	if s.goal == "cancel" {
		return s.w.yes[0]
	}
	return pick(s, s.w.yes)
}

// standing is when the visit is that stands already.
func (s *sim) standing() time.Time {
	return time.Date(s.x.now.Year(), s.x.now.Month(), s.x.now.Day()+8, 11, 0, 0, 0, s.x.b.Location())
}

// now is the service that is being booked.
func (s *sim) now() *configs.Service {
	if s.second != nil && s.count("booked") > 0 {
		return s.second
	}
	return s.service
}

// rethink changes the day, or the hour.
func (s *sim) rethink() string {
	s.left--
	if s.chance(0.4) {
		for h, word := range s.w.hours {
			if h != s.hour && h > 9 && h < 16 && word != "" && s.lang != language.Lithuanian {
				s.hour = h
				s.agreed = s.wanted()
				return fmt.Sprintf(s.w.noDay, strings.TrimSpace(s.w.at+word))
			}
		}
	}
	s.day = s.someDay()
	s.agreed = time.Date(s.day.Year(), s.day.Month(), s.day.Day(), s.agreed.Hour(), s.agreed.Minute(), 0, 0, s.x.b.Location())
	return fmt.Sprintf(s.w.noDay, s.w.weekdays[s.day.Weekday()])
}
