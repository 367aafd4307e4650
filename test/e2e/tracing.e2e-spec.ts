import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { eventually } from '../support/eventually.ts';
import type { HubProcess } from '../support/hub-process.ts';
import { KeyClient } from '../support/key-client.ts';
import { Receiver } from '../support/receiver.ts';
import { TestHub } from '../support/test-hub.ts';

const CALLER = '0af7651916cd43dd8448eb211c80319c';

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
}
interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: Span['attributes'] };
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
}

let hub: TestHub;
let collector: Receiver;
let partner: ConnectedPartner;
let replica: HubProcess;
beforeAll(async () => {
  hub = await TestHub.start({ ROLES: 'api' });
  collector = await Receiver.listen();
  partner = await ConnectedPartner.connect(hub, await hub.staff('support'));
  replica = await hub.replica({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url(''),
    OTEL_SERVICE_NAME: 'andock-under-test',
    ROLES: 'api,schedule',
  });
});
afterAll(async () => {
  await replica.stop();
  await collector.close();
  await hub.stop();
});

const exported = () => collector.at('/v1/traces').map(({ body }) => JSON.parse(body) as Export);
const spans = () =>
  exported().flatMap(({ resourceSpans }) =>
    resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
  );
const attributesOf = ({ attributes }: Pick<Span, 'attributes'>) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

describe('a hub that is told where its spans go', () => {
  it('sends one per request, by its route, in the trace of the caller, and nothing of a person or a key', async () => {
    const job = await partner.publishedJob();
    const client = new KeyClient(replica.url, partner.join.key, {
      traceparent: `00-${CALLER}-b7ad6b7169203331-01`,
    });
    const secret = 'ada@example.org';
    const answers = [
      await client.get(`/v1/jobs/${job}?email=${secret}`),
      await new KeyClient(replica.url, 'wrong', { traceparent: secret }).get('/v1/jobs'),
      await client.get(`/${secret}`),
    ];
    // What is waiting is sent when the hub stops: nothing is lost, and nobody waits for the next batch.
    await eventually('a check has run', async () => spans().some(({ name }) => name === 'check.run'));
    await replica.stop();

    const [shown, refused, unknown] = answers.map(({ headers }) =>
      spans().find((span) => attributesOf(span)['andock.request_id'] === headers.get('x-request-id')),
    );
    expect(shown).toMatchObject({
      name: 'GET /v1/jobs/:id',
      traceId: CALLER,
      parentSpanId: 'b7ad6b7169203331',
    });
    expect(shown && attributesOf(shown)).toEqual({
      'http.request.method': 'GET',
      'http.route': '/v1/jobs/:id',
      'http.response.status_code': 200,
      'andock.request_id': answers[0]?.headers.get('x-request-id'),
    });
    expect(refused && attributesOf(refused)).toMatchObject({ 'http.response.status_code': 401 });
    expect(refused?.traceId).not.toBe(CALLER);
    expect(unknown && attributesOf(unknown)).toMatchObject({ 'http.response.status_code': 404 });
    const sent = collector
      .at('/v1/traces')
      .map(({ body }) => body)
      .join('\n');
    for (const word of [secret, partner.join.key, job, partner.organisation.id])
      expect(sent).not.toContain(word);
    const services = exported().flatMap(({ resourceSpans }) =>
      resourceSpans.map(({ resource }) => attributesOf(resource)['service.name']),
    );
    expect(new Set(services)).toEqual(new Set(['andock-under-test']));
  });

  it('serves and stops as ever when nobody takes them', async () => {
    collector.answer('/v1/traces', (_, response) => response.destroy());
    const untaken = await hub.replica({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url('/'), LOG_LEVEL: 'warn' });
    const answer = await new KeyClient(untaken.url, partner.join.key).get('/v1/jobs');
    expect(answer.status).toBe(200);
    await untaken.stop();
    expect(untaken.wasKilled).toBe(false);
    expect(untaken.output()).toContain('Spans could not be sent');
  });
});
