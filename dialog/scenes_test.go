package dialog_test

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"budi/calendar"
	"budi/calendar/local"
	"budi/dialog"
	"budi/language"
)

var show = flag.Bool("show", false, "print every scene as it went")

// TestScenes holds the conversations of testdata/scenes. A scene is a file of
// lines:
//
//	# a comment: what the scene is about
//	business garage        the header: who is called, when, by whom
//	now 2026-11-24T07:30
//	caller +37061234567    "trusted" after it: the network vouches for it
//	lang en
//	channel chat           default phone
//	keypad                 speech can't be recognised
//	busy bay-1 2026-11-25T10:00 2026-11-25T11:00
//	visit oil-change bay-1 2026-11-25T10:00 Tom +37061234567
//	down calendar          or: journal
//
//	> what the caller says; !silence, !unclear, !low and !doubt (the recogniser
//	  is unsure), !key 1, !later 20m, !cut (the
//	  line breaks and the caller rings again), !back (nobody took the
//	  transfer), !hangup, !up calendar; !interrupts (into the last clause),
//	  !unheard (into the first) and then what is said
//	< what Budi says; … stands for anything
//	! an action, in the order they happen: booked oil-change 2026-11-25T10:00
//	? what is expected next
//	= the closing state, or "= urgent"
func TestScenes(t *testing.T) {
	root := filepath.Join("testdata", "scenes")
	require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".txt" {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		t.Run(filepath.ToSlash(strings.TrimSuffix(name, ".txt")), func(t *testing.T) { play(t, path) })
		return nil
	}))
}

// scene is one file being played.
type scene struct {
	t   *testing.T
	log *strings.Builder
	parts
	engine  *dialog.Engine
	shelf   *shelf
	diary   *diary
	now     time.Time
	open    dialog.Opening
	conv    *dialog.Conversation
	reply   dialog.Reply
	actions []dialog.Action // of the last turn, those that were not looked at
	ended   string
	checked bool
}

func play(t *testing.T, path string) {
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	s := &scene{t: t, log: &strings.Builder{}, shelf: &shelf{}, diary: &diary{}}
	s.open = dialog.Opening{Channel: "phone", ID: uuid.New()}
	if *show {
		t.Cleanup(func() { t.Log("\n" + s.log.String()) })
	} else {
		t.Cleanup(func() {
			if t.Failed() {
				t.Log("\n" + s.log.String())
			}
		})
	}
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		s.line(fmt.Sprintf("%s:%d", path, n), line)
		if t.Failed() {
			return
		}
	}
	require.NoError(t, lines.Err())
	require.Empty(t, s.actions, "actions that the scene does not mention")
}

func (s *scene) line(at, line string) {
	mark, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch mark {
	case ">", "<", "!", "?", "=":
		if s.conv == nil {
			s.begin(at)
		}
	}
	switch mark {
	case ">":
		require.Emptyf(s.t, s.actions, "%s: actions of the turn before that the scene does not mention", at)
		s.say(at, rest)
	case "<":
		got := strings.Join(s.reply.Say, " ")
		require.Truef(s.t, like(rest, got), "%s:\nwant %s\ngot  %s", at, rest, got)
	case "!":
		require.NotEmptyf(s.t, s.actions, "%s: no action was done, want %s", at, rest)
		require.Equalf(s.t, rest, s.action(s.actions[0], rest), "%s", at)
		s.actions = s.actions[1:]
	case "?":
		require.Equalf(s.t, rest, string(s.reply.Expect.Kind), "%s: what is expected", at)
	case "=":
		switch rest {
		case "urgent":
			require.Truef(s.t, s.reply.Urgent, "%s: not urgent", at)
		case "transfer":
			require.Equalf(s.t, dialog.Transfer, s.reply.Then, "%s", at)
		default:
			require.Equalf(s.t, rest, either(s.ended, s.reply.Closing), "%s: the closing state", at)
		}
	default:
		s.header(at, mark, rest)
	}
}

