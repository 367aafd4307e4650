import { useQuery } from '@tanstack/react-query';
import { deliveryCountsQuery } from '../../api/deliveries.js';
import { useMay } from '../../session/use-session.js';

/** How many applications did not reach Personio and were not handed over since; undefined while it is being asked. */
export function useUndeliverable(): number | undefined {
  const mayRead = useMay('deliveries.read');
  const { data, isLoading } = useQuery({
    ...deliveryCountsQuery({ partner: 'personio' }),
    enabled: mayRead,
  });
  if (isLoading) return undefined;
  return (data?.data ?? [])
    .filter(({ state }) => state === 'undeliverable')
    .reduce((sum, { count, handedOver }) => sum + count - handedOver, 0);
}
