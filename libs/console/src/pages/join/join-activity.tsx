import { Card, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { activityQuery, type PartnerActivity } from '../../api/connections.js';
import { useTexts } from '../../language/use-texts.js';
import { Moment } from '../../pieces/moment.js';
import { RowsSkeleton } from '../../pieces/page-skeleton.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { TextLink } from '../../pieces/text-link.js';
import { Timeline, TimelineItem } from '../../pieces/timeline.js';
import { useMay } from '../../session/use-session.js';

/** What JOIN did lately: its calls by what they were for, and what came of them. */
export function JoinActivity({ connectionId }: { connectionId: string }) {
  const t = useTexts('join');
  const { data, error, refetch } = useQuery(activityQuery(connectionId));
  return (
    <Card component="section" aria-labelledby="activity">
      <Title order={2} id="activity" mb="md">
        {t('activity.title')}
      </Title>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!error && !data && <RowsSkeleton rows={3} />}
      {data && <Lately activity={data} />}
    </Card>
  );
}

function Lately({
  activity: { calls, applications, lastReport, lastSeenAt },
}: {
  activity: PartnerActivity;
}) {
  const t = useTexts('join');
  const mayReadApplications = useMay('applications.read');
  const mayReadJobs = useMay('jobs.read');
  const received = t('activity.applications', { count: applications.count });
  if (calls.length === 0 && lastSeenAt === null) return <Text c="dimmed">{t('activity.never')}</Text>;
  return (
    <>
      {calls.length === 0 && (
        <Text mb="sm">
          {t('activity.silent')} {t('activity.seen')}: {lastSeenAt !== null && <Moment at={lastSeenAt} />}
        </Text>
      )}
      <Timeline label={t('activity.title')}>
        {calls.map((call) => (
          <TimelineItem key={call.kind} tone={call.refused > 0 ? 'wait' : 'good'}>
            <Call call={call} />
          </TimelineItem>
        ))}
        {applications.lastAt !== null && (
          <TimelineItem tone="info">
            {mayReadApplications ? (
              <TextLink to="/applications">{received}</TextLink>
            ) : (
              <Text>{received}</Text>
            )}
            <Text size="sm" c="dimmed" component="div">
              <Moment at={applications.lastAt} />
            </Text>
          </TimelineItem>
        )}
        {lastReport !== null && (
          <TimelineItem tone={lastReport.state === 'error' ? 'bad' : 'info'}>
            {mayReadJobs ? (
              <TextLink to="/job/$jobId" params={{ jobId: lastReport.jobId }}>
                {t(`activity.lastReport.${lastReport.state}`, { job: lastReport.title })}
              </TextLink>
            ) : (
              <Text>{t(`activity.lastReport.${lastReport.state}`, { job: lastReport.title })}</Text>
            )}
            <Text size="sm" c="dimmed" component="div">
              <Moment at={lastReport.at} />
            </Text>
          </TimelineItem>
        )}
      </Timeline>
    </>
  );
}

function Call({ call: { kind, lastAt, count, refused } }: { call: PartnerActivity['calls'][number] }) {
  const t = useTexts('join');
  return (
    <>
      <Text>{t(`activity.kinds.${kind}`)}</Text>
      <Text size="sm" c="dimmed" component="div">
        <Moment at={lastAt} /> · {t('activity.times', { count })}
        {refused > 0 && `, ${t('activity.refused', { count: refused })}`}
      </Text>
    </>
  );
}
