// Package traces tells what calls and turns took as OpenTelemetry spans over
// OTLP/HTTP: a span for each conversation, below it one for each turn, and
// below that one for each stage of the turn's timeline. Spans are made when a
// turn is over, from the moments that were noted anyway, so the sound's path
// pays nothing.
//
// A span never has words, names or numbers of a caller in it.
package traces

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"budi/call"
)

// Config says where spans go.
type Config struct {
	// Endpoint is the collector's URL, such as http://localhost:4318; "" takes
	// the standard environment (OTEL_EXPORTER_OTLP_ENDPOINT and its kin), which
	// also gives headers, certificates, time-outs and the sampler.
	Endpoint string
	Version  string
	Log      *slog.Logger
}

// Wanted reports whether spans are to be sent: an endpoint is set, here or in
// the environment, and the environment does not switch them off
// (OTEL_SDK_DISABLED, OTEL_TRACES_EXPORTER=none).
func (c Config) Wanted() bool {
	if strings.EqualFold(os.Getenv("OTEL_SDK_DISABLED"), "true") || os.Getenv("OTEL_TRACES_EXPORTER") == "none" {
		return false
	}
	return c.Endpoint != "" || os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") != "" || os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") != ""
}

// Tracer sends spans. It is safe for concurrent use; whoever made it calls
// Close.
type Tracer struct {
	provider *sdk.TracerProvider
	tracer   trace.Tracer

	mu   sync.Mutex
	open map[string]trace.Span // by call
}

// New makes a tracer. A collector that is not there is told in the log when
// spans can't be sent, and costs nothing else.
func New(ctx context.Context, c Config) (*Tracer, error) {
	for _, name := range []string{"OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL"} {
		if p := os.Getenv(name); p != "" && p != "http/protobuf" {
			return nil, fmt.Errorf("traces: %s is %q; only http/protobuf can be sent", name, p)
		}
	}
	var options []otlptracehttp.Option
	if c.Endpoint != "" {
		options = append(options, otlptracehttp.WithEndpointURL(strings.TrimSuffix(c.Endpoint, "/")+"/v1/traces"))
	}
	exporter, err := otlptracehttp.New(ctx, options...)
	if err != nil {
		return nil, fmt.Errorf("traces: %w", err)
	}
	about, err := resource.New(ctx, resource.WithTelemetrySDK(), resource.WithAttributes(
		attribute.String("service.name", "budi"), attribute.String("service.version", c.Version)), resource.WithFromEnv())
	if err != nil {
		return nil, errors.Join(fmt.Errorf("traces: %w", err), exporter.Shutdown(ctx))
	}
	p := sdk.NewTracerProvider(sdk.WithBatcher(logged{exporter, c.Log}), sdk.WithResource(about))
	return &Tracer{provider: p, tracer: p.Tracer("budi"), open: make(map[string]trace.Span)}, nil
}

// logged tells of spans that could not be sent in the process's own log.
type logged struct {
	sdk.SpanExporter
	log *slog.Logger
}

// ExportSpans implements [sdk.SpanExporter].
func (e logged) ExportSpans(ctx context.Context, spans []sdk.ReadOnlySpan) error {
	if err := e.SpanExporter.ExportSpans(ctx, spans); err != nil {
		e.log.WarnContext(ctx, "spans were not sent", "spans", len(spans), "error", err)
	}
	return nil
}

// Close sends what is left, within ctx.
func (t *Tracer) Close(ctx context.Context) error {
	if err := t.provider.Shutdown(ctx); err != nil {
		return fmt.Errorf("traces: %w", err)
	}
	return nil
}

// Begin opens a conversation's span; End closes it.
func (t *Tracer) Begin(id, business, channel string, at time.Time) {
	_, span := t.tracer.Start(context.Background(), "conversation", trace.WithTimestamp(at), trace.WithNewRoot(),
		trace.WithSpanKind(trace.SpanKindServer), trace.WithAttributes(
			attribute.String("budi.call", id), attribute.String("budi.business", business), attribute.String("budi.channel", channel)))
	t.mu.Lock()
	defer t.mu.Unlock()
	t.open[id] = span
}

// Turn tells a turn that is over, and its stages.
func (t *Tracer) Turn(id, lang, expect string, line call.Timeline) {
	t.mu.Lock()
	parent := t.open[id]
	t.mu.Unlock()
	from := begin(line)
	if parent == nil || from.IsZero() {
		return
	}
	end := from
	type stage struct {
		name     string
		from, to time.Time
	}
	var stages []stage
	for _, s := range line.Stages() {
		to := end.Add(max(0, s.Took))
		stages = append(stages, stage{s.Name, end, to})
		end = to
	}
	if !line.FirstPacket.IsZero() && line.Heard > 0 {
		to := line.FirstPacket.Add(line.Heard)
		stages = append(stages, stage{"speak", line.FirstPacket, to})
		end = later(end, to)
	}
	ctx, span := t.tracer.Start(trace.ContextWithSpan(context.Background(), parent), "turn", trace.WithTimestamp(from),
		trace.WithAttributes(
			attribute.String("budi.turn", line.Turn.String()), attribute.String("budi.language", lang),
			attribute.String("budi.expects", expect), attribute.Int64("budi.gap_ms", line.Gap().Milliseconds()),
			attribute.Bool("budi.interrupted", line.Interrupted)))
	for _, s := range stages {
		_, child := t.tracer.Start(ctx, s.name, trace.WithTimestamp(s.from))
		child.End(trace.WithTimestamp(s.to))
	}
	span.End(trace.WithTimestamp(end))
}

// Trouble notes on a conversation's span what went wrong.
func (t *Tracer) Trouble(id, kind string, at time.Time) {
	t.mu.Lock()
	span := t.open[id]
	t.mu.Unlock()
	if span != nil {
		span.AddEvent("trouble", trace.WithTimestamp(at), trace.WithAttributes(attribute.String("budi.trouble", kind)))
	}
}

// End closes a conversation's span.
func (t *Tracer) End(id, closing, outcome string, at time.Time) {
	t.mu.Lock()
	span := t.open[id]
	delete(t.open, id)
	t.mu.Unlock()
	if span == nil {
		return
	}
	span.SetAttributes(attribute.String("budi.closing", closing), attribute.String("budi.outcome", outcome))
	span.End(trace.WithTimestamp(at))
}

// begin is the first moment of a turn that is known.
func begin(line call.Timeline) time.Time {
	for _, at := range []time.Time{line.LastSpeech, line.Decided, line.Words, line.Replied, line.FirstFrame, line.FirstPacket} {
		if !at.IsZero() {
			return at
		}
	}
	return time.Time{}
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
