import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { exported, unpacked } from '../support/audit-bundle.ts';
import { SCOPES } from '../../src/access/scopes.js';
import { ERRORS } from '../../src/guides/error-list.js';
import { GUIDES, guideText, type GuideName } from '../../src/guides/guide-files.js';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { call } from '../support/http-client.ts';
import { operatorKey } from '../support/operator-key.ts';
import { Receiver } from '../support/receiver.ts';
import { TestHub } from '../support/test-hub.ts';

const run = promisify(execFile);
const SEPARATOR = '----- next example -----';

interface Example {
  readonly language: string;
  readonly code: string;
}

let hub: TestHub;
let receiver: Receiver;
let folder: string;
let values: Record<string, string>;
beforeAll(async () => {
  receiver = await Receiver.listen();
  folder = await mkdtemp(join(tmpdir(), 'andock-guides-'));
  hub = await TestHub.start({ OUTGOING_PRIVATE_HOSTS: receiver.host });
  const partner = await ConnectedPartner.connect(hub, await hub.staff('support'));
  values = {
    HUB: hub.url,
    KEY: partner.join.key,
    OPERATOR_KEY: await operatorKey(hub, ...SCOPES),
    JOB: await partner.publishedJob(),
    RECEIVER: receiver.url('/andock'),
    BUNDLE: await bundle(),
  };
});
afterAll(async () => {
  await hub.stop();
  await receiver.close();
  await rm(folder, { recursive: true, force: true });
});

async function bundle(): Promise<string> {
  const auditor = await hub.staff('auditor');
  return unpacked(auditor, (await exported(auditor)).id);
}

const examplesOf = (name: GuideName): Example[] =>
  [...guideText(name).matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', code = '']) => ({
    language,
    code,
  }));

/** What a reader fills in is filled in; everything else runs as it is printed. */
const filledIn = (code: string): string =>
  code.replace(/^([A-Z_]+)=(?!\$).*$/gm, (line, name: string) =>
    values[name] === undefined ? line : `${name}='${values[name]}'`,
  );

/** Names of fields, as deep as the example goes. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return 'list';
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]));
}

describe('the examples of the guides', () => {
  it.each(GUIDES)('%s: every command runs, and answers are as printed', async (name) => {
    const examples = examplesOf(name);
    const commands = examples.filter(({ language }) => language === 'sh');
    const script = commands.map(({ code }) => `${filledIn(code)}\necho\necho '${SEPARATOR}'`).join('\n');
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder });
    const outputs = stdout.split(SEPARATOR);
    expect(outputs).toHaveLength(commands.length + 1);
    for (const [place, { language, code }] of examples.entries()) {
      expect(['sh', 'json', 'js']).toContain(language);
      if (language !== 'json') continue;
      const before = examples.slice(0, place).filter((one) => one.language === 'sh').length - 1;
      const line = outputs[before]?.trim().split('\n').at(-1) ?? '';
      expect(shapeOf(JSON.parse(line))).toEqual(shapeOf(JSON.parse(code)));
    }
  });

  it('webhooks: the code that checks a signature does', async () => {
    const code = examplesOf('webhooks').find(({ language }) => language === 'js')?.code ?? '';
    const secret = `whsec_${Buffer.from('a secret of thirty-two bytes ...').toString('base64')}`;
    const [id, body, at] = ['msg-1', '{"type":"webhook.test"}', new Date()];
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    };
    const use = `${code}\nconsole.log(read(${JSON.stringify(body)}, ${JSON.stringify(headers)}).type);`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', use], {
      env: { ...process.env, WEBHOOK_SECRET: secret },
    });
    expect(stdout.trim()).toBe('webhook.test');
  });
});

describe('GET /docs', () => {
  const page = (path: string) => call<string>(`${hub.url}${path}`);

  it('200: every link of every page leads somewhere, every anchor too, without script or inline style', async () => {
    const seen = new Map<string, string>();
    const open = ['/docs'];
    while (open.length > 0) {
      const path = open.pop() ?? '';
      if (seen.has(path)) continue;
      const { status, text, headers } = await page(path);
      expect([path, status]).toEqual([path, 200]);
      seen.set(path, text);
      if (!path.startsWith('/docs') || path === '/docs/api' || path.endsWith('.css')) continue;
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(text).not.toMatch(/<script|<style|style="|\son\w+=/i);
      const links = [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, href = '']) => href);
      open.push(...links.filter((href) => href.startsWith('/')).map((href) => href.split('#')[0] ?? ''));
      for (const href of links.filter((link) => link.startsWith('/docs/errors#')))
        expect(ERRORS.map(({ code }) => code)).toContain(href.split('#')[1]);
    }
    expect([...seen.keys()]).toEqual(
      expect.arrayContaining([
        ...GUIDES.map((name) => `/docs/${name}`),
        '/docs/partners/join',
        '/openapi.json',
      ]),
    );
  });

  it('200: what a refusal links to explains it, in both languages', async () => {
    const refused = await call<{ type: string; title: string }>(`${hub.url}/v1/jobs`);
    const [path = '', anchor] = refused.body.type.split('#');
    const { text } = await page(path);
    expect(text).toContain(`id="${anchor}"`);
    expect(text).toContain(refused.body.title);
    expect(text).toContain('Ein gültiger API-Schlüssel ist nötig.');
  });

  it('200: a partner’s fields, limits and reasons come from its manifest', async () => {
    const { text } = await page('/docs/partners/personio');
    expect(text).toContain('<code>accessToken</code>');
    expect(text).toContain('secret, never shown again');
    expect(text).toContain('<code>duplicate_application</code>');
  });

  it('404: what is no guide', async () => {
    for (const path of ['/docs/nothing', '/docs/partners/nobody', '/docs/..%2f..%2fpackage.json'])
      expect((await page(path)).status).toBe(404);
  });
});
