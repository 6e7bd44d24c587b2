package hy

import (
	"budi/language/hearing"
	"budi/language/numeral"
	"budi/language/phone"
)

func phoneReader(n *numeral.Reader) *phone.Reader {
	return &phone.Reader{
		Numbers:    n,
		Plus:       hearing.Words("պլյուս", "գումարած"),
		Between:    hearing.Words("գծիկ", "և", "ու", "հետո", "այնուհետև", "դե"),
		Clues:      hearing.Words("հեռախոս", "հեռախոսս", "հեռախոսը", "հեռախոսի", "հեռախոսահամար", "հեռախոսահամարը", "հեռախոսահամարս", "հեռ", "զանգահարեք", "զանգեք", "զանգել", "բջջային", "բջջայինս"),
		Extensions: hearing.Words("ներքին", "լրացուցիչ"),
		Number:     hearing.Words("համար", "համարը", "համարս", "համարն"),
		Others:     hearing.Words("քարտի", "քարտ", "քարտը", "հաշվի", "պատվերի", "անձնագրի", "կոդ", "կոդը"),
		Region:     "AM",
	}
}
