import { queryOptions } from '@tanstack/react-query';
import { caller } from './caller.js';
import { get, post, remove } from './call.js';

/** The rights that pages ask for; the hub's own table has them by role. */
export type Right =
  | 'notices.own'
  | 'partners.read'
  | 'connections.read'
  | 'connections.switch'
  | 'support-requests.create'
  | 'support-requests.read'
  | 'support-requests.decide'
  | 'keys.manage'
  | 'operator-keys.manage'
  | 'credentials.change'
  | 'jobs.read'
  | 'jobs.change'
  | 'publications.change'
  | 'applications.read'
  | 'applications.create'
  | 'applications.erase'
  | 'deliveries.read'
  | 'deliveries.retry'
  | 'members.manage'
  | 'staff.manage'
  | 'organisations.read'
  | 'organisations.manage'
  | 'settings.manage'
  | 'health.read'
  | 'audit.read'
  | 'audit.export';

/** Who is signed in. */
export interface Actor {
  id: string;
  kind: 'staff' | 'member';
  role: 'manager' | 'recruiter' | 'auditor' | 'admin' | 'support';
  /** The organisation of a member; null for staff. */
  organisationId: string | null;
  email: string;
  name: string;
}

export interface Session {
  actor: Actor;
  /** Goes back in `x-csrf-token` with every change. */
  csrfToken: string;
  /** What the role may do; pages show nothing else. */
  rights: readonly Right[];
}

/** The session of this browser; fails with 401 when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => keep(await get<Session>('session', { signal })),
  staleTime: Infinity,
  retry: false,
});

export const signIn = async (email: string, password: string, code?: string): Promise<Session> =>
  keep(await post<Session>('session', { email, password, ...(code !== undefined && { code }) }));

export const signOut = (): Promise<void> => remove('session');

/** Proves again that the person at the keyboard is the one who signed in. */
export const giveAgain = (password: string): Promise<void> => post('session/step-up', { password });

function keep(session: Session): Session {
  caller.setCsrfToken(session.csrfToken);
  return session;
}
