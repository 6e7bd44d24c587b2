package en

import (
	"strings"

	"budi/language/hearing"
	"budi/language/person"
)

func nameReader() *person.Reader {
	return &person.Reader{
		Intros: intros(
			"my name is", "my name's", "name's", "the name is", "the name's", "name is", "my full name is", "my surname is", "my last name is", "my family name is", "my first name is",
			"surname is", "last name is", "first name is", "i am called", "i'm known as", "i am known as", "i go by", "known as", "named me", "they call me", "i'm called", "call me", "you can call me", "under the name of", "under the name", "in the name of", "the booking is for", "book it for",
			"book it under", "put it under", "put me down as", "put it down as", "it's under", "this is mr", "this is mrs", "this is ms", "this is miss", "mr", "mrs", "ms", "miss", "the patient is",
		).append(weak("name", "for my son", "for my daughter", "for my husband", "for my wife", "for my mother", "for my father", "this is", "i am", "i'm", "it's", "it is", "that's", "here is", "speaking is", "under", "for")),
		Unless: hearing.Words("looking", "look", "search", "searching", "waiting", "wait", "asking", "ask", "paying", "pay", "order", "restaurant", "restaurant's", "business", "company", "company's", "dog", "dog's", "cat", "cat's", "pet", "pet's", "puppy's", "kitten's", "puppy", "kitten", "hamster's", "rabbit's", "parrot's", "street", "street's", "brand", "doctor's", "product", "user"),
		Given:  person.NewGiven([]string{person.English, person.Lithuanian, person.ArmenianLatin, person.RussianLatin}, nil, asciiFold),
		Stop:   hearing.Words(strings.Fields(stopWords)...),
		Behind: [][]string{
			{"is", "my", "name"}, {"is", "the", "name"}, {"is", "my", "first", "name"}, {"is", "my", "last", "name"}, {"is", "my", "surname"}, {"here"}, {"speaking"}, {"calling"}, {"on", "the", "line"}, {"on", "the", "phone"},
		},
		Particles: hearing.Words("van", "de", "der", "von", "den", "la", "di", "da", "al", "bin", "st"),
		Denials:   []person.Denial{{Words: []string{"not"}}, {Words: []string{"isn't"}}, {Words: []string{"it's", "not"}}, {Words: []string{"not", "for"}}},
		Letters:   speller(),
	}
}

type introList []person.Intro

func (l introList) append(more introList) []person.Intro { return append(l, more...) }

func intros(phrases ...string) introList {
	var l introList
	for _, p := range phrases {
		l = append(l, person.Intro{Words: strings.Fields(p)})
	}
	return l
}

func weak(phrases ...string) introList {
	l := intros(phrases...)
	for i := range l {
		l[i].Weak = true
	}
	return l
}

// asciiFold lets Lithuanian names be typed without their marks.
func asciiFold(s string) string {
	return strings.NewReplacer("ą", "a", "č", "c", "ę", "e", "ė", "e", "į", "i", "š", "s", "ų", "u", "ū", "u", "ž", "z").Replace(s)
}

// stopWords are never part of a name in an answer.
const stopWords = `
a an the and or but if so as at by for from in into of off on out over to up with without about after before between during until since
myself yourself himself herself i you he she it we they me him her us them my your his its our their mine yours this that these those here there
am is are was were be been being do does did done doing have has had having will would shall should can could may might must
not no yes yeah yep ok okay please thanks thank hello hi hey bye goodbye sorry well um uh er hmm oh
what when where who whom whose which why how
want need like book booking reserve appointment cancel move change reschedule make made get got give take call calling called phone number name surname first last
looking wondering trying going coming ready interested sure fine good great right wrong correct late early sick available busy free open closed
afraid happy glad just also very really too only still again now then today tomorrow tonight yesterday morning afternoon evening night noon midnight week month year day
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
o'clock am pm half quarter past hour hours minute minutes
haircut hair cut colour color styling manicure tooth teeth dentist dental cleaning check-up checkup check up filling oil change tyre tyres tire tires brakes brake inspection diagnostics service car dog cat pet vet vaccination consultation
capital letter letters spell spelled spelling spelt speaking say said tell told ask know think mean meant see hear speak english lithuanian russian armenian language
someone somebody anyone anybody nobody everyone everybody something anything nothing everything one two three four five six seven eight nine ten
new old existing customer client patient person human robot machine business company doctor mr mrs ms miss sir madam
much many more most some any all both each every other another same own such than because while though wait stop repeat slower louder
instead rather else back later earlier soon soonest sooner earliest latest next previous before around first second third option wife husband son daughter mother father mom dad friend kid child boss business under name saved listed people person lunch dinner breakfast table party probably likely huh guess waiting group adults adult kids reservation reservations booking bookings booked sun mon tue wed thu fri sat fuck fucking fucked shit damn hell bitch cunt idiot stupid asshole bastard
price cost expensive cheap address located location parking hours urgent emergency pain hurts ache bleeding
not n't don't doesn't didn't isn't aren't wasn't won't wouldn't can't cannot couldn't shouldn't haven't hasn't i'm i've i'll i'd it's that's you're we're they're he's she's there's what's let's let`
