import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secrets } from '../platform/secrets/secrets.js';
import type { AuditEvent } from './audit-event.js';
import { momentOf } from './id-span.js';

const PURPOSE = 'audit-event-mac';
const MONTH = 'YYYY-MM'.length;

type Bound = Pick<AuditEvent, 'id' | 'organisationId' | 'leafHash'>;
interface Key {
  readonly id: string;
  readonly key: KeyObject;
}

/**
 * Binds an event to its organisation and id with a key that is not in the database. Each month has a key of its own,
 * which tells nothing of another month's, and no month's key is good for the events of another.
 */
@Injectable()
export class EventMac {
  private readonly keys = new Map<string, Key>();
  private readonly first: Key;

  constructor(private readonly secrets: Secrets) {
    this.first = this.derive(PURPOSE);
  }

  /** The code of an event, and the name of the key that made it. */
  of(event: Bound): { readonly keyId: string; readonly code: Buffer } {
    const key = this.keyOf(event.id);
    return { keyId: key.id, code: codeOf(event, key) };
  }

  /** Whether a stored code is ours for this event. */
  fits(event: Bound, mac: Buffer, keyId: string): boolean {
    const key = [this.keyOf(event.id), this.first].find(({ id }) => id === keyId);
    if (!key) return false;
    const expected = codeOf(event, key);
    return mac.length === expected.length && timingSafeEqual(mac, expected);
  }

  /** An id that tells no month is of an event that the hub did not make; it is compared with the first key of all. */
  private keyOf(eventId: string): Key {
    const month = momentOf(eventId)?.toISOString().slice(0, MONTH);
    if (month === undefined) return this.first;
    const key = this.keys.get(month) ?? this.derive(`${PURPOSE}-${month}`);
    this.keys.set(month, key);
    return key;
  }

  private derive(purpose: string): Key {
    const { id, key } = this.secrets.derive(purpose);
    return { id, key: createSecretKey(key) };
  }
}

const codeOf = ({ id, organisationId, leafHash }: Bound, key: Key): Buffer =>
  createHmac('sha256', key.key)
    .update(`${key.id}\n${organisationId ?? ''}\n${id}\n`)
    .update(leafHash)
    .digest();
