import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { stepAt, totp } from '../../src/organisations/second-factor/totp.js';
import { Clock } from '../../src/platform/database/clock.js';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { fromBase32 } from '../support/from-base32.ts';
import { call } from '../support/http-client.ts';
import { mailsTo } from '../support/mailbox.ts';
import type { PersonClient } from '../support/person-client.ts';
import { refused } from '../support/refused.ts';
import { PASSWORD, TestHub } from '../support/test-hub.ts';

const SECOND_FACTOR = '/console/api/second-factor';
const SESSION = '/console/api/session';
const STEP_MS = 30_000;
const MINUTE_MS = 60_000;

let hub: TestHub;
let admin: PersonClient;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());
beforeEach(async () => {
  hub.clock.advance(15 * MINUTE_MS + 1);
  admin = await hub.staff('admin');
});

const signIn = (code?: string, password = PASSWORD) =>
  call(`${hub.url}${SESSION}`, {
    method: 'POST',
    body: { email: admin.actor.email, password, ...(code !== undefined && { code }) },
  });

/** What an app shows that was given the secret; `later` steps from now. */
const shown = (secret: string, later = 0): string =>
  totp(fromBase32(secret), stepAt(hub.app.get(Clock).now()) + later);

async function started(): Promise<string> {
  await admin.stepUp();
  return expectStatus(201, await admin.post<{ secret: string }>(SECOND_FACTOR)).body.secret;
}

/** A second factor that is on, and the recovery codes; the clock then stands one step later. */
async function setUp(): Promise<{ secret: string; recoveryCodes: string[] }> {
  const secret = await started();
  const { body } = expectStatus(
    200,
    await admin.post<{ recoveryCodes: string[] }>(`${SECOND_FACTOR}/confirm`, { code: shown(secret) }),
  );
  hub.clock.advance(STEP_MS);
  return { secret, ...body };
}

/** Three calls that all stand before the same rows until they are let go together. */
async function threeAtOnce(table: 'account' | 'recovery_code', owner: string, path: string) {
  const holder = await hub.database.connect();
  const waiting = async () =>
    (await hub.database.query('select 1 from pg_locks where not granted')).rows.length;
  try {
    await holder.query('begin');
    await holder.query(`select 1 from ${table} where ${owner} = $1 for update`, [admin.actor.id]);
    const calls = [0, 1, 2].map(() => admin.post<{ secret: string }>(`${SECOND_FACTOR}${path}`));
    await eventually('all wait', async () => (await waiting()) >= 3);
    await holder.query('commit');
    return await Promise.all(calls);
  } finally {
    holder.release();
  }
}

describe('setting up a second factor', () => {
  it('201: the secret fits what apps take, is shown once, and counts only once it is confirmed', async () => {
    await admin.stepUp();
    const answer = await admin.post<{ secret: string; uri: string }>(SECOND_FACTOR);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { secret, uri } = answer.body;
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(uri).toBe(
      `otpauth://totp/Andock:${encodeURIComponent(admin.actor.email)}?secret=${secret}&issuer=Andock`,
    );
    expect((await signIn()).status).toBe(200);
    expect((await admin.get(SECOND_FACTOR)).body).toEqual({ isOn: false, recoveryCodesLeft: 0 });
  });

  it('at once several times: one secret is left, and ten recovery codes', async () => {
    await admin.stepUp();
    const begun = await threeAtOnce('account', 'id', '');
    expect(begun.map(({ status }) => status)).toEqual([201, 201, 201]);
    const confirmed = [];
    for (const { body } of begun)
      confirmed.push(await admin.post(`${SECOND_FACTOR}/confirm`, { code: shown(body.secret) }));
    expect(confirmed.filter(({ status }) => status === 200)).toHaveLength(1);
    const renewed = await threeAtOnce('recovery_code', 'account_id', '/recovery-codes');
    expect(renewed.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await admin.get(SECOND_FACTOR)).body).toEqual({ isOn: true, recoveryCodesLeft: 10 });
  });

  it('200: a first code turns it on, with ten recovery codes; the trail says so', async () => {
    const { recoveryCodes } = await setUp();
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await admin.get(SECOND_FACTOR)).body).toEqual({ isOn: true, recoveryCodesLeft: 10 });
    expect(await hub.trail(null)).toEqual(
      expect.arrayContaining(['second-factor.started', 'second-factor.confirmed']),
    );
    expect(await admin.post(SECOND_FACTOR)).toEqual(refused(409, 'organisations.second-factor-is-on'));
  });

  it('403: a wrong code leaves it off', async () => {
    const secret = await started();
    expect(await admin.post(`${SECOND_FACTOR}/confirm`, { code: shown(secret, 5) })).toEqual(
      refused(403, 'access.second-factor-wrong'),
    );
    expect((await signIn()).status).toBe(200);
  });

  it('403 (trust 9): it takes the password again, and so does removing it', async () => {
    for (const answer of [
      await admin.post(SECOND_FACTOR),
      await admin.delete(SECOND_FACTOR),
      await admin.post(`${SECOND_FACTOR}/recovery-codes`),
    ]) {
      expect(answer).toEqual(refused(403, 'access.step-up-required'));
    }
  });

  it('(trust 3): neither the secret nor a recovery code stands in the database', async () => {
    const { secret, recoveryCodes } = await setUp();
    const { rows } = await hub.database.query<{ dump: string }>(
      `select row_to_json(f)::text as dump from second_factor f
       union all select row_to_json(c)::text from recovery_code c
       union all select convert_from(body, 'UTF8') from audit_event`,
    );
    const plain = [secret, fromBase32(secret).toString('hex'), ...recoveryCodes];
    expect(rows.filter(({ dump }) => plain.some((text) => dump.includes(text)))).toEqual([]);
  });
});

