import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Connections } from '../connections/public/connections.js';
import { People } from '../organisations/public/people.js';
import { Transactions } from '../platform/database/transactions.js';
import { RequestInvalid } from '../platform/errors/request.errors.js';
import { lockRequestOf } from './lock-request.js';

/** Says who at the support desk takes care of a request. */
@Injectable()
export class AssignSupportRequest {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly people: People,
    private readonly audit: AuditLog,
  ) {}

  run(by: Actor, id: string, assignedTo: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { request } = await lockRequestOf(tx, this.connections, by, id);
      if (request.assignedTo === assignedTo) return this.audit.unchanged(by);
      const desk = await this.people.supportDesk(tx);
      if (!desk.some((person) => person.id === assignedTo)) throw new RequestInvalid([NOT_AT_THE_DESK]);
      request.assign(assignedTo);
      const { organisationId } = request;
      await this.audit.recordAll(tx, by, [
        { action: 'support-request.assigned', targetId: id, facts: { assignedTo }, organisationId },
      ]);
    });
  }
}

const NOT_AT_THE_DESK = {
  field: 'accountId',
  code: 'not_at_support_desk',
  message: { en: 'This is nobody at the support desk.', de: 'Das ist niemand aus dem Support-Team.' },
};
