import { mintApiKey } from '@andock/api-key';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checksum } from '../../libs/api-key/src/checksum.ts';
import { Accounts } from '../../src/access/accounts.js';
import { KeyVerifier } from '../../src/access/key-verifier.js';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { TestHub } from '../support/test-hub.ts';

/** Far above what a busy machine does to medians, far below one more statement or a hash left out. */
const MOST_APART = 1.6;

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start({ ROLES: 'api' });
});
afterAll(() => hub.stop());

/** A difference of the code is there each time; one of a busy machine is not. */
async function leastApart(kinds: Record<string, () => Promise<unknown>>, rounds: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let times = 0; times < 3 && least >= MOST_APART; times += 1)
    least = Math.min(least, await apart(kinds, rounds));
  return least;
}

/** How many times longer the slowest of several things takes than the fastest, by their medians; each in turn, so that noise hits all alike. */
async function apart(kinds: Record<string, () => Promise<unknown>>, rounds: number): Promise<number> {
  const times = new Map<string, number[]>(Object.keys(kinds).map((kind) => [kind, []]));
  const names = Object.keys(kinds);
  for (let round = -3; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + Math.max(0, round)) % names.length] ?? '';
      const started = performance.now();
      await kinds[name]?.();
      if (round >= 0) times.get(name)?.push(performance.now() - started);
    }
  }
  const medians = [...times.values()].map((all) => all.sort((a, b) => a - b)[all.length >> 1] ?? 0);
  return Math.max(...medians) / Math.min(...medians);
}

describe('the time of an answer', () => {
  it('does not tell an unknown key from a deleted one, an expired one, a draft or one whose id is known (trust 7)', async () => {
    const support = await hub.staff('support');
    const [good, deleted, expired] = await Promise.all([
      ConnectedPartner.connect(hub, support),
      ConnectedPartner.connect(hub, support),
      ConnectedPartner.connect(hub, support),
    ]);
    await deleted.manager.delete(`/console/api/keys/${deleted.keyId}`);
    await hub.database.query(
      `update api_key set expires_at = saved_at + interval '1 microsecond' where id = $1`,
      [expired.keyId],
    );
    const draft = (await good.manager.post<{ key: string }>('/console/api/connections/join/keys')).body.key;
    const guessed = `${good.join.key.slice(0, 22)}${mintApiKey('live').token.slice(22, 65)}`;
    const verifier = hub.app.get(KeyVerifier);
    const refusing = (token: string) => async () =>
      expect(await verifier.verify(token)).toHaveProperty('refused');
    const ratio = await leastApart(
      {
        unknown: refusing(mintApiKey('live').token),
        'of a known id': refusing(`${guessed}${checksum(guessed)}`),
        deleted: refusing(deleted.join.key),
        expired: refusing(expired.join.key),
        draft: refusing(draft),
      },
      150,
    );
    expect(ratio).toBeLessThan(MOST_APART);
  });

  it('does not tell an unknown e-mail from a wrong password, a disabled account or one without a password (trust 26)', async () => {
    const organisation = await hub.organisation();
    const [known, disabled, without] = await Promise.all([
      organisation.member('manager'),
      organisation.member('recruiter'),
      organisation.member('auditor'),
    ]);
    await hub.database.query('update account set disabled_at = now() where id = $1', [disabled.actor.id]);
    await hub.database.query('update account set password_hash = null where id = $1', [without.actor.id]);
    const accounts = hub.app.get(Accounts);
    const refusing = (email: string) => async () =>
      expect(await accounts.byPassword(email, 'not the password')).toBeUndefined();
    const ratio = await leastApart(
      {
        unknown: refusing('nobody-at-all@example.org'),
        known: refusing(known.actor.email),
        disabled: refusing(disabled.actor.email),
        'without a password': refusing(without.actor.email),
      },
      15,
    );
    expect(ratio).toBeLessThan(MOST_APART);
  });
});
