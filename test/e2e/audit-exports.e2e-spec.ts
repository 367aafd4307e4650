import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALWAYS, type Export, exported, EXPORTS, unpacked, verify } from '../support/audit-bundle.ts';
import { system } from '../../src/access/actor.ts';
import { AuditLog } from '../../src/audit/audit-log.ts';
import { Clock } from '../../src/platform/database/clock.ts';
import { Transactions } from '../../src/platform/database/transactions.ts';
import { eventually } from '../support/eventually.ts';
import { refused } from '../support/refused.ts';
import { TestHub, type TestOrganisation } from '../support/test-hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const publicKey = async () => (await fetch(`${hub.url}/.well-known/andock-audit-key`)).text();

describe('POST /console/api/audit/exports', () => {
  it('202: the bundle proves itself on another machine, and only with the key is it authenticated', async () => {
    const organisation = await hub.organisation('Müller & Söhne <GmbH>');
    const manager = await organisation.member('manager');
    const made = await exported(manager);
    expect(made).toMatchObject({ state: 'ready', verdict: 'proven', firstSeq: 0 });
    const directory = await unpacked(manager, made.id);
    const key = (await publicKey()).trim();
    expect(await verify(directory, '--key', key)).toMatchObject({
      code: 0,
      output: expect.stringContaining('no gaps'),
    });
    expect(await verify(directory)).toMatchObject({ code: 2 });

    const events = (await readFile(join(directory, 'events.jsonl'), 'utf8')).trim().split('\n');
    expect(events).toHaveLength(made.events);
    const table = await readFile(join(directory, 'events.csv'), 'utf8');
    expect(table.startsWith('\uFEFFseq;id;at;')).toBe(true);
    expect(table).toContain(';organisation.created;');
    const summary = await readFile(join(directory, 'summary.de.html'), 'utf8');
    expect(summary).toContain('Müller &amp; Söhne &lt;GmbH&gt;');
    const manifest = JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    expect(manifest).toMatchObject({
      organisation: { id: organisation.id },
      filter: null,
      actions: expect.anything(),
      fields: expect.anything(),
    });
  });

  it('202: whatever people are called, the database writes it as it was hashed', async () => {
    const organisation = await hub.organisation();
    const auditor = await organisation.member('auditor');
    const every = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code)).slice(1);
    const names = [...every, 'a"b\\c/d', '\u2028\u2029', '\u{1F600} Zoë', '=1+1;"x"', '', '\ufeff\uffff'];
    await hub.app.get(Transactions).run(async (tx) => {
      for (const display of names) {
        const by = { ...system('test', organisation.id), display };
        await hub.app.get(AuditLog).record(tx, by, 'export.deleted', 'odd', {});
      }
    });
    const { id, verdict } = await exported(auditor);
    expect(verdict).toBe('proven');
    const directory = await unpacked(auditor, id);
    const told = (await readFile(join(directory, 'events.jsonl'), 'utf8'))
      .trim()
      .split('\n')
      .map(
        (line) => (JSON.parse(line) as { person?: { values: { display: string } } }).person?.values.display,
      );
    expect(told).toEqual(expect.arrayContaining(names));
    expect(await verify(directory, '--key', (await publicKey()).trim())).toMatchObject({ code: 0 });
  });

  it('202: asking, finishing and fetching are events themselves', async () => {
    const organisation = await hub.organisation();
    const auditor = await organisation.member('auditor');
    const { id } = await exported(auditor, { format: 'csv' });
    await unpacked(auditor, id);
    expect(await organisation.trail()).toEqual(
      expect.arrayContaining(['export.requested', 'export.finished', 'export.downloaded']),
    );
    const { body } = await auditor.get<{ data: Export[] }>(EXPORTS);
    expect(body.data).toHaveLength(1);
    expect(body.data[0]?.downloads).toEqual([
      { at: expect.any(String), by: expect.stringContaining('@example.org') },
    ]);
  });

  it('206: a download goes on where it broke off', async () => {
    const auditor = await hub.staff('auditor');
    const { id } = await exported(auditor, { format: 'jsonl' });
    const path = `${EXPORTS}/${id}/download`;
    const whole = await auditor.bytes(path);
    const rest = await auditor.bytes(path, { range: 'bytes=100-' });
    expect(rest).toEqual(whole.subarray(100));
  });

  it('416: a part outside the file is no download, and a later part is not another one', async () => {
    const auditor = await hub.staff('auditor');
    const { id } = await exported(auditor, { format: 'jsonl' });
    const path = `${EXPORTS}/${id}/download`;
    const events = async () =>
      (
        await hub.database.query(
          `select 1 from audit_event where action = 'export.downloaded' and target_id = $1`,
          [id],
        )
      ).rowCount;
    const fetched = async () => (await auditor.get<Export>(`${EXPORTS}/${id}`)).body.downloads.length;
    expect((await auditor.send('GET', path, undefined, { range: 'bytes=99999999-' })).status).toBe(416);
    expect([await events(), await fetched()]).toEqual([0, 0]);
    for (const range of ['bytes=0-99', 'bytes=100-']) await auditor.bytes(path, { range });
    expect([await events(), await fetched()]).toEqual([2, 1]);
  });

  it('410: from the end of its period on nobody fetches it, also before its file is removed', async () => {
    const auditor = await hub.staff('auditor');
    const { id } = await exported(auditor, { format: 'jsonl' });
    await hub.database.query('update audit_export set expires_at = $2 where id = $1', [
      id,
      hub.app.get(Clock).now(),
    ]);
    expect(await auditor.get(`${EXPORTS}/${id}/download`)).toEqual(refused(410, 'audit.export-deleted'));
    expect((await auditor.get<Export>(`${EXPORTS}/${id}`)).body.state).toBe('deleted');
  });

  it('202: staff auditors export any organisation, and its log shows it', async () => {
    const organisation = await hub.organisation();
    const auditor = await hub.staff('auditor');
    expect(await exported(auditor, { organisationId: organisation.id })).toMatchObject({
      state: 'ready',
      verdict: 'proven',
    });
    expect(await organisation.trail()).toContain('export.requested');
  });

  it('202: a period without events proves that too', async () => {
    const organisation = await hub.organisation();
    const manager = await organisation.member('manager');
    const made = await exported(manager, { to: '2020-01-02T00:00:00Z' });
    expect(made).toMatchObject({ state: 'ready', verdict: 'proven', events: 0, firstSeq: null });
  });

  it('202: an event that was pushed out of its period by changing its time shows (trust 38)', async () => {
    const organisation = await hub.organisation();
    const manager = await organisation.member('manager');
    await manager.stepUp();
    const past = { from: '2020-01-01', to: new Date(Date.now() + 1).toISOString() };
    await eventually('the period is over', () => Promise.resolve(Date.now() > Date.parse(past.to)));
    await manager.stepUp();
    const { lastSeq } = await exported(manager, past);
    const move = async (first: number, by: string) => {
      const client = await hub.database.connect();
      await client.query('set session_replication_role = replica');
      const moved = `(select event_id from audit_leaf where log_id = $1 and seq between $2 and $3)`;
      const change = [organisation.id, first, lastSeq, by];
      await client.query(`update audit_event set at = at + $4::interval where id in ${moved}`, change);
      await client.query(`update audit_leaf set at = at + $4::interval where event_id in ${moved}`, change);
      client.release(true);
    };
    const findings = `Event ${lastSeq} happened in the period, but is kept under a time outside of it.`;
    for (const first of [lastSeq ?? 0, 0]) {
      for (const [there, back] of [
        ['-4000 days', '4000 days'],
        ['4000 days', '-4000 days'],
      ] as const) {
        await move(first, there);
        const pushedOut = await exported(manager, past);
        expect(pushedOut.verdict).toBe('tampered');
        expect(pushedOut.findings).toContain(findings);
        await move(first, back);
      }
    }
    expect(await exported(manager, past)).toMatchObject({ verdict: 'proven', lastSeq });
  });

  it('400: a period has to run forwards', async () => {
    const auditor = await hub.staff('auditor');
    const { status, body } = await auditor.post(EXPORTS, { from: ALWAYS.to, to: ALWAYS.from, format: 'csv' });
    expect([status, body['code']]).toEqual([400, 'request.invalid']);
  });

  it('403: recruiters and support do not export', async () => {
    const organisation = await hub.organisation();
    for (const person of [await organisation.member('recruiter'), await hub.staff('support')]) {
      expect((await person.post(EXPORTS, { ...ALWAYS, format: 'csv' })).status).toBe(403);
    }
  });

  it('404: another organisation can neither ask for it, see it nor fetch it (trust 18)', async () => {
    const [own, other]: [TestOrganisation, TestOrganisation] = [
      await hub.organisation(),
      await hub.organisation(),
    ];
    const [manager, stranger] = [await own.member('manager'), await other.member('manager')];
    const { id } = await exported(manager, { format: 'jsonl' });
    expect((await stranger.post(EXPORTS, { ...ALWAYS, format: 'csv', organisationId: own.id })).status).toBe(
      404,
    );
    expect((await stranger.get(`${EXPORTS}/${id}`)).status).toBe(404);
    expect((await stranger.get(`${EXPORTS}/${id}/download`)).status).toBe(404);
    expect((await stranger.get<{ data: unknown[] }>(EXPORTS)).body.data).toEqual([]);
  });
});

describe('a bundle', () => {
  it('is refused after any change to one of its files', async () => {
    const organisation = await hub.organisation();
    const manager = await organisation.member('manager');
    const { id } = await exported(manager);
    const directory = await unpacked(manager, id);
    const key = (await publicKey()).trim();
    for (const name of [
      'events.jsonl',
      'events.csv',
      'summary.de.html',
      'access.csv',
      'keys.csv',
      'manifest.json',
      'checkpoints.txt',
    ]) {
      const file = join(directory, name);
      const sound = await readFile(file);
      const broken = Buffer.from(sound);
      broken[sound.length >> 1] = (broken[sound.length >> 1] ?? 0) ^ 1;
      await writeFile(file, broken);
      expect(await verify(directory, '--key', key)).toMatchObject({ code: 1 });
      await writeFile(file, sound);
    }
    expect(await verify(directory, '--key', key)).toMatchObject({ code: 0 });
  });
});
