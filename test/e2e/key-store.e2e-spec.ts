import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MasterKeys, newDataKey, wrapKey } from '@andock/secret-box';
import { EntityManager } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApp } from '../../src/hub.js';
import { Config } from '../../src/platform/config/config.js';
import { Clock } from '../../src/platform/database/clock.js';
import { Database } from '../../src/platform/database/database.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { Unavailable } from '../../src/platform/errors/request.errors.js';
import { refusalOf } from '../../src/platform/http/problem.filter.js';
import type { KeyShelf } from '../../src/platform/secrets/key-shelf.js';
import { KeyStore } from '../../src/platform/secrets/key-store.js';
import { idWithKey, keyNameOf, newKeyName } from '../../src/platform/secrets/key-name.js';
import { acceptShelf, shelfOf } from '../../src/platform/secrets/open-shelf.js';
import { PostgresKeyShelf } from '../../src/platform/secrets/postgres-key-shelf.js';
import { SqliteKeyShelf } from '../../src/platform/secrets/sqlite-key-shelf.js';
import { OrphanedKeysCheck } from '../../src/privacy/checks/orphaned-keys.check.js';
import { anApplication, ConnectedPartner } from '../support/connected-partner.ts';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TestHub } from '../support/test-hub.ts';

const DAY_MS = 86_400_000;

interface Shown {
  readonly candidate: { email: string } | null;
  readonly erasedAt: string | null;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'andock-keys-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const sqlite = async () => ({
  shelf: new SqliteKeyShelf(join(folder, randomUUID(), 'keys.sqlite')),
  stop: async () => {},
});
const postgres = async () => {
  const database = await createTestDatabase();
  return { shelf: new PostgresKeyShelf(database.superuserUrl), stop: () => database.stop() };
};

describe.each([
  ['SQLite', sqlite],
  ['PostgreSQL', postgres],
])('a key shelf in %s', (_, open) => {
  let shelf: KeyShelf;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ shelf, stop } = await open());
  });
  afterAll(async () => {
    await shelf.close();
    await stop();
  });

  const key = (name: string) => ({ name, wrapped: Buffer.from(newDataKey()) });
  const day = (date: string) => new Date(`2026-03-${date}T00:00:00Z`);

  it('keeps its first name', async () => {
    expect(await shelf.identity()).toBeUndefined();
    await shelf.nameIt('first');
    await shelf.nameIt('second');
    expect(await shelf.identity()).toBe('first');
  });

  it('finds what was added and not removed', async () => {
    const [one, two, three] = [key('f1'), key('f2'), key('f3')];
    await shelf.add([one, two, three], day('01'));
    await shelf.remove(['f2', 'never there']);
    const found = await shelf.find(['f1', 'f2', 'f3', 'f4']);
    expect(found.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([one, three]);
  });

  it('adds all keys of a batch or none', async () => {
    await shelf.add([key('taken')], day('01'));
    await expect(shelf.add([key('fresh'), key('taken')], day('01'))).rejects.toThrow();
    expect(await shelf.find(['fresh'])).toEqual([]);
  });

  it('knows what was made in a period, its end left out', async () => {
    await shelf.add([key('d10')], day('10'));
    await shelf.add([key('d11')], day('11'));
    expect(await shelf.madeBetween(day('10'), day('11'))).toEqual(['d10']);
  });

  it('goes through all keys in the order of their names, dashes and digits included', async () => {
    await shelf.add([key('8a00-b'), key('8a0-c'), key('9-a')], day('01'));
    const names = (await shelf.after('', 1000)).map(({ name }) => name);
    expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)));
    expect((await shelf.after('8a00-b', 1)).map(({ name }) => name)).toEqual(['9-a']);
    expect(await shelf.count()).toBe(names.length);
  });

  it('replaces a key only where it is still what was read', async () => {
    const [kept, gone] = [key('r1'), key('r2')];
    await shelf.add([kept, gone], day('01'));
    await shelf.remove(['r2']);
    const fresh = newDataKey();
    await shelf.replace(
      [kept, gone].map(({ name, wrapped }) => ({ name, wrapped: fresh, replaces: wrapped })),
    );
    await shelf.replace([{ name: 'r1', wrapped: newDataKey(), replaces: kept.wrapped }]);
    expect(await shelf.find(['r1', 'r2'])).toEqual([{ name: 'r1', wrapped: fresh }]);
  });
});

