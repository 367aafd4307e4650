import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeWebhook, type WebhookEvent } from '../../api/webhooks.js';
import { useTexts } from '../../language/use-texts.js';
import { Dialog } from '../../pieces/dialog.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { EventChoice } from './event-choice.js';

interface Props {
  id: string;
  events: readonly WebhookEvent[];
  onClose: () => void;
}

/** Chooses other events. */
export function ChangeEventsDialog({ id, events, onClose }: Props) {
  const t = useTexts('webhooks');
  const words = useTexts('words');
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<WebhookEvent[]>([...events]);
  const change = useMutation({
    mutationFn: () => changeWebhook(id, { events: chosen }),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: ['webhooks'] });
    },
  });
  return (
    <Dialog opened onClose={onClose} title={t('changeEvents')} size="lg">
      <Stack>
        <EventChoice value={chosen} onChange={setChosen} />
        <ProblemAlert error={change.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
          <Button loading={change.isPending} disabled={chosen.length === 0} onClick={() => change.mutate()}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
