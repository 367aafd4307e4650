import connectPgSimple from 'connect-pg-simple';
import session, { type SessionData } from 'express-session';
import type { Pool } from 'pg';

declare module 'express-session' {
  interface SessionData {
    /** The store has it; from then on it can be changed, but not be made again. */
    isStored?: true;
  }
}

const PgStore = connectPgSimple(session);
const KEEP_WHAT_IS_THERE = `
  update session set sess = $1, expire = to_timestamp($2) where sid = $3`;

/** Sessions in PostgreSQL, so any replica knows them. One that was ended stays so, whoever still holds it in memory. */
export class SessionStore extends PgStore {
  constructor(private readonly sessions: Pool) {
    super({ pool: sessions, pruneSessionInterval: 900, disableTouch: false });
  }

  override set(sid: string, data: SessionData, done: (error?: unknown) => void = () => undefined): void {
    if (!data.isStored) {
      data.isStored = true;
      super.set(sid, data, done);
      return;
    }
    const expires = Math.ceil((data.cookie.expires ?? new Date()).valueOf() / 1000);
    this.sessions.query(KEEP_WHAT_IS_THERE, [data, expires, sid]).then(() => done(), done);
  }
}
