import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { expectStatus } from '../support/expect-status.ts';
import type { HubProcess } from '../support/hub-process.ts';
import { KeyClient } from '../support/key-client.ts';
import type { PersonClient } from '../support/person-client.ts';
import { refused } from '../support/refused.ts';
import { TestHub } from '../support/test-hub.ts';

const KEY_REFUSED = refused(401, 'access.key-refused');

let hub: TestHub;
let replica: HubProcess;
let support: PersonClient;
let partner: ConnectedPartner;
let there: KeyClient;
beforeAll(async () => {
  hub = await TestHub.start();
  replica = await hub.replica({ LOG_LEVEL: 'debug' });
  support = await hub.staff('support');
});
afterAll(async () => {
  await replica.stop();
  await hub.stop();
});
beforeEach(async () => {
  partner = await ConnectedPartner.connect(hub, support);
  there = new KeyClient(replica.url, partner.join.key);
});

const remove = () => partner.manager.delete(`/console/api/keys/${partner.keyId}`);

describe('a key that is deleted on one replica', () => {
  it('401 (trust 6): is refused by the other one before its answer leaves, though that one remembers it as good', async () => {
    expect((await there.get('/v1/jobs')).status).toBe(200);
    expect((await remove()).status).toBe(204);
    expect(await there.get('/v1/jobs')).toEqual(KEY_REFUSED);
  });

  it('401 (trust 6): is refused by one that stood still meanwhile, also for a call that was under way', async () => {
    expect((await there.get('/v1/jobs')).status).toBe(200);
    replica.pause();
    const underWay = there.get('/v1/jobs');
    expect((await remove()).status).toBe(204);
    replica.resume();
    expect(await underWay).toEqual(KEY_REFUSED);
    expect(await there.get('/v1/jobs')).toEqual(KEY_REFUSED);
  });

  it('401 (trust 6): changes nothing any more, though the other replica remembers it as good', async () => {
    const job = await partner.publishedJob();
    expect((await there.get('/v1/jobs')).status).toBe(200);
    await remove();
    expect(await there.put(`/v1/jobs/${job}/publication`, { state: 'live' })).toEqual(KEY_REFUSED);
    const { rows } = await hub.database.query('select partner_state from publication where job_id = $1', [
      job,
    ]);
    expect(rows).toEqual([{ partner_state: null }]);
  });
});

describe('a session', () => {
  it('401 (trust 23): that is ended on one replica is over on the other', async () => {
    const elsewhere = partner.manager.at(replica.url);
    expect((await elsewhere.get('/console/api/session')).status).toBe(200);
    await partner.manager.delete('/console/api/session');
    expect(await elsewhere.get('/console/api/session')).toEqual(refused(401, 'access.sign-in-needed'));
  });
});

describe('what is kept of keys and credentials', () => {
  it('trust 3: no plain key, part of one, password or token stands in any table or in the log', async () => {
    const { manager, join } = partner;
    const token = 'papi-0123456789-very-secret';
    const credentials = { job: '1234567', companyId: '4711', accessToken: token, channelId: '815' };
    expectStatus(200, await manager.put('/console/api/connections/personio/credentials', credentials));
    await there.get('/v1/jobs');
    await there.get(`/v1/connection?access_token=${join.key}`);
    await there.put('/v1/connection/status', { state: join.key });
    await there.get('/v1/connection');
    const secrets = [join.key, join.key.slice(22, 65), token, 'correct horse battery staple'];
    const dump = await everything();
    expect(dump).toContain(partner.keyId);
    for (const secret of secrets) {
      expect(dump).not.toContain(secret);
      expect(dump).not.toContain(Buffer.from(secret).toString('hex'));
      expect(dump).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
      expect(replica.output()).not.toContain(secret);
    }
  });

  it('401, 404 (trust 37): whatever a caller sends, it never begins a line of its own in the log', async () => {
    const forged = '%0a%7b%22level%22%3a60%2c%22msg%22%3a%22forged%22%7d';
    await there.get(`/v1/jobs/${forged}`);
    await there.get(`/${forged}`);
    await there.send('GET', '/v1/connection', undefined, { 'user-agent': '{"level":60,"msg":"forged"}' });
    const staff = (await hub.staff('auditor')).at(replica.url);
    const reason = { 'x-organisation-id': partner.organisation.id, 'x-reason': forged };
    expect((await staff.send('GET', '/console/api/audit/events', undefined, reason)).status).toBe(200);
    const lines = replica.output().split('\n');
    expect(lines.filter((line) => /^\s*\{?.{0,20}forged|^\{"level":60/.test(line))).toEqual([]);
  });

  /** Every row of every table as text, bytes in hexadecimal. */
  async function everything(): Promise<string> {
    const { rows: tables } = await hub.database.query<{ name: string }>(
      `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables`,
    );
    const dumps = tables.map(async ({ name }) => {
      const { rows } = await hub.database.query<{ row: string }>(`select t::text as row from ${name} t`);
      return rows.map(({ row }) => row);
    });
    return (await Promise.all(dumps)).flat().join('\n');
  }
});
