import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { KeyRefused } from '../access/access.errors.js';
import type { Actor } from '../access/actor.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import type { Tx } from '../platform/database/transactions.js';
import { type AuditDraft, auditEvent } from './audit-event.js';
import { AuditListener } from './audit-listener.js';
import { EventMac } from './event-mac.js';
import type { AuditActionName, FactsOf } from './facts.js';
import { storeEvents } from './store-events.js';

/** Something that happened, as a use case tells it. */
export type Recorded = {
  [A in AuditActionName]: {
    readonly action: A;
    readonly targetId: string;
    readonly facts: FactsOf<A>;
    readonly organisationId?: string | null;
  };
}[AuditActionName];

/** Writes events in the transaction of what they tell, so that both are committed or neither. */
@Injectable()
export class AuditLog {
  private listeners: readonly AuditListener[] | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly mac: EventMac,
    private readonly discovery: DiscoveryService,
  ) {}

  /** Records one action. A key that is no longer good by the database's clock undoes the whole transaction. */
  record<A extends AuditActionName>(
    tx: Tx,
    by: Actor,
    action: A,
    targetId: string,
    facts: FactsOf<A>,
  ): Promise<void> {
    return this.recordAll(tx, by, [{ action, targetId, facts } as Recorded]);
  }

  /** Records several actions with one statement. */
  async recordAll(tx: Tx, by: Actor, happened: readonly Recorded[]): Promise<void> {
    const drafts: AuditDraft[] = happened.map((one) => ({ ...one, by, outcome: 'success' }));
    const { call } = by;
    if (by.kind === 'key' && call && !call.calledInTransaction) {
      call.calledInTransaction = true;
      drafts.push(apiCalled(by, call.successStatus));
    }
    const at = this.clock.now();
    const events = drafts.map((draft) => auditEvent(draft, at));
    const stored = await storeEvents((sql, parameters) => runSql(tx, sql, parameters), events, this.mac);
    if (stored.size < events.length) throw new KeyRefused();
    for (const { action } of happened) call?.noteRecorded(action);
    const told = events.map((event, place) => ({ ...event, facts: drafts[place]?.facts ?? {} }));
    for (const listener of this.listening()) await listener.recorded(tx, told);
  }

  /** Says that nothing had to be changed, so that there is nothing to record. */
  unchanged(by: Actor): void {
    by.call?.noteUnchanged();
  }

  private listening(): readonly AuditListener[] {
    return (this.listeners ??= this.discovery
      .getProviders()
      .map((provider) => provider.instance as unknown)
      .filter((instance): instance is AuditListener => instance instanceof AuditListener));
  }
}

/** The event of an authenticated call of `/v1`. */
export function apiCalled(by: Actor, status: number, code?: string): AuditDraft {
  const route = by.call?.route ?? '';
  const facts: FactsOf<'api.called'> = {
    route,
    status,
    keyId: by.id,
    durationMs: by.call?.durationMs() ?? 0,
    ...(code && { code }),
  };
  return { by, action: 'api.called', targetId: route, facts, outcome: status < 400 ? 'success' : 'failure' };
}
