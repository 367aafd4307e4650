import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccessView, InventoryKey } from '../../access-list/access-list.schemas.js';
import { CSV_START, csvLine } from './csv.js';

/** Who had access in a period, and the keys that were valid in it. */
export interface Inventories {
  readonly people: readonly AccessView[];
  readonly keys: readonly InventoryKey[];
}

/** Writes both beside the proof as tables; the manifest's signature covers them. */
export async function writeInventories(folder: string, { people, keys }: Inventories): Promise<void> {
  await writeFile(
    join(folder, 'access.csv'),
    [
      CSV_START + csvLine(['account', 'kind', 'role', 'name', 'email', 'from', 'to']),
      ...people.map((one) =>
        csvLine([one.accountId, one.kind, one.role, one.name, one.email, one.from, one.to]),
      ),
    ].join(''),
    { flag: 'wx' },
  );
  await writeFile(
    join(folder, 'keys.csv'),
    [
      CSV_START +
        csvLine([
          'key',
          'kind',
          'name',
          'masked',
          'partner',
          'scopes',
          'networks',
          'createdBy',
          'from',
          'to',
          'deleted',
          'lastUsed',
        ]),
      ...keys.map((key) =>
        csvLine([
          ...[
            key.id,
            key.kind,
            key.name,
            key.masked,
            key.partner,
            key.scopes.join(' '),
            key.networks?.join(' ') ?? null,
          ],
          ...[key.createdBy, key.from, key.to, key.isDeleted ? 'yes' : 'no', key.lastUsedAt],
        ]),
      ),
    ].join(''),
    { flag: 'wx' },
  );
}
