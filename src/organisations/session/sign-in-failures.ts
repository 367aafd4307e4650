import { createHmac } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { TooManySignIns } from '../../access/access.errors.js';
import { networkOf } from '../../access/network-of.js';
import { Clock } from '../../platform/database/clock.js';
import { Secrets } from '../../platform/secrets/secrets.js';

const WINDOW_MS = 15 * 60_000;
const MOST_PER_ACCOUNT = 5;
const MOST_PER_NETWORK = 20;
const ACCOUNT = 'account:';
const NETWORK = 'network:';

interface Counter {
  readonly subject: string;
  readonly failures: number;
  readonly since: string;
}

/**
 * Counts wrong passwords per account and per network in the database, so that all replicas count together. An e-mail
 * is counted whether or not there is such an account, and is kept only as a keyed hash.
 */
@Injectable()
export class SignInFailures {
  private readonly key: Buffer;

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    secrets: Secrets,
  ) {
    this.key = secrets.derive('sign-in-failure').key;
  }

  /** Refuses with `access.too-many-sign-ins` once the account or the network has used up its tries. */
  async check(email: string, ip: string | null): Promise<void> {
    const now = this.clock.now();
    const counters = await this.em
      .fork()
      .execute<Counter[]>(
        'select subject, failures, since from sign_in_failure where subject in (?, ?) and since > ?',
        [this.account(email), this.network(ip), startOfWindow(now)],
      );
    refuseIfAny(
      counters.filter(({ subject, failures }) => failures >= mostOf(subject)),
      now,
    );
  }

  /** Counts one wrong password; refuses like `check` when others at the same time have used up the tries before it. */
  async add(email: string, ip: string | null): Promise<void> {
    const now = this.clock.now();
    const em = this.em.fork();
    await em.execute('delete from sign_in_failure where since <= ?', [startOfWindow(now)]);
    const counters = await em.execute<Counter[]>(
      `insert into sign_in_failure as counter (subject, failures, since) values (?, 1, ?), (?, 1, ?)
       on conflict (subject) do update set failures = counter.failures + 1
       returning subject, failures, since`,
      [this.account(email), now, this.network(ip), now],
    );
    refuseIfAny(
      counters.filter(({ subject, failures }) => failures > mostOf(subject)),
      now,
    );
  }

  /** Starts again for the account; its network keeps its count. */
  async forget(email: string): Promise<void> {
    await this.em.fork().execute('delete from sign_in_failure where subject = ?', [this.account(email)]);
  }

  private account(email: string): string {
    return `${ACCOUNT}${createHmac('sha256', this.key).update(email.toLowerCase()).digest('hex')}`;
  }

  private network(ip: string | null): string {
    return `${NETWORK}${networkOf(ip ?? '')}`;
  }
}

const startOfWindow = (now: Date) => new Date(now.getTime() - WINDOW_MS);
const mostOf = (subject: string) => (subject.startsWith(ACCOUNT) ? MOST_PER_ACCOUNT : MOST_PER_NETWORK);

function refuseIfAny(usedUp: readonly Counter[], now: Date): void {
  if (usedUp.length === 0) return;
  const freeAt = Math.max(...usedUp.map(({ since }) => new Date(since).getTime() + WINDOW_MS));
  throw new TooManySignIns(Math.ceil((freeAt - now.getTime()) / 1000));
}
