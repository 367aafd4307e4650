import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { mailHandOver, recipientsQuery } from '../../api/deliveries.js';
import { useTexts } from '../../language/use-texts.js';
import { Dialog } from '../../pieces/dialog.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';

/** Asks to whom the application is sent, and says what the mail holds. */
export function MailHandOverDialog({ deliveryId, onClose }: { deliveryId: string; onClose: () => void }) {
  const t = useTexts('deliveries');
  const words = useTexts('words');
  const queries = useQueryClient();
  const recipients = useQuery(recipientsQuery(deliveryId));
  const [recipient, setRecipient] = useState<string | null>(null);
  const send = useMutation({
    mutationFn: (to: string) => mailHandOver(deliveryId, to),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['deliveries'] });
      onClose();
    },
  });
  return (
    <Dialog opened onClose={onClose} title={t('handOver.mailTitle')}>
      <Stack>
        <Text>{t('handOver.mailMeans')}</Text>
        <Select
          label={t('handOver.mailTo')}
          data={
            recipients.data?.data.map(({ id, name, email }) => ({
              value: id,
              label: `${name} · ${email}`,
            })) ?? []
          }
          value={recipient}
          onChange={setRecipient}
          searchable
          openOnFocus={false}
          data-autofocus
          comboboxProps={{ zIndex: 400 }}
        />
        <ProblemAlert error={recipients.error ?? send.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
          <Button
            disabled={recipient === null}
            loading={send.isPending}
            onClick={() => recipient !== null && send.mutate(recipient)}
          >
            {t('handOver.mailSend')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
