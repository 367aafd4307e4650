import { queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { Session } from '../generated/types.gen.js';
import { caller } from './caller.js';

export type { Session } from '../generated/types.gen.js';

/** Who is signed in. */
export type Actor = Session['actor'];
/** What a role may do; pages show nothing else. */
export type Right = Session['rights'][number];

/** How people sign in here. */
export const signInWaysQuery = queryOptions({
  queryKey: ['sign-in-ways'],
  queryFn: ({ signal }) => hub.readSignInWays({ signal }),
  staleTime: Infinity,
});

let asked: Promise<Session> | undefined;

/** Asks who is signed in while the texts of the first page are still on their way. */
export function askForSession(): void {
  asked = hub.readSession();
  asked.catch(() => undefined);
}

/** The session of this browser; fails with 401 when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const first = asked;
    asked = undefined;
    return keep(await (first ?? hub.readSession({ signal })));
  },
  staleTime: Infinity,
  retry: false,
});

const NEWS = 'andock.session-news';

export const signIn = async (email: string, password: string, code?: string): Promise<Session> => {
  const session = keep(await hub.signIn({ body: { email, password, ...(code !== undefined && { code }) } }));
  tell('signed-in');
  return session;
};

/** Ends the session, in every tab of this browser. Answers with the page at which it has to be ended besides, if any. */
export const signOut = async (): Promise<string | null> => {
  const { url } = await hub.signOutEverywhere();
  forgetSession();
  tell('signed-out');
  return url;
};

/** What another tab of this browser has done with the session. */
export type SessionNews = 'signed-in' | 'signed-out';

/** Calls back when another tab signs in or out; answers with the way to stop listening. */
export function onSessionNews(told: (news: SessionNews) => void): () => void {
  const listener = ({ key, newValue }: StorageEvent) => {
    if (key === NEWS && newValue !== null)
      told(newValue.startsWith('signed-out') ? 'signed-out' : 'signed-in');
  };
  window.addEventListener('storage', listener);
  return () => window.removeEventListener('storage', listener);
}

function tell(news: SessionNews): void {
  localStorage.setItem(NEWS, `${news} ${Date.now()}`);
  localStorage.removeItem(NEWS);
}

/** The session of this page is no more. */
export function forgetSession(): void {
  caller.setCsrfToken(null);
  caller.setActingFor(null);
}

/** Proves again that the person at the keyboard is the one who signed in. */
export const giveAgain = (proof: { password: string } | { code: string }) => hub.stepUp({ body: proof });

/** The identity provider's address; `next` is the page of this console to go on with. */
export const startSingleSignOn = async (next: string): Promise<string> =>
  (await hub.startSingleSignOn({ body: { next } })).url;

/** The same, to prove the person who is signed in again. */
export const startStepUp = async (next: string): Promise<string> =>
  (await hub.startStepUpBySingleSignOn({ body: { next } })).url;

/** Hands over what the identity provider has sent back with the browser; it counts once. */
export const completionQuery = (parameters: string) =>
  queryOptions({
    queryKey: ['single-sign-on', parameters],
    queryFn: async () => {
      const done = await hub.completeSingleSignOn({ body: { parameters } });
      keep(done.session);
      return done;
    },
    staleTime: Infinity,
    retry: false,
  });

function keep(session: Session): Session {
  caller.setCsrfToken(session.csrfToken);
  return session;
}
