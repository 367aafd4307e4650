import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApplicationNotFound } from './applications.errors.js';
import type { ErasureReceipt } from './applications.schemas.js';
import { ownApplications } from './find-application.js';
import { ApplicationDeliveries } from './public/application-deliveries.js';
import { RemoveContent } from './remove-content.js';

const KEY_COPIES_EXPIRE_MS = 14 * 86_400_000;
/** States in which a partner holds a copy, or may hold one. */
const LEFT_THE_HUB = ['delivering', 'delivered'];

/** Erases everything the candidate wrote; once erased, it stays as it is. */
@Injectable()
export class EraseApplication {
  constructor(
    private readonly transactions: Transactions,
    private readonly removeContent: RemoveContent,
    private readonly deliveries: ApplicationDeliveries,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  run(by: Actor, id: string): Promise<ErasureReceipt> {
    const own = ownApplications(by);
    return this.transactions.run(async (tx) => {
      const [application] = await tx.execute<{ erasedAt: Date | string | null }[]>(
        `select erased_at as "erasedAt" from application where id = ? and ${own.sql} for update`,
        [id, ...own.parameters],
      );
      if (!application) throw new ApplicationNotFound();
      const erasedAt = new Date(application.erasedAt ?? this.clock.now());
      if (application.erasedAt) this.audit.unchanged(by);
      else await this.audit.recordAll(tx, by, await this.removeContent.run(tx, id, erasedAt));
      const deliveries = (await this.deliveries.of(tx, [id])).get(id) ?? [];
      const recipients = new Set(
        deliveries.filter(({ state }) => LEFT_THE_HUB.includes(state)).map(({ partner }) => partner),
      );
      return {
        id,
        erasedAt: erasedAt.toISOString(),
        unreadableInBackupsFrom: new Date(erasedAt.getTime() + KEY_COPIES_EXPIRE_MS).toISOString(),
        recipients: [...recipients],
      };
    });
  }
}
