// Package siptest drives SIP peers for tests: SIPp with scenarios, and a peer
// that is scripted message by message.
package siptest

import (
	"context"
	"embed"
	"fmt"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

//go:embed scenarios/*.xml
var scenarios embed.FS

// pcaps is where Debian's sip-tester keeps the recordings that SIPp's own
// scenarios play.
const pcaps = "/usr/share/sip-tester"

// SIPp is one run of the program as a caller.
type SIPp struct {
	// Scenario is one of this package's ("cancel", "reinvite", "offerless",
	// "callee_bye") or one built into SIPp ("uac", "uac_pcap").
	Scenario string
	// Target to call.
	Target netip.AddrPort
	// Service is the user part of the Request-URI; "" is SIPp's default.
	Service string
	// TCP instead of UDP.
	TCP bool
	// Calls in all, Rate per second, Together at most; 0 means 1, 10, 10.
	Calls, Rate, Together int
	// Hold is how long each call lasts, where the scenario has a pause.
	Hold time.Duration
	// Timeout of the run; 0 means 30 s.
	Timeout time.Duration
	// Args are added to the command line.
	Args []string
}

// Run fails the test unless every call of the run went as its scenario says.
// It skips the test when SIPp is not installed.
func (s SIPp) Run(t testing.TB) {
	t.Helper()
	if out, err := s.Try(t); err != nil {
		t.Fatalf("sipp %s: %v\n%s", s.Scenario, err, out)
	}
}

// Try runs SIPp and returns what it printed; err tells that a call failed.
func (s SIPp) Try(t testing.TB) (output string, err error) {
	t.Helper()
	program, err := exec.LookPath("sipp")
	if err != nil {
		t.Skip("sipp is not installed (Debian package sip-tester)")
	}
	dir := t.TempDir()
	args, err := s.args(dir)
	if err != nil {
		t.Fatal(err)
	}
	timeout := s.Timeout
	if timeout == 0 {
		timeout = 30 * time.Second
	}
	ctx, cancel := context.WithTimeout(t.Context(), timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "TERM=dumb")
	out, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		err = fmt.Errorf("after %v: %w", timeout, ctx.Err())
	}
	errors, _ := os.ReadFile(filepath.Join(dir, "errors.log"))
	return tail(string(out), 3000) + "\n" + tail(string(errors), 4000), err
}

func (s SIPp) args(dir string) ([]string, error) {
	transport := "u1"
	if s.TCP {
		transport = "t1"
	}
	args := []string{
		s.Target.String(), "-i", "127.0.0.1", "-t", transport, "-nostdin",
		"-m", strconv.Itoa(max(1, s.Calls)), "-r", strconv.Itoa(or(s.Rate, 10)), "-l", strconv.Itoa(or(s.Together, 10)),
		"-trace_err", "-error_file", filepath.Join(dir, "errors.log"), "-timeout_error",
		"-d", strconv.FormatInt(s.Hold.Milliseconds(), 10),
	}
	if s.Service != "" {
		args = append(args, "-s", s.Service)
	}
	if strings.HasPrefix(s.Scenario, "uac") {
		args = append(args, "-sn", s.Scenario)
		if err := os.Symlink(pcaps, filepath.Join(dir, "pcap")); err != nil {
			return nil, err
		}
		return append(args, s.Args...), nil
	}
	xml, err := scenarios.ReadFile("scenarios/" + s.Scenario + ".xml")
	if err != nil {
		return nil, err
	}
	file := filepath.Join(dir, s.Scenario+".xml")
	if err := os.WriteFile(file, xml, 0o600); err != nil {
		return nil, err
	}
	return append(append(args, "-sf", file), s.Args...), nil
}

func or(n, otherwise int) int {
	if n > 0 {
		return n
	}
	return otherwise
}

func tail(s string, n int) string {
	if len(s) > n {
		return "..." + s[len(s)-n:]
	}
	return s
}
