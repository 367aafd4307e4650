import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { closeConnectSession, type ConnectLinkView, linkedConnectionQuery } from '../../api/connect.js';
import { ApiProblem } from '../../api/problem.js';
import { useTexts } from '../../language/use-texts.js';
import { Moment } from '../../pieces/moment.js';
import { Note } from '../../pieces/note.js';
import { RowsSkeleton } from '../../pieces/page-skeleton.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { ConnectionStateBadge } from '../../pieces/state-badge.js';
import { operatorName } from '../../theme/page-meta.js';
import { KeyPanel } from '../join/key-panel.js';
import { PersonioByLink } from './personio-by-link.js';

const LOOK_AGAIN_MS = 4_000;

/** The work itself: where the connection stands, what is left to do, and the end of it. */
export function ConnectionSetup({ link }: { link: ConnectLinkView }) {
  const t = useTexts('connect');
  const connection = useQuery({
    ...linkedConnectionQuery(link.connectionId),
    refetchInterval: ({ state }) => (state.error ? false : LOOK_AGAIN_MS),
  });
  const closing = useMutation({ mutationFn: closeConnectSession });
  if (closing.isSuccess) return <Done link={link} isConnected={connection.data?.state === 'connected'} />;
  if (connection.error instanceof ApiProblem && connection.error.status === 401)
    return <TimeIsOver link={link} />;
  return (
    <Stack gap="lg">
      {connection.isPending && <RowsSkeleton rows={3} />}
      <ProblemAlert error={connection.error} onRetry={() => void connection.refetch()} />
      {connection.data && (
        <>
          <Group gap="sm" aria-live="polite">
            <ConnectionStateBadge state={connection.data.state} />
            <Text size="sm" c="dimmed">
              {t(`states.${connection.data.state}`, { partner: link.partnerName })}
            </Text>
          </Group>
          {connection.data.state === 'repair' && <Note tone="bad">{connection.data.reasonText}</Note>}
          {link.partner === 'join' ? (
            <KeyPanel connection={connection.data} />
          ) : (
            <PersonioByLink connection={connection.data} />
          )}
        </>
      )}
      <ProblemAlert error={closing.error} />
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('until')} {link.sessionEndsAt !== null && <Moment at={link.sessionEndsAt} />}
        </Text>
        <Button
          variant={connection.data?.state === 'connected' ? 'filled' : 'default'}
          loading={closing.isPending}
          onClick={() => closing.mutate()}
        >
          {t('finish')}
        </Button>
      </Group>
    </Stack>
  );
}

function Done({ link, isConnected }: { link: ConnectLinkView; isConnected: boolean }) {
  const t = useTexts('connect');
  return (
    <div aria-live="polite">
      <Note tone={isConnected ? 'good' : 'wait'} title={t('done.title')}>
        <Text size="sm">
          {isConnected
            ? t('done.connected', { partner: link.partnerName })
            : t('done.notYet', { partner: link.partnerName })}
        </Text>
      </Note>
      <Text mt="md">
        {link.returnUrl === null ? (
          t('done.close')
        ) : (
          <Anchor href={link.returnUrl}>{t('done.back', { operator: operatorName() })}</Anchor>
        )}
      </Text>
    </div>
  );
}

function TimeIsOver({ link }: { link: ConnectLinkView }) {
  const t = useTexts('connect');
  return (
    <Note tone="wait" title={t('over.time')}>
      <Text size="sm">
        {t('over.kept')} {t('over.next', { operator: operatorName() })}{' '}
        <Anchor href={`mailto:${link.supportEmail}`} inherit>
          {link.supportEmail}
        </Anchor>
      </Text>
    </Note>
  );
}
