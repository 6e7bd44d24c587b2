package pocketsphinx

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr"
	"budi/asr/grammar"
	"budi/language"
)

// lithuanianVoices are espeak's variants: man, woman, a formant model of
// another kind; at other rates and pitches. They are among the eleven that the
// accents were measured with.
var lithuanianVoices = []espeakVoice{
	{"lt+m7", "130", "35"},
	{"lt+f4", "175", "65"},
	{"lt+klatt2", "150", "50"},
	{"lt+Andrea", "155", "60"},
}

// unheardVoices and unheardWords are none that anything was tuned with.
var (
	unheardVoices = []espeakVoice{
		{"lt+f3", "150", "50"},
		{"lt+f5", "140", "60"},
		{"lt+m2", "170", "40"},
		{"lt+m4", "150", "55"},
		{"lt+linda", "160", "50"},
		{"lt+Diogo", "145", "50"},
		{"lt+klatt4", "150", "50"},
		{"lt+steph", "150", "50"},
		{"lt", "120", "30"},
		{"lt", "190", "70"},
		{"lt+m6", "150", "60"},
	}
	unheardWords = []struct {
		group, state string
		least        float64
		said         []string
	}{
		{"yes and no", "confirm", 0.8, listed("taip tinka,tikrai taip,aha,labai gerai,tikrai ne,ne taip,ne visai,būtent,ne netinka,nereikia")},
		{"days", "time", 0.75, listed("antradienį po pietų,ketvirtadienį ryte,rytoj vakare,šiandien po pietų,poryt ryte,kitą ketvirtadienį,lapkričio dvidešimt septintą,gruodžio trečią,šį antradienį,penktadienio rytą,ateinantį pirmadienį,sekmadienį,kitą penktadienį")},
		{"hours", "time", 0.65, listed("dešimtą ryto,pusė vienuolikos,pusę dešimties,be penkiolikos trys,vienuoliktą trisdešimt,apie dešimtą,nuo dešimtos,ketvirtą po pietų,tryliktą valandą,devintą trisdešimt,penktą vakaro,trečią penkiolika,po antros,šešioliktą trisdešimt,aštuntą ryto,po pietų,dešimtą")},
		{"services", "service", 0.7, listed("norėčiau burnos higieną,danties šalinimą,dantų valymą,kanalų gydymą prašau,norėčiau dantų balinimas,plomba,patikrą prašau,rovimas,noriu plombavimą")},
		{"choices", "choice", 0.8, listed("antrą,trečią variantą,pirmą variantą,pusę trijų tinka,ketvirtadienį pusę trijų,penktadienį devintą penkiolika,dešimtą,vėliau,anksčiau,paskutinį")},
	}
)

func listed(s string) []string { return strings.Split(s, ",") }

// lithuanianBusinesses are others than the [clinic], with what their callers
// ask for.
var lithuanianBusinesses = map[string]struct {
	services [][]string
	said     []string
}{
	"garage": {[][]string{
		listed("tepalų keitimas,tepalų keitimą,pakeisti tepalus,tepalai,tepalus"),
		listed("padangų keitimas,padangų keitimą,padangos,padangas,pakeisti padangas,ratų montavimas"),
		listed("stabdžių remontas,stabdžių remontą,stabdžiai,stabdžius,stabdžių kaladėlės"),
		listed("diagnostika,diagnostiką,variklio diagnostika,variklio diagnostiką"),
		listed("techninė apžiūra,techninę apžiūrą,techninė"),
		listed("kondicionieriaus pildymas,kondicionieriaus pildymą,kondicionierius,kondicionierių"),
		listed("ratų suvedimas,ratų suvedimą,suvedimas"),
	}, listed("tepalų keitimas,pakeisti tepalus,padangų keitimas,padangas,stabdžių remontas,stabdžiai,diagnostika,variklio diagnostika,techninė apžiūra,kondicionieriaus pildymas,ratų suvedimas,suvedimas")},
	"vet": {[][]string{
		listed("konsultacija,konsultaciją,apžiūra,apžiūrą,parodyti veterinarui"),
		listed("skiepai,skiepus,skiepas,vakcinacija,vakcinaciją,paskiepyti šunį,paskiepyti katę"),
		listed("sterilizacija,sterilizaciją,kastracija,kastraciją,sterilizuoti katę"),
		listed("dantų valymas,dantų valymą,dantų priežiūra,dantų priežiūrą"),
		listed("ženklinimas,ženklinimą,čipavimas,čipavimą,čipas,įdėti čipą"),
		listed("echoskopija,echoskopiją,ultragarsas,ultragarsą"),
		listed("nagų kirpimas,nagų kirpimą,nagai,nagus"),
	}, listed("konsultacija,skiepai,vakcinacija,paskiepyti katę,sterilizacija,kastraciją,dantų valymas,čipavimas,įdėti čipą,echoskopija,ultragarsas,nagų kirpimas")},
	"salon": {[][]string{
		listed("kirpimas,kirpimą,plaukų kirpimas,plaukų kirpimą,apkirpti plaukus"),
		listed("plaukų dažymas,plaukų dažymą,dažymas,nudažyti plaukus"),
		listed("manikiūras,manikiūrą,gelinis lakavimas,lakavimas"),
		listed("pedikiūras,pedikiūrą"),
		listed("veido procedūra,veido procedūrą,veido valymas,veido valymą"),
		listed("masažas,masažą,nugaros masažas"),
		listed("antakių korekcija,antakių korekciją,antakiai"),
		listed("depiliacija,depiliaciją"),
	}, listed("kirpimas,plaukų kirpimą,plaukų dažymas,dažymas,manikiūras,lakavimas,pedikiūras,veido procedūra,veido valymą,masažas,nugaros masažas,antakių korekcija,depiliacija")},
}

