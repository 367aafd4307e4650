import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import {
  changeWebhook,
  deleteWebhook,
  rotateWebhookSecret,
  testWebhook,
  type Webhook,
} from '../../api/webhooks.js';
import { useTexts } from '../../language/use-texts.js';
import { ConfirmDialog } from '../../pieces/confirm-dialog.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { ChangeEventsDialog } from './change-events-dialog.js';
import { ReplayDialog } from './replay-dialog.js';

const route = getRouteApi('/signed-in/webhooks/$id');

interface Props {
  webhook: Webhook;
  onSecret: (secret: string) => void;
}

/** Test, replay, change, rotate, switch, delete. */
export function WebhookActions({ webhook: { id, url, state, events }, onSecret }: Props) {
  const t = useTexts('webhooks');
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  const [asking, setAsking] = useState<'rotate' | 'delete' | 'events' | 'replay' | null>(null);
  const close = () => setAsking(null);
  const renew = () => queries.invalidateQueries({ queryKey: ['webhooks'] });
  const test = useMutation({
    mutationFn: () => testWebhook(id),
    onSuccess: async ({ messageId }) => {
      await renew();
      await navigate({ search: (now) => ({ ...now, message: messageId }) });
    },
  });
  const change = useMutation({
    mutationFn: (enabled: boolean) => changeWebhook(id, { enabled }),
    onSuccess: renew,
  });
  const rotation = useMutation({
    mutationFn: () => rotateWebhookSecret(id),
    gcTime: 0,
    onSuccess: async ({ secret }) => {
      close();
      onSecret(secret);
      await renew();
    },
  });
  const deletion = useMutation({
    mutationFn: () => deleteWebhook(id),
    onSuccess: async () => {
      await navigate({ to: '/webhooks' });
      await renew();
    },
  });
  const isOff = state === 'disabled';
  return (
    <Stack gap="sm">
      <Group gap="sm">
        {isOff ? (
          <Button loading={change.isPending} onClick={() => change.mutate(true)}>
            {t('enable')}
          </Button>
        ) : (
          <Button loading={test.isPending} onClick={() => test.mutate()}>
            {t('test')}
          </Button>
        )}
        <Button variant="default" onClick={() => setAsking('replay')} disabled={isOff}>
          {t('replay.button')}
        </Button>
        <Button variant="default" onClick={() => setAsking('events')}>
          {t('changeEvents')}
        </Button>
        <Button variant="default" onClick={() => setAsking('rotate')}>
          {t('rotate.button')}
        </Button>
        {!isOff && (
          <Button variant="default" loading={change.isPending} onClick={() => change.mutate(false)}>
            {t('disable')}
          </Button>
        )}
        <Button variant="default" onClick={() => setAsking('delete')}>
          {t('delete.button')}
        </Button>
      </Group>
      <ProblemAlert error={test.error ?? change.error} />
      <ConfirmDialog
        opened={asking === 'rotate'}
        title={t('rotate.title')}
        confirm={t('rotate.button')}
        isPending={rotation.isPending}
        error={rotation.error}
        onConfirm={() => rotation.mutate()}
        onClose={close}
      >
        <Text>{t('rotate.text')}</Text>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'delete'}
        title={t('delete.title', { host: new URL(url).host })}
        confirm={t('delete.button')}
        isPending={deletion.isPending}
        error={deletion.error}
        onConfirm={() => deletion.mutate()}
        onClose={close}
      >
        <Text>{t('delete.text')}</Text>
      </ConfirmDialog>
      {asking === 'events' && <ChangeEventsDialog id={id} events={events} onClose={close} />}
      {asking === 'replay' && <ReplayDialog id={id} onClose={close} />}
    </Stack>
  );
}
