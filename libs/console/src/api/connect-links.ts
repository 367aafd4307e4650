import { queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';

export type { ConnectLink } from '../generated/types.gen.js';

const MOST = 100;

/** The links to one connection, newest first. */
export const connectLinksQuery = (connectionId: string) =>
  queryOptions({
    queryKey: ['connections', 'links', connectionId],
    queryFn: ({ signal }) => hub.listConnectLinks({ signal, query: { connectionId, limit: MOST } }),
  });

/** Nobody opens it any more, and whoever has is out. */
export const revokeConnectLink = (id: string) => hub.revokeConnectLink({ path: { id } });
