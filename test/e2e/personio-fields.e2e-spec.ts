import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personio } from '../contract/personio-under-test.ts';
import { newEmail, Sender } from '../contract/sender.ts';
import { expectStatus } from '../support/expect-status.ts';
import { call } from '../support/http-client.ts';
import { refused } from '../support/refused.ts';
import { TestHub } from '../support/test-hub.ts';

const FIELDS = '/console/api/connections/personio/field-mapping';

interface Fields {
  readonly questions: readonly {
    questionId: string;
    text: string;
    jobs: number;
    goesTo: string;
    chosen: boolean;
  }[];
  readonly channels: readonly { source: string; name: string; channelId: string | null }[];
  readonly tags: readonly string[];
}
interface Arrived {
  readonly email: string;
  readonly channelId: number;
  readonly tags: readonly string[];
  readonly message: string;
  readonly attributes: readonly { id: string; value: string }[];
}

const question = (id: string, text: string, type = 'text') => ({ id, text, type });

describe('where answers go in Personio', () => {
  let hub: TestHub;
  let by: Sender;
  beforeAll(async () => {
    hub = await TestHub.start(personio.settings);
    await personio.prepare(hub);
    by = await Sender.connected(hub, personio);
    const questions = [
      question('licence', 'Welcher Führerschein?'),
      question('birthday', 'Geburtstag', 'date'),
      question('available_from', 'Ab wann?', 'date'),
    ];
    expectStatus(200, await by.manager.send('PATCH', `/console/api/jobs/${by.jobId}`, { questions }));
  });
  afterAll(() => hub.stop());

  const change = (fields: object) =>
    by.manager.put<Fields>(FIELDS, { answers: [], channels: [], tags: [], ...fields });
  const arrived = async (email: string) => {
    const { body } = await by.manager.post<{ id: string }>('/console/api/applications', {
      jobId: by.jobId,
      documentsExpected: 0,
      candidate: { firstName: 'Anna', lastName: 'Muster', email, phone: '+43 1 234' },
      message: 'Guten Tag',
      answers: [
        { questionId: 'licence', value: 'B' },
        { questionId: 'birthday', value: '1990-05-01' },
        { questionId: 'available_from', value: '2027-01-01' },
      ],
    });
    await by.until(body.id, 'delivered');
    const received = await call<{ applications: Arrived[] }>(`${hub.sandboxUrl}/personio/_received`);
    return received.body.applications.find((one) => one.email === email);
  };

  it('200: by themselves, answers stand below the message with their question; a birthday does not leave, nor any tag', async () => {
    const { questions, channels, tags } = expectStatus(200, await by.manager.get<Fields>(FIELDS)).body;
    expect(
      questions.map(({ questionId, goesTo, chosen, jobs }) => [questionId, goesTo, chosen, jobs]),
    ).toEqual([
      ['available_from', 'available_from', false, 1],
      ['birthday', 'nothing', false, 1],
      ['licence', 'message', false, 1],
    ]);
    expect(channels.map(({ source, channelId }) => [source, channelId])).toEqual([
      ['apply-form', null],
      ['console', null],
      ['api', null],
      ['join', null],
    ]);
    expect(tags).toEqual([]);
    expect(await arrived(newEmail())).toMatchObject({
      channelId: 815,
      tags: [],
      message: 'Guten Tag\n\nWelcher Führerschein?: B',
      attributes: [
        { id: 'phone', value: '+43 1 234' },
        { id: 'available_from', value: '2027-01-01' },
      ],
    });
  });

  it('200: what is chosen holds for what is delivered from now on, and is in the log once', async () => {
    const chosen = {
      answers: [
        { questionId: 'licence', goesTo: 'custom_attribute_3' },
        { questionId: 'birthday', goesTo: 'birthday' },
      ],
      tags: ['karriere'],
    };
    expect(expectStatus(200, await change(chosen)).body).toMatchObject({
      questions: [
        {},
        { questionId: 'birthday', goesTo: 'birthday', chosen: true },
        { goesTo: 'custom_attribute_3' },
      ],
      tags: ['karriere'],
    });
    expectStatus(200, await change(chosen));
    const trail = await hub.trail(by.organisationId);
    expect(trail.filter((action) => action === 'connection.fields-mapped')).toHaveLength(1);
    expect(await arrived(newEmail())).toMatchObject({
      tags: ['karriere'],
      message: 'Guten Tag',
      attributes: [
        { id: 'phone', value: '+43 1 234' },
        { id: 'custom_attribute_3', value: 'B' },
        { id: 'birthday', value: '1990-05-01' },
        { id: 'available_from', value: '2027-01-01' },
      ],
    });
  });

  it('a channel of its own that Personio does not know ends that source’s applications, not the connection', async () => {
    expectStatus(200, await change({ channels: [{ source: 'console', channelId: '4' }] }));
    const ended = await by.until(await by.apply(), 'undeliverable', 'invalid_field');
    expect(ended.field).toBe('recruiting_channel_id: 4');
    expect((await by.connection()).state).toBe('connected');
    expectStatus(200, await change({}));
    expect((await by.retry(ended.id)).status).toBe(204);
  });

  it('400, 403 and 404: wrong places, unknown sources, others than managers, other partners, other organisations', async () => {
    const wrong = { answers: [{ questionId: 'licence', goesTo: 'email' }] };
    expect(await change(wrong)).toEqual(refused(400, 'request.invalid', 'answers.0.goesTo'));
    const nobodys = { channels: [{ source: 'nobody', channelId: '815' }] };
    expect(await change(nobodys)).toEqual(refused(400, 'request.invalid', 'channels.0.source'));
    const recruiter = await hub.person('member.recruiter', by.organisationId);
    expect((await recruiter.get(FIELDS)).status).toBe(200);
    expect((await recruiter.put(FIELDS, { answers: [], channels: [], tags: [] })).status).toBe(403);
    const elsewhere = FIELDS.replace('personio', 'operator-ats');
    expect(await by.manager.get(elsewhere)).toEqual(refused(404, 'personio.connection-not-found'));
    const { id } = (await by.manager.get<{ id: string }>('/console/api/connections/personio')).body;
    const stranger = await Sender.connected(hub, personio);
    expect((await stranger.manager.get(FIELDS.replace('personio', id))).status).toBe(404);
  });
});
