import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../access/actor.js';
import { DeliveryPlanner, type PlannedApplication } from '../../applications/public/delivery-planner.js';
import { AuditLog, type Recorded } from '../../audit/audit-log.js';
import type { Reason } from '../../connections/public/reasons.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import { Delivery } from '../delivery.entity.js';
import { DeliveryEnds } from '../outcome/delivery-ends.js';
import { AFTER_LAST_DOCUMENT_MS, DOCUMENTS_COME_WITHIN_MS } from './document-waits.js';
import { documentsOf } from './documents-of.js';
import type { Destination } from '../public/delivery-route.js';
import { onceEach } from '../worker/once-each.js';
import { OutboundPartners } from '../worker/outbound-partners.js';
import { SamePerson } from './same-person.js';
import { wakeWorkers } from '../worker/wake-workers.js';

interface OutboundConnection {
  readonly id: string;
  readonly partner: string;
}

interface Pair {
  readonly application: PlannedApplication;
  readonly connection: OutboundConnection;
}

const wayOf = ({ application, connection }: Pair): string => `${connection.id}/${application.jobId}`;

/** Creates the deliveries of an application in the application's own transaction. */
@Injectable()
export class PlanDeliveries extends DeliveryPlanner {
  constructor(
    private readonly partners: OutboundPartners,
    private readonly ends: DeliveryEnds,
    private readonly samePerson: SamePerson,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  override async plan(tx: Tx, _by: Actor, application: PlannedApplication): Promise<Recorded[]> {
    const connections = await this.routedTo(tx, application);
    return this.planAll(
      tx,
      connections.map((connection) => ({ application, connection })),
    );
  }

  /** Creates the deliveries of earlier applications through one connection, and answers with what to record of them. */
  planThrough(
    tx: Tx,
    applications: readonly PlannedApplication[],
    connection: OutboundConnection,
  ): Promise<Recorded[]> {
    return this.planAll(
      tx,
      applications.map((application) => ({ application, connection })),
    );
  }

  private async planAll(tx: Tx, pairs: readonly Pair[]): Promise<Recorded[]> {
    const destinations = await onceEach(pairs, wayOf, (different) => this.destinationsOf(tx, different));
    const planned = pairs.flatMap((pair, place) => {
      const destination = destinations[place];
      return destination === undefined ? [] : [this.planned(tx, pair, destination)];
    });
    if (planned.length === 0) return [];
    await tx.flush();
    if (planned.some(({ state, dueAt }) => state === 'queued' && dueAt <= this.clock.now()))
      await wakeWorkers(tx);
    return planned.map(({ id: targetId, applicationId, organisationId, partner, state, reason }) => ({
      action: 'delivery.planned',
      targetId,
      facts: { applicationId, partner, state, reason },
      organisationId,
    }));
  }

  override async documentAdded(tx: Tx, by: Actor, applicationId: string): Promise<void> {
    await tx.flush();
    const deliveries = await locked(tx, applicationId);
    for (const delivery of deliveries.filter(({ state }) => state === 'delivered'))
      await this.ends.documentLeftBehind(tx, by, delivery);
    const waiting = deliveries.filter(isWaiting);
    if (waiting.length === 0) return;
    const uploaded = (await documentsOf(tx, [applicationId])).get(applicationId) ?? 0;
    const complete = waiting.filter(
      ({ reason, documentsExpected }) =>
        reason === 'awaiting_documents' && uploaded >= (documentsExpected ?? 0),
    );
    const now = this.clock.now();
    for (const delivery of complete) delivery.release(now);
    for (const delivery of waiting) {
      if (delivery.documentsExpected === null)
        delivery.waitUntil(new Date(now.getTime() + AFTER_LAST_DOCUMENT_MS));
    }
    await tx.flush();
    if (complete.length === 0) return;
    await this.audit.recordAll(tx, by, complete.map(released));
    await wakeWorkers(tx);
  }

  override async cancel(tx: Tx, applicationIds: readonly string[]): Promise<Recorded[]> {
    const waiting = await tx.find(
      Delivery,
      { applicationId: { $in: [...applicationIds] }, state: ['held', 'queued'] },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    for (const delivery of waiting) delivery.cancel(this.clock.now());
    await tx.flush();
    return waiting.map(cancelled);
  }

  /**
   * Own sources go through every outbound connection; another partner's only where that is switched on. Whoever switches
   * a connection waits for applications that have read its state.
   */
  private async routedTo(
    tx: Tx,
    { organisationId, sourceConnectionId }: PlannedApplication,
  ): Promise<OutboundConnection[]> {
    const connections = await runSql<OutboundConnection & { readonly isOff: boolean }>(
      tx,
      `select id, partner, state = 'off' as "isOff" from connection
       where organisation_id = $1
         and ($2::uuid is null or (id <> $2 and exists (
           select 1 from connection source where source.id = $2 and source.partner = any(connection.accepts_from))))
       order by id for key share of connection`,
      [organisationId, sourceConnectionId],
    );
    return connections.filter(({ partner, isOff }) => {
      const outbound = this.partners.of(partner);
      return outbound && (!isOff || outbound.route.plannedWhileOff);
    });
  }

  private async destinationsOf(
    tx: Tx,
    pairs: readonly Pair[],
  ): Promise<(Destination | Reason | undefined)[]> {
    const found = new Map<Pair, Destination | Reason | undefined>();
    for (const [partner, own] of Map.groupBy(pairs, ({ connection }) => connection.partner)) {
      const ways = own.map(({ application: { organisationId, jobId }, connection }) => ({
        ...{ organisationId, jobId },
        connectionId: connection.id,
      }));
      const destinations = await this.partners.of(partner)?.route.destinations(tx, ways);
      for (const [place, pair] of own.entries()) found.set(pair, destinations?.[place]);
    }
    return pairs.map((pair) => found.get(pair));
  }

  private planned(
    tx: Tx,
    { application, connection: { id: connectionId, partner } }: Pair,
    destination: Destination | Reason,
  ): Delivery {
    const { organisationId, jobId, emailHash, documentsExpected, receivedAt } = application;
    const way = { organisationId, connectionId, jobId };
    const known = typeof destination === 'string' ? undefined : destination;
    const reason = typeof destination === 'string' ? destination : awaits(documentsExpected);
    return tx.create(
      Delivery,
      {
        id: uuidv7(),
        ...way,
        applicationId: application.id,
        partner,
        state: reason === null ? 'queued' : 'held',
        reason,
        mayHaveArrived: false,
        emailHash,
        dedupeKey: this.samePerson.keyOf(partner, way, known, emailHash),
        documentsExpected,
        attemptsMade: 0,
        dueAt: new Date(receivedAt.getTime() + waitFor(documentsExpected)),
        createdAt: this.clock.now(),
      },
      { persist: true },
    );
  }
}

const locked = (tx: Tx, applicationId: string): Promise<Delivery[]> =>
  tx.find(Delivery, { applicationId }, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });

const isWaiting = ({ state }: Delivery): boolean => state === 'held' || state === 'queued';

const awaits = (documentsExpected: number | null): Reason | null =>
  documentsExpected ? 'awaiting_documents' : null;

function waitFor(documentsExpected: number | null): number {
  if (documentsExpected === null) return AFTER_LAST_DOCUMENT_MS;
  return documentsExpected === 0 ? 0 : DOCUMENTS_COME_WITHIN_MS;
}

const released = ({ id: targetId, partner, organisationId }: Delivery): Recorded => ({
  action: 'delivery.released',
  targetId,
  facts: { partner, reason: 'awaiting_documents' },
  organisationId,
});

const cancelled = ({ id: targetId, applicationId, partner, organisationId }: Delivery): Recorded => ({
  action: 'delivery.ended',
  targetId,
  facts: { applicationId, partner, state: 'cancelled', reason: null, evidence: null },
  organisationId,
});
