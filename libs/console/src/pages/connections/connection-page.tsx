import { Card, Grid, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { connectionByIdQuery } from '../../api/all-connections.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { Facts } from '../../pieces/facts.js';
import { Moment } from '../../pieces/moment.js';
import { Note } from '../../pieces/note.js';
import { PageSkeleton } from '../../pieces/page-skeleton.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { PartnerWords } from '../../pieces/partner-words.js';
import { ConnectionStateBadge } from '../../pieces/state-badge.js';
import { TextLink } from '../../pieces/text-link.js';
import { ConnectLinksCard } from './connect-links-card.js';
import { ConnectionHistory } from './connection-history.js';
import { SwitchOff } from './switch-off.js';

const route = getRouteApi('/signed-in/connections/$id');

/** One connection: where it stands, why, and how it came there. */
export function ConnectionPage() {
  const t = useTexts('connections');
  const { id } = route.useParams();
  const { data, error, refetch } = useQuery({
    ...connectionByIdQuery(id),
    refetchInterval: useLiveInterval(),
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { organisationId, partner } = data;
  return (
    <>
      <PageTitle
        title={t('detail.title', { partner: data.partnerName, organisation: data.organisationName })}
        back={{ to: '/connections', label: t('title') }}
      >
        <Group gap="md">
          <ConnectionStateBadge state={data.state} />
          <SwitchOff connection={data} />
        </Group>
      </PageTitle>
      <Stack gap="lg">
        {data.state === 'repair' && (
          <Note tone="bad" title={data.reasonText ?? t('reason')}>
            {data.reasonDetail && <PartnerWords words={data.reasonDetail} />}
            {data.nextStep && <Text>{data.nextStep}</Text>}
          </Note>
        )}
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 6 }}>
            <Card component="section" aria-labelledby="facts" h="100%">
              <Title order={2} id="facts" mb="xs">
                {t('detail.facts')}
              </Title>
              <Facts
                rows={[
                  [t('organisation'), data.organisationName],
                  [t('partner'), data.partnerName],
                  [t('detail.label'), data.label || null],
                  [t('since'), <Moment key="since" at={data.stateChangedAt} />],
                  [
                    t('lastSeen'),
                    data.lastSeenAt === null ? t('never') : <Moment key="seen" at={data.lastSeenAt} />,
                  ],
                  [t('detail.onboarding'), data.onboarding ? t('detail.yes') : t('detail.no')],
                  [
                    t('detail.deliveries'),
                    <TextLink
                      key="deliveries"
                      to="/deliveries"
                      search={{ partner, organisation: organisationId }}
                    >
                      {t('detail.openDeliveries')}
                    </TextLink>,
                  ],
                  [t('detail.id'), <CopyableId key="id" id={data.id} />],
                ]}
              />
            </Card>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 6 }}>
            <Card component="section" aria-labelledby="history" h="100%">
              <Title order={2} id="history" mb="md">
                {t('history.title')}
              </Title>
              <ConnectionHistory connectionId={data.id} />
            </Card>
          </Grid.Col>
        </Grid>
        <ConnectLinksCard connection={data} />
      </Stack>
    </>
  );
}
