import { createHash } from 'node:crypto';
import type { Request } from 'express';
import 'express-session';

type Ends = (done: (error?: unknown) => void) => void;
const ended = (work: Ends) =>
  new Promise<void>((resolve, reject) => {
    work((error) => (error ? reject(error as Error) : resolve()));
  });

/** Gives the caller a fresh session under a new id; the one before is gone. */
export const regenerate = ({ session }: Request) => ended((done) => session.regenerate(done));

/** Resolves once the session's store has what the session remembers. */
export const save = ({ session }: Request) => ended((done) => session.save(done));

/** Ends the session on all replicas. */
export const destroy = ({ session }: Request) => ended((done) => session.destroy(done));

/** Names a session in the log without telling its id, which would open it. */
export const nameOf = ({ sessionID }: Request): string =>
  createHash('sha256').update(sessionID).digest('hex').slice(0, 32);
