import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Narrator } from '../stories/narrator.ts';
import { storyA } from '../stories/story-a.ts';
import { storyB } from '../stories/story-b.ts';
import { type Browser, type Look, startBrowser, Visitor } from '../support/browser.ts';
import { PersonClient } from '../support/person-client.ts';
import { TestHub } from '../support/test-hub.ts';

const PASSWORD = 'a password for the demo';
const CUSTOMER_PAGES = [
  '/integrations',
  '/integrations/join',
  '/integrations/personio',
  '/integrations/operator-ats',
  '/jobs',
  '/job/new',
  '/applications',
  '/applications/new',
  '/webhooks',
  '/members',
  '/privacy',
  '/account',
  '/activity',
];
const STAFF_PAGES = [
  '/overview',
  '/support-requests',
  '/organisations',
  '/connections',
  '/deliveries',
  '/keys',
  '/webhooks',
  '/staff',
  '/system-health',
  '/settings',
  '/settings/guides',
];
const AUDITOR_PAGES = ['/audit', '/audit/exports', '/audit/reviews'];
const PUBLIC_PAGES = ['/sign-in', '/password-reset', `/invitation#token=${'a'.repeat(43)}`];
const WIDE = 1280;
const PHONE = 390;
/** Pages of one person that are looked at side by side. */
const SIDE_BY_SIDE = 3;
const PATIENCE = 480_000;

/** Every language with every theme, so that each step changes one of them only. */
const LOOKS = [
  { language: 'de', scheme: 'light' },
  { language: 'de', scheme: 'dark' },
  { language: 'en', scheme: 'dark' },
  { language: 'en', scheme: 'light' },
] as const;

/** The accessibility checker sees each theme and each language once at each width. */
const isChecked = ({ language, scheme, width }: Look) =>
  (scheme === 'light') === ((language === 'de') === (width === WIDE));

const PEOPLE = [
  { who: 'manager@muster.test', pages: CUSTOMER_PAGES, widths: [WIDE, PHONE] },
  { who: 'admin@andock.test', pages: STAFF_PAGES, widths: [WIDE] },
  { who: 'auditor@andock.test', pages: AUDITOR_PAGES, widths: [WIDE] },
] as const;

describe('every page of the console, in both languages, both themes and the widths it is made for', () => {
  let hub: TestHub;
  let browser: Browser;
  let details: Record<string, string[]>;

  beforeAll(async () => {
    hub = await TestHub.start({ DEMO: 'on', DEMO_PASSWORD: PASSWORD, PERSONIO_CALLS_PER_MINUTE: '1000' });
    const narrator = new Narrator(() => undefined);
    const stage = { hubUrl: hub.url, sandboxUrl: hub.sandboxUrl, password: PASSWORD, narrator };
    await Promise.all([
      storyA(stage)
        .then(() => storyB(stage))
        .then(() => detailPages(hub.url))
        .then((found) => (details = found)),
      startBrowser().then((started) => (browser = started)),
    ]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await hub.stop();
  });

  it.each(PEOPLE)(
    '$who: nothing to complain about',
    async ({ who, pages, widths }) => {
      const paths = [...pages, ...(details[who] ?? [])];
      const complaints: Record<string, string[]> = {};
      const first = await Visitor.open(browser, hub.url, { ...LOOKS[0], width: WIDE });
      await first.signIn(who, PASSWORD);
      const lane = async () => {
        const visitor = await first.likewise(browser, hub.url, { ...LOOKS[0], width: WIDE });
        for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
          await visitor.page.goto(path);
          await lookAtEach(visitor, path, looks(widths), complaints);
        }
        await visitor.close();
      };
      await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
      await first.close();
      expect(complaints).toEqual({});
    },
    PATIENCE,
  );

  it.each(['de', 'en'] as const)(
    'public pages, %s: nothing to complain about',
    async (language) => {
      const complaints: Record<string, string[]> = {};
      const own = looks([WIDE, PHONE]).filter((look) => look.language === language);
      const lane = async (path: string) => {
        const visitor = await Visitor.open(browser, hub.url, { language, scheme: 'light', width: WIDE });
        await visitor.page.goto(path);
        await lookAtEach(visitor, path, own, complaints);
        await visitor.close();
      };
      await Promise.all(PUBLIC_PAGES.map(lane));
      expect(complaints).toEqual({});
    },
    PATIENCE,
  );

  it('the partners’ API reference is shown with its styles, under the strict policy', async () => {
    const visitor = await Visitor.open(browser, hub.url, { language: 'en', scheme: 'light', width: WIDE });
    await visitor.page.goto('/docs/api');
    await visitor.page.getByText('Push an application').first().waitFor();
    await visitor.screenshot('docs_api');
    expect([...(await visitor.overflow()), ...visitor.faults]).toEqual([]);
    await visitor.close();
  });
});

/** The looks at these widths in an order in which each differs from the one before by as little as possible. */
const looks = (widths: readonly number[]): Look[] =>
  widths.flatMap((width, at) =>
    (at % 2 === 0 ? LOOKS : LOOKS.toReversed()).map((look) => ({ ...look, width })),
  );

async function lookAtEach(
  visitor: Visitor,
  path: string,
  each: readonly Look[],
  complaints: Record<string, string[]>,
): Promise<void> {
  for (const look of each) {
    await visitor.see(look);
    const name = [
      path
        .replace(/#.*/, '')
        .replaceAll('/', '_')
        .replace(/_[0-9a-f-]{36}$/, '_one')
        .slice(1),
    ];
    await visitor.screenshot([...name, look.language, look.scheme, look.width].join('.'));
    const found = [
      ...(isChecked(look) ? await visitor.accessibilityFaults() : []),
      ...(await visitor.overflow()),
      ...visitor.faults.splice(0),
    ];
    if (found.length > 0) complaints[`${path} ${Object.values(look).join(' ')}`] = found;
  }
}

async function detailPages(url: string): Promise<Record<string, string[]>> {
  const firstOf = async (who: PersonClient, path: string) => {
    const { body } = await who.get<{ data: { id: string }[] }>(path);
    return body.data[0]?.id ?? '';
  };
  const manager = await PersonClient.signIn(url, 'manager@muster.test', PASSWORD);
  const admin = await PersonClient.signIn(url, 'admin@andock.test', PASSWORD);
  return {
    'manager@muster.test': [
      `/job/${await firstOf(manager, '/console/api/jobs')}`,
      `/applications/${await firstOf(manager, '/console/api/applications')}`,
    ],
    'admin@andock.test': [
      `/support-requests/${await firstOf(admin, '/console/api/support-requests')}`,
      `/connections/${await firstOf(admin, '/console/api/connections')}`,
      `/deliveries/${await firstOf(admin, '/console/api/deliveries')}`,
    ],
  };
}
