import { describe, expect, it } from '@jest/globals';
import { Webhook } from './webhook.entity.js';
import { TooManySecrets } from './webhooks.errors.js';

const HOUR = 3_600_000;
const START = new Date('2026-03-01T08:00:00Z');
const after = (hours: number) => new Date(START.getTime() + hours * HOUR);

const aWebhook = (): Webhook =>
  Object.assign(new Webhook(), {
    secret: Buffer.from('first'),
    previousSecret: null,
    previousSecretUntil: null,
    earlierSecrets: [],
    disabledAt: null,
    disabledReason: null,
    failures: 0,
    failingSince: null,
    lastFailedAt: null,
    pausedUntil: null,
    events: ['job.published'],
    description: '',
  });

describe('Webhook', () => {
  it('is to be disabled once it has done nothing but fail for five days', () => {
    const webhook = aWebhook();
    for (let hours = 0; hours < 120; hours += 24) expect(webhook.fail(after(hours), null)).toBe(false);
    expect(webhook.fail(after(120), null)).toBe(true);
    expect(webhook.failures).toBe(6);
  });

  it('does not count days on which there was nothing to send', () => {
    const webhook = aWebhook();
    webhook.fail(START, null);
    expect(webhook.fail(after(30 * 24), null)).toBe(false);
    expect(webhook.failingSince).toEqual(after(30 * 24));
  });

  it('begins anew when it is enabled again', () => {
    const webhook = aWebhook();
    webhook.fail(START, after(1));
    expect(webhook.disable('failing', START)).toBe(true);
    expect(webhook.disable('gone', START)).toBe(false);
    expect(webhook.enable()).toBe(true);
    expect(webhook).toMatchObject({
      failures: 0,
      failingSince: null,
      pausedUntil: null,
      disabledReason: null,
    });
    expect(webhook.enable()).toBe(false);
  });

  it('keeps the secret before for 24 hours', () => {
    const webhook = aWebhook();
    expect(webhook.rotate(Buffer.from('second'), START)).toEqual(after(24));
    expect(webhook.previousSecret?.toString()).toBe('first');
    expect(webhook.secret.toString()).toBe('second');
  });

  it('keeps each earlier secret until its own 24 hours are over, and no more than a header can carry', () => {
    const webhook = aWebhook();
    webhook.rotate(Buffer.from('second'), START);
    webhook.rotate(Buffer.from('third'), after(1));
    const earlier = () =>
      webhook.earlierSecrets.map(({ sealed }) => Buffer.from(sealed, 'base64').toString());
    expect([webhook.previousSecret?.toString(), earlier()]).toEqual(['second', ['first']]);
    webhook.rotate(Buffer.from('fourth'), after(24));
    expect(earlier()).toEqual(['second']);
    const many = () => {
      for (let times = 0; times < 20; times += 1) webhook.rotate(Buffer.from('again'), after(24));
    };
    expect(many).toThrow(TooManySecrets);
    webhook.rotate(Buffer.from('next day'), after(48.1));
    expect(earlier()).toEqual([]);
  });

  it('says what a change is about, whatever the order of events', () => {
    const webhook = aWebhook();
    expect(webhook.change({ events: ['job.published'] })).toEqual([]);
    expect(webhook.change({ events: ['job.unpublished', 'job.published'], description: 'HR' })).toEqual([
      'description',
      'events',
    ]);
  });
});
