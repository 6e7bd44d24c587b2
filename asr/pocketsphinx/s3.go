package pocketsphinx

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"os"
	"strings"
)

// gaussians holds one parameter file of a SphinxTrain model, means or
// variances: Value[((codebook*streams)+stream)*densities+density] has the
// components of one density.
type gaussians struct {
	Codebooks, Streams, Densities int
	Dims                          []int // components of each stream
	Values                        [][]float32
	Checksum                      uint32
}

// s3Magic is the byte-order word that follows a SphinxTrain header.
const s3Magic = 0x11223344

var errS3 = errors.New("not a SphinxTrain parameter file")

// readGaussians parses a means or variances file and verifies its checksum.
func readGaussians(path string) (*gaussians, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	g, err := parseGaussians(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return g, nil
}

// parseGaussians reads the format that [gaussians.encode] writes.
func parseGaussians(data []byte) (*gaussians, error) {
	const end = "endhdr\n"
	if !bytes.HasPrefix(data, []byte("s3\n")) {
		return nil, errS3
	}
	i := bytes.Index(data[:min(len(data), 4096)], []byte(end))
	if i < 0 {
		return nil, fmt.Errorf("%w: the header has no end", errS3)
	}
	checked := strings.Contains(string(data[:i]), "chksum0 yes")
	words, err := littleEndianWords(data[i+len(end):])
	if err != nil {
		return nil, err
	}
	if len(words) < 5 || words[0] != s3Magic {
		return nil, fmt.Errorf("%w: byte-order word missing", errS3)
	}
	words = words[1:]
	var sum uint32
	if checked {
		sum = words[len(words)-1]
		words = words[:len(words)-1]
		if got := s3Checksum(words); got != sum {
			return nil, fmt.Errorf("%w: checksum %08x, the file says %08x", errS3, got, sum)
		}
	}
	return gaussiansOf(words, sum)
}

// gaussiansOf interprets the words between magic and checksum.
func gaussiansOf(words []uint32, sum uint32) (*gaussians, error) {
	const most = 1 << 16
	if len(words) < 4 {
		return nil, fmt.Errorf("%w: truncated", errS3)
	}
	g := &gaussians{Codebooks: int(words[0]), Streams: int(words[1]), Densities: int(words[2]), Checksum: sum}
	if g.Codebooks < 1 || g.Codebooks > most || g.Streams < 1 || g.Streams > 16 || g.Densities < 1 || g.Densities > most ||
		len(words) < 4+g.Streams {
		return nil, fmt.Errorf("%w: impossible dimensions", errS3)
	}
	words = words[3:]
	total := 0
	for range g.Streams {
		dim := int(words[0])
		if dim < 1 || dim > 1024 {
			return nil, fmt.Errorf("%w: a stream of %d components", errS3, dim)
		}
		g.Dims = append(g.Dims, dim)
		total += dim * g.Codebooks * g.Densities
		words = words[1:]
	}
	if len(words) != 1+total || int(words[0]) != total {
		return nil, fmt.Errorf("%w: %d values where the dimensions give %d", errS3, len(words)-1, total)
	}
	words = words[1:]
	g.Values = make([][]float32, 0, g.Codebooks*g.Streams*g.Densities)
	for range g.Codebooks {
		for _, dim := range g.Dims {
			for range g.Densities {
				v := make([]float32, dim)
				for k := range v {
					v[k] = math.Float32frombits(words[k])
				}
				g.Values = append(g.Values, v)
				words = words[dim:]
			}
		}
	}
	return g, nil
}

// encode writes the model file, with its checksum.
func (g *gaussians) encode() []byte {
	words := []uint32{uint32(g.Codebooks), uint32(g.Streams), uint32(g.Densities)}
	total := 0
	for _, d := range g.Dims {
		words = append(words, uint32(d))
		total += d * g.Codebooks * g.Densities
	}
	words = append(words, uint32(total))
	for _, v := range g.Values {
		for _, x := range v {
			words = append(words, math.Float32bits(x))
		}
	}
	var out bytes.Buffer
	w := bufio.NewWriter(&out)
	w.WriteString("s3\nversion 1.0\nchksum0 yes\nendhdr\n") //nolint:errcheck // a bytes.Buffer never fails
	sum := s3Checksum(words)
	var b [4]byte
	for _, x := range append(append([]uint32{s3Magic}, words...), sum) {
		binary.LittleEndian.PutUint32(b[:], x)
		w.Write(b[:]) //nolint:errcheck // a bytes.Buffer never fails
	}
	w.Flush() //nolint:errcheck // a bytes.Buffer never fails
	return out.Bytes()
}

// s3Checksum is the rotating sum of SphinxBase's bio.c.
func s3Checksum(words []uint32) uint32 {
	var s uint32
	for _, w := range words {
		s = bits.RotateLeft32(s, 20) + w
	}
	return s
}

func littleEndianWords(data []byte) ([]uint32, error) {
	if len(data)%4 != 0 {
		return nil, fmt.Errorf("%w: %d bytes of values are no whole words", errS3, len(data))
	}
	words := make([]uint32, len(data)/4)
	for i := range words {
		words[i] = binary.LittleEndian.Uint32(data[4*i:])
	}
	return words, nil
}
