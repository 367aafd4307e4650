// The floor of deliveries: as many bare posts to the stand-in as there are deliveries, 32 at once; prints posts per second.
import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';

const AT_ONCE = 32;
const posts = Number(process.env.POSTS);
const pool = new Pool(String(process.env.STAND_IN_URL), { connections: AT_ONCE });
const headers = {
  'content-type': 'application/json',
  authorization: 'Bearer sandbox-personio-token',
  'x-company-id': '4711',
  'x-personio-partner-id': 'BENCH',
  'x-personio-app-id': 'BENCH',
};

async function post(): Promise<void> {
  const body = JSON.stringify({
    first_name: 'Anna',
    last_name: 'Beispiel',
    email: `${randomUUID()}@example.org`,
    job_position_id: 1234567,
    recruiting_channel_id: 815,
    message: 'Mit Interesse habe ich Ihre Anzeige gelesen.',
  });
  const path = '/personio/v1/recruiting/applications';
  const answer = await pool.request({ method: 'POST', path, headers, body });
  await answer.body.dump();
  if (answer.statusCode !== 201) throw new Error(`The stand-in answered ${answer.statusCode}`);
}

let left = posts;
const sender = async () => {
  while (left > 0) {
    left -= 1;
    await post();
  }
};
const started = performance.now();
await Promise.all(Array.from({ length: AT_ONCE }, sender));
process.stdout.write(`${(posts / (performance.now() - started)) * 1000}\n`);
await pool.close();
