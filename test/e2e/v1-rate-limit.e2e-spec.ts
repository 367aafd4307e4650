import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anApplication, ConnectedPartner } from '../support/connected-partner.ts';
import { upload } from '../support/documents.ts';
import { call } from '../support/http-client.ts';
import { KeyClient } from '../support/key-client.ts';
import { operatorKey, ownSystem } from '../support/operator-key.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub } from '../support/test-hub.ts';

const MOST = 20;

let hub: TestHub;
let support: PersonClient;
beforeAll(async () => {
  hub = await TestHub.start({ API_CALLS_PER_MINUTE: String(MOST) });
  support = await hub.staff('support');
});
afterAll(() => hub.stop());

describe('RateLimit', () => {
  it('stands in every answer once the key is known, and counts down', async () => {
    const own = await ConnectedPartner.connect(hub, support);
    const { join } = own;
    const jobId = await own.publishedJob();
    const answers = [
      await join.get('/v1/connection'),
      await join.get('/v1/jobs'),
      await join.get('/v1/jobs?limit=101'),
      await join.get(`/v1/jobs/${crypto.randomUUID()}`),
      await join.put(`/v1/jobs/${jobId}/publication`, { state: 'live' }),
      await join.get('/v1/applications'),
      await join.post('/v1/applications', anApplication(jobId)),
      await join.post('/v1/applications', {}),
      await join.send('POST', `/v1/applications/${crypto.randomUUID()}/documents`, upload(Buffer.from('x'))),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 400, 404, 200, 403, 201, 400, 404]);
    expect(answers.map(({ headers }) => headers.get('ratelimit-policy'))).toEqual(
      answers.map(() => `"key";q=${MOST};w=60`),
    );
    const left = answers.map(({ headers }) =>
      Number(/^"key";r=(\d+);t=\d+$/.exec(headers.get('ratelimit') ?? '')?.[1]),
    );
    expect(left).toEqual(answers.map((_, at) => MOST - 1 - at));
  });

  it('429: too many calls of one key, says when to come again, and leaves other keys alone (trust 30)', async () => {
    const [one, two] = [
      await ConnectedPartner.connect(hub, support),
      await ConnectedPartner.connect(hub, support),
    ];
    for (let n = 0; n < MOST; n += 1) expect((await one.join.get('/v1/connection')).status).toBe(200);
    const refused = await one.join.get('/v1/connection');
    expect([refused.status, refused.body['code'], refused.headers.get('ratelimit')]).toEqual([
      429,
      'request.too-many',
      expect.stringMatching(/^"key";r=0;t=\d+$/),
    ]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await two.join.get('/v1/connection')).status).toBe(200);
  });

  it('stands in the refusal of an operator key that names no organisation, or none that is there', async () => {
    const key = await operatorKey(hub, 'jobs:read');
    for (const by of [
      new KeyClient(hub.url, key),
      ownSystem(hub, key, 'ext:nobody'),
      ownSystem(hub, key, 'x'),
    ]) {
      const { status, headers } = await by.get('/v1/jobs');
      expect([status >= 400, headers.get('ratelimit')]).toEqual([true, expect.stringMatching(/^"key";r=/)]);
    }
  });

  it('stands in the refusal of an unknown key, which takes nothing from any, and of what is no route', async () => {
    const { status, headers } = await call(`${hub.url}/v1/jobs`, {
      headers: { authorization: 'Bearer adk_live_x' },
    });
    const most = /q=(\d+)/.exec(headers.get('ratelimit-policy') ?? '')?.[1];
    expect([status, headers.get('ratelimit')]).toEqual([401, `"key";r=${most};t=60`]);
    const nowhere = await call(`${hub.url}/v1/nowhere`);
    expect([nowhere.status, nowhere.headers.get('ratelimit')]).toEqual([404, `"key";r=${most};t=60`]);
  });
});
