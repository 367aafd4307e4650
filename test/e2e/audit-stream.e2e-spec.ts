import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalEvent, leafHash, openNote, parseCheckpoint, parseVerifierKey } from '@andock/tamper-log';
import { Webhook } from 'standardwebhooks';
import { CheckpointMailCheck } from '../../src/audit/checkpoints/checkpoint-mail.check.js';
import { SettleLog } from '../../src/audit/checkpoints/settle-log.js';
import { INSTANCE_LOG } from '../../src/audit/sealing/log-id.js';
import { AuditStreamCheck } from '../../src/audit/streaming/stream.check.js';
import { eventually } from '../support/eventually.ts';
import { MailServer } from '../support/mail-server.ts';
import { TestHub } from '../support/test-hub.ts';

const SECRET = `whsec_${randomBytes(32).toString('base64')}`;
const AUDITOR = 'auditor@example.org';

interface Sent {
  readonly data: {
    readonly organisationId: string | null;
    readonly events: readonly { seq: number; leaf: string; event: object }[];
  };
}

/** Stands outside the hub: takes streamed events and checkpoints, and refuses the former while it is told to. */
class Receiver {
  refusing = true;
  refusals = 0;
  readonly sent: Sent[] = [];
  readonly notes: string[] = [];
  private constructor(private readonly server: Server) {}

  static async start(): Promise<Receiver> {
    const server = createServer((request, response) => void receiver.answer(request, response));
    const receiver = new Receiver(server);
    await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop = (): Promise<void> =>
    new Promise((closed) => {
      this.server.closeAllConnections();
      this.server.close(() => closed());
    });

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const status = request.url === '/events' ? this.take(request.headers, body) : this.keep(body);
    response.writeHead(status).end();
  }

  private take(headers: NodeJS.Dict<string | string[]>, body: string): number {
    if (this.refusing) {
      this.refusals += 1;
      return 503;
    }
    this.sent.push(new Webhook(SECRET).verify(body, headers as Record<string, string>) as Sent);
    return 204;
  }

  private keep(note: string): number {
    this.notes.push(note);
    return 200;
  }
}

let hub: TestHub;
let receiver: Receiver;
let mail: MailServer;
beforeAll(async () => {
  receiver = await Receiver.start();
  mail = await MailServer.start();
  hub = await TestHub.start({
    AUDIT_STREAM_URL: `${receiver.url}/events`,
    AUDIT_STREAM_SECRET: SECRET,
    AUDIT_CHECKPOINT_WEBHOOK: `${receiver.url}/checkpoints`,
    AUDIT_CHECKPOINT_MAIL: AUDITOR,
    SMTP_URL: mail.url,
  });
});
afterAll(async () => {
  await hub.stop();
  await receiver.stop();
  await mail.stop();
});

const settle = (logId: string) =>
  hub.app.get(SettleLog).run(logId, new Date(Date.now() + 1000).toISOString());
/** Changes the log as whoever owns the database could. */
async function asOwner(sql: string, values: unknown[]): Promise<void> {
  const owner = await hub.database.connect();
  try {
    await owner.query(`set session_replication_role = 'replica'`);
    await owner.query(sql, values);
    await owner.query(`set session_replication_role = 'origin'`);
  } finally {
    owner.release();
  }
}
const key = async () =>
  parseVerifierKey((await (await fetch(`${hub.url}/.well-known/andock-audit-key`)).text()).trim());

describe('AUDIT_STREAM_URL', () => {
  it('gets every sealed event of a log in order, signed, once it takes them, and the lag shows until then', async () => {
    const organisation = await hub.organisation();
    await organisation.member('auditor');
    await settle(organisation.id);
    await eventually('a refusal', () => Promise.resolve(receiver.refusals > 0));
    const lag = await hub.app.get(AuditStreamCheck).run();
    expect(lag.lookedAt).toBeGreaterThan(0);
    expect(await (await fetch(`${hub.url}/metrics`)).text()).toMatch(/andock_audit_unstreamed_events [1-9]/);

    receiver.refusing = false;
    const trail = await organisation.trail();
    const taken = () =>
      receiver.sent
        .filter(({ data }) => data.organisationId === organisation.id)
        .flatMap(({ data }) => data.events);
    await eventually('every event is taken', () => Promise.resolve(taken().length >= trail.length));
    expect(taken().map(({ seq }) => seq)).toEqual(trail.map((_, seq) => seq));
    for (const { event, leaf } of taken())
      expect(leafHash(canonicalEvent(event)).toString('base64')).toBe(leaf);
    await eventually('nothing lags', async () => (await hub.app.get(AuditStreamCheck).run()).lookedAt === 0);
  });

  it.each([
    ['a text that cannot be read', `update audit_event set body = '\\x7b' where organisation_id = $1`, 0],
    ['no leaf at all', 'delete from audit_leaf where log_id = $1', 0],
    ['a leaf missing', 'delete from audit_leaf where log_id = $1 and seq = 1', 1],
  ])('tells of a log with %s, and sends what is sound before it', async (_, damage, sound) => {
    receiver.refusing = false;
    const { id } = await hub.organisation();
    const cursor = (notBefore: string) =>
      hub.database.query(
        `insert into audit_stream_cursor (log_id, not_before) values ($1, $2)
         on conflict (log_id) do update set not_before = $2`,
        [id, notBefore],
      );
    await cursor('infinity');
    await hub.person('member.auditor', id);
    await settle(id);
    await asOwner(damage, [id]);
    const { rows } = await hub.database.query<{ size: string }>(
      'select size from audit_log_head where log_id = $1',
      [id],
    );
    await cursor('-infinity');
    const told = await eventually('it is told', async () => {
      const report = await hub.app.get(AuditStreamCheck).run();
      return (report.why ?? '').includes(id) && report;
    });
    expect(told.found).toBe(Number(rows[0]?.size) - sound);
    expect(told.why).toMatch(
      new RegExp(`^Log ${id} from event ${sound} on: (Event|Leaf) ${sound} is .+ Verify now`),
    );
    const of = receiver.sent.filter(({ data }) => data.organisationId === id);
    expect(of.flatMap(({ data }) => data.events.map(({ seq }) => seq))).toEqual(sound ? [0] : []);
    await hub.database.query('update audit_stream_cursor set next_seq = $2, failures = 0 where log_id = $1', [
      id,
      rows[0]?.size,
    ]);
  });
});

describe('checkpoints', () => {
  it('are posted to AUDIT_CHECKPOINT_WEBHOOK as they are made', async () => {
    const organisation = await hub.organisation();
    await settle(organisation.id);
    const note = await eventually('the checkpoint is posted', () =>
      Promise.resolve(receiver.notes.find((one) => one.includes(organisation.id))),
    );
    expect(parseCheckpoint(openNote(note, [await key()]).text).size).toBeGreaterThan(0);
  });

  it('of the instance are mailed to AUDIT_CHECKPOINT_MAIL over SMTP with the key, in both languages', async () => {
    await settle(INSTANCE_LOG);
    await hub.app.get(CheckpointMailCheck).run();
    const sent = await eventually('the mail', () =>
      Promise.resolve(mail.mails.find((one) => one.includes(`To: ${AUDITOR}`))),
    );
    expect(sent).toContain((await key()).text);
    expect(sent).toContain('Diese Nachricht außerhalb des Hubs aufbewahren');
    const note = /^.+\/instance\n[\s\S]+?\n\n(?:— .+\n)+/mu.exec(sent.replaceAll('\r\n', '\n'))?.[0] ?? '';
    expect(parseCheckpoint(openNote(note, [await key()]).text).size).toBeGreaterThan(0);
  });
});
