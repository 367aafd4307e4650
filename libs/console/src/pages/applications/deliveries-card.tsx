import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { applicationDeliveriesQuery, deliverAgain, type Delivery } from '../../api/deliveries.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { Moment } from '../../pieces/moment.js';
import { Note } from '../../pieces/note.js';
import { RowsSkeleton } from '../../pieces/page-skeleton.js';
import { PartnerWords } from '../../pieces/partner-words.js';
import { partnerName } from '../../pieces/partner-name.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { DeliveryStateBadge } from '../../pieces/state-badge.js';
import { useMay } from '../../session/use-session.js';
import { Decide } from '../deliveries/decide.js';
import { HandOver } from '../deliveries/hand-over.js';
import { WhoWasTold } from '../deliveries/who-was-told.js';
import { isRetryable } from './is-retryable.js';

/** Where the application goes, how far it is, and what to do when it does not arrive. */
export function DeliveriesCard({ applicationId }: { applicationId: string }) {
  const t = useTexts('applications');
  const maySee = useMay('deliveries.read');
  const deliveries = useQuery({
    ...applicationDeliveriesQuery(applicationId),
    refetchInterval: useLiveInterval(),
    enabled: maySee,
  });
  if (!maySee) return null;
  return (
    <Card component="section" aria-labelledby="deliveries">
      <Title order={2} id="deliveries" mb="sm">
        {t('deliveries.title')}
      </Title>
      {deliveries.error && (
        <ProblemAlert error={deliveries.error} onRetry={() => void deliveries.refetch()} />
      )}
      {deliveries.isPending && <RowsSkeleton rows={2} />}
      {deliveries.data?.data.length === 0 && <Text c="dimmed">{t('deliveries.noneHint')}</Text>}
      <Stack gap="lg">
        {deliveries.data?.data.map((delivery) => (
          <DeliveryLine key={delivery.id} delivery={delivery} />
        ))}
      </Stack>
    </Card>
  );
}

function DeliveryLine({ delivery }: { delivery: Delivery }) {
  const t = useTexts('applications');
  const { state, reason, reasonText, nextStep, partnerWords, field, evidence, finishedAt } = delivery;
  return (
    <Stack gap={6}>
      <Group gap="sm">
        <Text fw={620}>{partnerName(delivery.partner)}</Text>
        <DeliveryStateBadge state={state} />
        {finishedAt !== null && (
          <Text size="sm" c="dimmed">
            <Moment at={finishedAt} />
          </Text>
        )}
      </Group>
      {reasonText !== null && (
        <Text>
          {reasonText}
          {field !== null && <code> {field}</code>}
        </Text>
      )}
      {partnerWords !== null && (
        <div>
          <Text size="sm" c="dimmed">
            {t('deliveries.words', { partner: partnerName(delivery.partner) })}
          </Text>
          <PartnerWords words={partnerWords} />
        </div>
      )}
      {nextStep !== null && (
        <Text size="sm">
          <Text component="span" inherit fw={620}>
            {t('deliveries.next')}
          </Text>{' '}
          {nextStep}
        </Text>
      )}
      {state === 'queued' && delivery.attemptsMade > 0 && (
        <Text size="sm" c="dimmed">
          {t('deliveries.due')} <Moment at={delivery.dueAt} />
        </Text>
      )}
      {delivery.mayHaveArrived && state !== 'delivered' && (
        <Note tone="wait">
          <Text size="sm">{t('deliveries.mayHaveArrived')}</Text>
        </Note>
      )}
      {evidence === 'presumed' && (
        <Note tone="wait" title={t('deliveries.presumed')}>
          <Text size="sm">{t('deliveries.presumedText')}</Text>
        </Note>
      )}
      {reason === 'duplicate_application' && (
        <Note title={t('deliveries.duplicate')}>
          <Text size="sm">{t('deliveries.duplicateText')}</Text>
        </Note>
      )}
      <HandOver delivery={delivery} />
      <Decide delivery={delivery} />
      {(state === 'undeliverable' || evidence === 'presumed') && <WhoWasTold deliveryId={delivery.id} />}
      {isRetryable(delivery) && <DeliverAgain delivery={delivery} />}
    </Stack>
  );
}

function DeliverAgain({ delivery }: { delivery: Delivery }) {
  const t = useTexts('applications');
  const queries = useQueryClient();
  const mayRetry = useMay('deliveries.retry');
  const again = useMutation({
    mutationFn: () => deliverAgain(delivery.id),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['deliveries'] });
      await queries.invalidateQueries({ queryKey: ['applications'] });
    },
  });
  if (!mayRetry) return null;
  return (
    <Stack gap="xs" align="flex-start">
      <Button variant="default" size="sm" loading={again.isPending} onClick={() => again.mutate()}>
        {t('deliveries.again')}
      </Button>
      <ProblemAlert error={again.error} />
    </Stack>
  );
}
