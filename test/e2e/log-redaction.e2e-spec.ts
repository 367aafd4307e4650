import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Narrator } from '../stories/narrator.ts';
import { storyA } from '../stories/story-a.ts';
import { storyB } from '../stories/story-b.ts';
import { eventually } from '../support/eventually.ts';
import type { HubProcess } from '../support/hub-process.ts';
import { MailServer } from '../support/mail-server.ts';
import { Receiver } from '../support/receiver.ts';
import { TestHub } from '../support/test-hub.ts';

const PASSWORD = 'a password for the demo';

/** What nobody may find in a log: people of the stories, their papers, and every secret that is used in them. */
const UNWANTED: readonly (string | RegExp)[] = [
  ...[
    'Anna',
    'Beispiel',
    'Max',
    'Maria',
    'example.org',
    'muster.test',
    '@beispiel',
    'Lebenslauf',
    'Anschreiben',
  ],
  ...['+43 660', '+49 170', PASSWORD, 'sandbox-personio-token', 'not-the-token'],
  /adk_(live|test)_[a-zA-Z\d]{6}/,
  /[Bb]earer [\w-]{8}/,
  /connect\.sid|andock\.sid=|__Host-/,
];

let hub: TestHub;
let mail: MailServer;
let collector: Receiver;
let loud: HubProcess;
beforeAll(async () => {
  hub = await TestHub.start({ ROLES: 'api', DEMO: 'on', DEMO_PASSWORD: PASSWORD });
  [mail, collector] = [await MailServer.start(), await Receiver.listen()];
  loud = await hub.replica({
    ROLES: 'api,worker,schedule',
    LOG_LEVEL: 'debug',
    SMTP_URL: mail.url,
    SMTP_TIMEOUT_MS: '300',
    PERSONIO_CALLS_PER_MINUTE: '1000',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url(''),
  });
}, 60_000);
afterAll(async () => {
  await loud.kill();
  await collector.close();
  await mail.stop();
  await hub.stop();
});

const spans = () =>
  collector
    .at('/v1/traces')
    .map(({ body }) => body)
    .join('\n');

describe('what a hub writes down at its loudest', () => {
  it('tells nothing of people, papers and secrets, while both stories are played and the mail server refuses everybody', async () => {
    mail.manner = 'refuses';
    const stage = {
      ...{ hubUrl: loud.url, sandboxUrl: hub.sandboxUrl, password: PASSWORD },
      narrator: new Narrator(() => undefined),
    };
    await storyA(stage);
    await storyB(stage);
    await eventually(
      'the refused mails are in the log',
      async () => loud.output().includes('"level":50'),
      30_000,
    );
    await eventually('spans are sent', async () => spans().includes('delivery.attempt'), 30_000);
    const lines = loud
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    expect(lines.length).toBeGreaterThan(3);
    for (const written of [lines.join('\n'), spans()])
      for (const word of UNWANTED)
        expect(written.match(word instanceof RegExp ? word : new RegExp(escaped(word)))).toBeNull();
  }, 120_000);

  it('still says what went wrong with a mail', () => {
    expect(loud.output()).toMatch(/451 not now|refused|rejected/);
  });
});

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
