import { randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { type BenchCase, median } from '../bench-case.ts';
import { load, type Load } from '../load.ts';

const ROUNDS = 3;
const SECONDS = 5;
const AT_ONCE = 8;
const PASSWORD = 'correct horse battery staple';

/** Signing in: Argon2id, a session and its audit event, beside comparing the same password and nothing else. */
export const signIn: BenchCase = {
  name: 'sign-in',
  async measure({ pool, startHub }) {
    const [email, passwordHash] = [`${randomUUID()}@example.org`, await hash(PASSWORD)];
    await pool.query(
      `insert into account (id, kind, role, email, name, password_hash, created_at)
       values ($1, 'staff', 'auditor', $2, 'Bench', $3, now())`,
      [randomUUID(), email, passwordHash],
    );
    const hub = await startHub();
    const body = JSON.stringify({ email, password: PASSWORD });
    const headers = { 'content-type': 'application/json' };
    const sent = [{ method: 'POST' as const, path: '/console/api/session', headers, body }];
    await load(hub.url, SECONDS, sent, 200, AT_ONCE);
    const rounds: { hub: Load; floor: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const floor = await comparisonsPerSecond(passwordHash);
      rounds.push({ floor, hub: await load(hub.url, SECONDS, sent, 200, AT_ONCE) });
    }
    return {
      unit: 'sign-ins/s',
      hub: Math.round(median(rounds.map((round) => round.hub.rate))),
      floor: Math.round(median(rounds.map((round) => round.floor))),
      ratio: Number(median(rounds.map((round) => round.hub.rate / round.floor)).toFixed(2)),
      p50Ms: median(rounds.map((round) => round.hub.p50Ms)),
      p99Ms: median(rounds.map((round) => round.hub.p99Ms)),
      peakRssMb: hub.peakRssMb(),
    };
  },
};

async function comparisonsPerSecond(passwordHash: string): Promise<number> {
  const started = performance.now();
  let done = 0;
  const compare = async () => {
    while (performance.now() - started < SECONDS * 1000) {
      if (!(await verify(passwordHash, PASSWORD))) throw new Error('The right password was refused.');
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, compare));
  return (done * 1000) / (performance.now() - started);
}
