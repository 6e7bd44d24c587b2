package main

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"budi/call"
)

// metrics are what /metrics serves; it is a [reception.Gauge].
type metrics struct {
	registry *prometheus.Registry
	gap      *prometheus.HistogramVec
	stage    *prometheus.HistogramVec
	cut      *prometheus.CounterVec
	ended    *prometheus.CounterVec
	took     *prometheus.HistogramVec
	trouble  *prometheus.CounterVec
	engine   *prometheus.CounterVec
	forgiven *prometheus.CounterVec
	playbook *prometheus.CounterVec
}

func newMetrics() *metrics {
	m := &metrics{registry: prometheus.NewRegistry()}
	bounds := []float64{.01, .02, .05, .1, .15, .2, .25, .3, .35, .4, .5, .6, .7, .8, .9, 1, 1.25, 1.5, 2, 3, 5}
	m.gap = prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "budi_response_gap_seconds", Buckets: bounds,
		Help: "From the caller's last packet with speech to Budi's first.",
	}, []string{"business"})
	m.stage = prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "budi_turn_stage_seconds", Buckets: bounds, Help: "How long each stage of a turn took.",
	}, []string{"stage"})
	m.cut = prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "budi_interruptions_total", Help: "Replies that the caller cut off.",
	}, []string{"business"})
	m.ended = prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "budi_conversations_total", Help: "Conversations by their closing state.",
	}, []string{"business", "closing"})
	m.took = prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "budi_conversation_seconds", Help: "Length of conversations.", Buckets: prometheus.ExponentialBuckets(5, 2, 9),
	}, []string{"business"})
	m.trouble = prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "budi_troubles_total", Help: "What went wrong in calls: with a caller's sound, or an engine.",
	}, []string{"business", "kind"})
	m.engine = prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "budi_engine_failures_total", Help: "Speech engines that were left for the next because they failed.",
	}, []string{"engine"})
	m.forgiven = prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "budi_engine_forgiven_total", Help: "Speech engines that were tried again in a call, being the last that were left.",
	}, []string{"engine"})
	m.playbook = prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "budi_playbook_total", Help: "What the playbooks' metrics count.",
	}, []string{"business", "playbook", "metric"})
	m.registry.MustRegister(m.gap, m.stage, m.cut, m.ended, m.took, m.trouble, m.engine, m.forgiven, m.playbook,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// calls adds gauges of what goes on now.
func (m *metrics) calls(live, ports func() int) {
	m.registry.MustRegister(
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "budi_calls", Help: "Calls of this moment."},
			func() float64 { return float64(live()) }),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "budi_rtp_ports", Help: "RTP ports in use."},
			func() float64 { return float64(ports()) }))
}

// Turn implements [reception.Gauge].
func (m *metrics) Turn(business string, t call.Timeline) {
	if gap := t.Gap(); gap > 0 {
		m.gap.WithLabelValues(business).Observe(gap.Seconds())
	}
	for _, s := range t.Stages() {
		m.stage.WithLabelValues(s.Name).Observe(s.Took.Seconds())
	}
	if t.Interrupted {
		m.cut.WithLabelValues(business).Inc()
	}
}

// Trouble implements [reception.Gauge].
func (m *metrics) Trouble(business, kind string) { m.trouble.WithLabelValues(business, kind).Inc() }

// Counted implements [reception.Gauge].
func (m *metrics) Counted(business, playbook, metric string, n int) {
	m.playbook.WithLabelValues(business, playbook, metric).Add(float64(n))
}

// engineFailed counts an engine that failed.
func (m *metrics) engineFailed(name string, _ error) { m.engine.WithLabelValues(name).Inc() }

// engineForgiven counts an engine that is tried again.
func (m *metrics) engineForgiven(name string) { m.forgiven.WithLabelValues(name).Inc() }

// Ended implements [reception.Gauge].
func (m *metrics) Ended(business, closing string, took time.Duration) {
	m.ended.WithLabelValues(business, closing).Inc()
	m.took.WithLabelValues(business).Observe(took.Seconds())
}
