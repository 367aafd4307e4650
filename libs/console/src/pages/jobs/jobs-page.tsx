import { Button, Card, Text } from '@mantine/core';
import { IconBriefcase, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Job, jobsQuery } from '../../api/jobs.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { Moment } from '../../pieces/moment.js';
import { type PagedColumn, PagedTable } from '../../pieces/paged-table.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { sortFrom } from '../../pieces/sort-from.js';
import { TextLink } from '../../pieces/text-link.js';
import { useMay } from '../../session/use-session.js';
import { JobFilters } from './job-filters.js';
import { JobStatusBadge } from './job-status-badge.js';
import { JobMappings } from './job-mappings.js';
import { JobPublications } from './job-publications.js';
import { JOB_SORTS, type JobsSearch } from './jobs-search.js';

const route = getRouteApi('/signed-in/jobs');

/** All jobs: where they are published, and which job of the own ATS they are. */
export function JobsPage() {
  const t = useTexts('jobs');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const mayChange = useMay('jobs.change');
  const jobs = useQuery({ ...jobsQuery(search), refetchInterval: useLiveInterval() });
  const columns = useJobColumns(jobs.data?.data);
  const { cursor, sort = '-created', ...filter } = search;
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')}>
        {mayChange && <NewJobButton />}
      </PageTitle>
      <JobFilters />
      {jobs.error ? (
        <ProblemAlert error={jobs.error} onRetry={() => void jobs.refetch()} />
      ) : (
        <Card p={0}>
          <PagedTable
            caption={t('title')}
            columns={columns}
            page={jobs.data}
            cursor={cursor}
            onCursor={(next) => void navigate({ search: (before) => withCursor(before, next) })}
            sorting={{
              columns: JOB_SORTS,
              sort,
              onSort: (next) =>
                void navigate({
                  search: ({ sort: _, ...before }) => ({
                    ...withCursor(before, undefined),
                    ...sortFrom(next, JOB_SORTS),
                  }),
                }),
            }}
            onOpen={({ id }) => void go({ to: '/job/$jobId', params: { jobId: id } })}
            empty={
              isFiltered ? (
                <EmptyState icon={IconBriefcase} title={t('none.title')} next={t('none.next')} />
              ) : (
                <EmptyState
                  icon={IconBriefcase}
                  title={t('empty.title')}
                  next={t('empty.next')}
                  action={mayChange && <NewJobButton />}
                />
              )
            }
          />
        </Card>
      )}
    </>
  );
}

/** Columns for partners appear only where the organisation has such a connection. */
function useJobColumns(jobs: Job[] | undefined): PagedColumn<Job>[] {
  const t = useTexts('jobs');
  const hasPublications = jobs?.some(({ publications }) => publications.length > 0) ?? false;
  const hasMappings = jobs?.some(({ mappings }) => mappings.length > 0) ?? false;
  return useMemo(() => {
    const columns: PagedColumn<Job>[] = [
      { id: 'title', header: t('columns.job'), cell: ({ row }) => <JobName job={row.original} /> },
      {
        id: 'status',
        header: t('columns.status'),
        cell: ({ row }) => <JobStatusBadge status={row.original.status} />,
      },
    ];
    if (hasPublications) {
      columns.push({
        id: 'publications',
        header: t('columns.publications'),
        cell: ({ row }) => <JobPublications job={row.original} />,
      });
    }
    if (hasMappings) {
      columns.push({
        id: 'mappings',
        header: t('columns.mappings'),
        cell: ({ row }) => <JobMappings job={row.original} />,
      });
    }
    columns.push({
      id: 'created',
      header: t('columns.created'),
      cell: ({ row }) => <Moment at={row.original.createdAt} />,
    });
    return columns;
  }, [t, hasPublications, hasMappings]);
}

function JobName({ job }: { job: Job }) {
  const t = useTexts('jobs');
  const places = job.locations.map(({ city }) => city).join(', ');
  return (
    <div>
      <TextLink to="/job/$jobId" params={{ jobId: job.id }} fw={560} underline="hover">
        {job.title}
      </TextLink>
      <Text size="sm" c="dimmed">
        {[t(`employmentTypes.${job.employmentType}`), places].filter(Boolean).join(' · ')}
      </Text>
    </div>
  );
}

function NewJobButton() {
  const t = useTexts('jobs');
  return (
    <Button
      leftSection={<IconPlus size={18} aria-hidden />}
      renderRoot={(props) => <Link to="/job/new" {...props} />}
    >
      {t('new')}
    </Button>
  );
}

function withCursor({ cursor: _, ...filter }: JobsSearch, next: string | undefined): JobsSearch {
  return next === undefined ? filter : { ...filter, cursor: next };
}
