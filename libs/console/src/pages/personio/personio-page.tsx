import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { connectionQuery, type ConnectionState } from '../../api/connections.js';
import { credentialsQuery } from '../../api/credentials.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { Note } from '../../pieces/note.js';
import { CardSkeleton } from '../../pieces/page-skeleton.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { ConnectionStateBadge } from '../../pieces/state-badge.js';
import { useMay } from '../../session/use-session.js';
import { OutboundSwitch } from '../credentials/outbound-switch.js';
import { SourcesCard } from '../credentials/sources-card.js';
import { WaitingCard } from '../credentials/waiting-card.js';
import { FieldMappingCard } from './field-mapping-card.js';
import { PersonioConnection } from './personio-connection.js';
import { PersonioSetup } from './personio-setup.js';
import { UnmappedJobs } from './unmapped-jobs.js';

const route = getRouteApi('/signed-in/integrations/personio');
const NOT_SET_UP: readonly ConnectionState[] = ['off', 'requested', 'enabled'];

/** Story B: bring applications into Personio. */
export function PersonioPage() {
  const t = useTexts('personio');
  const { step } = route.useSearch();
  const mayChange = useMay('credentials.change');
  const connection = useQuery({ ...connectionQuery('personio'), refetchInterval: useLiveInterval() });
  const state = connection.data?.state ?? 'off';
  const kept = useQuery({ ...credentialsQuery('personio'), enabled: mayChange });
  const isKept = (kept.data?.data.length ?? 0) > 0;
  const isSetUp = mayChange && (step !== undefined || (NOT_SET_UP.includes(state) && !isKept));
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')} back={{ to: '/integrations', label: t('back') }}>
        {connection.isSuccess && <ConnectionStateBadge state={state} />}
      </PageTitle>
      {connection.error && (
        <ProblemAlert error={connection.error} onRetry={() => void connection.refetch()} />
      )}
      {(connection.isPending || kept.isLoading) && <CardSkeleton />}
      {connection.isSuccess && !kept.isLoading && (
        <Stack gap="lg">
          {(state !== 'off' || isKept) && (
            <Group justify="flex-end">
              <OutboundSwitch partner="personio" partnerName="Personio" state={state} />
            </Group>
          )}
          {isSetUp ? (
            <PersonioSetup step={step ?? 'job'} />
          ) : (
            <PersonioConnection connection={connection.data} mayChange={mayChange} />
          )}
          {connection.data && state !== 'off' && <WaitingCard connectionId={connection.data.id} />}
          {connection.data && state !== 'off' && <UnmappedJobs connectionId={connection.data.id} />}
          {connection.data && state !== 'off' && <FieldMappingCard connectionId={connection.data.id} />}
          {connection.data && state !== 'off' && <SourcesCard connection={connection.data} />}
          <Note title={t('duplicates.title')}>
            <Text size="sm">{t('duplicates.text')}</Text>
          </Note>
        </Stack>
      )}
    </>
  );
}
