package en

import (
	"budi/language/hearing"
	"budi/language/numeral"
	"budi/language/phone"
)

func phoneReader(n *numeral.Reader) *phone.Reader {
	return &phone.Reader{
		Numbers:    n,
		Plus:       hearing.Words("plus"),
		Between:    hearing.Words("dash", "hyphen", "then", "and", "uh", "um", "er", "erm", "space", "followed", "by", "again", "area", "code"),
		Clues:      hearing.Words("phone", "call", "telephone", "mobile", "cell", "cellphone", "tel", "contact", "reach", "dial", "ring", "text", "fax", "whatsapp", "landline", "office", "callback"),
		Sounds:     map[string]string{"to": "2", "too": "2", "for": "4", "fore": "4", "won": "1", "ate": "8", "mind": "9", "sex": "6", "tree": "3", "oh": "0"},
		Extensions: hearing.Words("x", "ext", "extension"),
		Number:     hearing.Words("number", "no", "it's"),
		Others:     hearing.Words("card", "invoice", "order", "account", "reference", "passport", "policy", "booking", "ssn", "visa", "express", "discover", "mastercard", "plate", "vin"),
		Region:     "LT",
		Also:       []string{"GB", "US"},
	}
}
