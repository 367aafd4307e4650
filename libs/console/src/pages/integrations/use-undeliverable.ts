import { useQuery } from '@tanstack/react-query';
import { deliveryCountsQuery } from '../../api/deliveries.js';
import { useMay } from '../../session/use-session.js';

/** How many applications did not reach Personio and were not handed over since; 0 while unknown or not asked. */
export function useUndeliverable(isAsked: boolean): number {
  const mayRead = useMay('deliveries.read');
  const { data } = useQuery({
    ...deliveryCountsQuery({ partner: 'personio' }),
    enabled: isAsked && mayRead,
  });
  if (!isAsked) return 0;
  return (data?.data ?? [])
    .filter(({ state }) => state === 'undeliverable')
    .reduce((sum, { count, handedOver }) => sum + count - handedOver, 0);
}
