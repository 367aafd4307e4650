import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApplicationHeld, ApplicationNotFound } from './applications.errors.js';
import type { ErasureReceipt } from './erasure-receipt.schema.js';
import { ownApplications } from './find-application.js';
import { Erasure, unreadableFrom } from './public/erasure.js';

interface Row {
  readonly erasedAt: Date | string | null;
  readonly held: boolean;
}

/** Erases everything the candidate wrote; once erased, it stays as it is. Throws `ApplicationHeld`. */
@Injectable()
export class EraseApplication {
  constructor(
    private readonly transactions: Transactions,
    private readonly erasure: Erasure,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  run(by: Actor, id: string): Promise<ErasureReceipt> {
    const own = ownApplications(by);
    return this.transactions.run(async (tx) => {
      const [application] = await tx.execute<Row[]>(
        `select erased_at as "erasedAt", held_at is not null as held from application where id = ? and ${own.sql} for update`,
        [id, ...own.parameters],
      );
      if (!application) throw new ApplicationNotFound();
      if (application.held) throw new ApplicationHeld();
      const erasedAt = new Date(application.erasedAt ?? this.clock.now());
      if (application.erasedAt) this.audit.unchanged(by);
      else await this.audit.recordAll(tx, by, await this.erasure.run(tx, [id], 'asked', erasedAt));
      return {
        id,
        erasedAt: erasedAt.toISOString(),
        unreadableInBackupsFrom: unreadableFrom(erasedAt).toISOString(),
        recipients: (await this.erasure.recipientsOf(tx, [id])).get(id) ?? [],
      };
    });
  }
}
