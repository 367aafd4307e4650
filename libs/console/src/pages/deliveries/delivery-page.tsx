import { Button, Card, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { deliverAgain } from '../../api/deliveries.js';
import { deliveryQuery, type Delivery } from '../../api/deliveries.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { Facts } from '../../pieces/facts.js';
import { Moment } from '../../pieces/moment.js';
import { NextStep } from '../../pieces/next-step.js';
import { Note } from '../../pieces/note.js';
import { PageSkeleton } from '../../pieces/page-skeleton.js';
import { PageTitle } from '../../pieces/page-title.js';
import { PartnerWords } from '../../pieces/partner-words.js';
import { partnerName } from '../../pieces/partner-name.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { DeliveryStateBadge } from '../../pieces/state-badge.js';
import { TextLink } from '../../pieces/text-link.js';
import { useMay } from '../../session/use-session.js';
import { AttemptCard } from './attempt-card.js';
import { Decide } from './decide.js';
import { HandOver } from './hand-over.js';
import { mayHelp } from './may-help.js';
import { WhoWasTold } from './who-was-told.js';

const route = getRouteApi('/signed-in/deliveries/$id');

/** One delivery: what became of it, the partner's own words, and every attempt. */
export function DeliveryPage() {
  const t = useTexts('deliveries');
  const { id } = route.useParams();
  const { data, error, refetch } = useQuery({ ...deliveryQuery(id), refetchInterval: useLiveInterval() });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <PageTitle
        title={t('detail.title', { job: data.jobTitle, partner: partnerName(data.partner) })}
        back={{ to: '/deliveries', label: t('title') }}
      >
        <DeliveryStateBadge state={data.state} />
      </PageTitle>
      <Stack gap="lg">
        <WhatToDo delivery={data} />
        <HandOver delivery={data} />
        <Decide delivery={data} />
        {data.partnerWords !== null && (
          <Note title={t('detail.partnerWords', { partner: partnerName(data.partner) })}>
            <PartnerWords words={data.partnerWords} />
          </Note>
        )}
        <Card component="section" aria-labelledby="facts">
          <Title order={2} id="facts" mb="xs">
            {t('detail.facts')}
          </Title>
          <Facts
            rows={[
              [t('detail.organisation'), data.organisationName],
              [t('job'), data.jobTitle],
              [t('reason'), data.reasonText],
              [t('detail.field'), data.field],
              [t('detail.evidence'), data.evidence && t(`detail.evidences.${data.evidence}`)],
              [t('planned'), <Moment key="planned" at={data.createdAt} />],
              [t('detail.due'), data.state === 'queued' ? <Moment key="due" at={data.dueAt} /> : null],
              [t('detail.finished'), data.finishedAt && <Moment key="finished" at={data.finishedAt} />],
              [
                t('detail.connection'),
                <TextLink key="connection" to="/connections/$id" params={{ id: data.connectionId }}>
                  {t('detail.openConnection')}
                </TextLink>,
              ],
              [t('detail.application'), <CopyableId key="application" id={data.applicationId} />],
              [t('detail.id'), <CopyableId key="id" id={data.id} />],
            ]}
          />
        </Card>
        <WhoWasTold deliveryId={data.id} />
        <Stack gap="md" component="section" aria-labelledby="attempts">
          <Title order={2} id="attempts">
            {t('attempts.title')}
          </Title>
          {data.attempts.length === 0 && <Text c="dimmed">{t('attempts.none')}</Text>}
          {data.attempts.toReversed().map((attempt) => (
            <AttemptCard key={attempt.id} attempt={attempt} partner={partnerName(data.partner)} />
          ))}
        </Stack>
      </Stack>
    </>
  );
}

/** The reason with its next step; delivering again where that may help. */
function WhatToDo({ delivery }: { delivery: Delivery }) {
  const t = useTexts('deliveries');
  const queries = useQueryClient();
  const mayRetry = useMay('deliveries.retry');
  const again = useMutation({
    mutationFn: () => deliverAgain(delivery.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['deliveries'] }),
  });
  if (delivery.state === 'cancelled')
    return mayRetry ? (
      <div>
        <Button variant="default" loading={again.isPending} onClick={() => again.mutate()}>
          {t('again.after')}
        </Button>
        <ProblemAlert error={again.error} />
      </div>
    ) : null;
  if (delivery.reasonText === null || delivery.state === 'delivered') return null;
  return (
    <NextStep
      title={delivery.nextStep ?? delivery.reasonText}
      action={
        mayRetry && mayHelp(delivery) ? (
          <Button loading={again.isPending} onClick={() => again.mutate()}>
            {t('again.one')}
          </Button>
        ) : undefined
      }
    >
      <Text>{delivery.reasonText}</Text>
      {delivery.mayHaveArrived && delivery.state === 'undeliverable' && (
        <Note tone="wait">
          <Text size="sm">{t('detail.mayHaveArrived')}</Text>
        </Note>
      )}
      <ProblemAlert error={again.error} onRetry={() => again.mutate()} />
    </NextStep>
  );
}
