import { Card, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type Webhook, webhookQuery } from '../../api/webhooks.js';
import { useTexts } from '../../language/use-texts.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { Facts } from '../../pieces/facts.js';
import { Moment } from '../../pieces/moment.js';
import { Note } from '../../pieces/note.js';
import { PageSkeleton } from '../../pieces/page-skeleton.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { eventKey } from './event-key.js';
import { SecretCard } from './secret-card.js';
import { WebhookActions } from './webhook-actions.js';
import { WebhookMessages } from './webhook-messages.js';
import { WebhookStateBadge } from './webhook-state-badge.js';

const route = getRouteApi('/signed-in/webhooks/$id');

/** One webhook: how it is doing, what can be done, and every message with what was answered. */
export function WebhookPage() {
  const t = useTexts('webhooks');
  const { id } = route.useParams();
  const [secret, setSecret] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(webhookQuery(id));
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <PageTitle title={new URL(data.url).host} back={{ to: '/webhooks', label: t('title') }}>
        <WebhookStateBadge webhook={data} />
      </PageTitle>
      <Stack gap="lg">
        {secret !== null && <SecretCard secret={secret} onClose={() => setSecret(null)} />}
        <Trouble webhook={data} />
        <WebhookActions webhook={data} onSecret={setSecret} />
        <Card component="section" aria-labelledby="facts">
          <Title order={2} id="facts" mb="xs">
            {t('facts')}
          </Title>
          <Facts
            rows={[
              [
                t('new.url'),
                <code key="url" style={{ overflowWrap: 'anywhere' }}>
                  {data.url}
                </code>,
              ],
              [t('new.description'), data.description === '' ? null : data.description],
              [t('events'), data.events.map((event) => t(`event.${eventKey(event)}`)).join(', ')],
              [t('lastDelivered'), data.lastDeliveredAt && <Moment key="last" at={data.lastDeliveredAt} />],
              [
                t('bothSecrets'),
                data.previousSecretUntil && <Moment key="both" at={data.previousSecretUntil} />,
              ],
              [t('created'), <Moment key="created" at={data.createdAt} />],
              ['ID', <CopyableId key="id" id={data.id} />],
            ]}
          />
        </Card>
        <WebhookMessages webhook={data} />
      </Stack>
    </>
  );
}

/** What is wrong with it, since when, and what happens next. */
function Trouble({ webhook }: { webhook: Webhook }) {
  const t = useTexts('webhooks');
  const { state, reason, failingSince, pausedUntil } = webhook;
  if (state === 'enabled') return null;
  return (
    <Note tone={reason === 'asked' ? 'info' : 'wait'} title={t(`means.${state}`)}>
      {reason !== null && <Text size="sm">{t(`reason.${reason}`)}</Text>}
      {failingSince !== null && (
        <Text size="sm" component="div">
          {t('failingSince')} <Moment at={failingSince} />
        </Text>
      )}
      {state === 'failing' && pausedUntil !== null && (
        <Text size="sm" component="div">
          {t('pausedUntil')} <Moment at={pausedUntil} />
        </Text>
      )}
    </Note>
  );
}
