package traces_test

import (
	"compress/gzip"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	otlp "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"

	"budi/call"
	"budi/console/traces"
)

// receiver speaks the collector's side of OTLP/HTTP in protobuf.
type receiver struct {
	*httptest.Server
	mu    sync.Mutex
	spans []*otlp.Span
	about map[string]string
	paths []string
	raw   strings.Builder
}

func newReceiver(t *testing.T) *receiver {
	r := &receiver{about: map[string]string{}}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		body := io.Reader(q.Body)
		if q.Header.Get("Content-Encoding") == "gzip" {
			z, err := gzip.NewReader(q.Body)
			if !assert.NoError(t, err) {
				return
			}
			body = z
		}
		b, err := io.ReadAll(body)
		assert.NoError(t, err)
		assert.Equal(t, "application/x-protobuf", q.Header.Get("Content-Type"))
		var m collector.ExportTraceServiceRequest
		if !assert.NoError(t, proto.Unmarshal(b, &m)) {
			return
		}
		r.mu.Lock()
		defer r.mu.Unlock()
		r.paths = append(r.paths, q.Method+" "+q.URL.Path)
		r.raw.WriteString(m.String())
		for _, rs := range m.GetResourceSpans() {
			for _, a := range rs.GetResource().GetAttributes() {
				r.about[a.GetKey()] = a.GetValue().GetStringValue()
			}
			for _, s := range rs.GetScopeSpans() {
				r.spans = append(r.spans, s.GetSpans()...)
			}
		}
		answer, err := proto.Marshal(&collector.ExportTraceServiceResponse{})
		assert.NoError(t, err)
		w.Header().Set("Content-Type", "application/x-protobuf")
		_, _ = w.Write(answer)
	}))
	t.Cleanup(r.Close)
	return r
}

// named finds the spans of a name in order of their start.
func (r *receiver) named(name string) (out []*otlp.Span) {
	for _, s := range r.spans {
		if s.GetName() == name {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b *otlp.Span) int { return int(a.GetStartTimeUnixNano()) - int(b.GetStartTimeUnixNano()) })
	return out
}

func took(s *otlp.Span) time.Duration {
	return time.Duration(s.GetEndTimeUnixNano() - s.GetStartTimeUnixNano())
}

func TestSpansOfACall(t *testing.T) {
	for name, set := range map[string]func(t *testing.T, url string) traces.Config{
		"by the settings": func(_ *testing.T, url string) traces.Config { return traces.Config{Endpoint: url + "/"} },
		"by the environment": func(t *testing.T, url string) traces.Config {
			t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", url)
			return traces.Config{}
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newReceiver(t)
			cfg := set(t, r.URL)
			cfg.Version, cfg.Log = "1.2.3", slog.New(slog.DiscardHandler)
			require.True(t, cfg.Wanted())
			tracer, err := traces.New(t.Context(), cfg)
			require.NoError(t, err)

			at := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
			after := func(ms int) time.Time { return at.Add(time.Duration(ms) * time.Millisecond) }
			tracer.Begin("call-1", "garage", "phone", at)
			tracer.Turn("call-1", "en", "request", call.Timeline{ // the greeting
				Turn: uuid.New(), FirstFrame: after(5), FirstPacket: after(20), Heard: 3 * time.Second,
			})
			tracer.Turn("call-1", "en", "time", call.Timeline{
				Turn: uuid.New(), LastSpeech: after(5000), Decided: after(5200), Words: after(5210), Replied: after(5250),
				FirstFrame: after(5290), FirstPacket: after(5300), Heard: 2 * time.Second, Interrupted: true, Unheard: "secret words",
			})
			tracer.Turn("call-1", "en", "time", call.Timeline{}) // nothing is known of it
			tracer.Turn("nobody", "en", "time", call.Timeline{FirstFrame: at})
			tracer.Trouble("call-1", "clipped", after(6000))
			tracer.End("call-1", "booked", "booked", after(9000))
			tracer.End("call-1", "booked", "booked", after(9999))
			require.NoError(t, tracer.Close(t.Context()))

			r.mu.Lock()
			defer r.mu.Unlock()
			assert.Contains(t, r.paths, "POST /v1/traces")
			assert.Equal(t, "budi", r.about["service.name"])
			assert.Equal(t, "1.2.3", r.about["service.version"])
			calls := r.named("conversation")
			require.Len(t, calls, 1)
			assert.Equal(t, 9*time.Second, took(calls[0]))
			assert.Empty(t, calls[0].GetParentSpanId())
			require.Len(t, calls[0].GetEvents(), 1)
			turns := r.named("turn")
			require.Len(t, turns, 2)
			assert.Equal(t, 2300*time.Millisecond, took(turns[1]), "from the last speech to the end of the reply")
			for _, turn := range turns {
				assert.Equal(t, calls[0].GetSpanId(), turn.GetParentSpanId())
				assert.Equal(t, calls[0].GetTraceId(), turn.GetTraceId())
			}
			for stage, want := range map[string]time.Duration{
				"endpoint": 200 * time.Millisecond, "recognise": 10 * time.Millisecond, "reply": 40 * time.Millisecond,
				"synthesise": 40 * time.Millisecond,
			} {
				spans := r.named(stage)
				require.Len(t, spans, 1, stage)
				assert.Equal(t, want, took(spans[0]), stage)
				assert.Equal(t, turns[1].GetSpanId(), spans[0].GetParentSpanId())
			}
			require.Len(t, r.named("speak"), 2)
			assert.EqualValues(t, after(5300).UnixNano(), r.named("speak")[1].GetStartTimeUnixNano())
			assert.NotContains(t, r.raw.String(), "secret", "no words of a caller or to one")
		})
	}
}

func TestOffByDefault(t *testing.T) {
	for _, name := range []string{"OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_SDK_DISABLED", "OTEL_TRACES_EXPORTER"} {
		t.Setenv(name, "")
	}
	assert.False(t, traces.Config{}.Wanted())
	t.Setenv("OTEL_SDK_DISABLED", "true")
	assert.False(t, traces.Config{Endpoint: "http://localhost:4318"}.Wanted())
	t.Setenv("OTEL_SDK_DISABLED", "")
	t.Setenv("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
	_, err := traces.New(t.Context(), traces.Config{Endpoint: "http://localhost:4318"})
	require.ErrorContains(t, err, "only http/protobuf can be sent")
}

// TestACollectorThatIsAway costs a line in the log.
func TestACollectorThatIsAway(t *testing.T) {
	gone := httptest.NewServer(http.NotFoundHandler())
	url := gone.URL
	gone.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_TIMEOUT", "200")
	var log strings.Builder
	tracer, err := traces.New(t.Context(), traces.Config{Endpoint: url, Log: slog.New(slog.NewTextHandler(&log, nil))})
	require.NoError(t, err)
	tracer.Begin("a", "garage", "phone", time.Now())
	tracer.End("a", "", "", time.Now())
	ctx, stop := context.WithTimeout(t.Context(), 5*time.Second)
	defer stop()
	require.NoError(t, tracer.Close(ctx))
	assert.Contains(t, log.String(), "spans were not sent")
}
