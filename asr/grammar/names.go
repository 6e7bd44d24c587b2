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
	englishMen = `james | john | robert | michael | david | william | richard | thomas | charles | joseph | daniel | matthew | anthony | mark | paul |
 steven | andrew | kenneth | george | joshua | kevin | brian | edward | ronald | timothy | jason | jeffrey | ryan | jacob | gary | nicholas | eric | jonathan |
 stephen | larry | justin | scott | brandon | benjamin | samuel | frank | gregory | raymond | alexander | patrick | jack | dennis | jerry | tyler | aaron |
 henry | adam | douglas | nathan | peter | zachary | kyle | walter | harry | oliver | simon | martin | alan | philip | ian | colin | graham | neil | sean | liam |
 noah | lucas | oscar | leo | max | tom | tim | ben | sam | dan | mike | chris | christopher | alex | nick | joe | bob | bill | jim | steve | dave | matt | tony | andy | rob | ivan | dmitri | sergey | vladimir | igor | boris | viktor`
	englishWomen = `mary | patricia | jennifer | linda | elizabeth | barbara | susan | jessica | sarah | karen | lisa | nancy | betty | sandra | margaret | ashley | kimberly |
 emily | donna | michelle | carol | amanda | melissa | deborah | stephanie | rebecca | sharon | laura | cynthia | dorothy | amy | kathleen | angela | shirley |
 emma | brenda | pamela | nicole | anna | samantha | katherine | christine | helen | debra | rachel | carolyn | janet | maria | catherine | heather | diane |
 olivia | julie | joyce | victoria | ruth | virginia | lauren | kelly | christina | joan | evelyn | judith | andrea | hannah | megan | cheryl | jacqueline |
 martha | madison | teresa | gloria | sara | janice | ann | anne | kathryn | abigail | sophia | sophie | frances | jean | alice | judy | julia | grace | denise | amber |
 charlotte | lucy | kate | jane | claire | chloe | ella | natalie | diana | irina | olga | elena | tatiana | natasha | svetlana`
	englishFamilyNames = `smith | johnson | williams | brown | jones | garcia | miller | davis | rodriguez | martinez | wilson | anderson | thomas | taylor | moore |
 jackson | martin | lee | thompson | white | harris | clark | lewis | robinson | walker | young | allen | king | wright | scott | hill | green | adams | nelson | baker |
 hall | campbell | mitchell | carter | roberts | phillips | evans | turner | parker | collins | edwards | stewart | morris | murphy | cook | rogers | morgan | cooper |
 peterson | bailey | reed | kelly | howard | ward | cox | richardson | watson | brooks | wood | james | bennett | gray | hughes | price | myers | long | foster | ross |
 powell | sullivan | russell | fisher | henderson | patterson | jordan | reynolds | hamilton | graham | kim | cole | west | ford | ellis | stevens | gibson | mcdonald |
 marshall | murray | freeman | wells | webb | simpson | tucker | porter | hunter | hicks | crawford | henry | mason | kennedy | warren | dixon | burns | gordon |
 shaw | holmes | rice | robertson | hunt | black | palmer | mills | nichols | grant | knight | rose | stone | dunn | hawkins | perkins | hudson | spencer | gardner |
 payne | pierce | berry | matthews | arnold | wagner | watkins | snyder | duncan | hart | cunningham | bradley | lane | andrews | harper | fox | riley | armstrong |
 carpenter | weaver | greene | lawrence | elliott | chapman | sims | austin | peters | kelley | franklin | lawson | fields | ryan | schmidt | carr | wheeler | o'connor | o'brien |
 bond | doyle | byrne | ivanov | petrov | smirnov`
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
// from several lists in turn: the first ten are six times as likely as the last.
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
				out = append(out, fmt.Sprintf("/%.2f/ %s", 1+5/(1+float64(i)/10), strings.TrimSpace(l[i])))
			}
		}
	}
	return strings.Join(out, " | ")
}

// pairs lists every pair of the common first and family names, each once. In a
// sample of sentences one pair in ten would be there, by chance, and would be
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

// maxNames bounds the names of a business's own that are listened for.
const maxNames = 2000

// families gives the family names of whole names, each once: others of a
// family call too.
func families(names []string) (out []string) {
	seen := make(map[string]bool)
	for _, n := range names {
		said := strings.Fields(words(n))
		if len(said) < 2 {
			continue
		}
		if last := said[len(said)-1]; !seen[last] {
			seen[last] = true
			out = append(out, last)
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
