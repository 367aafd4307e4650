import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { connectionsQuery } from '../../api/connections.js';
import { askForActivation, supportRequestsQuery } from '../../api/support-requests.js';
import { useTexts } from '../../language/use-texts.js';
import { Dialog } from '../../pieces/dialog.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { ArchivedNote } from './join-next-step.js';

interface Props {
  opened: boolean;
  onClose: () => void;
  /** The connection's id, or the partner's name where there is only one. */
  partner: string;
}

/** Confirms the paid plan and notifies the support team. */
export function ActivationDialog({ opened, onClose, partner }: Props) {
  const t = useTexts('join');
  const words = useTexts('words');
  const queries = useQueryClient();
  const [confirmed, setConfirmed] = useState(false);
  const request = useMutation({
    mutationFn: () => askForActivation(partner),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: connectionsQuery.queryKey });
      await queries.invalidateQueries({ queryKey: supportRequestsQuery.queryKey });
      onClose();
    },
  });
  return (
    <Dialog opened={opened} onClose={onClose} title={t('activation.title')} size="lg">
      <Stack>
        <Text>{t('activation.intro')}</Text>
        <ArchivedNote />
        <Checkbox
          checked={confirmed}
          onChange={(event) => setConfirmed(event.currentTarget.checked)}
          label={t('activation.plan')}
          description={t('activation.planWhy')}
          data-autofocus
        />
        <ProblemAlert error={request.error} onRetry={() => request.mutate()} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
          <Button disabled={!confirmed} loading={request.isPending} onClick={() => request.mutate()}>
            {t('activation.notify')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
