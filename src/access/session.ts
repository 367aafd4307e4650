import 'express-session';

/** What the answer of the identity provider is compared with; good for one answer. */
export interface PendingSingleSignOn {
  readonly state: string;
  readonly nonce: string;
  /** PKCE: proves to the provider that who asks for the tokens is who began. */
  readonly codeVerifier: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** A path of the console to go on with. */
  readonly next: string;
  /** The signed-in account that proves itself again; null for a sign-in. */
  readonly stepUpOf: string | null;
}

/** What a session of the console remembers. */
declare module 'express-session' {
  interface SessionData {
    accountId: string;
    /** Milliseconds since 1970; the session ends for good a fixed time after. */
    signedInAt: number;
    /** From where the person signed in. */
    address?: string | null;
    /** The browser, as it calls itself. */
    userAgent?: string;
    /** Milliseconds since 1970 when the password was last given again. */
    stepUpAt?: number;
    /** It began at the operator's identity provider. */
    bySingleSignOn?: true;
    /** A sign-in that is under way at the operator's identity provider. */
    singleSignOn?: PendingSingleSignOn;
  }
}

/** The password given again counts for this long. */
export const STEP_UP_MS = 10 * 60_000;
/** A session ends after this long without a call. */
export const SESSION_IDLE_MS = 8 * 3_600_000;
/** A session ends this long after sign-in, however busy. */
export const SESSION_MOST_MS = 24 * 3_600_000;
