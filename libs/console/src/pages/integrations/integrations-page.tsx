import { SimpleGrid } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { connectionsQuery, connectionsTo } from '../../api/connections.js';
import { partnerQuery, PARTNERS } from '../../api/partners.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { CardSkeleton } from '../../pieces/page-skeleton.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { PartnerCard } from './partner-card.js';
import { useUndeliverable } from './use-undeliverable.js';

const CARD_HEIGHT = 190;

/** The partners that the operator offers, each with its state and the one next step. */
export function IntegrationsPage() {
  const t = useTexts('integrations');
  const connections = useQuery({ ...connectionsQuery, refetchInterval: useLiveInterval() });
  const partners = useQueries({ queries: PARTNERS.map(partnerQuery) });
  const undeliverable = useUndeliverable();
  const failed = [connections, ...partners].find(({ error }) => error !== null);
  const isPending =
    connections.isPending || undeliverable === undefined || partners.some((partner) => partner.isPending);
  const offered = PARTNERS.filter((_, index) => partners[index]?.data);
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')} />
      {failed && <ProblemAlert error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && !isPending && offered.length === 0 && (
        <EmptyState icon={IconPlugConnected} title={t('none.title')} next={t('none.next')} />
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        {isPending &&
          !failed &&
          PARTNERS.map((partner) => <CardSkeleton key={partner} height={CARD_HEIGHT} />)}
        {!isPending &&
          connections.data &&
          offered.map((partner) => (
            <PartnerCard
              key={partner}
              partner={partner}
              connections={connectionsTo(partner, connections.data.data)}
              undeliverable={partner === 'personio' ? undeliverable : 0}
            />
          ))}
      </SimpleGrid>
    </>
  );
}
