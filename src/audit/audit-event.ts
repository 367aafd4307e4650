import { randomBytes, randomFillSync } from 'node:crypto';
import { canonicalEvent, leafHash, personDigest } from '@andock/tamper-log';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../access/actor.js';
import { AUDIT_FACTS, type AuditActionName } from './facts.js';

/** How an action ended. */
export type AuditOutcome = 'success' | 'failure' | 'denied';

/** What happened, before it is made into bytes. */
export interface AuditDraft {
  readonly by: Actor;
  readonly action: AuditActionName;
  readonly targetId: string | null;
  readonly facts: object;
  readonly outcome: AuditOutcome;
  /** The organisation whose log it belongs to; the actor's own when left out, null for the instance's log. */
  readonly organisationId?: string | null;
  /** Where it came from, when the actor's call does not tell; kept in the erasable side row. */
  readonly address?: string;
}

/** An event as it is stored: canonical bytes, their leaf hash, and the row's searchable columns. */
export interface AuditEvent {
  readonly id: string;
  readonly at: Date;
  readonly organisationId: string | null;
  readonly action: AuditActionName;
  readonly outcome: AuditOutcome;
  readonly actorKind: Actor['kind'];
  readonly actorId: string;
  readonly targetKind: string | null;
  readonly targetId: string | null;
  readonly body: Buffer;
  readonly leafHash: Buffer;
  /** The key that made the call; checked once more by the statement that stores the event. */
  readonly keyId: string | null;
  readonly identity: Identity | null;
}

/** What is personal about the actor: erasable, and bound to the event by a salted hash. */
interface Identity {
  readonly salt: Buffer;
  readonly display: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

const VERSION = 1;
const LONGEST_USER_AGENT = 300;
const SEQUENCES = 2 ** 32;

const RANDOM_BYTES = 16;
const stock = Buffer.alloc(RANDOM_BYTES * 256);

let made = 0;
let used = stock.length;

/** Random bytes for one id, of a stock: to ask for them costs as much as the event's hash. */
function random(): Uint8Array {
  if (used === stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  return stock.subarray(used, (used += RANDOM_BYTES));
}

/** An id that sorts by its moment, and within one millisecond in the order in which this process made the events. */
const idAt = (at: Date): string =>
  uuidv7({ msecs: at.getTime(), seq: (made = (made + 1) % SEQUENCES), random: random() });

/** Makes the bytes of an event (RFC 8785) and the leaf hash (RFC 6962) that the log will hold. */
export function auditEvent(draft: AuditDraft, at: Date): AuditEvent {
  const { by, action, outcome } = draft;
  const id = idAt(at);
  const identity = identityOf(draft);
  const target = { kind: AUDIT_FACTS[action].target, id: draft.targetId };
  const organisationId = draft.organisationId === undefined ? by.organisationId : draft.organisationId;
  const body = canonicalEvent({
    version: VERSION,
    id,
    at: at.toISOString(),
    organisation: organisationId,
    action,
    actor: { kind: by.kind, id: by.id },
    personDigest: identity && digestOf(identity),
    target,
    outcome,
    facts: draft.facts,
    reason: by.reason,
    request: by.call?.requestId ?? null,
  });
  return {
    id,
    at,
    organisationId,
    action,
    outcome,
    actorKind: by.kind,
    actorId: by.id,
    targetKind: target.kind,
    targetId: target.id,
    body,
    leafHash: leafHash(body),
    keyId: by.kind === 'key' && by.call ? by.id : null,
    identity,
  };
}

/** Nothing is kept of people on public pages: an applicant's address is none of the log's business. */
function identityOf({ by, address }: AuditDraft): Identity | null {
  const display = by.display;
  const ip = address ?? (by.kind === 'visitor' ? null : (by.call?.ip ?? null));
  const userAgent = by.kind === 'visitor' ? null : (by.call?.userAgent?.slice(0, LONGEST_USER_AGENT) ?? null);
  if (display === null && ip === null && userAgent === null) return null;
  return { salt: randomBytes(32), display, ip, userAgent };
}

const digestOf = ({ salt, display, ip, userAgent }: Identity): string =>
  personDigest(salt, canonicalEvent({ display, ip, userAgent }));