// lithuanianForeign has nothing to do with any business.
var lithuanianForeign = listed("mano kaimynas vakar nusipirko naują dviratį,lauke labai gražus oras,mes važiavome prie jūros su vaikais,įdėk duoną į krepšį,kur padėjai raktus,televizoriuje rodo krepšinį,aš jau valgau vakarienę,palauk aš kalbu telefonu,mama atnešk man vandens,sūris ir pienas baigėsi parduotuvėje,ji dainuoja chore,uždaryk langą nes pučia vėjas,medžiai jau pageltonavo,šuo loja kieme,reikia išplauti grindis,vaikai žaidžia su kamuoliu,sriuba buvo per sūri,traukinys vėluoja į kauną,bulvės auga darže,senelis pasakojo pasaką,upė teka pro miestą,katinas miega ant sofos,mokytoja parašė dvejetą,virtuvėje kvepia pyragais,kas laimėjo rungtynes")

var (
	lithuanianYes = listed("taip,gerai,tinka,teisingai,taip teisingai,aha,žinoma,puiku,sutinku,taip tinka,tikrai taip,mhm,labai gerai,taip gerai,būtent,taip prašau")
	lithuanianNo  = listed("ne,ne ačiū,netinka,neteisingai,ne netinka,ne neteisingai,nenoriu,tikrai ne,ne visai,ne taip,nereikia")
	// lithuanianCourtesy are words that change nothing.
	lithuanianCourtesy = listed("prašau,valandą,variantą,variantas,na,nu,tai,ee,am,hm,į,norėčiau,noriu,gal,galėčiau,geriau,man,laiką")
	lithuanianCases    = strings.NewReplacer("dienis", "dienį", "pirmasis", "pirmą", "pirmąjį", "pirmą", "pirmas", "pirmą", "antrasis", "antrą", "antrąjį", "antrą", "antras", "antrą", "trečiasis", "trečią", "trečiąjį", "trečią", "trečias", "trečią")
)

// meaning is equal where a booking would be: which service, yes or no, which
// time; the case that a word stands in doesn't count.
func meaning(services [][]string, state, text string) string {
	switch {
	case state == "service":
		best, at := "", ""
		for _, terms := range services {
			for _, term := range terms {
				if strings.Contains(" "+text+" ", " "+term+" ") && len(term) > len(best) {
					best, at = term, "service "+terms[0]
				}
			}
		}
		return at
	case state == "confirm" && slices.Contains(lithuanianYes, text):
		return "yes"
	case state == "confirm" && slices.Contains(lithuanianNo, text):
		return "no"
	}
	return strings.Join(slices.DeleteFunc(strings.Fields(lithuanianCases.Replace(text)), func(w string) bool {
		return slices.Contains(lithuanianCourtesy, w)
	}), " ")
}

