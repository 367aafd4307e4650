import { expectStatus } from './expect-status.ts';
import { KeyClient } from './key-client.ts';
import type { TestHub } from './test-hub.ts';

/** Makes keys of one of the operator's own systems, as an admin does. */
export async function operatorKey(hub: TestHub, ...scopes: string[]): Promise<string> {
  const admin = await hub.staff('admin');
  await admin.stepUp();
  const made = await admin.post<{ id: string; key: string }>('/console/api/operator-keys', {
    name: 'HR',
    scopes,
  });
  const { id, key } = expectStatus(201, made).body;
  expectStatus(200, await admin.post(`/console/api/keys/${id}/save`));
  return key;
}

/** The system that has the key, acting for one organisation; for none when it is left out. */
export const ownSystem = (hub: TestHub, key: string, organisation?: string): KeyClient =>
  new KeyClient(hub.url, key, organisation === undefined ? {} : { 'andock-organisation': organisation });