it('a PostgreSQL shelf that falls silent is not waited for, and is there again when it answers', async () => {
  const database = await createTestDatabase();
  const { hostname, port } = new URL(database.superuserUrl);
  let isSilent = false;
  const line = createServer((socket) => {
    const behind = connect(Number(port), hostname);
    for (const [from, to] of [
      [socket, behind],
      [behind, socket],
    ] as const) {
      from.on('data', (bytes) => isSilent || to.write(bytes));
      from.on('error', () => to.destroy()).on('close', () => to.destroy());
    }
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  const { port: ownPort } = line.address() as AddressInfo;
  const url = Object.assign(new URL(database.superuserUrl), { host: `127.0.0.1:${ownPort}` }).href;
  const shelf = new PostgresKeyShelf(url, 500);
  try {
    expect(await shelf.find(['any'])).toEqual([]);
    isSilent = true;
    for (const _ of ['a connection that is open', 'a new connection']) {
      const refusal: unknown = await shelf.find(['any']).catch((error: unknown) => error);
      expect(refusalOf(refusal)).toMatchObject({ code: 'request.unavailable' });
    }
    isSilent = false;
    expect(await shelf.find(['any'])).toEqual([]);
  } finally {
    await shelf.close();
    line.close();
    await database.stop();
  }
});

it('a key that was removed is in no file of the SQLite shelf any more, its log included', async () => {
  const place = join(folder, randomUUID());
  const shelf = new SqliteKeyShelf(join(place, 'keys.sqlite'));
  const [gone, kept] = [newDataKey(), newDataKey()];
  await shelf.add(
    [
      { name: 'gone', wrapped: gone },
      { name: 'kept', wrapped: kept },
    ],
    new Date(),
  );
  const holds = async (bytes: Buffer) => {
    const files = await Promise.all((await readdir(place)).map((file) => readFile(join(place, file))));
    return files.some((file) => file.includes(bytes));
  };
  expect(await holds(gone)).toBe(true);
  await shelf.remove(['gone']);
  expect([await holds(gone), await holds(kept)]).toEqual([false, true]);
  await shelf.close();
});

describe('the key store of a hub', () => {
  let hub: TestHub;
  let partner: ConnectedPartner;
  let job: string;
  beforeAll(async () => {
    hub = await TestHub.start();
    partner = await ConnectedPartner.connect(hub, await hub.staff('support'));
    job = await partner.publishedJob();
  });
  afterAll(() => hub.stop());

  const another = (more: object = {}) =>
    createApp({ ...hub.app.get<Config>(Config), ...more }, hub.app.get<Database>(Database));
  const show = async (id: string) =>
    expectStatus(200, await partner.manager.get<Shown>(`/console/api/applications/${id}`)).body;

  it('200: an application opens by the key that its id names, and no key of it is in the main database', async () => {
    const id = await partner.application(job);
    expect((await show(id)).candidate?.email).toBe('anna@example.org');
    const { rows } = await hub.database.query('select 1 from sealing_key where id = $1', [id]);
    expect(rows).toEqual([]);
  });

  it('503: what a person enters is not taken in while it cannot be shown, as the answer says', async () => {
    const keys = hub.app.get<KeyStore>(KeyStore);
    const openMany = keys.openMany.bind(keys);
    const count = async () =>
      (await hub.database.query('select 1 from application where job_id = $1', [job])).rows.length;
    const before = await count();
    const enter = () => partner.manager.post('/console/api/applications', anApplication(job));
    Object.assign(keys, { openMany: () => Promise.reject(new Unavailable()) });
    const refused = await enter().finally(() => Object.assign(keys, { openMany }));
    expect([refused.status, await count()]).toEqual([503, before]);
    expectStatus(201, await enter());
    expect(await count()).toBe(before + 1);
  });

  it('hands each key out once, also faster than it makes them ahead', async () => {
    const keys = hub.app.get<KeyStore>(KeyStore);
    const made = await Promise.all(Array.from({ length: 1200 }, () => keys.create(new Date(), null)));
    const opened = await keys.openMany(made.map(({ id }) => ({ id, organisationId: null })));
    expect(new Set(made.map(({ id }) => keyNameOf(id))).size).toBe(1200);
    expect(made.every(({ id, key }) => opened.get(id)?.equals(key))).toBe(true);
  });

  it('finds its keys after a restart, and leaves none behind that were only made ahead', async () => {
    const id = await partner.application(job);
    const restarted = await another();
    await restarted.init();
    expect(await restarted.get<KeyStore>(KeyStore).open(id, partner.organisation.id)).toEqual(
      await hub.app.get<KeyStore>(KeyStore).open(id, partner.organisation.id),
    );
    const shelf = shelfOf(hub.app.get<Config>(Config));
    const count = async () => (await shelf.after('', 100_000)).length;
    const before = await count();
    await restarted.close();
    expect(await count()).toBe(before - 250);
    await shelf.close();
  });

  it('200: what was erased stays unreadable when a backup of the database brings it back', async () => {
    const id = await partner.application(job);
    const { rows } = await hub.database.query<{ content: Buffer }>(
      'select content from application where id = $1',
      [id],
    );
    expectStatus(200, await partner.manager.post(`/console/api/applications/${id}/erase`));
    await eventually(
      'the key is destroyed',
      async () => (await hub.app.get<KeyStore>(KeyStore).open(id, partner.organisation.id)) === undefined,
    );
    await hub.database.query('update application set content = $2, erased_at = null where id = $1', [
      id,
      rows[0]?.content,
    ]);
    expect(await show(id)).toMatchObject({ candidate: null, erasedAt: expect.any(String) });
  });

  it('keeps the key when the transaction that would have destroyed it is not committed', async () => {
    const { id } = await hub.app.get<KeyStore>(KeyStore).create(new Date(), partner.organisation.id);
    const failing = hub.app.get(Transactions).run(async (tx) => {
      await hub.app.get<KeyStore>(KeyStore).destroy(tx, [id]);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    const { rows } = await hub.database.query(
      `select 1 from graphile_worker.jobs where task_identifier = 'secrets.destroy-keys'`,
    );
    expect(rows).toEqual([]);
    expect(await hub.app.get<KeyStore>(KeyStore).open(id, partner.organisation.id)).toBeDefined();
  });

  it('without the key store, a dump of the database and the master key open nothing', async () => {
    const id = await partner.application(job);
    const [dataDir, masterKey] = [
      join(folder, randomUUID()),
      (await readFile(join(hub.dataDir, 'master.key'), 'utf8')).trim(),
    ];
    await expect(another({ dataDir, masterKey })).rejects.toThrow(
      /KEY_STORE_URL: this is not the key store .* Nothing was changed/s,
    );

    const identity = async () =>
      (await hub.database.query<{ identity: string }>('select identity from key_shelf')).rows[0]?.identity;
    const own = await identity();
    const empty = shelfOf({ ...hub.app.get<Config>(Config), dataDir });
    await acceptShelf(empty, hub.app.get(EntityManager));
    await empty.close();
    const accepted = await another({ dataDir, masterKey });
    expect(await accepted.get<KeyStore>(KeyStore).open(id, partner.organisation.id)).toBeUndefined();
    await accepted.close();
    await hub.database.query('update key_shelf set identity = $1', [own]);
  });

  it('an application opens only with its organisation’s key too', async () => {
    const keys = hub.app.get<KeyStore>(KeyStore);
    const { id: own } = partner.organisation;
    const { id: other } = await hub.organisation();
    const { id, key } = await keys.create(new Date(), own);
    expect(await keys.open(id, own)).toEqual(key);
    expect(await keys.open(id, other)).not.toEqual(key);
    expect(await keys.open(id, null)).not.toEqual(key);
  });

  it('an application of the first version, whose key is not bound, stays readable', async () => {
    const name = newKeyName();
    const key = newDataKey();
    const shelf = shelfOf(hub.app.get<Config>(Config));
    await shelf.add(
      [{ name, wrapped: wrapKey(hub.app.get(MasterKeys), key, `data_key/${name}`) }],
      new Date(),
    );
    await shelf.close();
    const keys = hub.app.get<KeyStore>(KeyStore);
    expect(await keys.open(idWithKey(name, new Date()), partner.organisation.id)).toEqual(key);
  });

  it('a key that is moved to another name does not open', async () => {
    const keys = hub.app.get<KeyStore>(KeyStore);
    const [one, two] = [await keys.create(new Date(), null), await keys.create(new Date(), null)];
    const shelf = shelfOf(hub.app.get<Config>(Config));
    const [wrapped] = await shelf.find([keyNameOf(one.id)]);
    const [replaced] = await shelf.find([keyNameOf(two.id)]);
    if (!wrapped || !replaced) throw new Error('both keys are there');
    await shelf.replace([{ name: replaced.name, wrapped: wrapped.wrapped, replaces: replaced.wrapped }]);
    await shelf.close();
    await expect(keys.open(two.id, null)).rejects.toThrow(/MASTER_KEY/);
  });

  it('201: applications wait for no shelf as long as there is a stock, and are refused as 503 when none can be made', async () => {
    const lost = await another();
    await lost.init();
    const keys = lost.get<KeyStore>(KeyStore);
    const shelf = shelfOf({ ...hub.app.get<Config>(Config), dataDir: join(folder, randomUUID()) });
    await shelf.close();
    Object.assign(keys, { shelf });
    for (let count = 0; count < 250; count += 1) await keys.create(new Date(), null);
    await expect(keys.create(new Date(), null)).rejects.toMatchObject({ code: 'request.unavailable' });
    await lost.close();
  });

  it('gives out no key that lay in stock until it was swept as an orphan', async () => {
    const keys = hub.app.get<KeyStore>(KeyStore);
    const now = () => hub.app.get(Clock).now();
    await keys.create(now(), null);
    hub.clock.advance(31 * DAY_MS);
    await hub.app.get(OrphanedKeysCheck).run(now());
    const { id, key } = await keys.create(now(), null);
    hub.clock.reset();
    expect(await keys.open(id, null)).toEqual(key);
  });

  it('wraps under the master key: without it the shelf opens nothing', async () => {
    const shelf = shelfOf(hub.app.get<Config>(Config));
    const [first] = await shelf.after('', 1);
    await shelf.close();
    const foreign = MasterKeys.parse(MasterKeys.generate());
    expect(first?.wrapped).toHaveLength(wrapKey(foreign, newDataKey(), 'any').length);
    await expect(another({ masterKey: MasterKeys.generate() })).rejects.toThrow(
      /MASTER_KEY: does not open the keys/,
    );
  });
});
