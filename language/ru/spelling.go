package ru

import (
	"strings"

	"budi/language/hearing"
	"budi/language/person"
)

// letterNames lists the letters' names as they are said.
const letterNames = `
б:бэ,бе в:вэ,ве г:гэ,ге д:дэ,де ж:жэ,же з:зэ,зе й:икраткое к:ка,кэ л:эль,эл м:эм н:эн п:пэ,пе р:эр с:эс т:тэ,те ф:эф х:ха ц:цэ,це ч:че,чэ ш:ша щ:ща
ъ:твердый ь:мягкий`

func speller() *person.Speller {
	names := map[string]string{"дефис": "-", "тире": "-"}
	for f := range strings.FieldsSeq(letterNames) {
		letter, list, _ := strings.Cut(f, ":")
		for n := range strings.SplitSeq(list, ",") {
			names[n] = letter
		}
	}
	return &person.Speller{
		Names:   names,
		Common:  hearing.Words("те", "же", "де", "ка", "я", "и", "а", "в", "с", "к", "о", "у", "ну", "не", "э", "твердый", "мягкий"),
		Links:   [][]string{{"как"}, {"как", "в", "слове"}, {"это"}},
		Repeats: map[string]int{"двойное": 2, "двойная": 2, "двойной": 2, "две": 2},
		Clues:   hearing.Words("буквам", "буквы", "буква"),
		Fillers: hearing.Words("потом", "знак", "дальше", "э", "большая", "заглавная"),
	}
}
