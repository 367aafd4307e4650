import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { GeneratedKey, NewOperatorKey } from './keys.schemas.js';
import { newKey } from './new-key.js';

/** Generates a key for one of the operator's own systems. */
@Injectable()
export class GenerateOperatorKey {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  run(by: Actor, { name, scopes }: NewOperatorKey): Promise<GeneratedKey> {
    return this.transactions.run(async (tx) => {
      const purpose = { name, scopes: [...new Set(scopes)], connection: null };
      const { key, answer } = await newKey(tx, by, purpose, this.clock.now());
      const facts = { last4: key.last4, scopes: key.scopes };
      await this.audit.recordAll(tx, by, [
        { action: 'key.generated', targetId: key.id, facts, organisationId: null },
      ]);
      return answer;
    });
  }
}
