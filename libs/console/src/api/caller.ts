/** What a member of staff acts for, and why; the reason becomes part of the audit event. */
export interface ActingFor {
  organisationId: string;
  organisationName: string;
  reason: string;
}

const ACTING_FOR = 'andock.acting-for';

let csrfToken: string | null = null;
let connectLink: string | null = null;
let language = 'en';
let actingFor = readActingFor();
const listeners = new Set<() => void>();

/** What every call carries, set once by the session, the language switch and the organisations page. */
export const caller = {
  setCsrfToken(token: string | null): void {
    csrfToken = token;
  },
  /** From now on this page acts by a connect link, whoever else is signed in in this browser. */
  setConnectLink(id: string | null): void {
    connectLink = id;
  },
  /** Whether this page has seen a session; it may have come to its end since. */
  isSignedIn: (): boolean => csrfToken !== null && connectLink === null,
  setLanguage(code: string): void {
    language = code;
  },
  /** Starts or ends acting for an organisation; it ends with the browser tab. */
  setActingFor(next: ActingFor | null): void {
    actingFor = next;
    if (next) sessionStorage.setItem(ACTING_FOR, JSON.stringify(next));
    else sessionStorage.removeItem(ACTING_FOR);
    for (const listener of listeners) listener();
  },
  actingFor: (): ActingFor | null => actingFor,
  onActingFor(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Headers of a call; `changes` adds the proof that this page sent it. */
  headers(changes: boolean): Record<string, string> {
    return {
      accept: 'application/json',
      'accept-language': language,
      ...(changes && csrfToken !== null && { 'x-csrf-token': csrfToken }),
      ...(connectLink !== null && { 'x-connect-link': connectLink }),
      ...(connectLink === null &&
        actingFor && {
          'x-organisation-id': actingFor.organisationId,
          'x-reason': encodeURIComponent(actingFor.reason),
        }),
    };
  },
};

function readActingFor(): ActingFor | null {
  const kept = sessionStorage.getItem(ACTING_FOR);
  return kept === null ? null : (JSON.parse(kept) as ActingFor);
}
