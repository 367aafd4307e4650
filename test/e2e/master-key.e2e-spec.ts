import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MasterKeys, newDataKey, wrappedUnder, wrapKey } from '@andock/secret-box';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApp } from '../../src/hub.js';
import { Config } from '../../src/platform/config/config.js';
import { Database } from '../../src/platform/database/database.js';
import { newKeyName } from '../../src/platform/secrets/key-name.js';
import { KeyStore } from '../../src/platform/secrets/key-store.js';
import { shelfOf } from '../../src/platform/secrets/open-shelf.js';
import { RotateMasterKey } from '../../src/platform/secrets/rotate-master-key.js';
import { contextOfNewKey } from '../../src/platform/secrets/shelf-context.js';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { TestHub } from '../support/test-hub.ts';

const [first, second] = [`1:${MasterKeys.generate()}`, `2:${MasterKeys.generate()}`];
const MANY = 20_000;

let hub: TestHub;
let partner: ConnectedPartner;
let job: string;
beforeAll(async () => {
  hub = await TestHub.start({ MASTER_KEY: first });
  partner = await ConnectedPartner.connect(hub, await hub.staff('support'));
  job = await partner.publishedJob();
});
afterAll(() => hub.stop());

const config = () => hub.app.get<Config>(Config);
const another = (more: object) =>
  createApp({ ...config(), roles: [], ...more }, hub.app.get<Database>(Database));

/** How many keys are wrapped under each master key, those of the database included. */
async function keysUnder(): Promise<Record<string, number>> {
  const shelf = shelfOf(config());
  const { rows } = await hub.database.query<{ wrapped: Buffer }>('select wrapped from sealing_key');
  const all = [...(await shelf.after('', 1_000_000)), ...rows].map(({ wrapped }) => wrappedUnder(wrapped));
  await shelf.close();
  const under: Record<string, number> = {};
  for (const id of all) under[id] = (under[id] ?? 0) + 1;
  return under;
}

/** The command as an operator types it; `until` may end it as soon as it has printed something. */
async function rotate(until: (printed: string) => boolean = () => false) {
  const database = hub.app.get<Database>(Database);
  const child = spawn(process.execPath, ['dist/cli.js', 'keys:rotate-master'], {
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      DATABASE_URL: database.url,
      DATABASE_MIGRATION_URL: database.migrationUrl,
      DATA_DIR: hub.dataDir,
      MASTER_KEY: `${first},${second}`,
    },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (until(printed)) child.kill('SIGKILL');
    });
  }
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return { code, signal, printed };
}

describe('a master key that does not fit', () => {
  it('is refused at start in one message, and nothing is overwritten', async () => {
    const kept = async () => (await hub.database.query('select * from sealing_key order by id')).rows;
    const before = await kept();
    const refused = another({ masterKey: MasterKeys.generate() });
    await expect(refused).rejects.toThrow(
      /^These settings cannot be used:\n {2}MASTER_KEY: does not open the keys of this installation\. Nothing was changed\.$/,
    );
    await expect(another({ masterKey: second })).rejects.toThrow(/MASTER_KEY: does not open/);
    expect(await kept()).toEqual(before);
  });

  it('is refused when it is no key at all, without repeating it', async () => {
    await expect(another({ masterKey: 'not-a-key' })).rejects.toThrow(
      /MASTER_KEY: Master key 1 of 1 must be 32 bytes(?!.*not-a-key)/s,
    );
  });

  it('is refused when it is missing, and no new one is made in its place', async () => {
    const missing = another({ masterKey: undefined });
    await expect(missing).rejects.toThrow(
      /MASTER_KEY: not set, and .*master\.key, .* is missing\. Nothing was changed\./,
    );
    expect(await readdir(hub.dataDir)).not.toContain('master.key');
  });
});

describe('the rotation of the master key', () => {
  it('wraps every key anew while applications come in and are read; afterwards the old one is not needed (trust 41)', async () => {
    const before = await partner.application(job);
    const both = await another({ masterKey: `${first},${second}` });
    await both.init();
    const keys = both.get<KeyStore>(KeyStore);
    const opened = await keys.open(before, partner.organisation.id);
    const told: number[] = [];
    const rotation = both.get(RotateMasterKey).run((lookedAt) => told.push(lookedAt));
    const made = await keys.create(new Date(), partner.organisation.id);
    expect(await keys.open(before, partner.organisation.id)).toEqual(opened);
    expect(await rotation).toBeGreaterThan(250);
    expect(told.length).toBeGreaterThan(0);
    expect(Object.keys(await keysUnder())).toEqual(['2']);

    const after = await another({ masterKey: second });
    await after.init();
    expect(await after.get<KeyStore>(KeyStore).open(before, partner.organisation.id)).toEqual(opened);
    expect(await after.get<KeyStore>(KeyStore).open(made.id, partner.organisation.id)).toEqual(made.key);
    await after.close();
    await both.close();
    await expect(another({ masterKey: first })).rejects.toThrow(/MASTER_KEY/);
  });

  it('goes on after kill -9 with what is left, shows how far it is, and says who did it in the log', async () => {
    const shelf = shelfOf(config());
    const old = MasterKeys.parse(first);
    const many = Array.from({ length: MANY }, newKeyName);
    await shelf.add(
      many.map((name) => ({ name, wrapped: wrapKey(old, newDataKey(), contextOfNewKey(name)) })),
      new Date(),
    );
    await shelf.close();

    const killed = await rotate((printed) => printed.includes('looked at'));
    expect(killed.signal).toBe('SIGKILL');
    const left = (await keysUnder())['1'] ?? 0;
    expect([left > 0, left < MANY]).toEqual([true, true]);

    const admin = await hub.staff('admin');
    const shown = async () =>
      (await admin.get<{ keys: { rotation: unknown } }>('/console/api/settings')).body.keys.rotation;
    expect(await shown()).toMatchObject({
      masterKey: '2',
      total: expect.any(Number),
      rewrapped: expect.any(Number),
      finishedAt: null,
    });

    const finished = await rotate();
    expect(finished).toMatchObject({
      code: 0,
      printed: expect.stringMatching(/keys looked at, \d+ wrapped anew\n.*master key 2/s),
    });
    expect((await keysUnder())['1']).toBeUndefined();
    const atItsEnd = (await shown()) as { total: number; lookedAt: number; finishedAt: string };
    expect(atItsEnd).toMatchObject({ masterKey: '2', finishedAt: expect.any(String) });
    expect(atItsEnd.lookedAt).toBeGreaterThanOrEqual(atItsEnd.total);
    expect(await hub.trail(null)).toContain('master-key.rotated');
  });

  it('leaves no old wrapping in a file of the shelf', async () => {
    const shelf = shelfOf(config());
    const name = newKeyName();
    const wrapped = wrapKey(MasterKeys.parse(first), newDataKey(), contextOfNewKey(name));
    await shelf.add([{ name, wrapped }], new Date());
    await shelf.close();
    await rotate();
    const folder = join(hub.dataDir, 'keys');
    const files = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file))));
    expect(files.some((file) => file.includes(wrapped))).toBe(false);
  });
});
