import { SimpleGrid, Text } from '@mantine/core';
import type { Overview } from '../../api/overview.js';
import { useTexts } from '../../language/use-texts.js';
import { Moment } from '../../pieces/moment.js';
import { TextLink } from '../../pieces/text-link.js';
import { useMay } from '../../session/use-session.js';
import { Figure } from './figure.js';
import { OverviewCard } from './overview-card.js';

/** Open support requests by age. */
export function RequestsCard({ requests }: { requests: Overview['requests'] }) {
  const t = useTexts('overview');
  const mayDecide = useMay('support-requests.decide');
  return (
    <OverviewCard
      title={t('requests.title')}
      action={mayDecide && <TextLink to="/support-requests">{t('requests.open')}</TextLink>}
    >
      <SimpleGrid cols={{ base: 2, xs: 4 }}>
        <Figure value={requests.underOneDay} label={t('requests.underOneDay')} />
        <Figure
          value={requests.underThreeDays}
          label={t('requests.underThreeDays')}
          tone={requests.underThreeDays > 0 ? 'wait' : 'calm'}
        />
        <Figure
          value={requests.older}
          label={t('requests.older')}
          tone={requests.older > 0 ? 'bad' : 'calm'}
        />
        <Figure value={requests.unassigned} label={t('requests.unassigned')} />
      </SimpleGrid>
      <Text size="sm" c="dimmed" mt="md">
        {requests.oldestAt === null ? (
          t('requests.none')
        ) : (
          <>
            {t('requests.oldest')} <Moment at={requests.oldestAt} />
          </>
        )}
      </Text>
    </OverviewCard>
  );
}
