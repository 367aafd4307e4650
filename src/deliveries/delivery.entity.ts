import { defineEntity, p } from '@mikro-orm/core';
import type { DeliveryState, Evidence } from '../applications/public/delivery-state.js';
import type { Reason } from '../connections/public/reasons.js';
import {
  NothingToConfirm,
  NothingToHandOver,
  NothingToRetry,
  RetryCannotHelp,
  StepNotAllowed,
} from './deliveries.errors.js';
import { AFTER_LAST_DOCUMENT_MS } from './planning/document-waits.js';

const DeliverySchema = defineEntity({
  name: 'Delivery',
  tableName: 'delivery',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    applicationId: p.uuid(),
    jobId: p.uuid(),
    connectionId: p.uuid(),
    partner: p.text(),
    state: p.text().$type<DeliveryState>(),
    reason: p.text().$type<Reason>().nullable(),
    field: p.text().nullable(),
    partnerWords: p.text().nullable(),
    evidence: p.text().$type<Evidence>().nullable(),
    mayHaveArrived: p.boolean(),
    emailHash: p.blob(),
    dedupeKey: p.blob(),
    documentsExpected: p.integer().nullable(),
    attemptsMade: p.integer(),
    dueAt: p.datetime(),
    leaseToken: p.uuid().nullable(),
    leaseUntil: p.datetime().nullable(),
    createdAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
    handedOverAt: p.datetime().nullable(),
    confirmedAt: p.datetime().nullable(),
  },
});

/** What the partner said about a reason. */
export interface Words {
  readonly field: string | null;
  readonly partnerWords: string | null;
}

const NO_WORDS: Words = { field: null, partnerWords: null };
const NO_LEASE = { leaseToken: null, leaseUntil: null };

/** Held for these reasons, a delivery goes on only when a person has mended something. */
const HELD_FOR_A_PERSON: readonly Reason[] = ['question_required', 'kept_back'];

/**
 * One application on its way through one outbound connection. Two steps are not here but statements for many at once:
 * a worker's claim, so that no two take the same delivery, and the partner's word that it has it.
 */
export class Delivery extends DeliverySchema.class {
  declare readonly id: string;
  declare readonly organisationId: string;
  declare readonly applicationId: string;
  declare readonly jobId: string;
  declare readonly connectionId: string;
  declare readonly partner: string;
  declare readonly state: DeliveryState;
  /** Why it is held, waits, or has ended undeliverable. */
  declare readonly reason: Reason | null;
  declare readonly field: string | null;
  declare readonly partnerWords: string | null;
  declare readonly evidence: Evidence | null;
  /** At least one attempt may have reached the partner without an answer. */
  declare readonly mayHaveArrived: boolean;
  declare readonly emailHash: Buffer;
  /** The same person at the same job of the same company: such deliveries run one at a time. */
  declare readonly dedupeKey: Buffer;
  /** Null once a person has decided to deliver without the missing ones. */
  declare readonly documentsExpected: number | null;
  /** Failed attempts that count towards giving up. */
  declare readonly attemptsMade: number;
  /** When a worker may take it; while it awaits documents, until when it does. */
  declare readonly dueAt: Date;
  declare readonly leaseToken: string | null;
  declare readonly leaseUntil: Date | null;
  declare readonly finishedAt: Date | null;
  /** When a person first took the application, with all that has come of it, along another way. */
  declare readonly handedOverAt: Date | null;
  /** When a person confirmed that what was presumed to be delivered has arrived. */
  declare readonly confirmedAt: Date | null;

  /** Whether it is in the hands of the worker that has this token. */
  isLeasedBy(token: string): boolean {
    return this.state === 'delivering' && this.leaseToken === token;
  }

  /** It waits until something is mended. */
  hold(reason: Reason, dueAt: Date, words: Words = NO_WORDS): void {
    this.expect('held', 'queued', 'delivering', 'held');
    Object.assign(this, { state: 'held', reason, ...words, ...NO_LEASE, dueAt });
  }

  /** What held it is mended. Where nobody said how many documents will come, the time after the last one is still waited for. */
  release(now: Date): void {
    this.expect('released', 'held');
    const mayWait = this.documentsExpected === null && this.attemptsMade === 0;
    const latest = now.getTime() + (mayWait ? AFTER_LAST_DOCUMENT_MS : 0);
    this.queue(new Date(Math.max(now.getTime(), Math.min(latest, this.dueAt.getTime()))));
  }

