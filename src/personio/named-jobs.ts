import type { EntityManager } from '@mikro-orm/postgresql';
import { validate as isUuid } from 'uuid';
import { runSql } from '../platform/database/run-sql.js';

/** A job that somebody may have meant. */
export interface NamedJob {
  readonly id: string;
  readonly title: string;
}

interface Row extends NamedJob {
  readonly name: string;
  readonly how: number;
  readonly closed: boolean;
}

const NAMED = `
  with asked as (select name, id from unnest($2::text[], $3::uuid[]) as asked (name, id)),
       own as (select id, title, external_id, status = 'closed' as closed from job where organisation_id = $1)
  select name, 1 as how, own.id, title, closed from asked join own on own.id = asked.id
  union all select name, 2, own.id, title, closed from asked join own on own.external_id = asked.name
  union all select name, 3, own.id, title, closed from asked join own on lower(btrim(own.title)) = lower(asked.name)`;

/** The jobs that each name can mean: by our id, else by external id, else by title; a closed one only if no other has it. */
export async function namedJobs(
  em: EntityManager,
  organisationId: string,
  names: readonly string[],
): Promise<Map<string, NamedJob[]>> {
  const asked = [...new Set(names)];
  const ids = asked.map((name) => (isUuid(name) ? name : null));
  const found = new Map<string, Row[]>();
  for (const row of await runSql<Row>(em, NAMED, [organisationId, asked, ids]))
    found.set(row.name, [...(found.get(row.name) ?? []), row]);
  return new Map([...found].map(([name, rows]) => [name, closest(rows)]));
}

function closest(rows: readonly Row[]): NamedJob[] {
  const best = Math.min(...rows.map(({ how }) => how));
  const named = rows.filter(({ how }) => how === best);
  const open = named.filter(({ closed }) => !closed);
  return (open.length > 0 ? open : named).map(({ id, title }) => ({ id, title }));
}