func (s *scene) header(at, key, rest string) {
	words := strings.Fields(rest)
	switch key {
	case "business":
		s.parts = partsOf(s.t, rest)
	case "now":
		s.now = s.time(at, rest)
	case "caller":
		s.open.Caller = words[0]
		s.open.CallerTrusted = len(words) > 1 && words[1] == "trusted"
	case "customer":
		s.open.Customer = &dialog.Customer{Name: rest}
	case "lang":
		s.open.Lang = language.Tag(rest)
	case "channel":
		s.open.Channel = rest
	case "keypad":
		s.open.Keypad = true
	case "busy":
		from, to := s.time(at, words[1]), s.time(at, words[2])
		s.shelf.visits = append(s.shelf.visits, kept{Visit: calendar.Visit{
			ID: uuid.NewString(), Key: uuid.NewString(), Status: calendar.Booked, Slot: calendar.Slot{Staff: words[0], Start: from, End: to},
		}, until: to})
	case "visit":
		start := s.time(at, words[2])
		service, ok := s.b.Service(words[0])
		require.Truef(s.t, ok, "%s: no such service", at)
		end := start.Add(time.Duration(service.Duration))
		s.shelf.visits = append(s.shelf.visits, kept{Visit: calendar.Visit{
			ID: uuid.NewString(), Key: uuid.NewString(), Business: s.b.Slug, Status: calendar.Booked, Name: strings.Join(words[3:len(words)-1], " "),
			Phone: words[len(words)-1], Slot: calendar.Slot{Service: words[0], Staff: words[1], Start: start, End: end},
		}, until: end})
	case "down":
		s.shelf.down = s.shelf.down || rest == "calendar"
		s.diary.down = s.diary.down || rest == "journal"
	default:
		s.t.Fatalf("%s: %q is not a word of scenes", at, key)
	}
}

func (s *scene) time(at, text string) time.Time {
	when, err := time.ParseInLocation("2006-01-02T15:04", text, s.b.Location())
	require.NoErrorf(s.t, err, "%s", at)
	return when
}

func (s *scene) begin(at string) {
	if s.engine == nil {
		engine, err := dialog.New(dialog.Config{
			Business: s.b, Book: local.New(s.b.Plan(), s.shelf, s.clock), Packs: packs(), Journal: s.diary, Clock: s.clock,
			Understand: s.understand, Phrases: s.phrases, Playbooks: s.playbooks,
		})
		require.NoErrorf(s.t, err, "%s", at)
		s.engine = engine
	}
	var err error
	s.conv, s.reply, err = s.engine.Begin(context.Background(), s.open)
	require.NoErrorf(s.t, err, "%s", at)
	s.took()
}

func (s *scene) clock() time.Time { return s.now }

func (s *scene) say(at, text string) {
	turn := dialog.Turn{ID: uuid.New(), Text: text, Confidence: 1, At: s.now}
	word, rest, _ := strings.Cut(text, " ")
	s.now = s.now.Add(8 * time.Second)
	fmt.Fprintf(s.log, "> %s\n", text)
	switch word {
	case "!silence":
		turn.Text, turn.Silence = "", true
	case "!unclear":
		turn.Text, turn.Unclear = "", true
	case "!key":
		turn.Text, turn.Key = "", []rune(rest)[0]
	case "!keys":
		for _, k := range rest {
			if k == ' ' {
				continue
			}
			s.turn(at, dialog.Turn{ID: uuid.New(), Key: k, At: s.now})
		}
		return
	case "!low": // the recogniser is unsure
		turn.Text, turn.Confidence = rest, 0.25
	case "!doubt": // it is somewhat unsure
		turn.Text, turn.Confidence = rest, 0.5
	case "!guess": // the recogniser rejects what it heard
		turn.Unclear, turn.Guess, turn.Confidence = true, rest, 0.3
	case "!later":
		d, err := time.ParseDuration(rest)
		require.NoErrorf(s.t, err, "%s", at)
		s.now = s.now.Add(d)
		return
	case "!cut":
		s.ended = s.conv.End(context.Background(), dialog.EndDropped)
		s.open.Resume = &dialog.Resumed{Snapshot: s.conv.Snapshot(), At: s.now}
		s.now = s.now.Add(time.Minute)
		s.open.ID = uuid.New()
		s.begin(at)
		s.ended = ""
		return
	case "!back": // nobody took the transfer
		var err error
		s.reply, err = s.conv.Back(context.Background())
		require.NoErrorf(s.t, err, "%s", at)
		s.took()
		return
	case "!hangup":
		s.ended = s.conv.End(context.Background(), dialog.EndHungUp)
		return
	case "!up":
		s.shelf.down, s.diary.down = false, false
		return
	case "!down":
		s.shelf.down = s.shelf.down || rest == "calendar"
		s.diary.down = s.diary.down || rest == "journal"
		return
	case "!take": // somebody else takes the time
		s.header(at, "busy", rest)
		return
	case "!misses": // what was not heard of the reply before | what is said
		turn.Unheard, turn.Text, _ = strings.Cut(rest, " | ")
	case "!interrupts": // the last clause of the reply before was not heard
		turn.Text = rest
		if n := len(s.reply.Say); n > 0 {
			turn.Unheard = s.reply.Say[n-1]
		}
	case "!unheard": // nothing of the reply before was heard
		turn.Text, turn.Unheard = rest, strings.Join(s.reply.Say, " ")
	}
	if turn.Unheard != "" && turn.Text == "!unclear" {
		turn.Text, turn.Unclear = "", true
	}
	s.turn(at, turn)
}

