import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { leafHash } from '@andock/tamper-log';
import { v7 as uuidv7 } from 'uuid';
import { Secrets } from '../platform/secrets/secrets.js';
import type { SealingKeys } from '../platform/secrets/sealing-keys.js';
import { EventMac } from './event-mac.js';

const secretsOf = (root: Buffer) =>
  Secrets.open({ openOrCreate: () => Promise.resolve(root) } as unknown as SealingKeys);
const eventOf = (month: string) => ({
  id: uuidv7({ msecs: Date.parse(`${month}-15T12:00:00Z`) }),
  organisationId: '0190a1b2-0000-7000-8000-000000000001',
  leafHash: leafHash(Buffer.from(month)),
});

describe('EventMac', () => {
  it('takes another key each month, and knows the earlier ones', async () => {
    const mac = new EventMac(await secretsOf(randomBytes(32)));
    const [november, december] = [eventOf('2026-11'), eventOf('2026-12')];
    const [first, second] = [mac.of(november), mac.of(december)];
    expect([first.keyId, second.keyId]).toEqual(['audit-event-mac-2026-11-1', 'audit-event-mac-2026-12-1']);
    expect(mac.fits(november, first.code, first.keyId)).toBe(true);
    expect(mac.fits(december, second.code, second.keyId)).toBe(true);
  });

  it('refuses the key of another month, another event, organisation, installation and unknown keys', async () => {
    const secrets = await secretsOf(randomBytes(32));
    const [mac, stranger] = [new EventMac(secrets), new EventMac(await secretsOf(randomBytes(32)))];
    const [event, other] = [eventOf('2026-11'), eventOf('2026-12')];
    const { keyId, code } = mac.of(event);
    expect(mac.fits({ ...event, id: other.id }, code, keyId)).toBe(false);
    expect(mac.fits({ ...event, organisationId: null }, code, keyId)).toBe(false);
    expect(mac.fits({ ...event, leafHash: other.leafHash }, code, keyId)).toBe(false);
    expect(mac.fits(event, code, mac.of(other).keyId)).toBe(false);
    expect(mac.fits(event, code.subarray(1), keyId)).toBe(false);
    expect(mac.fits(event, stranger.of(event).code, keyId)).toBe(false);
    expect(mac.fits(event, code, 'audit-event-mac-2')).toBe(false);
  });

  it('still knows events that were recorded before there was a key for each month', async () => {
    const secrets = await secretsOf(randomBytes(32));
    const mac = new EventMac(secrets);
    const event = { ...eventOf('2026-10'), id: '2f1c9f6e-6f0b-4f65-9d0c-0f4e9a0c1d11' };
    const { keyId, code } = mac.of(event);
    expect(keyId).toBe('audit-event-mac-1');
    expect(mac.fits(event, code, keyId)).toBe(true);
  });
});
