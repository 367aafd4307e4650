import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { cancelDelivery, confirmDelivery, type Delivery } from '../../api/deliveries.js';
import { useTexts } from '../../language/use-texts.js';
import { ConfirmDialog } from '../../pieces/confirm-dialog.js';
import { Moment } from '../../pieces/moment.js';
import { partnerName } from '../../pieces/partner-name.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useMay } from '../../session/use-session.js';

/** What a person can decide: that one that waits does not go out, or that a presumed one has arrived. */
export function Decide({ delivery }: { delivery: Delivery }) {
  const mayDecide = useMay('deliveries.hand-over');
  if (delivery.evidence === 'presumed') return <Arrival delivery={delivery} mayDecide={mayDecide} />;
  const isWaiting = delivery.state === 'held' || delivery.state === 'queued';
  return isWaiting && mayDecide ? <Cancelling delivery={delivery} /> : null;
}

function Cancelling({ delivery: { id, partner } }: { delivery: Delivery }) {
  const t = useTexts('deliveries');
  const queries = useQueryClient();
  const [asking, dialog] = useDisclosure(false);
  const cancel = useMutation({
    mutationFn: () => cancelDelivery(id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['deliveries'] });
      dialog.close();
    },
  });
  return (
    <div>
      <Button size="sm" variant="default" onClick={dialog.open}>
        {t('cancel.button')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('cancel.title')}
        confirm={t('cancel.button')}
        isPending={cancel.isPending}
        error={cancel.error}
        onConfirm={() => cancel.mutate()}
        onClose={dialog.close}
      >
        <Text>{t('cancel.means', { partner: partnerName(partner) })}</Text>
      </ConfirmDialog>
    </div>
  );
}

function Arrival({ delivery, mayDecide }: { delivery: Delivery; mayDecide: boolean }) {
  const t = useTexts('deliveries');
  const queries = useQueryClient();
  const confirm = useMutation({
    mutationFn: () => confirmDelivery(delivery.id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['deliveries'] }),
  });
  if (delivery.confirmedAt !== null)
    return (
      <Text size="sm" c="dimmed">
        {t('confirm.done')} · <Moment at={delivery.confirmedAt} />
      </Text>
    );
  if (!mayDecide) return null;
  return (
    <Stack gap={4} align="flex-start">
      <Button size="sm" variant="default" loading={confirm.isPending} onClick={() => confirm.mutate()}>
        {t('confirm.button')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('confirm.means', { partner: partnerName(delivery.partner) })}
      </Text>
      <ProblemAlert error={confirm.error} />
    </Stack>
  );
}
