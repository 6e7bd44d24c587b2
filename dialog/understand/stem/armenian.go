package stem

import "strings"

var (
	hyArticle = longestFirst(`ը ն ս դ`)
	hyCase    = longestFirst(`երի երին երից երով երում ներ եր ների ներին ներից ներով ներում երս ներս
		մա մամբ մանը մանից ուց ույց ոց ի ու ին ից ով ում ուն ան աց ուան ությամբ ության ություն`)
	hyVerb = longestFirst(`ացնել ացնում վում վել վի ել ալ ում եմ ես եք եց եցի եցին ելու ալու ած եք անալ ենալ ացի`)
)

// armenian takes the article, then case and number, then verb endings off.
func armenian(s string) string {
	s = strings.TrimPrefix(s, "՛")
	out, _ := strip(s, hyArticle, 3)
	for range 2 {
		t, ok := strip(out, hyCase, 3)
		if !ok {
			break
		}
		out = t
		if t, ok = strip(out, hyArticle, 4); ok && strings.HasSuffix(out, "ն") {
			out = t
		}
	}
	if t, ok := strip(out, hyVerb, 3); ok {
		out = t
	}
	return out
}
