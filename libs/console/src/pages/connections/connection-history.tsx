import { Group, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ConnectionChange, connectionHistoryQuery } from '../../api/all-connections.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { Moment } from '../../pieces/moment.js';
import { RowsSkeleton } from '../../pieces/page-skeleton.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { ConnectionStateBadge } from '../../pieces/state-badge.js';
import { Timeline, TimelineItem } from '../../pieces/timeline.js';

const SHOWN = { connected: 'good', repair: 'bad', off: 'calm' } as const;

/** Each change of state, newest first, as the audit log holds it. */
export function ConnectionHistory({ connectionId }: { connectionId: string }) {
  const t = useTexts('connections');
  const { data, error, refetch } = useQuery({
    ...connectionHistoryQuery(connectionId),
    refetchInterval: useLiveInterval(),
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={3} />;
  if (data.data.length === 0) return <Text c="dimmed">{t('history.empty')}</Text>;
  return (
    <>
      <Timeline label={t('history.title')}>
        {data.data.map((change) => (
          <TimelineItem key={change.id} tone={SHOWN[change.to as keyof typeof SHOWN] ?? 'info'}>
            <Change change={change} />
          </TimelineItem>
        ))}
      </Timeline>
      {data.nextCursor !== null && (
        <Text size="sm" c="dimmed" mt="md">
          {t('history.more')}
        </Text>
      )}
    </>
  );
}

function Change({ change }: { change: ConnectionChange }) {
  const t = useTexts('connections');
  return (
    <>
      <Group gap="xs">
        {change.from !== change.to && (
          <>
            <ConnectionStateBadge state={change.from} />
            <IconArrowRight size={16} role="img" aria-label={t('history.to')} />
          </>
        )}
        <ConnectionStateBadge state={change.to} />
      </Group>
      {change.reasonText !== null && <Text size="sm">{change.reasonText}</Text>}
      <Text size="sm" c="dimmed" component="div">
        <Moment at={change.at} />
        {' · '}
        {change.actor.display ??
          t(`history.actor.${change.actor.kind as 'key'}`, { defaultValue: change.actor.kind })}
      </Text>
    </>
  );
}
