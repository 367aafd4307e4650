import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Narrator } from '../stories/narrator.ts';
import { storyA } from '../stories/story-a.ts';
import { storyB } from '../stories/story-b.ts';
import { type Look, startBrowser, Visitor } from '../support/browser.ts';
import { PersonClient } from '../support/person-client.ts';
import { TestHub } from '../support/test-hub.ts';

const PASSWORD = 'a password for the demo';
const CUSTOMER_PAGES = [
  '/integrations',
  '/integrations/join',
  '/integrations/personio',
  '/jobs',
  '/job/new',
  '/applications',
  '/applications/new',
  '/members',
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
  '/staff',
  '/system-health',
  '/settings',
];
const AUDITOR_PAGES = ['/audit', '/audit/exports'];
const WIDE = 1280;
const PHONE = 390;

const looks = (widths: readonly number[]): Look[] =>
  widths.flatMap((width) =>
    (['de', 'en'] as const).flatMap((language) =>
      (['light', 'dark'] as const).map((scheme) => ({ language, scheme, width })),
    ),
  );

const VISITS = [
  { who: 'manager@muster.test', pages: CUSTOMER_PAGES, widths: [WIDE, PHONE] },
  { who: 'admin@andock.test', pages: STAFF_PAGES, widths: [WIDE] },
  { who: 'auditor@andock.test', pages: AUDITOR_PAGES, widths: [WIDE] },
].flatMap(({ who, pages, widths }) => looks(widths).map((look) => ({ who, pages, look })));

describe('every page of the console, in both languages, both themes and the widths it is made for', () => {
  let hub: TestHub;
  let browser: Awaited<ReturnType<typeof startBrowser>>;
  let details: Record<string, string[]>;

  beforeAll(async () => {
    hub = await TestHub.start({ DEMO: 'on', DEMO_PASSWORD: PASSWORD, PERSONIO_CALLS_PER_MINUTE: '1000' });
    const narrator = new Narrator(() => undefined);
    const stage = { hubUrl: hub.url, sandboxUrl: hub.sandboxUrl, password: PASSWORD, narrator };
    await storyA(stage);
    await storyB(stage);
    details = await detailPages(hub.url);
    browser = await startBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await hub.stop();
  });

  it.each(VISITS)(
    '$who, $look.language, $look.scheme, $look.width px: nothing to complain about',
    async ({ who, pages, look }) => {
      const visitor = await Visitor.open(browser, hub.url, look);
      await visitor.signIn(who, PASSWORD);
      const complaints: Record<string, string[]> = {};
      for (const path of [...pages, ...(details[who] ?? [])]) {
        await visitor.page.goto(path);
        await visitor.settle();
        await visitor.screenshot(
          [
            path.replaceAll('/', '_').replace(/_[0-9a-f-]{36}$/, '_one'),
            look.language,
            look.scheme,
            look.width,
          ]
            .join('.')
            .slice(1),
        );
        const found = [
          ...(await visitor.accessibilityFaults()),
          ...(await overflow(visitor)),
          ...visitor.faults.splice(0),
        ];
        if (found.length > 0) complaints[path] = found;
      }
      await visitor.close();
      expect(complaints).toEqual({});
    },
    180_000,
  );

  it('the partners’ API reference is shown with its styles, under the strict policy', async () => {
    const visitor = await Visitor.open(browser, hub.url, { language: 'en', scheme: 'light', width: WIDE });
    await visitor.page.goto('/docs/api');
    await visitor.page.getByText('Push an application').first().waitFor();
    await visitor.screenshot('docs_api');
    expect([...(await overflow(visitor)), ...visitor.faults]).toEqual([]);
    await visitor.close();
  });

  it.each(looks([WIDE, PHONE]))(
    'sign-in, $language, $scheme, $width px: nothing to complain about',
    async (look) => {
      const visitor = await Visitor.open(browser, hub.url, look);
      await visitor.page.goto('/sign-in');
      await visitor.settle();
      await visitor.screenshot(['sign-in', look.language, look.scheme, look.width].join('.'));
      expect([
        ...(await visitor.accessibilityFaults()),
        ...(await overflow(visitor)),
        ...visitor.faults,
      ]).toEqual([]);
      await visitor.close();
    },
  );
});

/** A page wider than the window would have to be pushed sideways. */
async function overflow({ page }: Visitor): Promise<string[]> {
  const [content, view] = await page.evaluate<number[]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  return content !== undefined && view !== undefined && content > view + 1 ? [`${content} px wide`] : [];
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
