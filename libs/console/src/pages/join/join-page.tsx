import { Button, Group, Stack } from '@mantine/core';
import { IconArrowLeft, IconSettings } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { connectionQuery } from '../../api/connections.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { CardSkeleton } from '../../pieces/page-skeleton.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { ConnectionStateBadge } from '../../pieces/state-badge.js';
import { useMay } from '../../session/use-session.js';
import { BeingSwitchedOff } from './being-switched-off.js';
import { JoinJobs } from './join-jobs.js';
import { JoinNextStep } from './join-next-step.js';
import { JoinSwitch } from './join-switch.js';
import { KeyPanel } from './key-panel.js';

const route = getRouteApi('/signed-in/integrations/join');

/** Story A: activate JOIN, give it a key, choose what it publishes. */
export function JoinPage() {
  const t = useTexts('join');
  const { view } = route.useSearch();
  const mayUseKeys = useMay('keys.manage');
  const maySeeJobs = useMay('jobs.read');
  const connection = useQuery({ ...connectionQuery('join'), refetchInterval: useLiveInterval() });
  const state = connection.data?.state ?? 'off';
  const isActivated = state !== 'off' && state !== 'requested';
  const showsSettings = view === 'settings' && mayUseKeys;
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')} back={{ to: '/integrations', label: t('back') }}>
        {connection.isSuccess && (
          <Group gap="md">
            <ConnectionStateBadge state={state} />
            <JoinSwitch connection={connection.data} />
          </Group>
        )}
      </PageTitle>
      {connection.error && (
        <ProblemAlert error={connection.error} onRetry={() => void connection.refetch()} />
      )}
      {connection.isPending && <CardSkeleton />}
      {connection.isSuccess && (
        <Stack gap="lg">
          {isActivated && mayUseKeys && state !== 'enabled' && (
            <Group>
              <ViewButton showsSettings={showsSettings} />
            </Group>
          )}
          {connection.data && connection.data.keysEndAt !== null && (
            <BeingSwitchedOff connectionId={connection.data.id} keysEndAt={connection.data.keysEndAt} />
          )}
          {!showsSettings && <JoinNextStep connection={connection.data} />}
          {showsSettings && isActivated && connection.data && <KeyPanel connection={connection.data} />}
          {!showsSettings && isActivated && maySeeJobs && <JoinJobs />}
        </Stack>
      )}
    </>
  );
}

function ViewButton({ showsSettings }: { showsSettings: boolean }) {
  const t = useTexts('join');
  return (
    <Button
      variant="default"
      leftSection={
        showsSettings ? <IconArrowLeft size={18} aria-hidden /> : <IconSettings size={18} aria-hidden />
      }
      renderRoot={(props) => (
        <Link to="/integrations/join" search={showsSettings ? {} : { view: 'settings' }} {...props} />
      )}
    >
      {showsSettings ? t('overview') : t('settings')}
    </Button>
  );
}
