import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConnectedPartner } from '../support/connected-partner.ts';
import type { PersonClient } from '../support/person-client.ts';
import { refused } from '../support/refused.ts';
import { TestHub } from '../support/test-hub.ts';

interface Notices {
  readonly data: readonly { id: string; title: string; readAt: string | null }[];
}

const NOTICES = '/console/api/notices';
const NOT_FOUND = refused(404, 'notifications.notice-not-found');

let hub: TestHub;
let manager: PersonClient;
let colleague: PersonClient;
beforeAll(async () => {
  hub = await TestHub.start();
  const partner = await ConnectedPartner.connect(hub, await hub.staff('support'));
  ({ manager } = partner);
  colleague = await partner.organisation.member('manager');
});
afterAll(() => hub.stop());

const notices = async (language?: string) =>
  (await manager.send<Notices>('GET', NOTICES, undefined, language ? { 'accept-language': language } : {}))
    .body.data;

describe('GET /console/api/notices', () => {
  it('200: speaks the language of the header, else that of the account', async () => {
    const [german, english] = [await notices('de'), await notices('en')];
    expect(german[0]?.title).not.toBe(english[0]?.title);
    const [id] = german.map((notice) => notice.id);
    const { rows } = await hub.database.query<{ subject: { de: string } }>(
      'select subject from notice where id = $1',
      [id],
    );
    expect(rows[0]?.subject.de).toBe(german[0]?.title);
  });

  it('200: everybody sees only the own ones', async () => {
    expect((await colleague.get<Notices>(NOTICES)).body.data).toEqual([]);
  });

  it('400: an unknown parameter is named', async () => {
    expect(await manager.get(`${NOTICES}?accountId=${colleague.actor.id}`)).toEqual(
      refused(400, 'request.invalid', 'accountId'),
    );
  });
});

describe('POST /console/api/notices/:id/read', () => {
  it('204: the first time counts', async () => {
    const [first] = await notices();
    expect(first?.readAt).toBeNull();
    const read = () => manager.post(`${NOTICES}/${first?.id}/read`);
    expect((await read()).status).toBe(204);
    const [{ readAt } = { readAt: null }] = await notices();
    expect(readAt).not.toBeNull();
    hub.clock.advance(60_000);
    expect((await read()).status).toBe(204);
    expect((await notices())[0]?.readAt).toBe(readAt);
  });

  it('404: a colleague cannot read it in somebody’s place, nor one that does not exist', async () => {
    const [first] = await notices();
    expect(await colleague.post(`${NOTICES}/${first?.id}/read`)).toEqual(NOT_FOUND);
    expect(await manager.post(`${NOTICES}/${randomUUID()}/read`)).toEqual(NOT_FOUND);
  });
});
