import { SimpleGrid, Text } from '@mantine/core';
import type { Overview } from '../../api/overview.js';
import { useTexts } from '../../language/use-texts.js';
import { Age } from '../../pieces/age.js';
import { Moment } from '../../pieces/moment.js';
import { Note } from '../../pieces/note.js';
import { TextLink } from '../../pieces/text-link.js';
import { Figure } from './figure.js';
import { OverviewCard } from './overview-card.js';

const LATE_SECONDS = 60;
const MOST_COUNTED = 10_000;

/** What the checks found, and how far the sealing of the audit log is behind. */
export function HealthCard({ checks, sealing }: Pick<Overview, 'checks' | 'sealing'>) {
  const t = useTexts('overview');
  return (
    <OverviewCard
      title={t('health.title')}
      action={<TextLink to="/system-health">{t('health.open')}</TextLink>}
    >
      <SimpleGrid cols={{ base: 2, xs: 4 }}>
        <Figure value={checks.found} label={t('health.found')} tone={checks.found > 0 ? 'wait' : 'calm'} />
        <Figure value={checks.failed} label={t('health.failed')} tone={checks.failed > 0 ? 'bad' : 'calm'} />
        <Figure
          value={sealing.pending >= MOST_COUNTED ? `${MOST_COUNTED}+` : sealing.pending}
          label={t('health.pending')}
        />
        <Figure
          value={<Age seconds={sealing.lagSeconds} isShort />}
          label={t('health.lag')}
          tone={sealing.lagSeconds > LATE_SECONDS ? 'bad' : 'calm'}
        />
      </SimpleGrid>
      <Text size="sm" c="dimmed" mt="md">
        {sealing.sealedAt === null ? (
          t('health.neverSealed')
        ) : (
          <>
            {t('health.sealed')} <Moment at={sealing.sealedAt} />
          </>
        )}
      </Text>
      {sealing.quarantined > 0 && (
        <Note tone="bad">
          <Text size="sm">{t('health.quarantined', { count: sealing.quarantined })}</Text>
        </Note>
      )}
    </OverviewCard>
  );
}
