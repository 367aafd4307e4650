import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely } from 'kysely';

/** Runs SQL with `$1` parameters, arrays included, inside the entity manager's transaction if there is one. */
export async function runSql<Row extends object>(
  em: EntityManager,
  sql: string,
  parameters: unknown[],
): Promise<Row[]> {
  const transaction = em.getTransactionContext<Kysely<unknown>>();
  const client = transaction ?? em.getConnection().getClient();
  const { rows } = await client.executeQuery<Row>(CompiledQuery.raw(sql, parameters));
  return rows;
}
