import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stepAt, totp } from '../../src/organisations/second-factor/totp.js';
import { type Look, startBrowser, Visitor } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { fromBase32 } from '../support/from-base32.ts';
import { CLIENT, IdentityProvider } from '../support/identity-provider.ts';
import { operatorKey } from '../support/operator-key.ts';
import type { PersonClient } from '../support/person-client.ts';
import { PASSWORD, TestHub } from '../support/test-hub.ts';

const GERMAN: Look = { language: 'de', scheme: 'light', width: 1280 };
const ENGLISH: Look = { language: 'en', scheme: 'dark', width: 1280 };

let hub: TestHub;
let idp: IdentityProvider;
let url: string;
let browser: Awaited<ReturnType<typeof startBrowser>>;
beforeAll(async () => {
  const port = await freePort();
  url = `http://localhost:${port}`;
  idp = await IdentityProvider.start(url);
  hub = await TestHub.start({
    PORT: String(port),
    PUBLIC_URL: url,
    OIDC_ISSUER: idp.url,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_ROLES: 'hub-admins=admin',
    OIDC_NAME: 'Muster-Login',
  });
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await hub.stop();
  await idp.stop();
});

const faultsOf = async (visitor: Visitor) => [
  ...(await visitor.accessibilityFaults()),
  ...visitor.faults.splice(0),
];

/** Enters the identity provider's door as somebody. */
async function enter(page: Visitor['page'], subject: string): Promise<void> {
  await page.locator('input[name=subject]').fill(subject);
  await page.getByRole('button', { name: 'Enter' }).click();
}

describe('single sign-on', () => {
  it('lets staff in, and proves them again in a window of its own while the page waits', async () => {
    idp.people.set('ida', {
      email: 'ida@example.org',
      email_verified: true,
      name: 'Ida',
      groups: ['hub-admins'],
    });
    const visitor = await Visitor.open(browser, url, GERMAN);
    const { page, context } = visitor;
    await page.goto('/sign-in?next=%2Fkeys');
    const button = page.getByRole('button', { name: 'Anmelden mit Muster-Login' });
    await button.waitFor();
    await visitor.screenshot('single-sign-on.de.light');
    expect(await faultsOf(visitor)).toEqual([]);
    await button.click();
    await enter(page, 'ida');
    await page.waitForURL('**/keys');
    await page.getByRole('button', { name: 'Schlüssel erzeugen' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('HR');
    await dialog.getByRole('checkbox').first().check();
    await dialog.locator('button[type=submit]').click();
    const opening = context.waitForEvent('page');
    await page.getByRole('button', { name: 'Mit Muster-Login bestätigen' }).click();
    await visitor.screenshot('step-up.de.light');
    await enter(await opening, 'ida');
    await page.locator('code').filter({ hasText: 'adk_live_' }).first().waitFor();
    await page.goto('/settings');
    await visitor.settle();
    await page.getByText(`${url}/sign-in/complete`).first().waitFor();
    await visitor.screenshot('settings-single-sign-on.de.light');
    expect(await faultsOf(visitor)).toEqual([]);
    await visitor.close();
  }, 60_000);

  it('tells a person without access why, and what to do', async () => {
    idp.people.set('otto', { email: 'otto@example.org', email_verified: true, groups: [] });
    const visitor = await Visitor.open(browser, url, ENGLISH);
    const { page } = visitor;
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with Muster-Login' }).click();
    await enter(page, 'otto');
    await page.getByText('names no role for this person here').waitFor();
    await visitor.screenshot('single-sign-on-refused.en.dark');
    expect(await faultsOf(visitor)).toEqual([]);
    await page.getByRole('link', { name: 'Back to sign-in' }).click();
    await page.waitForURL('**/sign-in');
    await visitor.close();
  }, 60_000);
});

describe('a second factor', () => {
  it('is set up by a picture, asked for by its code, and taken away by an administrator when it is lost', async () => {
    const admin = await hub.staff('admin');
    const visitor = await Visitor.open(browser, url, ENGLISH);
    const { page } = visitor;
    await visitor.signIn(admin.actor.email, PASSWORD);
    await page.goto('/account');
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('dialog').locator('input[type=password]').fill(PASSWORD);
    await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('img', { name: 'QR code' }).waitFor();
    await visitor.screenshot('second-factor.en.dark');
    expect(await faultsOf(visitor)).toEqual([]);
    const secret = (await page.locator('form code').innerText()).replaceAll(' ', '');
    await page.getByLabel('Code', { exact: true }).fill(totp(fromBase32(secret), stepAt(new Date())));
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByText('Keep these recovery codes').first().waitFor();
    await visitor.close();
    await takeAway(admin);
  }, 60_000);

  async function takeAway({ actor }: PersonClient): Promise<void> {
    const lead = await hub.staff('admin');
    await lead.stepUp();
    const visitor = await Visitor.open(browser, url, GERMAN);
    await visitor.signIn(lead.actor.email, PASSWORD);
    const { page } = visitor;
    await page.goto('/staff');
    await page.getByRole('button', { name: /^Zweiten Faktor von/ }).click();
    const question = page.getByRole('dialog');
    await question.getByText('Nur wenn App').waitFor();
    await visitor.screenshot('second-factor-lost.de.light');
    await question.getByRole('button', { name: 'Zweiten Faktor entfernen' }).click();
    await page.getByRole('dialog').locator('input[type=password]').fill(PASSWORD);
    await page.getByRole('dialog').getByRole('button', { name: 'Weiter' }).click();
    await page.getByRole('button', { name: /^Zweiten Faktor von/ }).waitFor({ state: 'detached' });
    const { rows } = await hub.database.query('select 1 from second_factor where account_id = $1', [
      actor.id,
    ]);
    expect(rows).toEqual([]);
    await visitor.close();
  }
});

describe('a key', () => {
  it('is limited to addresses where it is shown', async () => {
    await operatorKey(hub, 'jobs:read');
    const admin = await hub.staff('admin');
    const visitor = await Visitor.open(browser, url, GERMAN);
    const { page } = visitor;
    await visitor.signIn(admin.actor.email, PASSWORD);
    await page.goto('/keys');
    await page
      .getByRole('button', { name: /^Ändern, von wo aus/ })
      .first()
      .click();
    await page.getByLabel('Adressen und Netze').fill('203.0.113.7, nonsense');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('dialog', { name: 'Passwort' }).locator('input[type=password]').fill(PASSWORD);
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByText('Eine Adresse oder ein Netz ist nötig').waitFor();
    expect(visitor.faults.splice(0).filter((fault) => !fault.includes('status of 400'))).toEqual([]);
    await page.getByLabel('Adressen und Netze').fill('203.0.113.7\n2001:db8::/32');
    await visitor.screenshot('key-limits.de.light');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Gilt nur von 203.0.113.7, 2001:db8::/32 aus').waitFor();
    await visitor.screenshot('keys-limited.de.light');
    expect(await faultsOf(visitor)).toEqual([]);
    await visitor.close();
  }, 60_000);
});
