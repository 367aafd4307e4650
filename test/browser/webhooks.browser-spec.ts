import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { type Look, startBrowser, Visitor } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { Receiver } from '../support/receiver.ts';
import { TestHub } from '../support/test-hub.ts';

const PASSWORD = 'a password for the demo';
const WORDS = {
  de: {
    title: 'Webhooks',
    setUp: 'Webhook einrichten',
    create: 'Einrichten',
    address: 'Adresse',
    received: 'Bewerbung eingegangen',
    password: 'Passwort',
    go: 'Weiter',
    done: 'Fertig',
    test: 'Testereignis senden',
    delivered: 'Zugestellt · 200',
    refused: 'Abgelehnt · 500',
    again: 'Erneut senden',
    close: 'Schließen',
    disable: 'Abschalten',
    enable: 'Wieder einschalten',
  },
  en: {
    title: 'Webhooks',
    setUp: 'Set up webhook',
    create: 'Set up',
    address: 'Address',
    received: 'Application received',
    password: 'Password',
    go: 'Continue',
    done: 'Done',
    test: 'Send test event',
    delivered: 'Delivered · 200',
    refused: 'Refused · 500',
    again: 'Send again',
    close: 'Close',
    disable: 'Disable',
    enable: 'Enable again',
  },
};

describe('webhooks in the console', () => {
  let hub: TestHub;
  let receiver: Receiver;
  let browser: Awaited<ReturnType<typeof startBrowser>>;
  beforeAll(async () => {
    receiver = await Receiver.listen();
    hub = await TestHub.start({
      DEMO: 'on',
      DEMO_PASSWORD: PASSWORD,
      OUTGOING_PRIVATE_HOSTS: receiver.host,
      RETRY_SCALE: '1000',
    });
    browser = await startBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await hub.stop();
    await receiver.close();
  });

  it.each([
    { language: 'de', scheme: 'light', width: 1280, who: 'manager@muster.test' },
    { language: 'en', scheme: 'dark', width: 390, who: 'manager@muster.test' },
    { language: 'en', scheme: 'light', width: 1280, who: 'admin@andock.test' },
  ] as const)(
    '$who sets one up, sends a test, looks at the answers and sends again ($language, $scheme, $width px)',
    async ({ who, ...look }: Look & { who: string }) => {
      const words = WORDS[look.language];
      const visitor = await Visitor.open(browser, hub.url, look);
      const { page } = visitor;
      const named = `${who.split('@')[0]}-${look.language}`;
      const path = `/${named}`;
      receiver.answer(path, (_, response) => response.writeHead(500).end('<b>out of order</b>'));
      await visitor.signIn(who, PASSWORD);
      await page.goto('/webhooks');
      await page.getByRole('button', { name: words.setUp }).click();
      await page.getByLabel(words.address).fill(receiver.url(path));
      await page.getByLabel(words.received).check();
      await page.getByRole('dialog').getByRole('button', { name: words.create }).click();
      await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: words.go, exact: true }).click();
      const secret = (await page.locator('code', { hasText: 'whsec_' }).textContent()) ?? '';
      expect(await visitor.accessibilityFaults()).toEqual([]);
      await visitor.screenshot(`webhooks-secret-${named}`);
      await page.getByRole('button', { name: words.done }).click();

      await page.getByRole('link', { name: receiver.url(path) }).click();
      await page.getByRole('button', { name: words.test }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(words.refused).waitFor();
      await dialog.getByText('<b>out of order</b>').waitFor();
      const [first] = receiver.at(path);
      expect(new Webhook(secret).verify(first?.body ?? '', first?.headers ?? {})).toMatchObject({
        type: 'webhook.test',
      });
      receiver.answer(path, (_, response) => response.writeHead(200).end('taken'));
      await dialog.getByRole('button', { name: words.again }).click();
      await eventually('it is sent again', async () => receiver.at(path).length === 2);
      await dialog.getByText(words.delivered).waitFor();
      expect(await visitor.accessibilityFaults()).toEqual([]);
      await visitor.screenshot(`webhooks-message-${named}`);
      await dialog.getByRole('button', { name: words.close }).click();

      await page.getByRole('button', { name: words.disable }).click();
      await page.getByRole('button', { name: words.enable }).waitFor();
      expect(await visitor.accessibilityFaults()).toEqual([]);
      await visitor.screenshot(`webhooks-disabled-${named}`);
      await page.getByRole('button', { name: words.enable }).click();
      await page.getByRole('button', { name: words.test }).waitFor();
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    },
    60_000,
  );
});
