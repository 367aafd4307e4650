import { queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';

export type { Settings } from '../generated/types.gen.js';

/** With what the hub was started; never a secret. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => hub.getSettings({ signal }),
});
