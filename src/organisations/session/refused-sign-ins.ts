import { Injectable } from '@nestjs/common';
import type { RequestWithActor } from '../../access/access.decorators.js';
import { system } from '../../access/actor.js';
import { addressOf } from '../../access/address-of.js';
import { GroupCommit } from '../../audit/group-commit.js';
import { AccountsFromDatabase } from '../accounts-from-database.js';

/** Sign-ins that were refused are in the log before they are answered. */
@Injectable()
export class RefusedSignIns {
  constructor(
    private readonly accounts: AccountsFromDatabase,
    private readonly log: GroupCommit,
  ) {}

  /** `email`: as which account somebody tried, where that is known. */
  async record(request: RequestWithActor, code: string, email?: string): Promise<void> {
    const named = email === undefined ? undefined : await this.accounts.named(email);
    const address = addressOf(request);
    await this.log.durable({
      by: request.actor ?? system('sign-in', null),
      action: 'session.refused',
      targetId: named?.id ?? null,
      organisationId: named?.organisationId ?? null,
      facts: { code },
      outcome: 'denied',
      ...(address && { address }),
    });
  }
}
