package siptest

import (
	"context"
	"fmt"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Namespace is a network of its own, joined to this machine by one link:
// phones that ignore the loopback interface live there.
type Namespace struct {
	// Host is this machine's end of the link, Guest the other one.
	Host, Guest netip.Addr
	name        string
}

// NewNamespace makes a namespace for the test, which needs the rights of an
// administrator; without them the test is skipped.
func NewNamespace(t testing.TB) *Namespace {
	t.Helper()
	id := os.Getpid() & 0xffff
	base := netip.AddrFrom4([4]byte{10, 200 + byte(id>>14), byte(id >> 6), byte(id<<2) & 0xfc})
	n := &Namespace{name: fmt.Sprintf("budi%d", id), Host: base.Next(), Guest: base.Next().Next()}
	outside, inside := fmt.Sprintf("bh%d", id), fmt.Sprintf("bg%d", id)
	t.Cleanup(func() { _ = exec.Command("ip", "netns", "del", n.name).Run() })
	for _, args := range []string{
		"netns add " + n.name,
		"link add " + outside + " type veth peer name " + inside + " netns " + n.name,
		"addr add " + n.Host.String() + "/30 dev " + outside,
		"link set " + outside + " up",
		"-n " + n.name + " addr add " + n.Guest.String() + "/30 dev " + inside,
		"-n " + n.name + " link set " + inside + " up",
	} {
		if out, err := exec.Command("ip", strings.Fields(args)...).CombinedOutput(); err != nil {
			t.Skipf("no network namespace here (it needs root and iproute2): ip %s: %v: %s", args, err, out)
		}
	}
	return n
}

// Baresip calls to, a SIP URI, with the phone program of this name, which
// speaks the file say (WAV, 8 kHz, mono), and hangs up when it is through.
// heard is a WAV file with what it heard. The test is skipped when the program
// is not installed.
func (n *Namespace) Baresip(t testing.TB, to, say string) (heard string) {
	t.Helper()
	program, err := exec.LookPath("baresip")
	if err != nil {
		t.Skip("baresip is not installed (Debian package baresip-core)")
	}
	dir := t.TempDir()
	config := fmt.Sprintf(`module_path /usr/lib/baresip/modules
sip_listen %s:5070
audio_source aufile,%s
audio_player aubridge,null
ausrc_srate 8000
auplay_srate 8000
snd_path %s
module g711.so
module aufile.so
module aubridge.so
module sndfile.so
module_tmp uuid.so
module_tmp account.so
module_app menu.so
`, n.Guest, say, dir)
	for file, text := range map[string]string{
		"config": config, "contacts": "", "accounts": "<sip:+37061234567@" + n.Guest.String() + ">;regint=0\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 60*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, "ip", "netns", "exec", n.name, program, "-f", dir, "-e", "/dial "+to, "-t", "20")
	var out strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait() //nolint:errcheck // it is killed once its call is over
	defer cancel()
	for {
		time.Sleep(100 * time.Millisecond)
		files, _ := filepath.Glob(filepath.Join(dir, "dump-*-dec.wav"))
		before := size(files)
		time.Sleep(400 * time.Millisecond)
		if len(files) == 1 && before > 0 && size(files) == before {
			return files[0]
		}
		if ctx.Err() != nil {
			t.Fatalf("baresip heard nothing:\n%s", tail(out.String(), 3000))
		}
	}
}

func size(files []string) (n int64) {
	for _, f := range files {
		if info, err := os.Stat(f); err == nil {
			n += info.Size()
		}
	}
	return n
}
