import { Injectable } from '@nestjs/common';
import type { Recorded } from '../audit/audit-log.js';
import type { Tx } from '../platform/database/transactions.js';
import { Queue } from '../platform/queue/queue.js';
import { KeyStore } from '../platform/secrets/key-store.js';
import { DeliveryPlanner } from './public/delivery-planner.js';
import { REMOVE_FILES } from './remove-files.task.js';

/** Removes what a candidate wrote, destroys its key, and stops what has not left: what a file or a backup still holds is unreadable. */
@Injectable()
export class RemoveContent {
  constructor(
    private readonly keys: KeyStore,
    private readonly queue: Queue,
    private readonly deliveries: DeliveryPlanner,
  ) {}

  /** Answers with what to record. */
  async run(tx: Tx, applicationId: string, now: Date): Promise<Recorded[]> {
    await tx.execute('update application set content = null, erased_at = ? where id = ?', [
      now,
      applicationId,
    ]);
    const documents = await tx.execute<{ storageKey: string }[]>(
      'delete from document where application_id = ? returning storage_key as "storageKey"',
      [applicationId],
    );
    await this.keys.destroy(tx, [applicationId]);
    const files = documents.map(({ storageKey }) => storageKey);
    if (files.length > 0) await this.queue.add(tx, REMOVE_FILES, { files });
    const facts = { documents: files.length };
    const cancelled = await this.deliveries.cancel(tx, applicationId);
    return [{ action: 'application.erased', targetId: applicationId, facts }, ...cancelled];
  }
}
