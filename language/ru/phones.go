package ru

import (
	"budi/language/numeral"
	"budi/language/phone"
)

func phoneReader(n *numeral.Reader) *phone.Reader {
	return &phone.Reader{
		Numbers: n,
		Plus:    words("плюс"),
		Between: words("тире", "дефис", "и", "потом", "дальше", "далее", "затем", "э", "ну", "еще"),
		Clues:   words("телефон", "телефона", "телефону", "телефоном", "тел", "мобильный", "мобильного", "моб", "звоните", "позвоните", "перезвоните", "звонить", "позвонить", "перезвонить", "наберите", "сотовый"),
		Number:  words("номер", "номера", "номеру"),
		Others:  words("карты", "карта", "карту", "счета", "счет", "заказа", "заказ", "паспорта", "паспорт", "договора", "инн", "код"),
		Region:  "LT",
		Also:    []string{"AM", "RU"},
	}
}
