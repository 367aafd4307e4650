import { Button, Card, Stack, Text } from '@mantine/core';
import { IconInbox, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { applicationsQuery, type ConsoleListedApplication } from '../../api/applications.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { endOfDay, startOfDay } from '../../pieces/day-bounds.js';
import { byTime } from '../../pieces/by-time.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { Moment } from '../../pieces/moment.js';
import { type PagedColumn, PagedTable } from '../../pieces/paged-table.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { TextLink } from '../../pieces/text-link.js';
import { useMay } from '../../session/use-session.js';
import { ApplicationFilters } from './application-filters.js';
import type { ApplicationsSearch } from './applications-search.js';
import { DeliveryStates } from './delivery-states.js';
import { SourceTags } from './source-tags.js';

const route = getRouteApi('/signed-in/applications');

/** All applications: who applied to what, where from, and whether it has arrived where it should. */
export function ApplicationsPage() {
  const t = useTexts('applications');
  const { cursor, from, to, delivery, ...same } = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const mayCreate = useMay('applications.create');
  const applications = useQuery({
    ...applicationsQuery({
      ...same,
      cursor,
      deliveryState: delivery,
      receivedFrom: startOfDay(from),
      receivedTo: endOfDay(to),
    }),
    refetchInterval: useLiveInterval(),
  });
  const isFiltered = [same.jobId, same.email, delivery, from, to].some((filter) => filter !== undefined);
  const columns = useMemo<PagedColumn<ConsoleListedApplication>[]>(
    () => [
      {
        id: 'candidate',
        header: t('columns.candidate'),
        cell: ({ row }) => <CandidateName application={row.original} />,
      },
      {
        id: 'job',
        header: t('columns.job'),
        cell: ({ row }) => (
          <Stack gap={4} align="flex-start">
            <Text size="sm">{row.original.jobTitle}</Text>
            <SourceTags tags={row.original.tags} source={row.original.source} />
          </Stack>
        ),
      },
      {
        id: 'received',
        header: t('columns.received'),
        cell: ({ row }) => (
          <Text size="sm" component="span" className="nowrap">
            <Moment at={row.original.receivedAt} />
          </Text>
        ),
      },
      {
        id: 'deliveries',
        header: t('columns.deliveries'),
        cell: ({ row }) => <DeliveryStates deliveries={row.original.deliveries} />,
      },
    ],
    [t],
  );
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')}>
        {mayCreate && <NewApplicationButton jobId={same.jobId} />}
      </PageTitle>
      <ApplicationFilters />
      {applications.error ? (
        <ProblemAlert error={applications.error} onRetry={() => void applications.refetch()} />
      ) : (
        <Card p={0}>
          <PagedTable
            caption={t('title')}
            columns={columns}
            page={applications.data}
            cursor={cursor}
            onCursor={(next) => void navigate({ search: (before) => withCursor(before, next) })}
            sorting={byTime(
              'received',
              same.order,
              (order) => void navigate({ search: (before) => inOrder(withCursor(before, undefined), order) }),
            )}
            onOpen={({ id }) =>
              void go({ to: '/applications/$applicationId', params: { applicationId: id } })
            }
            empty={
              isFiltered ? (
                <EmptyState icon={IconInbox} title={t('none.title')} next={t('none.next')} />
              ) : (
                <EmptyState
                  icon={IconInbox}
                  title={t('empty.title')}
                  next={t('empty.next')}
                  action={mayCreate && <NewApplicationButton jobId={undefined} />}
                />
              )
            }
          />
        </Card>
      )}
    </>
  );
}

function CandidateName({ application: { id, candidate } }: { application: ConsoleListedApplication }) {
  const t = useTexts('applications');
  return (
    <div>
      <TextLink to="/applications/$applicationId" params={{ applicationId: id }} fw={560} underline="hover">
        {candidate ? `${candidate.firstName} ${candidate.lastName}` : t('erased.name')}
      </TextLink>
      {candidate && (
        <Text size="sm" c="dimmed">
          {candidate.email}
        </Text>
      )}
    </div>
  );
}

function NewApplicationButton({ jobId }: { jobId: string | undefined }) {
  const t = useTexts('applications');
  return (
    <Button
      variant="default"
      leftSection={<IconPlus size={18} aria-hidden />}
      renderRoot={(props) => (
        <Link to="/applications/new" search={jobId === undefined ? {} : { jobId }} {...props} />
      )}
    >
      {t('new')}
    </Button>
  );
}

function withCursor(
  { cursor: _, ...filter }: ApplicationsSearch,
  next: string | undefined,
): ApplicationsSearch {
  return next === undefined ? filter : { ...filter, cursor: next };
}

function inOrder(
  { order: _, ...search }: ApplicationsSearch,
  order: 'oldest' | undefined,
): ApplicationsSearch {
  return order === undefined ? search : { ...search, order };
}
