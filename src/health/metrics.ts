import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { HubFigures } from './hub-figures.query.js';

const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 1, 5, 30];

/** What Prometheus reads. Figures of the database are read when it asks. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'andock_request_seconds',
    help: 'Time to answer, by declared route and status',
    labelNames: ['route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly connections = this.gauge('andock_connections', 'Connections by partner and state', [
    'partner',
    'state',
  ]);
  private readonly deliveries = this.gauge(
    'andock_deliveries_waiting',
    'Deliveries that are not at their end, by state',
    ['state'],
  );
  private readonly queueAge = this.gauge(
    'andock_delivery_queue_age_seconds',
    'How long the oldest due delivery has waited',
    [],
  );
  private readonly unsealed = this.gauge(
    'andock_audit_unsealed_events',
    'Audit events that are not sealed yet',
    [],
  );
  private readonly unstreamed = this.gauge(
    'andock_audit_unstreamed_events',
    'Sealed audit events that the receiver of AUDIT_STREAM_URL has not taken yet',
    [],
  );
  private readonly ended = this.gauge(
    'andock_deliveries_ended',
    'Deliveries that ended within the last hour, by state',
    ['state'],
  );
  private readonly sealingLag = this.gauge(
    'andock_audit_sealing_lag_seconds',
    'How old the oldest unsealed audit event is',
    [],
  );
  private readonly checkFound = this.gauge('andock_check_found', 'What each check’s last run found', [
    'check',
  ]);
  private readonly checkFailed = this.gauge('andock_check_failed', '1 where a check’s last run failed', [
    'check',
  ]);
  private readonly findings = this.gauge(
    'andock_findings_open',
    'Open findings about connections, by reason',
    ['reason'],
  );
  private readonly checks = this.gauge('andock_check_age_seconds', 'Time since each check last started', [
    'check',
  ]);

  constructor(private readonly figures: HubFigures) {
    collectDefaultMetrics({ register: this.registry, prefix: 'andock_' });
  }

  async text(): Promise<string> {
    const figures = await this.figures.read();
    for (const gauge of [this.connections, this.deliveries, this.ended, this.findings, this.checks])
      gauge.reset();
    for (const { partner, state, count } of figures.connections)
      this.connections.set({ partner, state }, count);
    for (const { state, count } of figures.deliveries) this.deliveries.set({ state }, count);
    for (const { state, count } of figures.ended) this.ended.set({ state }, count);
    for (const { reason, count } of figures.findings) this.findings.set({ reason }, count);
    for (const { name, seconds, found, failed } of figures.checks) {
      this.checks.set({ check: name }, seconds);
      this.checkFound.set({ check: name }, found);
      this.checkFailed.set({ check: name }, Number(failed));
    }
    this.sealingLag.set(figures.sealingLagSeconds);
    this.queueAge.set(figures.queueAgeSeconds);
    this.unsealed.set(figures.unsealed);
    this.unstreamed.set(figures.unstreamed);
    return this.registry.metrics();
  }

  private gauge<Label extends string>(name: string, help: string, labelNames: Label[]): Gauge<Label> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
