import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Notifier } from '../notifications/public/notifier.js';
import { People } from '../organisations/public/people.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
import { RequestInvalid } from '../platform/errors/request.errors.js';
import { requestOf } from './lock-request.js';
import type { SupportRequest } from './support-request.entity.js';
import { newComment } from './support-requests.messages.js';
import type { NewComment } from './support-requests.schemas.js';

/** Comments on a request and tells the other side; an internal comment is told to nobody. */
@Injectable()
export class CommentOnSupportRequest {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: People,
    private readonly notifier: Notifier,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(by: Actor, id: string, { text, internal }: NewComment): Promise<void> {
    if (internal && by.kind !== 'staff') throw new RequestInvalid([ONLY_STAFF]);
    await this.transactions.run(async (tx) => {
      const request = await requestOf(tx, by, id);
      await runSql(
        tx,
        `insert into support_request_comment (id, support_request_id, author_id, internal, text, created_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [uuidv7(), id, by.id, internal, text, this.clock.now()],
      );
      const { organisationId } = request;
      await this.audit.recordAll(tx, by, [
        { action: 'support-request.commented', targetId: id, facts: { internal }, organisationId },
      ]);
      if (!internal) await this.tellOtherSide(tx, by, request, text);
    });
  }

  private async tellOtherSide(
    tx: Tx,
    by: Actor,
    { id, organisationId }: SupportRequest,
    text: string,
  ): Promise<void> {
    const message = newComment(id, text);
    if (by.kind !== 'staff') return this.notifier.tellSupport(tx, message);
    await this.notifier.tell(tx, await this.people.managersOf(organisationId, tx), message, organisationId);
  }
}

const ONLY_STAFF = {
  field: 'internal',
  code: 'only_staff',
  message: {
    en: 'Only staff writes internal comments.',
    de: 'Interne Kommentare schreibt nur der Betreiber.',
  },
};
