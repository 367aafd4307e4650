import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely } from 'kysely';

/** Runs SQL with `$1` parameters, arrays included, inside the entity manager's transaction if there is one. */
export function runSql<Row extends object>(
  em: EntityManager,
  sql: string,
  parameters: unknown[],
): Promise<Row[]> {
  return rowsOf(
    em.getTransactionContext<Kysely<unknown>>() ?? em.getConnection().getClient(),
    sql,
    parameters,
  );
}

/** The same outside of any transaction, and without a fork of the entity manager, which costs as much as a short statement. */
export function askSql<Row extends object>(
  em: EntityManager,
  sql: string,
  parameters: unknown[],
): Promise<Row[]> {
  return rowsOf(em.getConnection().getClient(), sql, parameters);
}

async function rowsOf<Row extends object>(
  client: Pick<Kysely<unknown>, 'executeQuery'>,
  sql: string,
  parameters: unknown[],
): Promise<Row[]> {
  return (await client.executeQuery<Row>(CompiledQuery.raw(sql, parameters))).rows;
}
