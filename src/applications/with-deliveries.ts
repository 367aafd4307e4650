import type { EntityManager } from '@mikro-orm/postgresql';
import type { ApplicationDeliveries } from './public/application-deliveries.js';

/** Applications as people see them: each with its deliveries. */
export async function withDeliveries<A extends { readonly id: string }>(
  em: EntityManager,
  deliveries: ApplicationDeliveries,
  applications: readonly A[],
) {
  if (applications.length === 0) return [];
  const found = await deliveries.of(
    em,
    applications.map(({ id }) => id),
  );
  return applications.map((application) => ({
    ...application,
    deliveries: found.get(application.id) ?? [],
  }));
}
