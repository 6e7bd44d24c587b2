#!/usr/bin/env bash
# Measures response gaps from outside, on a capture of the packets alone:
#
#   tshark -i lo -f udp -w calls.pcap      # while calls are held
#   docs/gaps.sh calls.pcap 30000 30999    # Budi's RTP ports
#
# Prints each gap in milliseconds, from the caller's last packet with speech to
# the first with speech that Budi sends back, and then median and p95. A packet
# has speech when more than an eighth of its G.711 octets are not those of
# digital silence.
set -euo pipefail
pcap=$1 from=${2:-20000} to=${3:-20999}
tshark -r "$pcap" -Y 'udp.length == 180' -T fields -e frame.time_epoch -e udp.srcport -e udp.dstport -e udp.payload 2>/dev/null |
awk -v from="$from" -v to="$to" '
function speech(hex,   i, b, n) {
  for (i = 25; i < length(hex); i += 16) { # every eighth octet of the sound
    b = substr(hex, i, 2)
    if (b != "ff" && b != "7f" && b != "d5" && b != "55" && b != "fe" && b != "7e" && b != "d4" && b != "54") n++
  }
  return n > 2
}
{
  budi = ($2 >= from && $2 <= to)
  call = budi ? $2 "/" $3 : $3 "/" $2
  if (!speech($4)) next
  if (!budi) { caller[call] = $1; waits[call] = 1; next }
  # Where both speak, nobody waits for an answer.
  if (waits[call] && caller[call] > last[call] && $1 - last[call] > 0.3) printf "%.0f\n", 1000 * ($1 - caller[call])
  waits[call] = 0; last[call] = $1
}' | sort -n | awk '
{ gap[NR] = $1; print }
END {
  if (!NR) exit
  high = int(NR * 0.95) + 1
  if (high > NR) high = NR
  printf "%d gaps: median %d ms, p95 %d ms, longest %d ms\n", NR, gap[int(NR / 2) + 1], gap[high], gap[NR]
}'
