package en

import (
	"budi/language/numeral"
	"budi/language/phone"
)

func phoneReader(n *numeral.Reader) *phone.Reader {
	return &phone.Reader{
		Numbers: n,
		Plus:    words("plus"),
		Between: words("dash", "hyphen", "then", "and", "uh", "um", "er", "erm", "space", "followed", "by", "again", "area", "code"),
		Clues:   words("phone", "call", "telephone", "mobile", "cell", "cellphone", "tel", "contact", "reach", "dial", "ring", "text", "fax", "whatsapp", "landline", "office", "callback"),
		Number:  words("number", "no", "it's"),
		Others:  words("card", "invoice", "order", "account", "reference", "passport", "policy", "booking", "ssn", "visa", "express", "discover", "mastercard", "plate", "vin"),
		Region:  "LT",
		Also:    []string{"GB", "US"},
	}
}
