import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leafHash, openNote, parseCheckpoint, parseVerifierKey, verifyInclusion } from '@andock/tamper-log';
import { SettleLog } from '../../src/audit/checkpoints/settle-log.js';
import { INSTANCE_LOG } from '../../src/audit/sealing/log-id.js';
import { call } from '../support/http-client.ts';
import { eventually } from '../support/eventually.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub } from '../support/test-hub.ts';

let hub: TestHub;
let outside: string;
beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'andock-outside-'));
  hub = await TestHub.start({ AUDIT_CHECKPOINT_DIR: outside });
});
afterAll(async () => {
  await hub.stop();
  await rm(outside, { recursive: true, force: true });
});

const settle = (logId: string) =>
  hub.app.get(SettleLog).run(logId, new Date(Date.now() + 1000).toISOString());
const publicKey = async () =>
  parseVerifierKey((await call(`${hub.url}/.well-known/andock-audit-key`)).text.trim());

describe('checkpoints', () => {
  it('leave the database: signed by the published key, timed, and told in the log of the instance (trust 39)', async () => {
    const organisation = await hub.organisation();
    await settle(organisation.id);
    const folder = join(outside, organisation.id);
    const note = await eventually('the checkpoint is filed', async () => {
      const [file] = await readdir(folder).catch(() => []);
      return file && readFile(join(folder, file), 'utf8');
    });
    const { text } = openNote(note.slice(0, -1), [await publicKey()]);
    expect(parseCheckpoint(text)).toMatchObject({
      origin: expect.stringMatching(new RegExp(`/org/${organisation.id}$`)),
      size: 1,
    });
    expect(note.match(/^— /gmu)).toHaveLength(2);
    expect(await hub.trail(null)).toContain('checkpoint.signed');
  });

  it('are kept beside a key that only its owner may read', async () => {
    await settle(INSTANCE_LOG);
    expect((await stat(join(hub.dataDir, 'audit', 'signing.key'))).mode & 0o777).toBe(0o600);
    expect(await readdir(join(hub.dataDir, 'audit', 'signed'))).not.toEqual([]);
  });
});

describe('GET /console/api/audit/events/:id', () => {
  interface Proven {
    readonly body: string;
    readonly proof: {
      index: number;
      size: number;
      leaf: string;
      root: string;
      path: string[];
      checkpoint: string;
    } | null;
  }
  const eventsOf = (person: PersonClient) =>
    person.get('/console/api/audit/events').then(({ body }) => (body as { data: { id: string }[] }).data);

  it('200: an event comes with the proof that the signed log holds it', async () => {
    const organisation = await hub.organisation();
    const manager = await organisation.member('manager');
    await settle(organisation.id);
    for (const { id } of await eventsOf(manager)) {
      const { status, body } = await manager.get<Proven>(`/console/api/audit/events/${id}`);
      expect(status).toBe(200);
      const { proof } = body;
      if (!proof) throw new Error('There is no proof');
      const { text } = openNote(proof.checkpoint, [await publicKey()]);
      expect(parseCheckpoint(text).root.toString('base64')).toBe(proof.root);
      const [leaf, root] = [leafHash(Buffer.from(body.body)), Buffer.from(proof.root, 'base64')];
      expect(leaf.toString('base64')).toBe(proof.leaf);
      const path = proof.path.map((hash) => Buffer.from(hash, 'base64'));
      expect(verifyInclusion({ leaf, root, index: proof.index, size: proof.size, proof: path })).toBe(true);
    }
  });

  it('404: another organisation cannot see it', async () => {
    const [own, other] = [await hub.organisation(), await hub.organisation()];
    const [event] = await eventsOf(await own.member('manager'));
    const stranger = await other.member('manager');
    const { status, body } = await stranger.get(`/console/api/audit/events/${event?.id}`);
    expect([status, body['code']]).toEqual([404, 'audit.event-not-found']);
  });
});
