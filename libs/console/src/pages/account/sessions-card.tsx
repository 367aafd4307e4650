import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { endOtherSessions, endSession, type OwnSession, sessionsQuery } from '../../api/account.js';
import { useTexts } from '../../language/use-texts.js';
import { Moment } from '../../pieces/moment.js';
import { RowsSkeleton } from '../../pieces/page-skeleton.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { Badge } from '../../pieces/state-badge.js';

/** Where the reader is signed in. */
export function SessionsCard() {
  const t = useTexts('account');
  const queries = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const refresh = () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  const ending = useMutation({ mutationFn: endSession, onSettled: refresh });
  const endingOthers = useMutation({ mutationFn: endOtherSessions, onSuccess: refresh });
  const all = sessions.data?.data ?? [];
  return (
    <Card component="section" aria-labelledby="sessions">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="sessions">
          {t('sessions.title')}
        </Title>
        {all.length > 1 && (
          <Button variant="default" loading={endingOthers.isPending} onClick={() => endingOthers.mutate()}>
            {t('sessions.endOthers')}
          </Button>
        )}
      </Group>
      {sessions.isPending && <RowsSkeleton rows={2} />}
      <ProblemAlert error={sessions.error ?? ending.error ?? endingOthers.error} />
      <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {all.map((session) => (
          <Row
            key={session.id}
            session={session}
            isEnding={ending.isPending && ending.variables === session.id}
            onEnd={() => ending.mutate(session.id)}
          />
        ))}
      </Stack>
    </Card>
  );
}

interface RowProps {
  session: OwnSession;
  isEnding: boolean;
  onEnd: () => void;
}

function Row({
  session: { isCurrent, signedInAt, lastSeenAt, address, userAgent },
  isEnding,
  onEnd,
}: RowProps) {
  const t = useTexts('account');
  return (
    <Group component="li" justify="space-between" wrap="nowrap">
      <div style={{ minWidth: 0 }}>
        <Text truncate>{userAgent ?? t('sessions.unknown')}</Text>
        <Text size="sm" c="dimmed">
          {address} · {t('sessions.since')} <Moment at={signedInAt} /> · {t('sessions.lastSeen')}{' '}
          <Moment at={lastSeenAt} />
        </Text>
      </div>
      {isCurrent ? (
        <Badge tone="good" label={t('sessions.here')} />
      ) : (
        <Button flex="none" variant="default" size="compact-sm" loading={isEnding} onClick={onEnd}>
          {t('sessions.end')}
        </Button>
      )}
    </Group>
  );
}