  /** A worker gives it back; it costs no attempt. */
  postpone(reason: Reason | null, dueAt: Date): void {
    this.expect('postponed', 'delivering');
    Object.assign(this, { state: 'queued', reason, ...NO_WORDS, ...NO_LEASE, dueAt });
  }

  /** An attempt failed. Without a time for the next one it is given up. */
  fail(
    reason: Reason | null,
    ambiguous: boolean,
    nextAt: Date | undefined,
    now: Date,
    words: Words = NO_WORDS,
  ): void {
    this.expect('failed', 'delivering');
    const mayHaveArrived = this.mayHaveArrived || ambiguous;
    Object.assign(this, { attemptsMade: this.attemptsMade + 1, mayHaveArrived });
    if (!nextAt) return this.end('gave_up', now, words);
    Object.assign(this, { state: 'queued', reason, ...words, ...NO_LEASE, dueAt: nextAt });
  }

  /** It cannot be delivered; what to do about it depends on the reason. */
  end(reason: Reason, now: Date, words: Words = NO_WORDS): void {
    this.expect('ended', 'delivering', 'held');
    Object.assign(this, { state: 'undeliverable', reason, ...words, ...NO_LEASE, finishedAt: now });
  }

  /** That an earlier attempt has arrived follows from what the partner said. */
  presume(now: Date): void {
    this.expect('presumed to be delivered', 'delivering');
    Object.assign(this, { state: 'delivered', reason: null, ...NO_WORDS, ...NO_LEASE });
    Object.assign(this, { evidence: 'presumed', finishedAt: now });
  }

  /** A person has looked: what was presumed has arrived. */
  confirm(now: Date): void {
    if (this.evidence !== 'presumed' || this.confirmedAt !== null) throw new NothingToConfirm();
    Object.assign(this, { confirmedAt: now });
  }

  /** The application was erased before it could be delivered, or a person does not want it delivered any more. */
  cancel(now: Date, ambiguous = false): void {
    this.expect('cancelled', 'held', 'queued', 'delivering');
    const mayHaveArrived = this.mayHaveArrived || ambiguous;
    Object.assign(this, {
      mayHaveArrived,
      state: 'cancelled',
      reason: null,
      ...NO_WORDS,
      ...NO_LEASE,
      finishedAt: now,
    });
  }

  /** A document came too late to go along: whoever took the rest has to take it too. False when that is known already. */
  leaveDocumentBehind(): boolean {
    this.expect('without one of its documents', 'delivered');
    const isNews = this.reason !== 'documents_not_delivered' || this.handedOverAt !== null;
    Object.assign(this, { reason: 'documents_not_delivered', handedOverAt: null });
    return isNews;
  }

  /** Whether there is something that a person may take along another way; else throws `NothingToHandOver`. */
  expectHandOver(): void {
    const arrived = this.evidence === 'acknowledged' && this.reason === null;
    if (arrived || !['held', 'undeliverable', 'delivered'].includes(this.state))
      throw new NothingToHandOver();
  }

  /** A person has taken the application along another way; it may be taken again. */
  handOver(now: Date): void {
    this.expectHandOver();
    Object.assign(this, { handedOverAt: this.handedOverAt ?? now });
  }

  /** A person wants it delivered after all. Documents that never came are no longer waited for. */
  retry(now: Date): void {
    if (this.reason === 'duplicate_application' || this.reason === 'documents_not_delivered')
      throw new RetryCannotHelp();
    const mended = this.state === 'held' && this.reason !== null && HELD_FOR_A_PERSON.includes(this.reason);
    if (!['undeliverable', 'cancelled'].includes(this.state) && !mended) throw new NothingToRetry();
    const documentsExpected = this.reason === 'documents_missing' ? null : this.documentsExpected;
    Object.assign(this, { documentsExpected, attemptsMade: 0, finishedAt: null });
    this.queue(now);
  }

  /** Another document has just come: the next ones are waited for a moment. */
  waitUntil(dueAt: Date): void {
    this.expect('put off', 'held', 'queued');
    Object.assign(this, { dueAt });
  }

  private queue(dueAt: Date): void {
    Object.assign(this, { state: 'queued', reason: null, ...NO_WORDS, ...NO_LEASE, dueAt });
  }

  private expect(step: string, ...states: DeliveryState[]): void {
    if (!states.includes(this.state)) throw new StepNotAllowed(step, this.state);
  }
}
DeliverySchema.setClass(Delivery);
