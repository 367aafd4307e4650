import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { organisationOf } from '../../access/organisation-of.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Connections } from '../../connections/public/connections.js';
import { Transactions } from '../../platform/database/transactions.js';
import { CountWaiting } from './count-waiting.query.js';
import type { DecideWaitingInput, WaitingView } from './waiting.schemas.js';
import { WaitingSteps } from './waiting-steps.js';

/** A person decides what becomes of all that waits for a connection, for example when it is switched on again. */
@Injectable()
export class DecideWaiting {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly waiting: CountWaiting,
    private readonly steps: WaitingSteps,
    private readonly audit: AuditLog,
  ) {}

  /** Answers with what waits afterwards. Refuses with `ConnectionNotFound`. */
  async run(by: Actor, partnerOrId: string, decision: DecideWaitingInput['decision']): Promise<WaitingView> {
    return this.transactions.run(async (tx) => {
      const connection = await this.connections.lock(tx, organisationOf(by), partnerOrId);
      const { held, keptBack, unplanned } = await this.waiting.of(tx, connection);
      if (decision === 'cancel') await this.steps.cancel(tx, by, connection);
      else if (decision === 'keep') await this.steps.keep(tx, by, connection);
      else await this.steps.deliver(tx, by, connection);
      if (decision !== 'keep' && unplanned > 0)
        await this.steps.settleUnplanned(tx, connection, decision === 'deliver');
      const { id, partner } = connection;
      const facts = { partner, decision, deliveries: held + keptBack, applications: unplanned };
      await this.audit.record(tx, by, 'connection.waiting-decided', id, facts);
      return this.waiting.of(tx, connection);
    });
  }
}
