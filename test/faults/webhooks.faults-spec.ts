import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { freePort } from '../support/free-port.ts';
import { HubProcess } from '../support/hub-process.ts';
import { Receiver } from '../support/receiver.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { settingsFor, signIn } from './muster.ts';

/** A worker's lease, its recovery, and the start of a process on a busy machine. */
const AFTER_LEASE_MS = 90_000;

it('a hub that is killed after a webhook took a message, before that is written down, sends it again under the same id', async () => {
  const database = await createTestDatabase();
  const port = await freePort();
  const receiver = await Receiver.listen();
  const dataDir = await mkdtemp(join(tmpdir(), 'andock-kill-'));
  try {
    const settings = {
      ...settingsFor(database, 'http://127.0.0.1:1', dataDir),
      OUTGOING_PRIVATE_HOSTS: receiver.host,
    };
    const doomed = await HubProcess.start(port, { ...settings, FAILPOINT: 'webhook.after-call' });
    const manager = await signIn(doomed.url);
    await manager.stepUp();
    const made = await manager.post<{ id: string }>('/console/api/webhooks', {
      url: receiver.url('/hook'),
      events: ['job.published'],
    });
    const { id } = expectStatus(201, made).body;
    await manager.post(`/console/api/webhooks/${id}/test`).catch(() => undefined);
    await eventually('the process is killed', async () => doomed.wasKilled);
    const [first] = receiver.at('/hook');

    const hub = await HubProcess.start(port, settings);
    const again = await signIn(hub.url);
    const message = await eventually(
      'the message is delivered',
      async () => {
        const path = `/console/api/webhooks/${id}/messages?state=delivered`;
        return (await again.get<{ data: { id: string; attempts: number }[] }>(path)).body.data[0];
      },
      AFTER_LEASE_MS,
    );
    await hub.stop();
    expect(message.attempts).toBe(2);
    expect(receiver.at('/hook').map(({ headers }) => headers['webhook-id'])).toEqual([
      message.id,
      message.id,
    ]);
    expect(receiver.at('/hook')[1]?.body).toBe(first?.body);
  } finally {
    await receiver.close();
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}, 150_000);
