import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AcceptRestore } from '../../src/restore/public/accept-restore.use-case.js';
import { TestHub } from '../support/test-hub.ts';
import { personio } from './personio-under-test.ts';
import { newEmail, Sender } from './sender.ts';

describe('an older database that was restored', () => {
  let hub: TestHub;
  let by: Sender;
  beforeAll(async () => {
    hub = await TestHub.start(personio.settings);
    await personio.prepare(hub);
    by = await Sender.connected(hub, personio);
  });
  afterAll(() => hub.stop());

  /** As it was before the delivery left, when the job was linked to another place. */
  const forget = (applicationId: string, state = 'held', reason = 'awaiting_documents') =>
    hub.database.query(
      `with forgotten as (
         update delivery set state = $2, reason = $3, evidence = null, finished_at = null,
                             due_at = now() + interval '1 day', dedupe_key = email_hash
         where application_id = $1 returning id
       ) delete from attempt using forgotten where delivery_id = forgotten.id`,
      [applicationId, state, reason],
    );
  /** Everybody has to sign in again after that. */
  const accept = async () => {
    await hub.app.get(AcceptRestore).run();
    await by.manager.signInAgain();
  };
  const deliveredOnce = async (email: string) => {
    const id = await by.apply(email, 1);
    await by.upload(id);
    await by.until(id, 'delivered');
    return id;
  };
  const taken = async (email: string) =>
    (await personio.arrivals(hub)).filter((arrival) => arrival.email === email && arrival.status === 201);

  it('takes it that what was held has arrived since, wherever it stood, and believes the partner', async () => {
    const email = newEmail();
    const id = await deliveredOnce(email);
    await forget(id);
    await accept();
    expect(await by.delivery(id)).toMatchObject({ state: 'held', mayHaveArrived: true });
    await by.upload(id);
    expect(await by.until(id, 'delivered')).toMatchObject({ evidence: 'presumed' });
    expect(await taken(email)).toHaveLength(1);
  });

  it('presumes nothing where the same person’s other application may be the one that arrived', async () => {
    const email = newEmail();
    const first = await deliveredOnce(email);
    const second = await by.apply(email, 1);
    for (const id of [first, second]) await forget(id);
    await accept();
    await by.upload(second);
    await by.until(second, 'undeliverable', 'duplicate_application');
    expect(await taken(email)).toHaveLength(1);
  });

  it('believes the partner about what had ended undeliverable and was mended since, too', async () => {
    const email = newEmail();
    const id = await deliveredOnce(email);
    await forget(id, 'undeliverable', 'partner_rejected');
    await accept();
    const waiting = await by.delivery(id);
    expect(waiting).toMatchObject({ state: 'undeliverable', mayHaveArrived: true });
    await by.retry(waiting.id);
    expect(await by.until(id, 'delivered')).toMatchObject({ evidence: 'presumed' });
    expect(await taken(email)).toHaveLength(1);
  });

  it('leaves alone what can never be delivered again: a duplicate, and what was erased', async () => {
    const [duplicate, erased] = [await deliveredOnce(newEmail()), await deliveredOnce(newEmail())];
    await forget(duplicate, 'undeliverable', 'duplicate_application');
    await forget(erased, 'undeliverable', 'partner_rejected');
    await by.manager.post(`/console/api/applications/${erased}/erase`);
    await accept();
    for (const id of [duplicate, erased])
      expect(await by.delivery(id)).toMatchObject({ mayHaveArrived: false, attempts: [] });
  });
});
