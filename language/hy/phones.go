package hy

import (
	"budi/language/numeral"
	"budi/language/phone"
)

func phoneReader(n *numeral.Reader) *phone.Reader {
	return &phone.Reader{
		Numbers: n,
		Plus:    words("պլյուս", "գումարած"),
		Between: words("գծիկ", "և", "ու", "հետո", "այնուհետև", "դե"),
		Clues:   words("հեռախոս", "հեռախոսս", "հեռախոսը", "հեռախոսի", "հեռախոսահամար", "հեռախոսահամարը", "հեռախոսահամարս", "հեռ", "զանգահարեք", "զանգեք", "զանգել", "բջջային", "բջջայինս"),
		Number:  words("համար", "համարը", "համարս", "համարն"),
		Others:  words("քարտի", "քարտ", "քարտը", "հաշվի", "պատվերի", "անձնագրի", "կոդ", "կոդը"),
		Region:  "AM",
	}
}
