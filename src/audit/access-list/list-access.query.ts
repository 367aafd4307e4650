import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { Actor } from '../../access/actor.js';
import { runSql } from '../../platform/database/run-sql.js';
import type { Page } from '../../platform/http/cursor.js';
import { logOf } from '../log-of.js';
import { organisationOfLog } from '../sealing/log-id.js';
import type { AccessQuery, AccessView } from './access-list.schemas.js';
import { type AccessEvent, accessPeriods, touches } from './access-periods.js';

/** Periods that one answer tells at most; an export tells all. */
export const MOST_TOLD = 1_000;

interface AccountRow {
  readonly id: string;
  readonly kind: 'member' | 'staff';
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly created_at: string | Date;
  readonly disabled_at: string | Date | null;
}
interface EventRow {
  readonly target_id: string;
  readonly action: AccessEvent['action'];
  readonly body: Buffer;
}

const role = z.enum(['manager', 'recruiter', 'auditor', 'admin', 'support']).optional();
const Told = z.object({ at: z.iso.datetime(), facts: z.object({ role, from: role, to: role }) });

const ACTIONS = ['account.created', 'account.role-changed', 'account.disabled', 'account.enabled'];
const EVENTS = `
  select target_id, action, body from audit_event
   where action = any($1) and action <> 'api.called' and outcome = 'success'
     and (organisation_id is null or organisation_id = $2::uuid)
   order by at, id`;
const ACCOUNTS = `
  select id, kind, role, name, email, created_at, disabled_at from account
   where organisation_id is null or organisation_id = $1::uuid order by kind, created_at, id`;

/**
 * Who could sign in and see a log's organisation in a period: its members and the operator's staff, with their roles.
 * In an organisation's list staff stand by id and role alone.
 */
export async function accessWithin(
  em: EntityManager,
  logId: string,
  period: { readonly from: string; readonly to: string },
): Promise<AccessView[]> {
  const organisationId = organisationOfLog(logId);
  const span = { from: new Date(period.from), to: new Date(period.to) };
  const accounts = await runSql<AccountRow>(em, ACCOUNTS, [organisationId]);
  const events = Map.groupBy(
    (await runSql<EventRow>(em, EVENTS, [ACTIONS, organisationId])).flatMap(accessEvents),
    ({ accountId }) => accountId,
  );
  return accounts.flatMap(({ id, kind, role, name, email, created_at, disabled_at }) => {
    const account = {
      id,
      role,
      createdAt: new Date(created_at),
      disabledAt: disabled_at === null ? null : new Date(disabled_at),
    };
    const isNamed = kind === 'member' || organisationId === null;
    return accessPeriods(account, events.get(id) ?? [])
      .filter((one) => touches(one, span))
      .map((one) => ({
        id: `${id}/${one.from.toISOString()}`,
        accountId: id,
        kind,
        role: one.role as AccessView['role'],
        name: isNamed ? name : null,
        email: isNamed ? email : null,
        from: one.from.toISOString(),
        to: one.to?.toISOString() ?? null,
      }));
  });
}

/** Reads who had access: people of an organisation see their own, staff auditors any. */
@Injectable()
export class ListAccess {
  constructor(private readonly em: EntityManager) {}

  /** Refuses with `audit.log-not-found`. */
  async run(by: Actor, { organisationId, from, to }: AccessQuery): Promise<Page<AccessView>> {
    const em = this.em.fork();
    const people = await accessWithin(em, await logOf(em, by, organisationId), { from, to });
    return { data: people.slice(0, MOST_TOLD), nextCursor: null };
  }
}

/** A body that somebody has changed may be anything: the verifier says so, here it tells nothing. */
function accessEvents({ target_id: accountId, action, body }: EventRow): AccessEvent[] {
  const told = Told.safeParse(jsonOf(body));
  if (!told.success) return [];
  const { at, facts } = told.data;
  return [
    {
      accountId,
      action,
      at: new Date(at),
      role: facts.to ?? facts.role ?? null,
      formerRole: facts.from ?? null,
    },
  ];
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
