import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Recorded } from '../../audit/audit-log.js';
import { runSql } from '../../platform/database/run-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import { Queue } from '../../platform/queue/queue.js';
import { KeyStore } from '../../platform/secrets/key-store.js';
import { REMOVE_FILES } from '../documents/remove-files.task.js';
import { ApplicationDeliveries } from './application-deliveries.js';
import { DeliveryPlanner } from './delivery-planner.js';

/** Why something was erased: somebody asked for it, or the organisation's rule. */
export type ErasureCause = 'asked' | 'retention';

/** After this many days the last copy of the key store that still holds a destroyed key has expired. */
const KEY_COPIES_EXPIRE_DAYS = 14;
const DAY_MS = 86_400_000;
/** Months, should the storage be away. */
const TRIES_TO_REMOVE = 1000;

/** From when no backup opens what was erased at this moment. */
export const unreadableFrom = (erasedAt: Date): Date =>
  new Date(erasedAt.getTime() + KEY_COPIES_EXPIRE_DAYS * DAY_MS);

/** States in which a partner holds a copy, or may hold one. */
const LEFT_THE_HUB = ['delivering', 'delivered'];

interface Erased {
  readonly id: string;
  readonly organisationId: string;
}

interface RemovedDocument {
  readonly applicationId: string;
  readonly organisationId: string;
  readonly storageKey: string;
}

const RECEIPTS = `
  insert into erasure_receipt (id, organisation_id, application_id, what, cause, documents, recipients, erased_at, unreadable_from)
  select id, organisation_id, application_id, $7, $6, documents, string_to_array(recipients, ','), $8, $9
  from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::integer[], $5::text[])
    as receipt (id, organisation_id, application_id, documents, recipients)`;

/** Erases what candidates wrote, many applications at once, in the caller's transaction. */
@Injectable()
export class Erasure {
  constructor(
    private readonly keys: KeyStore,
    private readonly queue: Queue,
    private readonly planner: DeliveryPlanner,
    private readonly deliveries: ApplicationDeliveries,
  ) {}

  /**
   * Removes content and documents, destroys the keys, and stops deliveries that have not left: what a file or a backup
   * still holds is unreadable. Leaves out what is erased or held already. Answers with what to record.
   */
  async run(tx: Tx, applicationIds: readonly string[], cause: ErasureCause, now: Date): Promise<Recorded[]> {
    const erased = await runSql<Erased>(
      tx,
      `update application set content = null, erased_at = $2
       where id = any($1) and erased_at is null and held_at is null
       returning id, organisation_id as "organisationId"`,
      [applicationIds, now],
    );
    const ids = erased.map(({ id }) => id);
    if (ids.length === 0) return [];
    const documents = countByApplication(await this.takeDocuments(tx, ids));
    await this.keys.destroy(tx, ids);
    const cancelled = await this.planner.cancel(tx, ids);
    await this.writeReceipts(tx, erased, documents, { what: 'application', cause, now });
    return [
      ...erased.map(({ id, organisationId }): Recorded => {
        const facts = { documents: documents.get(id) ?? 0 };
        return { action: 'application.erased', targetId: id, facts, organisationId };
      }),
      ...cancelled,
    ];
  }

  /** Removes documents alone; what was written stays. Leaves out what is held. Answers with what to record. */
  async removeDocuments(tx: Tx, applicationIds: readonly string[], now: Date): Promise<Recorded[]> {
    const free = await runSql<Erased>(
      tx,
      `select id, organisation_id as "organisationId" from application
       where id = any($1) and erased_at is null and held_at is null for update`,
      [applicationIds],
    );
    const documents = countByApplication(
      await this.takeDocuments(
        tx,
        free.map(({ id }) => id),
      ),
    );
    const cleared = free.filter(({ id }) => documents.has(id));
    await this.writeReceipts(tx, cleared, documents, { what: 'documents', cause: 'retention', now });
    return cleared.map(({ id, organisationId }): Recorded => {
      const facts = { documents: documents.get(id) ?? 0 };
      return { action: 'documents.erased', targetId: id, facts, organisationId };
    });
  }

  private async takeDocuments(tx: Tx, applicationIds: readonly string[]): Promise<RemovedDocument[]> {
    const removed = await runSql<RemovedDocument>(
      tx,
      `delete from document where application_id = any($1)
       returning application_id as "applicationId", organisation_id as "organisationId", storage_key as "storageKey"`,
      [applicationIds],
    );
    const files = removed.map(({ storageKey }) => storageKey);
    if (files.length > 0) await this.queue.add(tx, REMOVE_FILES, { files }, { maxAttempts: TRIES_TO_REMOVE });
    return removed;
  }

  private async writeReceipts(
    tx: Tx,
    erased: readonly Erased[],
    documents: ReadonlyMap<string, number>,
    { what, cause, now }: { what: 'application' | 'documents'; cause: ErasureCause; now: Date },
  ): Promise<void> {
    if (erased.length === 0) return;
    const ids = erased.map(({ id }) => id);
    const recipients = await this.recipientsOf(tx, ids);
    await runSql(tx, RECEIPTS, [
      ids.map(() => uuidv7({ msecs: now.getTime() })),
      erased.map(({ organisationId }) => organisationId),
      ids,
      ids.map((id) => documents.get(id) ?? 0),
      ids.map((id) => (recipients.get(id) ?? []).join(',')),
      cause,
      what,
      now,
      what === 'application' ? unreadableFrom(now) : null,
    ]);
  }

  /** Partners that hold copies beyond our reach, by application. */
  async recipientsOf(tx: Tx, applicationIds: readonly string[]): Promise<Map<string, string[]>> {
    const recipients = new Map<string, string[]>();
    for (const [id, deliveries] of await this.deliveries.of(tx, applicationIds)) {
      const left = deliveries
        .filter(({ state }) => LEFT_THE_HUB.includes(state))
        .map(({ partner }) => partner);
      recipients.set(id, [...new Set(left)]);
    }
    return recipients;
  }
}

function countByApplication(documents: readonly RemovedDocument[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { applicationId } of documents) counts.set(applicationId, (counts.get(applicationId) ?? 0) + 1);
  return counts;
}
