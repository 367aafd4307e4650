import { Card, Stack, Text, Title } from '@mantine/core';
import { IconBriefcase } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Job, jobsQuery, type Publication } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { type PagedColumn, PagedTable } from '../../pieces/paged-table.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { Boards } from './boards.js';
import { PublicationState } from './publication-state.js';
import { PublishSwitch } from './publish-switch.js';

const route = getRouteApi('/signed-in/integrations/join');

const publicationOf = (job: Job, connectionId: string): Publication | undefined =>
  job.publications.find((publication) => publication.connectionId === connectionId);

/** All jobs with their switch for one connection, and what became of them in JOIN. */
export function JoinJobs({ connectionId }: { connectionId: string }) {
  const t = useTexts('join');
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const jobs = useQuery(jobsQuery({ cursor }));
  const columns = useMemo<PagedColumn<Job>[]>(
    () => [
      { id: 'job', header: t('jobs.job'), cell: ({ row }) => <JobName job={row.original} /> },
      {
        id: 'publish',
        header: t('jobs.publish'),
        cell: ({ row }) => (
          <PublishSwitch
            job={row.original}
            publication={publicationOf(row.original, connectionId)}
            cursor={cursor}
          />
        ),
      },
      {
        id: 'state',
        header: t('jobs.state'),
        cell: ({ row }) => <PublicationState publication={publicationOf(row.original, connectionId)} />,
      },
      {
        id: 'boards',
        header: t('jobs.boards'),
        cell: ({ row }) => <Boards boards={publicationOf(row.original, connectionId)?.boards ?? []} />,
      },
    ],
    [t, cursor, connectionId],
  );
  return (
    <Stack gap="sm" component="section" aria-labelledby="jobs">
      <Title order={2} id="jobs">
        {t('jobs.title')}
      </Title>
      {jobs.error ? (
        <ProblemAlert error={jobs.error} onRetry={() => void jobs.refetch()} />
      ) : (
        <Card p={0}>
          <PagedTable
            caption={t('jobs.caption')}
            columns={columns}
            page={jobs.data}
            cursor={cursor}
            onCursor={(next) =>
              void navigate({
                search: ({ connection }) => ({
                  ...(connection !== undefined && { connection }),
                  ...(next !== undefined && { cursor: next }),
                }),
              })
            }
            empty={
              <EmptyState icon={IconBriefcase} title={t('jobs.empty.title')} next={t('jobs.empty.next')} />
            }
          />
        </Card>
      )}
    </Stack>
  );
}

function JobName({ job }: { job: Job }) {
  const t = useTexts('join');
  const places = job.locations.flatMap(({ city, country }) => city ?? country).join(', ');
  return (
    <div>
      <Text fw={560}>{job.title}</Text>
      <Text size="sm" c="dimmed">
        {[t(`jobs.status.${job.status}`), places].filter(Boolean).join(' · ')}
      </Text>
    </div>
  );
}
