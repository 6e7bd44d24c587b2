package dialog_test

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestZZPlay(t *testing.T) {
	if os.Getenv("PLAY") == "" {
		t.Skip()
	}
	f, _ := os.Open(os.Getenv("PLAY"))
	s := &scene{t: t, log: &strings.Builder{}, shelf: &shelf{}, diary: &diary{}}
	s.open.Channel = "phone"
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		if strings.HasPrefix(sc.Text(), ">") {
			if s.conv == nil {
				s.begin("x")
			}
			s.actions = nil
			s.say("x", strings.TrimSpace(sc.Text()[1:]))
		} else {
			s.line("x", sc.Text())
		}
	}
	fmt.Println(s.log.String())
}
