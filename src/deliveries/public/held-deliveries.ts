import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import type { Reason } from '../../connections/public/reasons.js';
import { Clock } from '../../platform/database/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { Delivery } from '../delivery.entity.js';
import { wakeWorkers } from '../worker/wake-workers.js';

/** Which held deliveries can go on. */
export interface Mended {
  readonly connectionId: string;
  readonly reason: Reason;
  /** Only those of this job; all of the connection when left out. */
  readonly jobId?: string;
}

/** Lets deliveries go on once what held them is mended. */
@Injectable()
export class HeldDeliveries {
  constructor(
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Queues them again and tells how many there were. */
  async release(tx: Tx, by: Actor, { connectionId, reason, jobId }: Mended): Promise<number> {
    const held = await tx.find(
      Delivery,
      { state: 'held', connectionId, reason, ...(jobId && { jobId }) },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
    );
    if (held.length === 0) return 0;
    for (const delivery of held) delivery.release(this.clock.now());
    await tx.flush();
    await this.audit.recordAll(
      tx,
      by,
      held.map(({ id: targetId, partner, organisationId }) => ({
        action: 'delivery.released',
        targetId,
        facts: { partner, reason },
        organisationId,
      })),
    );
    await wakeWorkers(tx);
    return held.length;
  }
}
