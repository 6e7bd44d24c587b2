package grammar

import (
	"fmt"
	"strings"

	"budi/language"
)

// Common names, first the ones that are given in the British Isles and
// America, then Lithuanian ones. They are what a name is matched against; a
// rare name is spelled or kept as sound.
//
// The English ones stand in the order of how common they are.
const (
	englishMen = `james | john | robert | michael | david | william | richard | thomas | charles | joseph | daniel | matthew | paul | mark | anthony |
 tom | steven | andrew | kenneth | george | joshua | kevin | brian | edward | peter | chris | mike | alex | timothy | jason | ryan | jacob | gary | nicholas |
 christopher | steve | dave | ben | sam | dan | nick | joe | eric | jonathan | stephen | larry | justin | scott | brandon | benjamin | samuel | frank | gregory | raymond |
 alexander | patrick | jack | dennis | simon | martin | alan | adam | tim | jim | bob | bill | matt | tony | andy | rob | max | leo | ronald | jeffrey | jerry | tyler | aaron |
 henry | douglas | nathan | zachary | kyle | walter | harry | oliver | philip | ian | colin | graham | neil | sean | liam |
 noah | lucas | oscar | luke | craig | stuart | keith | roger | derek | trevor | dylan | ethan | connor | charlie | freddie | archie | theo | will | phil | ed | ken | greg | jeff | ray |
 ivan | dmitri | sergey | vladimir | igor | boris | viktor`
	englishWomen = `mary | patricia | jennifer | linda | elizabeth | susan | jessica | sarah | karen | lisa | nancy | emma | anna | laura | kate | helen | margaret | sandra |
 barbara | betty | ashley | kimberly | emily | donna | michelle | carol | amanda | melissa | deborah | stephanie | rebecca | sharon | cynthia | dorothy | amy | julie | rachel | kathleen | angela |
 shirley | jane | claire | lucy | sophie | alice | anne | charlotte | hannah | olivia | grace | nicole | brenda | pamela | samantha | katherine | christine | debra | carolyn | janet | maria | catherine | heather | diane |
 joyce | victoria | ruth | virginia | lauren | kelly | christina | joan | evelyn | judith | andrea | megan | cheryl | jacqueline |
 martha | madison | teresa | gloria | sara | janice | ann | kathryn | abigail | sophia | frances | jean | judy | julia | denise | amber |
 chloe | ella | natalie | diana | louise | fiona | alison | tracy | wendy | lynn | isabella | mia | ava | amelia | ellie | zoe | eva | sue | liz | jenny | becky | katie | vicky | irina | olga | elena | tatiana | natasha | svetlana`
	englishFamilyNames = `smith | johnson | williams | brown | jones | miller | davis | wilson | anderson | taylor | thomas | moore | jackson | martin | lee | thompson | white | harris | clark | lewis |
 robinson | walker | young | allen | king | wright | scott | hill | green | adams | nelson | baker | hall | campbell | mitchell | carter | roberts | phillips | evans | turner | parker | edwards | collins |
 stewart | morris | murphy | cook | rogers | morgan | cooper | garcia | rodriguez | martinez | peterson | bailey | reed | kelly | howard | cox | ward | richardson | watson | brooks | wood | james | bennett | gray |
 hughes | price | sanders | patel | myers | long | ross | foster | powell | jenkins | perry | russell | sullivan | bell | coleman | butler | henderson | barnes | fisher | simmons | jordan | patterson | alexander | hamilton |
 graham | reynolds | griffin | wallace | west | cole | hayes | bryant | gibson | ellis | stevens | murray | ford | marshall | owens | harrison | mcdonald | woods | kennedy | wells | henry | freeman | webb | tucker |
 davies | clarke | harvey | mason | burns | crawford | simpson | porter | hunter | gordon | shaw | snyder | dixon | hunt | hicks | holmes | palmer | wagner | black | robertson | boyd | rose | stone | fox | warren | mills |
 rice | schmidt | ferguson | nichols | stephens | weaver | ryan | gardner | payne | grant | dunn | kelley | spencer | hawkins | arnold | pierce | hansen | peters | hart | bradley | knight | elliott | cunningham | duncan |
 armstrong | hudson | carroll | lane | riley | andrews | berry | perkins | johnston | matthews | richards | willis | carpenter | lawrence | george | chapman | watkins | greene | wheeler | harper | burke | morrison |
 franklin | austin | carr | lawson | jacobs | o'brien | lynch | bishop | oliver | williamson | gilbert | dean | sims | howell | reid | garrett | burton | fuller | welch | lucas | fields | park | little | banks | day | walsh |
 bowman | fowler | kim | khan | singh | ali | shah | ahmed | barker | saunders | pearson | marsh | atkinson | bates | booth | dawson | lloyd | bird | hancock | barrett | parsons | potter | todd | hewitt | thomson | fraser |
 sinclair | macdonald | o'connor | bond | doyle | byrne | nicholls | newman | page | read | sharp | french | wilkinson | stephenson | bradshaw | curtis | hopkins | chambers | hardy | ivanov | petrov | smirnov`
	lithuanianFirstNames = `jonas | tomas | mindaugas | darius | andrius | paulius | lukas | mantas | marius | saulius | vytautas | gintaras | rimantas | algirdas |
 antanas | petras | juozas | kazys | linas | rokas | matas | dovydas | karolis | justas | povilas | deividas | arturas | romas | vaidas | giedrius | kęstutis | edgaras | ignas |
 ona | rasa | rūta | daiva | jolanta | inga | vilma | asta | lina | aušra | eglė | gintarė | agnė | laura | kristina | monika | ieva | greta | gabija | austėja | emilija | ugnė |
 viktorija | simona | jurgita | rita | danutė | irena | birutė | regina | dalia | nijolė | edita | sandra | indrė | živilė | milda`
	lithuanianFamilyNames = `kazlauskas | kazlauskienė | jankauskas | jankauskienė | petrauskas | petrauskienė | stankevičius | stankevičienė | vasiliauskas | vasiliauskienė | žukauskas | žukauskienė |
 butkus | butkienė | paulauskas | paulauskienė | urbonas | urbonienė | kavaliauskas | kavaliauskienė | navickas | navickienė | ramanauskas | ramanauskienė |
 jonaitis | jonaitienė | jonaitytė | petraitis | petraitienė | petraitytė | adomaitis | adomaitienė | balčiūnas | balčiūnienė | pocius | pocienė | rimkus | rimkienė | žilinskas | žilinskienė |
 mažeika | šimkus | šimkienė | lukoševičius | sabonis | jasaitis | gailius | grigas | mockus | dambrauskas | černiauskas | malinauskas | kairys | norkus | rutkauskas`
)

