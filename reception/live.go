package reception

import (
	"slices"
	"strings"
	"sync"
	"time"

	"budi/record"
)

// Live is a call of this moment, in the form of the API.
type Live struct {
	ID         string    `json:"id"`
	Caller     string    `json:"caller"`
	Business   string    `json:"business"`
	Channel    string    `json:"channel"`
	Started    time.Time `json:"started"`
	Expect     string    `json:"expect"`
	Transcript []Line    `json:"transcript"`
}

// Line is one thing that was said.
type Line struct {
	Who  string    `json:"who"` // caller or budi
	Text string    `json:"text"`
	At   time.Time `json:"at"`
}

// board lists what goes on.
type board struct {
	mu    sync.Mutex
	cards map[string]*card
}

// card is one call's place on the board.
type card struct {
	b    *board
	live Live
}

func newBoard() *board { return &board{cards: make(map[string]*card)} }

func (b *board) add(l Live) *card {
	b.mu.Lock()
	defer b.mu.Unlock()
	c := &card{b, l}
	b.cards[l.ID] = c
	return c
}

func (c *card) remove() {
	c.b.mu.Lock()
	defer c.b.mu.Unlock()
	delete(c.b.cards, c.live.ID)
}

func (c *card) turn(t record.Turn) {
	c.b.mu.Lock()
	defer c.b.mu.Unlock()
	if t.Text != "" {
		c.live.Transcript = append(c.live.Transcript, Line{t.Who, t.Text, t.At})
	}
}

func (c *card) expects(kind string) {
	c.b.mu.Lock()
	defer c.b.mu.Unlock()
	c.live.Expect = kind
}

func (b *board) list() []Live {
	b.mu.Lock()
	defer b.mu.Unlock()
	out := make([]Live, 0, len(b.cards))
	for _, c := range b.cards {
		l := c.live
		l.Transcript = slices.Clone(l.Transcript)
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b Live) int {
		if d := a.Started.Compare(b.Started); d != 0 {
			return d
		}
		return strings.Compare(a.ID, b.ID)
	})
	return out
}