func (s *scene) turn(at string, turn dialog.Turn) {
	var err error
	s.reply, err = s.conv.Reply(context.Background(), turn)
	require.NoErrorf(s.t, err, "%s", at)
	s.took()
}

// took looks at what holds for every reply.
func (s *scene) took() {
	r := s.reply
	text := strings.Join(r.Say, " ")
	fmt.Fprintf(s.log, "< %s\n", text)
	for _, a := range r.Actions {
		fmt.Fprintf(s.log, "! %s\n", s.action(a, "x x x x x x"))
	}
	if r.Closing != "" {
		fmt.Fprintf(s.log, "= %s\n", r.Closing)
	}
	s.actions = append(s.actions, r.Actions...)
	require.NotContainsf(s.t, text, "{", "a parameter was not filled in")
	require.Truef(s.t, utf8.ValidString(text), "not UTF-8: %q", text)
	if words := len(strings.Fields(text)); words > 60 && !s.open.Keypad && !r.Expect.Keypad && !r.Urgent {
		s.t.Errorf("%d words in one reply: %s", words, text)
	}
	if n := strings.Count(text, "?"); n > 1 && !r.Expect.Keypad {
		s.t.Errorf("%d questions in one reply: %s", n, text)
	}
	if booked.MatchString(text) {
		for _, a := range r.Actions {
			s.checked = s.checked || a.Type == "booked" || a.Type == "moved"
		}
		require.Truef(s.t, s.checked, "said to be booked, and nothing was: %s", text)
	}
}

// booked finds what must only be said after the commit.
var booked = regexp.MustCompile(`(?i)you're booked|užregistravau|jūs užregistruot|записал вас|вы записаны|ամրագրված է`)

// action writes an action with as many of its parts as the scene names.
func (s *scene) action(a dialog.Action, as string) string {
	parts := []string{a.Type}
	switch a.Type {
	case "message":
		parts = append(parts, either(a.Level, "plain"), either(a.Phone, "-"), a.Name, a.Text)
	case "alert":
		parts = append(parts, a.To, a.Level, either(a.Phone, "-"))
	case "transfer":
		parts = append(parts, a.To)
	case "opt_out":
		parts = append(parts, a.Phone)
	default:
		parts = append(parts, a.Service)
		if a.Start != nil {
			parts = append(parts, a.Start.In(s.b.Location()).Format("2006-01-02T15:04"))
		}
		parts = append(parts, either(a.Name, "-"), a.Phone)
	}
	n := len(strings.Fields(as))
	text := strings.Fields(strings.Join(parts, " "))
	return strings.Join(text[:min(n, len(text))], " ")
}

// like compares a line with what was said; … stands for anything.
func like(want, got string) bool {
	parts := strings.Split(want, "…")
	for i, p := range parts {
		parts[i] = regexp.QuoteMeta(strings.TrimSpace(p))
	}
	return regexp.MustCompile(`(?si)^` + strings.Join(parts, `.*`) + `$`).MatchString(got)
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
