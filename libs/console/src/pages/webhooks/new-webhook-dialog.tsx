import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { createWebhook, type CreatedWebhook, type WebhookEvent } from '../../api/webhooks.js';
import { useTexts } from '../../language/use-texts.js';
import { Dialog } from '../../pieces/dialog.js';
import { fieldError } from '../../pieces/field-error.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { EventChoice } from './event-choice.js';

const LONGEST_URL = 500;
const LONGEST_DESCRIPTION = 100;

interface Props {
  onCreated: (webhook: CreatedWebhook) => void;
  onClose: () => void;
}

/** Where to, and what of. */
export function NewWebhookDialog({ onCreated, onClose }: Props) {
  const t = useTexts('webhooks');
  const words = useTexts('words');
  const [url, setUrl] = useState('');
  const [description, setDescription] = useState('');
  const [events, setEvents] = useState<WebhookEvent[]>([]);
  const creation = useMutation({
    mutationFn: () =>
      createWebhook({
        url: url.trim(),
        events,
        ...(description.trim() !== '' && { description: description.trim() }),
      }),
    gcTime: 0,
    onSuccess: onCreated,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creation.mutate();
  };
  return (
    <Dialog opened onClose={onClose} title={t('new.title')} size="lg">
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('new.url')}
            description={t('new.urlWhy')}
            placeholder="https://hr.example.org/andock"
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
            error={fieldError(creation.error, 'url')}
            maxLength={LONGEST_URL}
            required
            withAsterisk={false}
            type="url"
            inputMode="url"
            autoComplete="off"
            data-autofocus
          />
          <TextInput
            label={t('new.description')}
            description={t('new.descriptionWhy')}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
            maxLength={LONGEST_DESCRIPTION}
            autoComplete="off"
          />
          <EventChoice value={events} onChange={setEvents} />
          <ProblemAlert error={creation.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button
              type="submit"
              loading={creation.isPending}
              disabled={url.trim() === '' || events.length === 0}
            >
              {t('new.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
