import { Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Connection, connectionQuery } from '../../api/connections.js';
import { partnerQuery } from '../../api/partners.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { Note } from '../../pieces/note.js';
import { CardSkeleton } from '../../pieces/page-skeleton.js';
import { PageTitle } from '../../pieces/page-title.js';
import { partnerName } from '../../pieces/partner-name.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { ConnectionStateBadge } from '../../pieces/state-badge.js';
import { OutboundSwitch } from '../credentials/outbound-switch.js';
import { SourcesCard } from '../credentials/sources-card.js';
import { WaitingCard } from '../credentials/waiting-card.js';
import { OperatorAtsValues } from './operator-ats-values.js';

const PARTNER = 'operator-ats';

/** Delivers applications into an ATS of the organisation's own, by signed calls. */
export function OperatorAtsPage() {
  const t = useTexts('operator-ats');
  const connection = useQuery({ ...connectionQuery(PARTNER), refetchInterval: useLiveInterval() });
  const manifest = useQuery(partnerQuery(PARTNER));
  const failed = [connection, manifest].find(({ error }) => error !== null);
  const state = connection.data?.state ?? 'off';
  const name = partnerName(PARTNER);
  const asked = {
    partner: PARTNER,
    partnerName: name,
    takesTestApplication: false,
    fields: manifest.data?.credentialFields ?? [],
  };
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')} back={{ to: '/integrations', label: t('back') }}>
        {connection.isSuccess && <ConnectionStateBadge state={state} />}
      </PageTitle>
      {failed && <ProblemAlert error={failed.error} onRetry={() => void failed.refetch()} />}
      {(connection.isPending || manifest.isPending) && <CardSkeleton />}
      {connection.isSuccess && manifest.data && (
        <Stack gap="lg">
          <Repair connection={connection.data} />
          <Group justify="flex-end">
            <OutboundSwitch partner={PARTNER} partnerName={name} state={state} />
          </Group>
          <Note title={t('how')}>
            <List size="sm" spacing="xs">
              {manifest.data.help.map((help) => (
                <List.Item key={help}>{help}</List.Item>
              ))}
            </List>
          </Note>
          <OperatorAtsValues
            asked={asked}
            fields={manifest.data.credentialFields}
            isSetUp={state !== 'off'}
          />
          {connection.data && state !== 'off' && <WaitingCard connectionId={connection.data.id} />}
          {connection.data && state !== 'off' && <SourcesCard connection={connection.data} />}
        </Stack>
      )}
    </>
  );
}

function Repair({ connection }: { connection: Connection | null }) {
  if (connection?.state !== 'repair') return null;
  return (
    <Note tone="bad" title={connection.reasonText ?? ''}>
      <Text size="sm">{connection.nextStep}</Text>
    </Note>
  );
}
