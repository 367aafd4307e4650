import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { SESSION_IDLE_MS } from '../../access/session.js';
import { SESSION_NAME } from '../session/account-sessions.js';
import type { OwnSessions } from './own-account.schemas.js';

const MOST = 100;

interface Row {
  readonly id: string;
  readonly isCurrent: boolean;
  readonly signedInAtMs: string;
  readonly expiresAtMs: string;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** Where the caller is signed in; each use of a session puts its end off, which tells when that was. */
@Injectable()
export class ListOwnSessions {
  constructor(private readonly em: EntityManager) {}

  async run(by: Actor, currentSid: string): Promise<OwnSessions> {
    const rows = await this.em.fork().execute<Row[]>(
      `select ${SESSION_NAME} as id, sid = ? as "isCurrent", sess ->> 'signedInAt' as "signedInAtMs",
              extract(epoch from expire::timestamptz) * 1000 as "expiresAtMs",
              sess ->> 'address' as address, sess ->> 'userAgent' as "userAgent"
         from session where sess ->> 'accountId' = ? and expire::timestamptz > now()
        order by (sess ->> 'signedInAt')::numeric desc limit ${MOST}`,
      [currentSid, by.id],
    );
    const data = rows.map(({ signedInAtMs, expiresAtMs, ...row }) => ({
      ...row,
      signedInAt: new Date(Number(signedInAtMs)).toISOString(),
      lastSeenAt: new Date(Number(expiresAtMs) - SESSION_IDLE_MS).toISOString(),
    }));
    return { data, nextCursor: null };
  }
}