describe('signing in with a second factor', () => {
  it('200: with the password and a code', async () => {
    const { secret } = await setUp();
    expect(await signIn()).toEqual(refused(403, 'access.second-factor-required'));
    const code = shown(secret);
    expect((await signIn(`${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(200);
  });

  it('403: a code works once, also when it comes twice at the same time, and no earlier one does', async () => {
    const { secret } = await setUp();
    const code = shown(secret);
    const answers = await Promise.all([signIn(code), signIn(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    expect(await signIn(code)).toEqual(refused(403, 'access.second-factor-wrong'));
    expect(await signIn(shown(secret, -1))).toEqual(refused(403, 'access.second-factor-wrong'));
    hub.clock.advance(STEP_MS);
    expect((await signIn(shown(secret))).status).toBe(200);
  });

  it('401: without the password a code says nothing', async () => {
    const { secret } = await setUp();
    expect(await signIn(shown(secret), 'wrong')).toEqual(refused(401, 'access.sign-in-failed'));
  });

  it('429 (trust 25): who knows the password still has five guesses, and each refusal is in the log', async () => {
    const { secret } = await setUp();
    for (let guess = 0; guess < 5; guess += 1) {
      expect(await signIn()).toEqual(refused(403, 'access.second-factor-required'));
      expect(await signIn('000000')).toEqual(refused(403, 'access.second-factor-wrong'));
    }
    expect(await signIn(shown(secret))).toEqual(refused(429, 'access.too-many-sign-ins'));
    const { rows } = await hub.database.query(
      `select 1 from audit_event where action = 'session.refused' and target_id = $1`,
      [admin.actor.id],
    );
    expect(rows).toHaveLength(10);
  });

  it('200: a recovery code lets in once, and new ones replace the old', async () => {
    const { recoveryCodes } = await setUp();
    const [first = '', second = ''] = recoveryCodes;
    expect((await signIn(first.toLowerCase())).status).toBe(200);
    expect(await signIn(first)).toEqual(refused(403, 'access.second-factor-wrong'));
    expect((await admin.get(SECOND_FACTOR)).body).toEqual({ isOn: true, recoveryCodesLeft: 9 });
    const { body } = expectStatus(
      200,
      await admin.post<{ recoveryCodes: string[] }>(`${SECOND_FACTOR}/recovery-codes`),
    );
    expect(await signIn(second)).toEqual(refused(403, 'access.second-factor-wrong'));
    expect((await signIn(body.recoveryCodes[0])).status).toBe(200);
    expect(await hub.trail(null)).toEqual(
      expect.arrayContaining(['recovery-code.used', 'recovery-codes.replaced']),
    );
  });

  it('204: removed, the password alone lets in again', async () => {
    await setUp();
    expectStatus(204, await admin.delete(SECOND_FACTOR));
    expect((await signIn()).status).toBe(200);
    expect(await admin.delete(SECOND_FACTOR)).toEqual(refused(404, 'organisations.second-factor-missing'));
  });
});

describe('POST /console/api/session/step-up', () => {
  it('204: takes a code in place of the password, once', async () => {
    const { secret } = await setUp();
    const code = shown(secret);
    expectStatus(204, await admin.post(`${SESSION}/step-up`, { code }));
    expect(await admin.post(`${SESSION}/step-up`, { code })).toEqual(
      refused(403, 'access.second-factor-wrong'),
    );
  });

  it('403: a code of a second factor that was never confirmed is none', async () => {
    const secret = await started();
    expect(await admin.post(`${SESSION}/step-up`, { code: shown(secret) })).toEqual(
      refused(403, 'access.second-factor-wrong'),
    );
  });

  it('400: neither or both', async () => {
    for (const body of [{}, { password: PASSWORD, code: '123456' }]) {
      expect(await admin.post(`${SESSION}/step-up`, body)).toEqual(
        refused(400, 'request.invalid', 'password'),
      );
    }
  });
});

describe('DELETE /console/api/staff/:id/second-factor', () => {
  const path = (id: string) => `/console/api/staff/${id}/second-factor`;

  it('204: who has lost it signs in by password again, is told, and is out until then; the trail says so', async () => {
    await setUp();
    const lead = await hub.staff('admin');
    expect(await lead.delete(path(admin.actor.id))).toEqual(refused(403, 'access.step-up-required'));
    await lead.stepUp();
    expect((await lead.delete(path(admin.actor.id))).status).toBe(204);
    expect(await admin.get(SESSION)).toEqual(refused(401, 'access.sign-in-needed'));
    expect((await signIn()).status).toBe(200);
    const mails = await eventually('a mail', async () => {
      const found = await mailsTo(hub, admin.actor.email);
      return found.length > 0 && found;
    });
    expect(mails.at(-1)).toContain('zweite Faktor dieses Kontos wurde');
    expect((await hub.trail(null)).slice(-3)).toContain('second-factor.reset');
  });

  it('404: somebody without one, a member, and nobody', async () => {
    const lead = await hub.staff('admin');
    await lead.stepUp();
    expect(await lead.delete(path(admin.actor.id))).toEqual(
      refused(404, 'organisations.second-factor-missing'),
    );
    const member = await (await hub.organisation()).member('manager');
    for (const id of [member.actor.id, randomUUID()]) {
      expect(await lead.delete(path(id))).toEqual(refused(404, 'organisations.account-not-found'));
    }
  });
});
