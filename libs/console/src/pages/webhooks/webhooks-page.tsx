import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconWebhook } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CreatedWebhook, type Webhook, webhooksQuery } from '../../api/webhooks.js';
import { useTexts } from '../../language/use-texts.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { Moment } from '../../pieces/moment.js';
import { RowsSkeleton } from '../../pieces/page-skeleton.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { Badge } from '../../pieces/state-badge.js';
import { TextLink } from '../../pieces/text-link.js';
import { useActingFor } from '../../pieces/use-acting-for.js';
import { useSession } from '../../session/use-session.js';
import { eventKey } from './event-key.js';
import { NewWebhookDialog } from './new-webhook-dialog.js';
import { SecretCard } from './secret-card.js';
import { WebhookStateBadge } from './webhook-state-badge.js';

/** The addresses that are told of events. */
export function WebhooksPage() {
  const t = useTexts('webhooks');
  const queries = useQueryClient();
  const { actor } = useSession();
  const actingFor = useActingFor();
  const [asking, dialog] = useDisclosure(false);
  const [created, setCreated] = useState<CreatedWebhook | null>(null);
  const webhooks = useQuery(webhooksQuery);
  const ofAll = actor.kind === 'staff' && actingFor === null;
  const isNew = (webhook: CreatedWebhook) => {
    dialog.close();
    setCreated(webhook);
    void queries.invalidateQueries({ queryKey: ['webhooks'] });
  };
  return (
    <>
      <PageTitle title={t('title')} lead={ofAll ? t('leadAll') : t('lead')}>
        <Button leftSection={<IconWebhook size={18} aria-hidden />} onClick={dialog.open}>
          {t('new.button')}
        </Button>
      </PageTitle>
      <Stack>
        {created && <SecretCard secret={created.secret} onClose={() => setCreated(null)} />}
        <ProblemAlert error={webhooks.error} onRetry={() => void webhooks.refetch()} />
        {webhooks.isPending && <RowsSkeleton rows={3} />}
        {webhooks.data?.data.length === 0 && (
          <Card>
            <EmptyState icon={IconWebhook} title={t('empty.title')} next={t('empty.next')} />
          </Card>
        )}
        {webhooks.data?.data.map((webhook) => (
          <WebhookCard key={webhook.id} webhook={webhook} />
        ))}
      </Stack>
      {asking && <NewWebhookDialog onCreated={isNew} onClose={dialog.close} />}
    </>
  );
}

function WebhookCard({ webhook }: { webhook: Webhook }) {
  const t = useTexts('webhooks');
  const { id, url, description, events, lastDeliveredAt, waiting } = webhook;
  return (
    <Card component="article" aria-label={url}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Text component="div" style={{ overflowWrap: 'anywhere' }}>
          <TextLink to="/webhooks/$id" params={{ id }} fw={620}>
            {url}
          </TextLink>
        </Text>
        <WebhookStateBadge webhook={webhook} />
      </Group>
      {description !== '' && <Text size="sm">{description}</Text>}
      <Text size="sm" c="dimmed" mt="xs" component="div">
        {lastDeliveredAt === null ? (
          t('neverDelivered')
        ) : (
          <>
            {t('lastDelivered')} <Moment at={lastDeliveredAt} />
          </>
        )}
        {waiting > 0 && ` · ${t('waiting', { count: waiting })}`}
      </Text>
      <Group gap={6} mt="sm">
        {events.map((event) => (
          <Badge key={event} tone="calm" label={t(`event.${eventKey(event)}`)} />
        ))}
      </Group>
    </Card>
  );
}
