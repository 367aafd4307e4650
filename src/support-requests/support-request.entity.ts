import { defineEntity, p } from '@mikro-orm/core';
import { AlreadyDecided, CannotReopen } from './support-requests.errors.js';

export const SUPPORT_REQUEST_STATES = ['open', 'approved', 'rejected', 'withdrawn'] as const;
export type SupportRequestState = (typeof SUPPORT_REQUEST_STATES)[number];

const SupportRequestSchema = defineEntity({
  name: 'SupportRequest',
  tableName: 'support_request',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    connectionId: p.uuid(),
    partner: p.text(),
    state: p.text().$type<SupportRequestState>(),
    confirmedPaidPlan: p.boolean(),
    requestedBy: p.uuid(),
    assignedTo: p.uuid().nullable(),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    reason: p.text().nullable(),
    createdAt: p.datetime(),
    reopenedAt: p.datetime().nullable(),
  },
});

/** "Please activate this partner for us." It is decided once. */
export class SupportRequest extends SupportRequestSchema.class {
  declare readonly id: string;
  declare readonly organisationId: string;
  declare readonly connectionId: string;
  declare readonly partner: string;
  declare readonly state: SupportRequestState;
  /** The account that takes care of it. */
  declare readonly assignedTo: string | null;
  declare readonly decidedBy: string | null;
  declare readonly decidedAt: Date | null;
  /** Why it was rejected; the customer reads it. */
  declare readonly reason: string | null;

  /** When it was last opened again. */
  declare readonly reopenedAt: Date | null;

  assign(accountId: string): void {
    Object.assign(this, { assignedTo: accountId });
  }

  /** Throws `AlreadyDecided`. */
  approve(accountId: string, now: Date): void {
    this.decide('approved', accountId, now, null);
  }

  /** Throws `AlreadyDecided`. */
  reject(accountId: string, now: Date, reason: string): void {
    this.decide('rejected', accountId, now, reason);
  }

  /** The connection was switched off before anybody decided. Throws `AlreadyDecided`. */
  withdraw(now: Date): void {
    this.decide('withdrawn', null, now, null);
  }

  /** What was decided is open again. Throws `CannotReopen`. */
  reopen(now: Date): void {
    if (this.state !== 'rejected' && this.state !== 'withdrawn') throw new CannotReopen();
    Object.assign(this, { state: 'open', decidedBy: null, decidedAt: null, reason: null, reopenedAt: now });
  }

  private decide(
    state: SupportRequestState,
    decidedBy: string | null,
    decidedAt: Date,
    reason: string | null,
  ): void {
    if (this.state !== 'open') throw new AlreadyDecided();
    Object.assign(this, { state, decidedBy, decidedAt, reason });
  }
}
SupportRequestSchema.setClass(SupportRequest);