// ranked writes a rule of names that stand in the order of how common they are,
// from several lists in turn. Shares of names fall about as one by their rank
// does (Zipf), less steeply among the first: in the censuses of the English
// speaking countries the first family name is some eight times as common as
// the hundredth.
func ranked(lists ...string) string {
	var names [][]string
	most := 0
	for _, l := range lists {
		names = append(names, strings.Split(l, "|"))
		most = max(most, len(names[len(names)-1]))
	}
	var out []string
	for i := range most {
		for _, l := range names {
			if i < len(l) {
				out = append(out, fmt.Sprintf("/%.3f/ %s", 10/(1+float64(i)/15), strings.TrimSpace(l[i])))
			}
		}
	}
	return strings.Join(out, " | ")
}

// pairs lists every pair of the common first and family names, each once, for a
// language whose names are no classes. In a sample of sentences one pair in ten would be there, by chance, and would be
// heard in the place of those that are not: an n-gram takes what it has seen
// for twenty times as likely.
func (s ruleSet) pairs() []string {
	var out []string
	families := s.plain("family-name", commonNames)
	for _, first := range s.plain("first-name", commonNames) {
		for _, family := range families {
			out = append(out, first+" "+family)
		}
	}
	return out
}

// commonNames is how many first and family names have all their pairs in a
// grammar. All of them would take seconds to compile.
const commonNames = 120

// plain lists the first single words that a rule chooses from.
func (s ruleSet) plain(name string, most int) []string {
	var out []string
	for _, p := range s[name].tree.parts {
		if p.kind == word && len(out) < most {
			out = append(out, p.text)
		}
	}
	return out
}

const (
	// maxNames bounds the names of a business's own that are listened for.
	maxNames = 500
	// fewNames is how many of them are half as likely as many would be: who has
	// three customers is mostly called by others.
	fewNames = 20
)

// parts gives the given names (at 0) or the family names (at -1) of whole
// names, each once: others of a family call too.
func parts(names []string, at int) (out []string) {
	seen := make(map[string]bool)
	for _, n := range names {
		said := strings.Fields(words(n))
		if len(said) < 2 {
			continue
		}
		part := said[(at+len(said))%len(said)]
		if !seen[part] {
			seen[part] = true
			out = append(out, part)
		}
	}
	return out
}

// baltic writes a rule of Lithuanian names for a language: in English they
// lose their marks, as they do on the keyboards they are typed with there.
func baltic(lang language.Tag, names string) string {
	if lang == language.Lithuanian {
		return names
	}
	return strings.NewReplacer("ą", "a", "č", "c", "ę", "e", "ė", "e", "į", "i", "š", "s", "ų", "u", "ū", "u", "ž", "z").Replace(names)
}
