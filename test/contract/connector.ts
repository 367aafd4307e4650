import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DocumentsMissingCheck } from '../../src/deliveries/checks/documents-missing.check.js';
import { Clock } from '../../src/platform/database/clock.js';
import { eventually } from '../support/eventually.ts';
import { TestHub } from '../support/test-hub.ts';
import type { Arrival, PartnerUnderTest } from './partner-under-test.ts';
import { newEmail, Sender } from './sender.ts';

/** What every outbound partner has to hold: nothing is lost, nothing doubled, and each refusal says what to do. */
export function connectorContract(subject: PartnerUnderTest): void {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ RETRY_SCALE: '0.00001', ...subject.settings });
    await subject.prepare(hub);
  });
  afterEach(() => subject.behave(hub, 'well'));
  afterAll(() => hub.stop());

  const of = async (email: string): Promise<Arrival[]> =>
    (await subject.arrivals(hub)).filter((arrival) => arrival.email === email);
  const taken = async (email: string) => (await of(email)).filter(({ status }) => status < 300);
  const sender = () => Sender.connected(hub, subject);

  describe('a good application', () => {
    it('arrives once, with all of its documents, and the partner’s word is the evidence', async () => {
      const [by, email] = [await sender(), newEmail()];
      const id = await by.apply(email, 2);
      await by.upload(id);
      await by.until(id, 'held', 'awaiting_documents');
      await by.upload(id, 'Zeugnis.txt');
      const delivered = await by.until(id, 'delivered');
      expect(delivered).toMatchObject({ evidence: 'acknowledged', mayHaveArrived: false });
      expect(await of(email)).toEqual([expect.objectContaining({ files: 2, company: by.company })]);
    });

    it('whose documents never come ends so, and goes without them once a person says so', async () => {
      const [by, email] = [await sender(), newEmail()];
      const id = await by.apply(email, 2);
      const { id: deliveryId } = await by.until(id, 'held', 'awaiting_documents');
      await hub.database.query(`update delivery set due_at = now() - interval '1 second' where id = $1`, [
        deliveryId,
      ]);
      await hub.app.get(DocumentsMissingCheck).run(hub.app.get(Clock).now());
      await by.until(id, 'undeliverable', 'documents_missing');
      expect(await of(email)).toEqual([]);
      expect((await by.retry(deliveryId)).status).toBe(204);
      await by.until(id, 'delivered');
      expect(await taken(email)).toHaveLength(1);
    });

    it('whose document comes after it says that the document did not go along', async () => {
      const by = await sender();
      const id = await by.apply();
      await by.until(id, 'delivered');
      await by.upload(id);
      const late = await by.until(id, 'delivered', 'documents_not_delivered');
      expect(late.evidence).toBe('acknowledged');
      expect((await by.retry(late.id)).body.code).toBe('deliveries.retry-cannot-help');
      expect(await by.notices()).toContain('delivery.documents-not-delivered');
    });
  });

  describe('refused credentials', () => {
    it('put the connection into repair; nothing is lost, and all goes out after the repair', async () => {
      const by = await sender();
      await subject.behave(hub, 'refuses-credentials');
      const [first, second] = [newEmail(), newEmail()];
      const id = await by.apply(first);
      await by.until(id, 'held', 'connection_not_ready');
      expect(await by.connection()).toEqual({ state: 'repair', reason: 'credentials_rejected' });
      const meanwhile = await by.apply(second);
      expect((await by.until(meanwhile, 'held', 'connection_not_ready')).attempts).toEqual([]);

      await subject.behave(hub, 'well');
      expect(await by.connect()).toBe('connected');
      for (const one of [id, meanwhile]) await by.until(one, 'delivered');
      expect(await taken(first)).toHaveLength(1);
      expect(await taken(second)).toHaveLength(1);
      expect(await hub.trail(by.organisationId)).toEqual(
        expect.arrayContaining([
          'connection.changed',
          'delivery.held',
          'delivery.released',
          'delivery.ended',
        ]),
      );
    });
  });

  describe('too many calls', () => {
    it('wait as long as the partner asks, and cost no attempt', async () => {
      const RETRY_AFTER_MS = 2_000;
      const [by, email] = [await sender(), newEmail()];
      await subject.throttle(hub, RETRY_AFTER_MS);
      const id = await by.apply(email);
      const waiting = await by.until(id, 'queued', 'rate_limited');
      expect(waiting.attemptsMade).toBe(0);
      await subject.behave(hub, 'well');
      expect(await by.until(id, 'delivered')).toMatchObject({ attemptsMade: 0, mayHaveArrived: false });
      const { attempts } = await by.delivery(id);
      expect(attempts.map(({ outcome }) => outcome)).toEqual(['rate-limited', 'delivered']);
      const [arrived] = await of(email);
      const waited = Date.parse(String(arrived?.at)) - Date.parse(String(attempts[0]?.finishedAt));
      expect(waited).toBeGreaterThanOrEqual(RETRY_AFTER_MS);
    });
  });

  describe('an answer that is lost', () => {
    it.each(['accepts-and-drops', 'accepts-and-answers-late'] as const)(
      'when the partner %s does not double the application: what is known afterwards is shown, and told where it is presumed',
      async (behaviour) => {
        const [by, email] = [await sender(), newEmail()];
        await subject.behave(hub, behaviour);
        const id = await by.apply(email);
        await eventually('the first attempt is ambiguous', async () =>
          (await by.delivery(id)).attempts.some(({ ambiguous }) => ambiguous),
        );
        await subject.behave(hub, 'well');
        const evidence = subject.afterLostAnswer;
        const presumed = evidence === 'presumed';
        expect(await by.until(id, 'delivered')).toMatchObject({ evidence, mayHaveArrived: presumed });
        expect(await taken(email)).toHaveLength(1);
        expect((await of(email)).filter(({ sentAgain }) => sentAgain)).toEqual([]);
        expect((await by.notices()).includes('delivery.presumed')).toBe(presumed);
      },
    );
  });

  describe('a second application of the same person to the same job', () => {
    it('ends as a duplicate, is told, and is never tried again', async () => {
      const [by, email] = [await sender(), newEmail()];
      await by.until(await by.apply(email), 'delivered');
      const again = await by.until(await by.apply(email), 'undeliverable', 'duplicate_application');
      expect(again).toMatchObject({ mayHaveArrived: false, attempts: [{ outcome: 'refused' }] });
      expect((await by.retry(again.id)).body.code).toBe('deliveries.retry-cannot-help');
      expect(await of(email)).toHaveLength(2);
      expect(await by.notices()).toContain('delivery.undeliverable');
    });

    it('is a duplicate also when the first one’s answer was lost', async () => {
      const [by, email] = [await sender(), newEmail()];
      await subject.behave(hub, 'accepts-and-drops');
      const first = await by.apply(email);
      await eventually('the first attempt is ambiguous', async () =>
        (await by.delivery(first)).attempts.some(({ ambiguous }) => ambiguous),
      );
      await subject.behave(hub, 'well');
      expect((await by.until(first, 'delivered')).evidence).toBe(subject.afterLostAnswer);
      await by.until(await by.apply(email), 'undeliverable', 'duplicate_application');
      expect(await taken(email)).toHaveLength(1);
    });
  });

  describe('refusals', () => {
    it('without a known reason end in front of a person, with the partner’s own words', async () => {
      const [by, email] = [await sender(), newEmail()];
      await subject.behave(hub, 'refuses-for-no-known-reason');
      const id = await by.apply(email);
      const ended = await by.until(id, 'undeliverable', 'partner_rejected');
      expect(ended.attempts).toHaveLength(1);
      expect(ended.partnerWords).toEqual(expect.stringMatching(/\w/));
      expect((await by.connection()).state).toBe('connected');
      await subject.behave(hub, 'well');
      expect((await by.retry(ended.id)).status).toBe(204);
      await by.until(id, 'delivered');
      expect(await taken(email)).toHaveLength(1);
    });

    it('erase nothing: an application that is erased ends as cancelled, wherever its delivery stood', async () => {
      const [by, email] = [await sender(), newEmail()];
      await subject.behave(hub, 'refuses-credentials');
      const id = await by.apply(email);
      await by.until(id, 'held', 'connection_not_ready');
      expect((await by.manager.post(`/console/api/applications/${id}/erase`)).status).toBe(200);
      await by.until(id, 'cancelled');
      await subject.behave(hub, 'well');
      expect(await by.connect()).toBe('connected');
      await by.until(await by.apply(), 'delivered');
      expect((await by.delivery(id)).state).toBe('cancelled');
      expect(await of(email)).toEqual([]);
    });

    it('mean the same in the partner’s other error shape', async () => {
      const by = await sender();
      await subject.behave(hub, 'has-another-error-shape');
      await by.link(subject.places.closed);
      const ended = await by.until(await by.apply(), 'undeliverable', 'job_not_published');
      expect(ended.attempts).toHaveLength(1);
    });

    it('that name a question hold the job’s other deliveries with one notice, and one success releases them', async () => {
      const by = await sender();
      await by.link(subject.places.asking.place);
      const first = await by.apply();
      const asked = await by.until(first, 'undeliverable', 'question_required');
      expect(asked.field).toBe(subject.places.asking.field);
      const others = [await by.apply(), await by.apply()];
      for (const id of others) await by.until(id, 'held', 'question_required');
      expect((await by.notices()).filter((kind) => kind === 'delivery.undeliverable')).toHaveLength(1);

      await by.link(subject.places.open);
      expect((await by.retry(asked.id)).status).toBe(204);
      for (const id of [first, ...others]) await by.until(id, 'delivered');
    });
  });

  describe('a partner that is broken', () => {
    it('is tried by the whole table of retries, then it is given up and may have arrived', async () => {
      const [by, email] = [await sender(), newEmail()];
      await subject.behave(hub, 'fails');
      const id = await by.apply(email);
      const ended = await eventually(
        'it is given up',
        async () => {
          const now = await by.delivery(id);
          return now.state === 'undeliverable' && now;
        },
        30_000,
      );
      expect(ended).toMatchObject({ reason: 'gave_up', mayHaveArrived: true, attemptsMade: 10 });
      expect(ended.attempts).toHaveLength(10);
      expect(await taken(email)).toEqual([]);
      expect((await by.connection()).state).toBe('connected');

      await subject.behave(hub, 'well');
      expect((await by.retry(ended.id)).status).toBe(204);
      await by.until(id, 'delivered');
      expect(await taken(email)).toHaveLength(1);
    });

    it.each(['answers-wrong-types', 'answers-far-too-much'] as const)(
      'so that it %s loses and doubles nothing, with documents and without (trust 29)',
      async (behaviour) => {
        const [by, plain, attached] = [await sender(), newEmail(), newEmail()];
        await subject.behave(hub, behaviour);
        const ids = [await by.apply(plain), await by.apply(attached, 1)];
        await by.upload(String(ids[1]));
        await eventually('both were tried', async () => {
          const deliveries = await Promise.all(ids.map((id) => by.delivery(id)));
          return deliveries.every(({ attempts }) => attempts.some(({ finishedAt }) => finishedAt !== null));
        });
        await subject.behave(hub, 'well');
        for (const id of ids) await by.until(id, 'delivered');
        for (const email of [plain, attached]) expect(await taken(email)).toHaveLength(1);
      },
    );
  });

  describe('secrets', () => {
    it('of the partner and of candidates are in no attempt, notice, mail or audit event (trust 3)', async () => {
      const [by, email] = [await sender(), newEmail()];
      await by.until(await by.apply(email), 'delivered');
      await by.until(await by.apply(email), 'undeliverable', 'duplicate_application');
      await subject.behave(hub, 'fails');
      const failed = await by.apply();
      await eventually('it was tried', async () => (await by.delivery(failed)).attempts.length > 1);
      const kept = [await tablesAsText(hub), await mailsAsText(hub)].join('\n');
      expect(kept).toContain('duplicate_application');
      for (const secret of [...subject.secrets, email, 'Quittenbaum', '7654321', 'niemand sonst']) {
        expect(kept).not.toContain(secret);
      }
    });
  });

  describe('organisations', () => {
    it('each use their own credentials and see nothing of each other', async () => {
      const [a, b] = [await sender(), await sender()];
      const [fromA, fromB] = [newEmail(), newEmail()];
      const deliveries = [await a.apply(fromA), await b.apply(fromB)] as const;
      const delivered = await a.until(deliveries[0], 'delivered');
      await b.until(deliveries[1], 'delivered');
      expect((await of(fromA)).map(({ company }) => company)).toEqual([a.company]);
      expect((await of(fromB)).map(({ company }) => company)).toEqual([b.company]);
      expect((await b.manager.get(`/console/api/deliveries/${delivered.id}`)).status).toBe(404);
      expect((await b.retry(delivered.id)).status).toBe(404);
    });

    it('cannot be handed another’s credentials: sealed ones that were moved do not open (trust 40)', async () => {
      const [a, b] = [await sender(), await sender()];
      await hub.database.query(
        `update credential set sealed = (select sealed from credential where organisation_id = $1 and state = 'current')
         where organisation_id = $2 and state = 'current'`,
        [b.organisationId, a.organisationId],
      );
      const email = newEmail();
      const id = await a.apply(email);
      const putOff = await eventually('a worker has given it back', async () => {
        const now = await a.delivery(id);
        return Date.parse(now.dueAt) > Date.now() + 10_000 && now;
      });
      expect(putOff).toMatchObject({ state: 'queued', attemptsMade: 0, attempts: [] });
      expect(await of(email)).toEqual([]);
    });
  });
}

const TABLES = ['attempt', 'audit_event', 'delivery', 'notice', 'connection'];

async function tablesAsText({ database }: TestHub): Promise<string> {
  const texts = TABLES.map((table) =>
    database.query<{ row: string }>(`select ${table}::text as row from ${table}`),
  );
  return (await Promise.all(texts)).flatMap(({ rows }) => rows.map(({ row }) => row)).join('\n');
}

async function mailsAsText({ dataDir }: TestHub): Promise<string> {
  const folder = join(dataDir, 'mail');
  const files = await readdir(folder);
  return (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('\n');
}
