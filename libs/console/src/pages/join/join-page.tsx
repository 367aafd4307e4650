import { Button, Group, Stack } from '@mantine/core';
import { IconArrowLeft, IconSettings } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { connectionsQuery, connectionsTo } from '../../api/connections.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { ConnectionPicker } from '../../pieces/connection-picker.js';
import { CardSkeleton } from '../../pieces/page-skeleton.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { ConnectionStateBadge } from '../../pieces/state-badge.js';
import { useMay } from '../../session/use-session.js';
import { BeingSwitchedOff } from './being-switched-off.js';
import { JoinActivity } from './join-activity.js';
import { JoinJobs } from './join-jobs.js';
import { JoinNextStep } from './join-next-step.js';
import { JoinPostings } from './join-postings.js';
import { JoinSwitch } from './join-switch.js';
import { KeyPanel } from './key-panel.js';

const route = getRouteApi('/signed-in/integrations/join');

/** Story A: activate JOIN, give it a key, choose what it publishes. */
export function JoinPage() {
  const t = useTexts('join');
  const { view, connection: chosen } = route.useSearch();
  const navigate = route.useNavigate();
  const mayUseKeys = useMay('keys.manage');
  const maySeeJobs = useMay('jobs.read');
  const connection = useQuery({ ...connectionsQuery, refetchInterval: useLiveInterval() });
  const all = connectionsTo('join', connection.data?.data);
  const current = all.find(({ id }) => id === chosen) ?? all[0] ?? null;
  const state = current?.state ?? 'off';
  const isActivated = state !== 'off' && state !== 'requested';
  const showsSettings = view === 'settings' && mayUseKeys;
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')} back={{ to: '/integrations', label: t('back') }}>
        {connection.isSuccess && (
          <Group gap="md">
            <ConnectionStateBadge state={state} />
            <JoinSwitch connection={current} />
          </Group>
        )}
      </PageTitle>
      {connection.error && (
        <ProblemAlert error={connection.error} onRetry={() => void connection.refetch()} />
      )}
      {connection.isPending && <CardSkeleton />}
      {connection.isSuccess && (
        <Stack gap="lg">
          <Group align="flex-end" gap="sm">
            {isActivated && mayUseKeys && state !== 'enabled' && <ViewButton showsSettings={showsSettings} />}
            <ConnectionPicker
              partner="join"
              connections={all}
              current={current}
              onChoose={(id) => void navigate({ search: { connection: id } })}
            />
          </Group>
          {current && current.keysEndAt !== null && (
            <BeingSwitchedOff connectionId={current.id} keysEndAt={current.keysEndAt} />
          )}
          {!showsSettings && <JoinNextStep connection={current} />}
          {showsSettings && isActivated && current && <KeyPanel key={current.id} connection={current} />}
          {!showsSettings && isActivated && maySeeJobs && current && <JoinJobs connectionId={current.id} />}
          {!showsSettings && current && <JoinPostings connectionId={current.id} />}
          {!showsSettings && isActivated && current && state !== 'enabled' && (
            <JoinActivity connectionId={current.id} />
          )}
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
        <Link
          to="/integrations/join"
          search={({ connection }) => ({
            ...(connection !== undefined && { connection }),
            ...(!showsSettings && { view: 'settings' as const }),
          })}
          {...props}
        />
      )}
    >
      {showsSettings ? t('overview') : t('settings')}
    </Button>
  );
}
