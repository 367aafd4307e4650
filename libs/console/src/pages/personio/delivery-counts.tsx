import { Card, SimpleGrid, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { deliveryCountQuery } from '../../api/deliveries.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { DeliveryStateBadge } from '../../pieces/state-badge.js';

/** How many deliveries wait, and how many need a person. */
export function DeliveryCounts() {
  const t = useTexts('personio');
  return (
    <section aria-labelledby="deliveries">
      <Title order={2} id="deliveries" mb="sm">
        {t('deliveries.title')}
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Count state="held" means={t('deliveries.heldMeans')} />
        <Count state="undeliverable" means={t('deliveries.undeliverableMeans')} />
      </SimpleGrid>
    </section>
  );
}

function Count({ state, means }: { state: 'held' | 'undeliverable'; means: string }) {
  const { data, error, refetch } = useQuery({
    ...deliveryCountQuery('personio', state),
    refetchInterval: useLiveInterval(),
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return (
    <Card>
      <DeliveryStateBadge state={state} />
      {data ? (
        <Text fz={30} fw={640} lh={1.3} mt="xs">
          {data.count}
          {data.more && '+'}
        </Text>
      ) : (
        <Skeleton height={36} width={60} mt="xs" />
      )}
      <Text size="sm" c="dimmed">
        {means}
      </Text>
    </Card>
  );
}
