import { Grid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { overviewQuery } from '../../api/overview.js';
import { useTexts } from '../../language/use-texts.js';
import { PageSkeleton } from '../../pieces/page-skeleton.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { ConnectionsCard } from './connections-card.js';
import { DeliveriesCard } from './deliveries-card.js';
import { HealthCard } from './health-card.js';
import { RequestsCard } from './requests-card.js';

/** The hub at one glance: what waits, what broke, what went well. */
export function OverviewPage() {
  const t = useTexts('overview');
  const { data, error, isPending, refetch } = useQuery(overviewQuery);
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')} />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isPending && <PageSkeleton />}
      {data && (
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 6 }}>
            <RequestsCard requests={data.requests} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 6 }}>
            <HealthCard checks={data.checks} sealing={data.sealing} />
          </Grid.Col>
          <Grid.Col span={12}>
            <DeliveriesCard days={data.deliveries} />
          </Grid.Col>
          <Grid.Col span={12}>
            <ConnectionsCard connections={data.connections} />
          </Grid.Col>
        </Grid>
      )}
    </>
  );
}
