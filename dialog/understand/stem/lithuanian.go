package stem

import "strings"

// Lithuanian endings, folded. Nouns and adjectives first, then verbs.
var (
	ltEndings = longestFirst(`iuose uose iuosiuose yse ese ose iomis omis emis imis umis
		iams ams oms ioms ems ims ums iais ais iai ai iuos uos ius us iui ui iu u ias as is ys es os ies
		ioje oje eje yje uje iame ame iuje oj ej yj iam ia ei iei io o a e i y aus
		iausias iausia esnis esne esni`)
	ltVerbs = longestFirst(`tis ti tumete tumeme tume tumei tumet ciau ciausi tusi tu tumeisi
		siu sime site sim sit sis si s siuosi siesi kite kime kit k kis
		iau au ai ame ate iame iate ime ite iasi asi osi iuosi uosi uojasi
		davau davai davo davome davote ome ote ejo ejau ejote ijo
		dama damas dami damos dant iant ant int jant jo ja ju jau jame jate jome jote
		tas ta to tam tos toje tus tais toms ti tai ciu ciau ciausi tysi`)
	// ltDerived are the ends of stems that make a noun of a verb or a verb of
	// a noun: plombavim-, plombuo-, registracij-, valym-, valy-.
	ltDerived = longestFirst(`avim ivim uojim acij avi av uoj uo uot ojim oj ot ejim ej ym im yt it
		ini en in el yn ytoj yb imo`)
)

// lithuanian takes case and verb endings off, then what makes a noun of a
// verb, and hardens a softened last consonant (dantis, dančių).
func lithuanian(s string) string {
	s = strings.TrimSuffix(s, "si") // reflexive: registruotis, registruočiausi
	for _, p := range ltReflexive {
		if t, ok := strings.CutPrefix(s, p); ok && len(t) >= 4 {
			s = t
			break
		}
	}
	out, ok := s, strings.HasSuffix(s, "nti") && len(s) > 5
	if ok {
		out = s[:len(s)-len("ti")] // balinti, patikrinti
	} else {
		out, ok = strip(s, ltVerbsLong, 3)
	}
	if !ok {
		out, ok = strip(s, ltEndings, 3)
		if !ok {
			out, _ = strip(s, ltVerbs, 3)
		}
	}
	for range 2 {
		if t, ok := strip(out, ltDerived, 4); ok {
			out = t
		} else if t, ok := strip(out, ltDerived3, 3); ok {
			out = t
		}
	}
	switch {
	case strings.HasSuffix(out, "ci") && len(out) > 4:
		out = out[:len(out)-2] + "t"
	case strings.HasSuffix(out, "c") && len(out) > 3:
		out = out[:len(out)-1] + "t"
	case strings.HasSuffix(out, "dz") && len(out) > 3:
		out = out[:len(out)-1]
	}
	return out
}

// ltVerbsLong are the verb endings that no noun has: they may be tried first.
var ltVerbsLong = longestFirst(`avimas uotis uoti uojate uoja uosiu uotumete uociau avo avau
	ytis yti ytumete yciau ysiu ysime oti otis ociau eti etis eciau inciau
	kite kime tumete tumeme ciau`)

// ltReflexive stand before a verb that one does for oneself: pasikeisti,
// susimokėti.
var ltReflexive = strings.Fields(`susi pasi issi apsi nusi`)

// ltDerived3 may leave three letters: valymas, valyti -> val.
var ltDerived3 = longestFirst(`ym im`)
