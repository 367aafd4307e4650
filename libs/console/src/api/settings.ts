import { queryOptions } from '@tanstack/react-query';
import { get } from './call.js';

/** With what the hub was started; never a secret. */
export interface Settings {
  operator: { name: string; supportEmail: string; logo: string | null; publicUrl: string };
  mail: { by: 'smtp' | 'files'; server: string | null; from: string };
  storage: { kind: 'disk' | 's3'; place: string };
  database: { kind: 'embedded' | 'own'; separateOwner: boolean; pool: number };
  keys: {
    master: 'setting' | 'file';
    store: 'file' | 'own';
    /** The log's public key, `name+id+key`. */
    sealing: string;
  };
  checkpoints: { folder: string; webhook: string | null; mail: string | null };
  process: {
    roles: ('api' | 'worker' | 'schedule')[];
    production: boolean;
    sandbox: boolean;
    demo: boolean;
    node: string;
  };
}

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => get<Settings>('settings', { signal }),
});
