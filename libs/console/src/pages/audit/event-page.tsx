import { Card, Grid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { provenEventQuery } from '../../api/audit-proof.js';
import { useTexts } from '../../language/use-texts.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { Facts } from '../../pieces/facts.js';
import { Moment } from '../../pieces/moment.js';
import { PageSkeleton } from '../../pieces/page-skeleton.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { TextLink } from '../../pieces/text-link.js';
import { ActorName } from '../activity/actor-name.js';
import { FactValue } from '../activity/fact-value.js';
import { OutcomeBadge } from '../activity/outcome-badge.js';
import { EventProof } from './event-proof.js';

const route = getRouteApi('/signed-in/audit/events/$id');

/** One event with its facts, the call in which it happened, and the proof that the log holds it. */
export function EventPage() {
  const t = useTexts('audit');
  const { id } = route.useParams();
  const { data, error, refetch } = useQuery(provenEventQuery(id));
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { actor, target, request } = data;
  return (
    <>
      <PageTitle title={data.sentence} back={{ to: '/audit', label: t('title') }}>
        <OutcomeBadge outcome={data.outcome} />
      </PageTitle>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Card component="section" aria-labelledby="event" h="100%">
            <Title order={2} id="event" mb="xs">
              {t('event.title')}
            </Title>
            <Facts
              rows={[
                [t('columns.at'), <Moment key="at" at={data.at} />],
                [
                  t('columns.who'),
                  <Stack key="who" gap={2}>
                    <ActorName actor={actor} />
                    <TextLink to="/audit" search={{ actor: actor.id }} size="sm">
                      {t('event.sameActor')}
                    </TextLink>
                  </Stack>,
                ],
                [t('event.action'), <code key="action">{data.action}</code>],
                [
                  t('event.target'),
                  target.id === null ? null : (
                    <Stack key="target" gap={2}>
                      <CopyableId id={target.id} label={target.label} />
                      <TextLink to="/audit" search={{ target: target.id }} size="sm">
                        {t('event.sameTarget')}
                      </TextLink>
                    </Stack>
                  ),
                ],
                [
                  t('event.organisation'),
                  data.organisationId === null ? (
                    t('event.ownLog')
                  ) : (
                    <CopyableId key="org" id={data.organisationId} />
                  ),
                ],
                [t('event.reason'), data.reason],
                [
                  t('event.request'),
                  request.id === null ? null : <CopyableId key="request" id={request.id} />,
                ],
                [t('event.ip'), request.ip],
                [t('event.userAgent'), request.userAgent],
                [t('event.id'), <CopyableId key="id" id={data.id} />],
              ]}
            />
          </Card>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Card component="section" aria-labelledby="facts" h="100%">
            <Title order={2} id="facts" mb="xs">
              {t('event.facts')}
            </Title>
            {data.factsTold.length === 0 ? (
              <Text c="dimmed">{t('event.noFacts')}</Text>
            ) : (
              <Facts
                rows={data.factsTold.map(({ label, value }) => [
                  label,
                  <FactValue key={label} value={value} />,
                ])}
              />
            )}
          </Card>
        </Grid.Col>
        <Grid.Col span={12}>
          <EventProof event={data} />
        </Grid.Col>
      </Grid>
    </>
  );
}
