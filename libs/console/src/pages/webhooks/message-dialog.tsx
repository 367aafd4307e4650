import { Button, Card, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { replayMessages, webhookMessageQuery, type WebhookMessageDetails } from '../../api/webhooks.js';
import { useTexts } from '../../language/use-texts.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { Dialog } from '../../pieces/dialog.js';
import { Moment } from '../../pieces/moment.js';
import { RowsSkeleton } from '../../pieces/page-skeleton.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { Badge } from '../../pieces/state-badge.js';
import { MessageStateBadge } from './webhook-state-badge.js';

interface Props {
  webhookId: string;
  messageId: string;
  mayReplay: boolean;
  onClose: () => void;
}

/** A message: what was posted, each attempt with its answer, and sending it again. */
export function MessageDialog({ webhookId, messageId, mayReplay, onClose }: Props) {
  const t = useTexts('webhooks');
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(webhookMessageQuery(webhookId, messageId));
  const replay = useMutation({
    mutationFn: () => replayMessages(webhookId, { ids: [messageId] }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  });
  return (
    <Dialog opened onClose={onClose} title={data?.type ?? t('message.title')} size="lg">
      <Stack>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {!data && !error && <RowsSkeleton rows={3} />}
        {data && (
          <>
            <Group justify="space-between">
              <MessageStateBadge state={data.state} />
              <CopyableId id={data.id} />
            </Group>
            {data.nextAttemptAt !== null && (
              <Text size="sm" component="div">
                {t('message.next')}: <Moment at={data.nextAttemptAt} />
              </Text>
            )}
            <Title order={3}>{t('message.body')}</Title>
            <Code block tabIndex={0}>
              {pretty(data.body)}
            </Code>
            <Title order={3}>{t('message.attempts')}</Title>
            {data.attemptsMade.length === 0 && <Text c="dimmed">{t('message.noAttempt')}</Text>}
            {data.attemptsMade.toReversed().map((attempt) => (
              <Attempt key={attempt.number} attempt={attempt} />
            ))}
            <ProblemAlert error={replay.error} />
            <Group justify="flex-end">
              <Button
                variant="default"
                loading={replay.isPending}
                disabled={!mayReplay || data.state === 'sending'}
                onClick={() => replay.mutate()}
              >
                {t('message.again')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Dialog>
  );
}

function Attempt({ attempt }: { attempt: WebhookMessageDetails['attemptsMade'][number] }) {
  const t = useTexts('webhooks');
  const { number, at, durationMs, outcome, status, answer } = attempt;
  return (
    <Card component="article" aria-label={t('message.attempt', { number })} p="sm">
      <Group justify="space-between" gap="xs">
        <Group gap="sm">
          <Text fw={620}>{t('message.attempt', { number })}</Text>
          <Badge
            tone={outcome === 'delivered' ? 'good' : 'bad'}
            label={status === null ? t(`outcome.${outcome}`) : `${t(`outcome.${outcome}`)} · ${status}`}
          />
        </Group>
        <Text size="sm" c="dimmed" component="div">
          <Moment at={at} /> · {durationMs} ms
        </Text>
      </Group>
      {answer !== null && answer !== '' && (
        <Code block mt="xs" tabIndex={0}>
          {answer}
        </Code>
      )}
    </Card>
  );
}

function pretty(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2);
}
