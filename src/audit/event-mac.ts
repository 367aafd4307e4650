import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secrets } from '../platform/secrets/secrets.js';
import type { AuditEvent } from './audit-event.js';

/** Binds an event to its organisation and id with a key that is not in the database. */
@Injectable()
export class EventMac {
  readonly keyId: string;
  private readonly key: Buffer;

  constructor(secrets: Secrets) {
    const { id, key } = secrets.derive('audit-event-mac');
    this.keyId = id;
    this.key = key;
  }

  of(event: Pick<AuditEvent, 'id' | 'organisationId' | 'leafHash'>): Buffer {
    return createHmac('sha256', this.key)
      .update(`${this.keyId}\n${event.organisationId ?? ''}\n${event.id}\n`)
      .update(event.leafHash)
      .digest();
  }

  /** Whether a stored code is ours for this event. */
  fits(event: Pick<AuditEvent, 'id' | 'organisationId' | 'leafHash'>, mac: Buffer, keyId: string): boolean {
    const expected = this.of(event);
    return keyId === this.keyId && mac.length === expected.length && timingSafeEqual(mac, expected);
  }
}
