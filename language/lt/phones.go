package lt

import (
	"budi/language/hearing"
	"budi/language/numeral"
	"budi/language/phone"
)

func phoneReader(n *numeral.Reader) *phone.Reader {
	r := &phone.Reader{
		Numbers: n,
		Plus:    hearing.Words("plius", "pliusas", "plus"),
		Between: hearing.Words("brūkšnys", "brukšnelis", "brūkšnelis", "ir", "tada", "toliau", "paskui", "em", "nu", "dar", "po", "to"),
		Clues: hearing.Words("telefonas", "telefono", "telefoną", "telefonu", "telefonai", "tel", "mobilus", "mobilaus", "mob", "skambinkite", "skambinti", "paskambinkite", "paskambinti",
			"perskambinkite", "perskambinti", "skambinkit", "susisiekite", "susisiekti", "kontaktinis"),
		Extensions: hearing.Words("vidinis", "vidiniu", "ext"),
		Number:     hearing.Words("numeris", "numerį", "numerio", "numeriu", "nr"),
		Others:     hearing.Words("kortelės", "kortelė", "kortelę", "sąskaitos", "sąskaita", "užsakymo", "užsakymas", "asmens", "kodas", "paso", "sutarties", "kodą"),
		Region:     "LT",
	}
	for _, set := range []map[string]bool{r.Between, r.Clues, r.Number, r.Others} {
		for w := range set {
			set[fold(w)] = true
		}
	}
	return r
}
