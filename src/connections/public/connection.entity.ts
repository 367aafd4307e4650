import { defineEntity, p } from '@mikro-orm/core';
import { MoveNotAllowed } from '../connections.errors.js';
import type { ConnectionReason } from './connection-reasons.js';
import { type ConnectionState, mayMove } from './connection-state.js';

const LONGEST_DETAIL = 2000;

const ConnectionSchema = defineEntity({
  name: 'Connection',
  tableName: 'connection',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    partner: p.text(),
    label: p.text(),
    state: p.text().$type<ConnectionState>(),
    reason: p.text().$type<ConnectionReason>().nullable(),
    reasonDetail: p.text().nullable(),
    acceptsFrom: p.array().default([]),
    onboarding: p.boolean(),
    partnerReported: p.text().$type<ConnectionState>().nullable(),
    keysEndAt: p.datetime().nullable(),
    lastSeenAt: p.datetime().nullable(),
    stateChangedAt: p.datetime(),
    createdAt: p.datetime(),
  },
});

/** What a new connection needs. */
export interface NewConnectionOf {
  readonly id: string;
  readonly organisationId: string;
  readonly partner: string;
  readonly label: string;
  readonly now: Date;
}

/** An organisation's link to a partner, and the states it may pass through. */
export class Connection extends ConnectionSchema.class {
  declare readonly id: string;
  declare readonly organisationId: string;
  declare readonly partner: string;
  /** Tells several connections to one partner apart; empty for the first. */
  declare readonly label: string;
  declare readonly state: ConnectionState;
  declare readonly reason: ConnectionReason | null;
  /** What a person or the partner said about the reason, in their own words. */
  declare readonly reasonDetail: string | null;
  /** Partners whose applications it passes on, beside the organisation's own; by name, in order. */
  declare readonly acceptsFrom: string[];
  /** Approved, but it has not worked yet: support helps with the first steps. */
  declare readonly onboarding: boolean;
  /** The state that the partner last reported explicitly; null as long as it reported none. */
  declare readonly partnerReported: ConnectionState | null;
  /** While it is being switched off: until when its keys still work at the latest; else null. */
  declare readonly keysEndAt: Date | null;
  declare readonly lastSeenAt: Date | null;
  declare readonly stateChangedAt: Date;

  /** One that nobody has used yet. */
  static off({ now, ...of }: NewConnectionOf): Connection {
    const nothing = {
      reason: null,
      reasonDetail: null,
      partnerReported: null,
      keysEndAt: null,
      lastSeenAt: null,
    };
    const times = { stateChangedAt: now, createdAt: now };
    return Object.assign(new Connection(), {
      ...{ ...of, ...nothing, ...times },
      ...{ state: 'off', acceptsFrom: [], onboarding: false },
    });
  }

  /** Goes to another state, or stays and changes the reason. Throws `MoveNotAllowed` for a way that does not exist. */
  moveTo(
    state: ConnectionState,
    reason: ConnectionReason | null,
    now: Date,
    detail: string | null = null,
  ): void {
    if (!mayMove(this.state, state)) throw new MoveNotAllowed(this.state, state);
    Object.assign(this, {
      state,
      reason,
      reasonDetail: detail?.slice(0, LONGEST_DETAIL) ?? null,
      stateChangedAt: state === this.state ? this.stateChangedAt : now,
      onboarding: this.onboarding && state !== 'connected' && state !== 'off',
      partnerReported: state === 'off' ? null : this.partnerReported,
    });
  }

  /** Takes another label; says whether that changes anything. */
  name(label: string): boolean {
    const changes = label !== this.label;
    if (changes) Object.assign(this, { label });
    return changes;
  }

  /** Whether it is in this state for this reason already. */
  isAt(state: ConnectionState, reason: ConnectionReason | null): boolean {
    return this.state === state && this.reason === reason;
  }

  /** Passes on applications of these partners from now on; says whether that changes anything. */
  acceptFrom(partners: readonly string[]): boolean {
    const changes = partners.join() !== this.acceptsFrom.join();
    if (changes) Object.assign(this, { acceptsFrom: [...partners] });
    return changes;
  }

  /** From now on it is being switched off: its partner may still report, until this moment at the latest. */
  endKeysBy(latest: Date): void {
    Object.assign(this, { keysEndAt: latest });
  }

  /** No key of it works any more. */
  keysHaveEnded(): void {
    Object.assign(this, { keysEndAt: null });
  }

  /** Support has approved it and helps until it works for the first time. */
  startOnboarding(): void {
    Object.assign(this, { onboarding: true });
  }

  /** Keeps what the partner last said about itself; it outranks what its calls suggest. */
  notePartnerReport(state: ConnectionState): void {
    Object.assign(this, { partnerReported: state });
  }
}
ConnectionSchema.setClass(Connection);
