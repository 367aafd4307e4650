import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFileZip, IconMail } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Delivery, handOver } from '../../api/deliveries.js';
import { useTexts } from '../../language/use-texts.js';
import { Moment } from '../../pieces/moment.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { saveFile } from '../../pieces/save-file.js';
import { useMay } from '../../session/use-session.js';
import { MailHandOverDialog } from './mail-hand-over-dialog.js';

/** Takes the whole application along, or sends it to a colleague, where the partner did not get it or not all of it. */
export function HandOver({ delivery }: { delivery: Delivery }) {
  const t = useTexts('deliveries');
  const queries = useQueryClient();
  const [mailing, dialog] = useDisclosure(false);
  const taking = useMutation({
    mutationFn: () => handOver(delivery.id),
    onSuccess: (archive) => {
      saveFile(archive, `${t('handOver.file')}-${delivery.applicationId}.zip`);
      return queries.invalidateQueries({ queryKey: ['deliveries'] });
    },
  });
  const mayHandOver = useMay('deliveries.hand-over');
  const isNeeded =
    delivery.state === 'undeliverable' ||
    delivery.reason === 'documents_not_delivered' ||
    delivery.evidence === 'presumed';
  if (!isNeeded || !mayHandOver) return null;
  return (
    <Stack gap={4} align="flex-start">
      <Group gap="sm">
        <Button
          size="sm"
          variant={delivery.handedOverAt === null ? 'filled' : 'default'}
          leftSection={<IconFileZip size={18} aria-hidden />}
          loading={taking.isPending}
          onClick={() => taking.mutate()}
        >
          {t('handOver.button')}
        </Button>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconMail size={18} aria-hidden />}
          onClick={dialog.open}
        >
          {t('handOver.mail')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {delivery.handedOverAt === null ? (
          t('handOver.what')
        ) : (
          <>
            {t('handOver.done')} <Moment at={delivery.handedOverAt} />
          </>
        )}
      </Text>
      <ProblemAlert error={taking.error} onRetry={() => taking.mutate()} />
      {mailing && <MailHandOverDialog deliveryId={delivery.id} onClose={dialog.close} />}
    </Stack>
  );
}
