// Package g711 converts between 16-bit linear sound and the two logarithmic
// codes of ITU-T G.711, mu-law (RTP name PCMU) and A-law (PCMA), by table. The
// tables follow the reference code of ITU-T G.191 (STL, g711.c), so that its
// test vectors hold to the bit.
package g711

const (
	// SilenceU and SilenceA are the codes of a zero sample.
	SilenceU = 0xff
	SilenceA = 0xd5
)

// The tables are never written after they were built.
var (
	muDecode = decodeTable(expandMu)
	aDecode  = decodeTable(expandA)
	muEncode = muEncodeTable()
	aEncode  = aEncodeTable()
)

// EncodeU writes one mu-law octet per sample of pcm to dst, which is at least
// as long, and returns how many it wrote.
func EncodeU(dst []byte, pcm []int16) int {
	dst = dst[:len(pcm)]
	for i, v := range pcm {
		dst[i] = muEncode[uint16(v)>>2]
	}
	return len(pcm)
}

// EncodeA is [EncodeU] for A-law.
func EncodeA(dst []byte, pcm []int16) int {
	dst = dst[:len(pcm)]
	for i, v := range pcm {
		dst[i] = aEncode[uint16(v)>>4]
	}
	return len(pcm)
}

// DecodeU writes one sample per mu-law octet of code to dst, which is at least
// as long, and returns how many it wrote.
func DecodeU(dst []int16, code []byte) int {
	dst = dst[:len(code)]
	for i, c := range code {
		dst[i] = muDecode[c]
	}
	return len(code)
}

// DecodeA is [DecodeU] for A-law.
func DecodeA(dst []int16, code []byte) int {
	dst = dst[:len(code)]
	for i, c := range code {
		dst[i] = aDecode[c]
	}
	return len(code)
}

func decodeTable(expand func(byte) int16) (t [256]int16) {
	for c := range t {
		t[c] = expand(byte(c))
	}
	return t
}

// The mu-law code depends on the upper 14 bits of a sample, the A-law code on
// the upper 12: shorter tables stay in the cache.
func muEncodeTable() (t [1 << 14]byte) {
	for i := range t {
		t[i] = compressMu(int16(uint16(i) << 2))
	}
	return t
}

func aEncodeTable() (t [1 << 12]byte) {
	for i := range t {
		t[i] = compressA(int16(uint16(i) << 4))
	}
	return t
}

func compressMu(v int16) byte {
	const bias, clip = 33, 0x1fff
	magnitude := int(v)
	if v < 0 {
		magnitude = int(^v) // one's complement, as the reference does
	}
	magnitude = min(magnitude>>2+bias, clip)
	segment := 1
	for m := magnitude >> 6; m != 0; m >>= 1 {
		segment++
	}
	code := byte(8-segment)<<4 | byte(0x0f-(magnitude>>segment)&0x0f)
	if v >= 0 {
		code |= 0x80
	}
	return code
}

func expandMu(c byte) int16 {
	exponent := int(^c>>4) & 7
	step := 8 << exponent
	v := 0x80<<exponent + step*int(^c&0x0f) + step/2 - 4*33
	if c < 0x80 {
		v = -v
	}
	return int16(v)
}

func compressA(v int16) byte {
	m := int(v)
	if v < 0 {
		m = int(^v)
	}
	m >>= 4
	if m > 15 {
		exponent := 1
		for m > 31 {
			m >>= 1
			exponent++
		}
		m = m - 16 + exponent<<4
	}
	code := byte(m)
	if v >= 0 {
		code |= 0x80
	}
	return code ^ 0x55
}

func expandA(c byte) int16 {
	x := int(c^0x55) & 0x7f
	exponent, m := x>>4, x&0x0f
	if exponent > 0 {
		m += 16
	}
	m = m<<4 + 8
	if exponent > 1 {
		m <<= exponent - 1
	}
	if c^0x55 < 0x80 {
		m = -m
	}
	return int16(m)
}
