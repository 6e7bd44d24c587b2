package sip

import (
	"bufio"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// portError explains why an address can't be had: who holds the port, as far
// as this user may see.
func portError(network string, at netip.AddrPort, err error) error {
	if !errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("sip: listen on %s %s: %w", network, at, err)
	}
	if who := portHolder(network, at.Port()); who != "" {
		return fmt.Errorf("sip: %s port %d is taken by %s; stop it or choose another port: %w", network, at.Port(), who, err)
	}
	return fmt.Errorf("sip: %s port %d is taken by another program (`ss -lpn` as root tells which): %w", network, at.Port(), err)
}

// portHolder finds the process that is bound to a port through Linux's /proc;
// "" when it can't be found or seen.
func portHolder(network string, port uint16) string {
	inodes := make(map[string]bool)
	for _, table := range []string{network, network + "6"} {
		f, err := os.Open("/proc/net/" + table)
		if err != nil {
			continue
		}
		for lines := bufio.NewScanner(f); lines.Scan(); {
			fields := strings.Fields(lines.Text())
			if len(fields) < 10 || network == "tcp" && fields[3] != "0A" { // 0A: listening
				continue
			}
			_, hexPort, _ := strings.Cut(fields[1], ":")
			if n, err := strconv.ParseUint(hexPort, 16, 16); err == nil && uint16(n) == port {
				inodes["socket:["+fields[9]+"]"] = true
			}
		}
		_ = f.Close()
	}
	if len(inodes) == 0 {
		return ""
	}
	fds, _ := filepath.Glob("/proc/[0-9]*/fd/*")
	for _, fd := range fds {
		if link, err := os.Readlink(fd); err == nil && inodes[link] {
			pid := strings.Split(fd, "/")[2]
			name, _ := os.ReadFile("/proc/" + pid + "/comm")
			return fmt.Sprintf("%s (pid %s)", strings.TrimSpace(string(name)), pid)
		}
	}
	return ""
}
