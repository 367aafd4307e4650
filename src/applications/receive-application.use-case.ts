import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { Idempotency, type Once } from '../platform/http/idempotency.js';
import { ApplicationAdmission } from './application-admission.js';
import type { ApplicationInput, ReceivedApplication } from './applications.schemas.js';
import { CreateApplication } from './create-application.js';

const CREATED = 201;

/** Takes a new application in, once for each idempotency key; without a key, each time. */
@Injectable()
export class ReceiveApplication {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly admission: ApplicationAdmission,
    private readonly create: CreateApplication,
    private readonly audit: AuditLog,
  ) {}

  run(by: Actor, body: ApplicationInput, key: string | undefined): Promise<Once<ReceivedApplication>> {
    return this.transactions.run((tx) => this.within(tx, by, body, key));
  }

  /** The same in the caller's transaction. */
  async within(
    tx: Tx,
    by: Actor,
    body: ApplicationInput,
    key: string | undefined,
  ): Promise<Once<ReceivedApplication>> {
    if (key === undefined) return { answer: await this.receive(tx, by, body), replayed: false };
    const scopeId = by.connectionId ?? organisationOf(by);
    const payload = { route: by.call?.route, body };
    const once = await this.idempotency.once(tx, { scopeId, key, payload, status: CREATED }, () =>
      this.receive(tx, by, body),
    );
    if (once.replayed) this.audit.unchanged(by);
    return once;
  }

  private async receive(tx: Tx, by: Actor, body: ApplicationInput): Promise<ReceivedApplication> {
    return this.create.run(tx, by, body, await this.admission.admit(tx, by, body));
  }
}