// TestLithuanianVoices counts what other voices are understood to mean: each
// phrase in one of them by turns, in all with BUDI_BENCH.
func TestLithuanianVoices(t *testing.T) {
	needsEspeak(t)
	e := testEngine(t)
	c := &lithuanianCount{t: t, e: e, voices: lithuanianVoices, all: os.Getenv("BUDI_BENCH") != ""}
	b := grammar.New(clinic())
	share := func(group, state string, services [][]string, b *grammar.Builder, said []string) float64 {
		right, n := c.understood(state, services, b, said)
		t.Log(group, percent(right, n))
		return float64(right) / float64(n)
	}
	assert.GreaterOrEqual(t, share("yes and no", "confirm", nil, b, listed("taip,ne,gerai,tinka,netinka,teisingai,taip teisingai,ne ačiū,neteisingai,žinoma,taip prašau,nenoriu,sutinku,nereikia,puiku")), 0.85)
	assert.GreaterOrEqual(t, share("days", "time", nil, b, listed("pirmadienį,antradienį,trečiadienį,ketvirtadienį,penktadienį,šeštadienį,rytoj,poryt,šiandien,kitą savaitę,kitą pirmadienį,rytoj ryte,penktadienį po pietų,trečiadienį ryte,kitą trečiadienį,šį penktadienį")), 0.8)
	assert.GreaterOrEqual(t, share("hours", "time", nil, b, listed("devintą valandą,dešimtą valandą,vienuoliktą valandą,dvyliktą valandą,pirmą valandą,antrą valandą,trečią valandą,ketvirtą valandą,penktą valandą,pusę trijų,dešimtą trisdešimt,po ketvirtos,pusę devynių,aštuntą valandą,apie trečią,šeštą vakaro,dvyliktą trisdešimt,antrą po pietų,penkioliktą valandą,keturioliktą trisdešimt")), 0.85)
	assert.GreaterOrEqual(t, share("choices", "choice", nil, b, listed("pirmas,antrą variantą,trečias,pusę trijų,ketvirtadienį dešimtą,penktadienį,vėliau,kitą dieną,paskutinį,antras,pirmą,devintą penkiolika")), 0.85)
	right, n := c.understood("service", clinic().Services, b, listed("patikra,burnos higiena,dantų valymas,plombavimas,kanalų gydymas,dantų balinimas,danties šalinimas,apžiūra,rovimas,balinimas,plombą,patikrą"))
	for name, business := range lithuanianBusinesses {
		v := grammar.Vocabulary{Lang: language.Lithuanian, Services: business.services}
		r, of := c.understood("service", business.services, grammar.New(v), business.said)
		t.Log("services of a", name, percent(r, of))
		right, n = right+r, n+of
	}
	t.Log("services", percent(right, n))
	assert.GreaterOrEqual(t, float64(right), 0.9*float64(n))

	taken, of := 0, 0
	for i, said := range lithuanianForeign {
		for k, state := range []string{"confirm", "time", "choice", "service"} {
			ev := c.hear(said, lithuanianVoices[(i+k)%len(lithuanianVoices)], state, b)
			of++
			if ev.Text != "" && !ev.Rejected {
				taken++
				t.Logf("%s: %q taken for %q (%.2f)", state, said, ev.Text, ev.Confidence)
			}
		}
	}
	t.Log("other sentences taken for an answer:", percent(taken, of))
	assert.LessOrEqual(t, float64(taken), 0.06*float64(of))
	assert.Zero(t, c.flipped, "yes taken for no, or no for yes")
}

// TestUnheardLithuanian has voices and words that are kept aside.
func TestUnheardLithuanian(t *testing.T) {
	needsEspeak(t)
	c := &lithuanianCount{t: t, e: testEngine(t), voices: unheardVoices, all: os.Getenv("BUDI_BENCH") != ""}
	b := grammar.New(clinic())
	for _, g := range unheardWords {
		right, n := c.understood(g.state, clinic().Services, b, g.said)
		t.Log(g.group, percent(right, n))
		assert.GreaterOrEqual(t, float64(right), g.least*float64(n), g.group)
	}
	assert.Zero(t, c.flipped, "yes taken for no, or no for yes")
}

// lithuanianCount hears and counts.
type lithuanianCount struct {
	t       *testing.T
	e       *Engine
	voices  []espeakVoice
	all     bool
	flipped int
}

func (c *lithuanianCount) understood(state string, services [][]string, b *grammar.Builder, said []string) (right, n int) {
	for i, text := range said {
		for k, voice := range c.voices {
			if !c.all && k != i%len(c.voices) {
				continue
			}
			n++
			ev := c.hear(text, voice, state, b)
			want, got := meaning(services, state, text), meaning(services, state, ev.Text)
			if want == got {
				right++
				continue
			}
			c.t.Logf("%s %v: %q heard %q (%.2f)", state, voice, text, ev.Text, ev.Confidence)
			if !ev.Rejected && (want == "yes" && got == "no" || want == "no" && got == "yes") {
				c.flipped++
			}
		}
	}
	return right, n
}

func (c *lithuanianCount) hear(text string, voice espeakVoice, state string, b *grammar.Builder) asr.Event {
	ev, err := c.e.Hear(c.t.Context(), padded(throughULaw(voice.say(c.t, text, "8000"))), 8000, b.For(state, offer()))
	require.NoError(c.t, err)
	return ev
}
