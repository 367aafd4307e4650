import { queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { ConnectLinkView } from '../generated/types.gen.js';
import { caller } from './caller.js';

export type { ConnectLinkView, JobToLink } from '../generated/types.gen.js';

/** A connect link, whether it was opened or not; looking at it uses nothing up. */
export const connectLinkQuery = (token: string) =>
  queryOptions({
    queryKey: ['connect-link', token],
    queryFn: async () => keep(await hub.readConnectLink({ body: { token } })),
    staleTime: Infinity,
    retry: false,
  });

/** Uses the link up; from now on this page acts by it. */
export const openConnectLink = async (token: string) => keep(await hub.openConnectLink({ body: { token } }));

/** Ends the time that was left. */
export const closeConnectSession = () => hub.closeConnectSession();

/** The one connection of a link. */
export const linkedConnectionQuery = (id: string) =>
  queryOptions({
    queryKey: ['connections', 'by-link', id],
    queryFn: ({ signal }) => hub.getConnection({ signal, path: { partner: id } }),
    retry: false,
  });

/** Jobs to choose from when they are linked to the partner's. */
export const jobsToLinkQuery = (connection: string) =>
  queryOptions({
    queryKey: ['jobs', 'to-link', connection],
    queryFn: ({ signal }) =>
      hub.listJobsToLink({ signal, path: { partner: connection }, query: { limit: 100 } }),
  });

function keep(link: ConnectLinkView): ConnectLinkView {
  caller.setConnectLink(link.csrfToken === null ? null : link.id);
  if (link.csrfToken !== null) caller.setCsrfToken(link.csrfToken);
  return link;
}
