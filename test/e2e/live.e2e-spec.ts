import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub, type TestOrganisation } from '../support/test-hub.ts';

const EVENTS = '/console/api/events';

let hub: TestHub;
let organisation: TestOrganisation;
let manager: PersonClient;
let recruiter: PersonClient;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());
beforeEach(async () => {
  organisation = await hub.organisation();
  [manager, recruiter] = [await organisation.member('manager'), await organisation.member('recruiter')];
});

/** A stream that is open, and a promise of its end. */
async function streamOf(person: PersonClient): Promise<{ ended: Promise<string> }> {
  const headers = Object.fromEntries(person.asHeaders().map((line) => line.split(': ') as [string, string]));
  const response = await fetch(`${hub.url}${EVENTS}`, { headers, signal: AbortSignal.timeout(15_000) });
  expect(response.status).toBe(200);
  return { ended: response.text() };
}

describe('GET /console/api/events', () => {
  it('ends when the account is disabled (trust 23)', async () => {
    const { ended } = await streamOf(recruiter);
    await manager.post(`/console/api/members/${recruiter.actor.id}/disable`);
    await expect(ended).resolves.toEqual(expect.any(String));
  });

  it('ends when the person signs out (trust 23)', async () => {
    const { ended } = await streamOf(recruiter);
    await recruiter.delete('/console/api/session');
    await expect(ended).resolves.toEqual(expect.any(String));
  });

  it('ends when the role changes (trust 14), and others go on', async () => {
    const [{ ended }, other] = [await streamOf(recruiter), await streamOf(manager)];
    let otherEnded = false;
    other.ended.then(
      () => (otherEnded = true),
      () => undefined,
    );
    await manager.patch(`/console/api/members/${recruiter.actor.id}`, { role: 'auditor' });
    await expect(ended).resolves.toEqual(expect.any(String));
    expect(otherEnded).toBe(false);
    await manager.delete('/console/api/session');
    await other.ended;
  });
});
