package all

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"budi/language"
)

// TestNames says who is calling: language, expectation, utterance and the name
// that must be heard; "spelled" behind it where it was given in letters.
func TestNames(t *testing.T) {
	packs := Packs()
	for line := range strings.SplitSeq(strings.TrimSpace(nameCases), "\n") {
		f := strings.Split(line, "|")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		h := packs[language.Tag(f[0])].Hear(f[2], language.Anchor{Expect: f[1]})
		got := ""
		if len(h.Names) > 0 {
			got = h.Names[0].Value
			if h.Names[0].Spelled {
				got += " spelled"
			}
			assert.Greater(t, h.Names[0].Confidence, 0.4, line)
			assert.LessOrEqual(t, h.Names[0].Confidence, 1.0, line)
		}
		assert.Equal(t, f[3], got, fmt.Sprint(line, h.Names))
	}
}

const nameCases = `
en | name | not Tom, Jim | Jim
en | name | no, not Tom, it's Jim | Jim
en | name | it's Jim, not Tom | Jim
en | name | my name is not Tom, it's Jim | Jim
en | name | not Tom Smith, Jim Brown | Jim Brown
en | name | not tom jim | Jim
en | name | not Tom |
en | name | no, Tom | Tom
en | name | capital J O double N | Jonn spelled
en | name | Smith, S M I T H | Smith spelled
en | name | it's John Smyth, S M Y T H | John Smyth spelled
lt | name | ne Jonas, o Tomas | Tomas
lt | name | ne jonas o tomas | Tomas
lt | name | ne, Tomas | Tomas
lt | name | ne Tomas | Tomas
lt | name | ne Jonui, o Tomui | Tomas
lt | name | Petrauskas, pė e tė er a u es ka a es | Petrauskas spelled
ru | name | не Иван, а Пётр | Пётр
ru | name | не Иван Петров, а Пётр Иванов | Пётр Иванов
ru | name | нет, Пётр | Пётр
ru | name | И В А Н О В | Иванов spelled
hy | name | ոչ թե Արամ, այլ Տիգրան | Տիգրան
hy | name | ոչ, Տիգրան | Տիգրան
en | | my name is Sarah Connor | Sarah Connor
en | | hi, this is Sarah Connor calling about my car | Sarah Connor
en | | my name is john smith and i need an oil change | John Smith
en | name | sarah connor | Sarah Connor
en | name | Connor, C O N N O R | Connor spelled
en | name | it's Sarah Conor, C, O, double N, O, R | Sarah Connor spelled
en | name | s a r a h | Sarah spelled
en | name | it's spelt with a K, Katherine | Katherine
en | | Jana Picariello here, I have a table booked | Jana Picariello
en | | hello, sarah connor speaking | Sarah Connor
en | | Exie Bichoff is my name. | Exie Bichoff
en | name | Will | Will
en | name | will | Will
en | name | Houston Bartles, for myself and six others | Houston Bartles
en | name | fuck you |
en | name | back later |
en | name | The First One |
en | name | the first first one |
en | name | yes please tom baker | Tom Baker
en | confirm | tom baker | Tom Baker
en | confirm | no tom baker | Tom Baker
en | confirm | yes please book it |
en | confirm | tom | Tom
en | confirm | will |
lt | confirm | Stasė | Stasė
lt | | tai gerai užrašykit čipuoti katę šeštadienį |
lt | | užrašykit Joną Petraitį | Jonas Petraitis
lt | | užrašykit petrą | Petras
en | | a Passat, name's Rob Hill | Rob Hill
en | confirm | sounds good to me |
lt | confirm | Ona Kazlauskienė | Ona Kazlauskienė
lt | confirm | ne ona kazlauskienė | Ona Kazlauskienė
lt | confirm | taip viskas gerai |
ru | confirm | Анна Иванова | Анна Иванова
en | | is anybody here |
en | | I am calling about my car |
en | name | a n n a | Anna spelled
en | name | It's Jonas Petraitis | Jonas Petraitis
en | | I'm looking for a dentist |
en | | I'm late |
en | name | why do you need my name |
en | name | yes |
en | name | two |
en | name | on Friday |
en | name | bee are ay dee | Brad spelled
en | | it's spelled S as in Sam, M as in Mike, I, T, H | Smith spelled
en | name | b as in bravo v as in alpha j as in kilo as in echo r as in romeo | Baker spelled
en | name | x as in fox a as in alpha m as in mike | Xam spelled
en | name | Mike | Mike
en | | this is the first time |
en | | for Monday |
en | name | oil change |
en | name | Smith-Jones | Smith-Jones
en | name | Mary O'Connor | Mary O'Connor
en | name | Ludwig van Beethoven | Ludwig van Beethoven
en | name | xochitl | Xochitl
en | name | alpha november november alpha | Anna spelled
en | | could you see if you are free |
en | | put it under Jones please | Jones
en | | my name is will smith | Will Smith
en | name | sarah connor six one two three four five six seven | Sarah Connor
en | name | no not john it's joan | Joan
en | name | can I book for my wife instead |
en | name | may I ask why |
en | name | put down my wife Anna Smith | Anna Smith
en | | is doctor Petraitis available on Monday |
en | | I am looking for Polish food |
en | | my dog's name is Rex |
en | | Book it for me will you |
en | | On Tuesday I have a reservation for lunch under Antionette Lipham | Antionette Lipham
en | | what name is saved for me |
lt | | užregistruota Jono Petraičio vardu | Jonas Petraitis
lt | | esu vardu Jonas | Jonas
lt | | tuo pačiu vardu |
hy | | գրանցված է Արամ Սարգսյանի անունով | Արամ Սարգսյան
lt | | mano šuns vardas Reksas |
ru | | мою собаку зовут Рекс |
hy | | իմ շան անունը Ռեքս է |
lt | name | užrašykite mano žmoną Rūtą Kazlauskienę | Rūta Kazlauskienė
lt | name | mano vardas Sergejus Ivanovas | Sergejus Ivanovas
lt | name | o kam jums |
ru | name | запишите мою жену Анну Петрову | Анна Петрова
ru | name | зачем вам |
lt | | aš esu Jonas Petraitis | Jonas Petraitis
lt | | mano vardas jonas petraitis | Jonas Petraitis
lt | name | Rasa Kazlauskienė | Rasa Kazlauskienė
lt | | užrašykite Joną Petraitį | Jonas Petraitis
lt | | registruokite Onai Petraitienei | Ona Petraitienė
lt | name | Jonai | Jonas
lt | | laba diena, čia kalba Tomas Adomaitis | Tomas Adomaitis
lt | | aš norėčiau užsiregistruoti |
lt | name | A kaip Antanas, B kaip Birutė, E | Abe spelled
lt | name | sarunas | Šarūnas
lt | name | Šarūnui Jasikevičiui | Šarūnas Jasikevičius
lt | name | taip |
lt | name | kodėl jums reikia vardo |
lt | name | Žukauskas | Žukauskas
lt | name | pė e tė er a es | Petras spelled
lt | name | penktadienį |
lt | | čia skubus atvejis |
lt | | esu Eglė iš Kauno | Eglė
ru | | меня зовут Анна Петрова | Анна Петрова
ru | | запишите Ивана Петрова | Иван Петров
ru | | запишите на завтра |
ru | name | сергей | Сергей
ru | name | А как Анна, Н, Н, А | Анна spelled
ru | | я хочу записаться |
ru | | на имя Ольги Ивановой | Ольга Иванова
ru | name | Алёна | Алёна
ru | | запишите меня на стрижку |
hy | | իմ անունը Արամ է | Արամ
hy | | իմ անունն Անի Պետրոսյան է | Անի Պետրոսյան
hy | name | Լուսինե Հակոբյան | Լուսինե Հակոբյան
hy | | ես Արամն եմ | Արամ
hy | | ես ուզում եմ գրանցվել |
hy | | գրանցեք Արամ Սարգսյանին | Արամ Սարգսյան
hy | name | ա ր ա մ | Արամ spelled
hy | name | այո |
`
