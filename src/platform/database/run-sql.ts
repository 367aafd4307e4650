import type { EntityManager } from '@mikro-orm/postgresql';

/** Runs SQL with `$1` parameters inside the transaction of an entity manager. */
export function runSql<Row extends object>(em: EntityManager, sql: string, parameters: unknown[]): Promise<Row[]> {
  return em.getConnection().execute<Row[]>(sql, parameters, 'all', em.getTransactionContext());
}
