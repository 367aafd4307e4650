import { Card, List, SimpleGrid, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { deliveryCountsQuery, type Reason } from '../../api/deliveries.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { DeliveryStateBadge } from '../../pieces/state-badge.js';
import { TextLink } from '../../pieces/text-link.js';

const PARTNER = 'personio';

/** How many deliveries wait, and how many need a person, by reason. */
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
  const t = useTexts('personio');
  const { data, error, refetch } = useQuery({
    ...deliveryCountsQuery({ partner: PARTNER }),
    refetchInterval: useLiveInterval(),
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  const counts = data?.data.filter((one) => one.state === state);
  return (
    <Card>
      <DeliveryStateBadge state={state} />
      {counts ? (
        <Text fz={30} fw={640} lh={1.3} mt="xs">
          {counts.reduce((sum, { count }) => sum + count, 0)}
        </Text>
      ) : (
        <Skeleton height={36} width={60} mt="xs" />
      )}
      <Text size="sm" c="dimmed">
        {means}
      </Text>
      <List size="sm" mt="xs" spacing={4} listStyleType="none">
        {counts?.map(({ reason, reasonText, count, handedOver }) => (
          <List.Item key={reason}>
            <TextLink to="/deliveries" search={{ state, reason: reason as Reason, partner: PARTNER }}>
              {reasonText} ({count})
            </TextLink>
            {handedOver > 0 && ` · ${t('deliveries.handedOver', { count: handedOver })}`}
          </List.Item>
        ))}
      </List>
    </Card>
  );
}
