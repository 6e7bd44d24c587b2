package ru

import (
	"budi/language/hearing"
	"budi/language/numeral"
	"budi/language/phone"
)

func phoneReader(n *numeral.Reader) *phone.Reader {
	return &phone.Reader{
		Numbers:    n,
		Plus:       hearing.Words("плюс"),
		Between:    hearing.Words("тире", "дефис", "и", "потом", "дальше", "далее", "затем", "э", "ну", "еще"),
		Clues:      hearing.Words("телефон", "телефона", "телефону", "телефоном", "тел", "мобильный", "мобильного", "моб", "звоните", "позвоните", "перезвоните", "звонить", "позвонить", "перезвонить", "наберите", "сотовый"),
		Extensions: hearing.Words("добавочный", "доб", "внутренний"),
		Number:     hearing.Words("номер", "номера", "номеру"),
		Others:     hearing.Words("карты", "карта", "карту", "счета", "счет", "заказа", "заказ", "паспорта", "паспорт", "договора", "инн", "код"),
		Region:     "LT",
		Also:       []string{"AM", "RU"},
	}
}
