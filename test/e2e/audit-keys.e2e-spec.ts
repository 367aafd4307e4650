import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { noteKey, signSuccession } from '@andock/tamper-log';
import { exported, unpacked, verify } from '../support/audit-bundle.ts';
import type { HubProcess } from '../support/hub-process.ts';
import { TestHub } from '../support/test-hub.ts';

const [first, second, third] = [0, 1, 2].map(() => generateKeyPairSync('ed25519').privateKey) as [
  KeyObject,
  KeyObject,
  KeyObject,
];
const setting = (...keys: KeyObject[]) =>
  keys.map((key) => key.export({ format: 'der', type: 'pkcs8' }).toString('base64')).join(',');

let hub: TestHub;
let working: HubProcess | undefined;
beforeAll(async () => {
  hub = await TestHub.start({
    ROLES: 'api',
    AUDIT_LOG_NAME: 'hub.example/andock',
    AUDIT_SIGNING_KEY: setting(first),
  });
});
afterAll(async () => {
  await working?.stop();
  await hub.stop();
});

/** Stops the process that works, and starts one that signs with the last of these keys; answers with what it publishes. */
async function worksWith(...keys: KeyObject[]): Promise<string[]> {
  await working?.stop();
  working = await hub.replica({ ROLES: 'api,worker,schedule', AUDIT_SIGNING_KEY: setting(...keys) });
  const published = await fetch(`${working.url}/.well-known/andock-audit-key`);
  return (await published.text()).trim().split('\n');
}

describe('the signing key of the log', () => {
  let present = '';

  it('hands over: both keys sign it, every log holds it, and whoever pinned the old key goes on', async () => {
    const organisation = await hub.organisation();
    const auditor = await organisation.member('auditor');
    const old = (await (await fetch(`${hub.url}/.well-known/andock-audit-key`)).text()).trim();
    const published = await worksWith(first, second);
    expect([published.length, published[1], published[0] === old]).toEqual([2, old, false]);
    expect(await organisation.trail()).toContain('log-key.replaced');
    expect(await hub.trail(null)).toContain('log-key.replaced');

    const later = await worksWith(second, third);
    expect(later.slice(1)).toEqual(published);
    [present = ''] = later;
    const made = await exported(auditor);
    expect(made).toMatchObject({ verdict: 'proven', findings: [] });
    const folder = await unpacked(auditor, made.id);
    for (const key of later) expect(await verify(folder, '--key', key)).toMatchObject({ code: 0 });
    const stranger = noteKey(old.split('+')[0] ?? '', generateKeyPairSync('ed25519').privateKey);
    expect(await verify(folder, '--key', stranger.text)).toMatchObject({ code: 1 });
  }, 150_000);

  it('is not handed over by a note that somebody wrote into the database', async () => {
    const name = present.split('+')[0] ?? '';
    const rogue = noteKey(name, generateKeyPairSync('ed25519').privateKey);
    const forged = signSuccession(rogue, noteKey(name, generateKeyPairSync('ed25519').privateKey));
    await hub.database.query(
      'update audit_key_succession set predecessor = $2, note = $3 where successor = $1',
      [present, rogue.text, forged],
    );
    expect(await worksWith(third)).toEqual([present]);
  }, 100_000);
});
