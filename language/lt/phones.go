package lt

import (
	"budi/language/numeral"
	"budi/language/phone"
)

func phoneReader(n *numeral.Reader) *phone.Reader {
	return &phone.Reader{
		Numbers: n,
		Plus:    words("plius", "pliusas", "plus"),
		Between: words("brūkšnys", "brukšnelis", "brūkšnelis", "ir", "tada", "toliau", "paskui", "em", "nu", "dar", "po", "to"),
		Clues: words("telefonas", "telefono", "telefoną", "telefonu", "telefonai", "tel", "mobilus", "mobilaus", "mob", "skambinkite", "skambinti", "paskambinkite", "paskambinti",
			"perskambinkite", "perskambinti", "skambinkit", "susisiekite", "susisiekti", "kontaktinis"),
		Number: words("numeris", "numerį", "numerio", "numeriu", "nr"),
		Others: words("kortelės", "kortelė", "kortelę", "sąskaitos", "sąskaita", "užsakymo", "užsakymas", "asmens", "kodas", "paso", "sutarties", "kodą"),
		Region: "LT",
	}
}
