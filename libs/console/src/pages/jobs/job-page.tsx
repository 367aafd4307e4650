import { Anchor, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type Job, jobQuery } from '../../api/jobs.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { Moment } from '../../pieces/moment.js';
import { CardSkeleton } from '../../pieces/page-skeleton.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { TextLink } from '../../pieces/text-link.js';
import { JobForm } from './job-form.js';
import { JobMappings } from './job-mappings.js';
import { JobPublications } from './job-publications.js';
import { JobStatusBadge } from './job-status-badge.js';

const route = getRouteApi('/signed-in/job/$jobId');

/** One job: where it is published, which job of the own ATS it is, and everything that it says. */
export function JobPage() {
  const t = useTexts('jobs');
  const { jobId } = route.useParams();
  const job = useQuery({ ...jobQuery(jobId), refetchInterval: useLiveInterval() });
  return (
    <>
      <PageTitle title={job.data?.title ?? t('title')} back={{ to: '/jobs', label: t('title') }}>
        {job.data && <JobStatusBadge status={job.data.status} />}
      </PageTitle>
      {job.error && <ProblemAlert error={job.error} onRetry={() => void job.refetch()} />}
      {job.isPending && <CardSkeleton />}
      {job.data && (
        <Stack gap="lg">
          <Facts job={job.data} />
          <JobForm key={job.data.id} job={job.data} />
        </Stack>
      )}
    </>
  );
}

function Facts({ job }: { job: Job }) {
  const t = useTexts('jobs');
  return (
    <>
      <Group gap="lg">
        <Text size="sm" c="dimmed">
          {t('updated')} <Moment at={job.updatedAt} />
        </Text>
        <CopyableId id={job.id} />
        <TextLink to="/applications" search={{ jobId: job.id }} size="sm">
          {t('toApplications')}
        </TextLink>
        {job.status === 'open' && (
          <Anchor href={`/jobs/${job.id}`} target="_blank" rel="noreferrer" size="sm">
            {t('toPublicPage')}
          </Anchor>
        )}
      </Group>
      {(job.publications.length > 0 || job.mappings.length > 0) && (
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
          {job.publications.length > 0 && (
            <Card component="section" aria-labelledby="publications">
              <Title order={2} id="publications" mb="md">
                {t('columns.publications')}
              </Title>
              <JobPublications job={job} />
            </Card>
          )}
          {job.mappings.length > 0 && (
            <Card component="section" aria-labelledby="mappings">
              <Title order={2} id="mappings" mb="md">
                {t('columns.mappings')}
              </Title>
              <JobMappings job={job} />
            </Card>
          )}
        </SimpleGrid>
      )}
    </>
  );
}
