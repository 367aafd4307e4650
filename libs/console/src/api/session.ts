import { queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { Session } from '../generated/types.gen.js';
import { caller } from './caller.js';

export type { Session } from '../generated/types.gen.js';

/** Who is signed in. */
export type Actor = Session['actor'];
/** What a role may do; pages show nothing else. */
export type Right = Session['rights'][number];

/** The session of this browser; fails with 401 when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => keep(await hub.readSession({ signal })),
  staleTime: Infinity,
  retry: false,
});

export const signIn = async (email: string, password: string, code?: string): Promise<Session> =>
  keep(await hub.signIn({ body: { email, password, ...(code !== undefined && { code }) } }));

export const signOut = () => hub.signOut();

/** Proves again that the person at the keyboard is the one who signed in. */
export const giveAgain = (password: string) => hub.stepUp({ body: { password } });

function keep(session: Session): Session {
  caller.setCsrfToken(session.csrfToken);
  return session;
}
