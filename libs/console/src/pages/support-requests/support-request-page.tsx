import { Card, Grid, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { deskRequestQuery } from '../../api/support-requests.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { Facts } from '../../pieces/facts.js';
import { Moment } from '../../pieces/moment.js';
import { PageSkeleton } from '../../pieces/page-skeleton.js';
import { PageTitle } from '../../pieces/page-title.js';
import { partnerName } from '../../pieces/partner-name.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { TextLink } from '../../pieces/text-link.js';
import { CommentForm } from './comment-form.js';
import { RequestDecision } from './request-decision.js';
import { RequestStateBadge } from './request-state-badge.js';
import { RequestTimeline } from './request-timeline.js';

const route = getRouteApi('/signed-in/support-requests/$id');

/** One request: who asks for what, what was said, and the decision. */
export function SupportRequestPage() {
  const t = useTexts('support-requests');
  const { id } = route.useParams();
  const { data, error, refetch } = useQuery({
    ...deskRequestQuery(id),
    refetchInterval: useLiveInterval(),
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const partner = partnerName(data.partner);
  return (
    <>
      <PageTitle
        title={t('detail.title', { partner, organisation: data.organisationName })}
        back={{ to: '/support-requests', label: t('title') }}
      >
        <RequestStateBadge request={data} />
      </PageTitle>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="lg">
            <RequestDecision request={data} />
            <Card component="section" aria-labelledby="timeline">
              <Title order={2} id="timeline" mb="md">
                {t('timeline.title')}
              </Title>
              <RequestTimeline request={data} />
            </Card>
            <CommentForm requestId={data.id} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Card component="section" aria-labelledby="facts">
            <Title order={2} id="facts" mb="xs">
              {t('detail.facts')}
            </Title>
            <Facts
              rows={[
                [t('organisation'), data.organisationName],
                [t('partner'), partner],
                [t('detail.requestedBy'), data.requestedBy],
                [t('detail.asked'), <Moment key="asked" at={data.createdAt} />],
                [
                  t('detail.paidPlan'),
                  data.confirmedPaidPlan ? t('detail.confirmed') : t('detail.unconfirmed'),
                ],
                [t('assignedTo'), data.assignedTo ?? t('nobody')],
                [
                  t('detail.connection'),
                  <TextLink key="connection" to="/connections/$id" params={{ id: data.connectionId }}>
                    {t('detail.openConnection')}
                  </TextLink>,
                ],
                [t('detail.id'), <CopyableId key="id" id={data.id} />],
              ]}
            />
          </Card>
        </Grid.Col>
      </Grid>
    </>
  );
}
