import { Card, Select } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type SupportRequest, deskQuery, REQUEST_STATES } from '../../api/support-requests.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { Age } from '../../pieces/age.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { FilterBar } from '../../pieces/filter-bar.js';
import { type PagedColumn, PagedTable } from '../../pieces/paged-table.js';
import { PageTitle } from '../../pieces/page-title.js';
import { partnerName } from '../../pieces/partner-name.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { sortFrom } from '../../pieces/sort-from.js';
import { TextLink } from '../../pieces/text-link.js';
import { RequestStateBadge } from './request-state-badge.js';
import { StatisticsCard } from './statistics-card.js';
import { REQUEST_SORTS, type SupportRequestsSearch } from './support-requests-search.js';

const route = getRouteApi('/signed-in/support-requests');

/** The desk's queue, oldest first. */
export function SupportRequestsPage() {
  const t = useTexts('support-requests');
  const { state = 'open', sort = '-age', cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const requests = useQuery({
    ...deskQuery({ state: state === 'all' ? undefined : state, sort, cursor }),
    refetchInterval: useLiveInterval(),
  });
  const columns = useMemo<PagedColumn<SupportRequest>[]>(
    () => [
      {
        id: 'organisation',
        header: t('organisation'),
        cell: ({ row }) => <RequestLink request={row.original} />,
      },
      { id: 'partner', header: t('partner'), cell: ({ row }) => partnerName(row.original.partner) },
      { id: 'age', header: t('age'), cell: ({ row }) => <Age seconds={row.original.ageSeconds} /> },
      { id: 'assigned', header: t('assignedTo'), cell: ({ row }) => row.original.assignedTo ?? t('nobody') },
      { id: 'state', header: t('state'), cell: ({ row }) => <RequestStateBadge request={row.original} /> },
    ],
    [t],
  );
  const show = (next: string | null) =>
    void navigate({
      search: ({ sort: order }) => ({
        ...(order && { sort: order }),
        ...(next !== null &&
          next !== 'open' && { state: next as NonNullable<SupportRequestsSearch['state']> }),
      }),
    });
  const open = ({ id }: SupportRequest) => void navigate({ to: '/support-requests/$id', params: { id } });
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')} />
      <StatisticsCard />
      <FilterBar>
        <Select
          label={t('state')}
          value={state}
          onChange={show}
          allowDeselect={false}
          data={[...REQUEST_STATES, 'all' as const].map((value) => ({ value, label: t(`states.${value}`) }))}
        />
      </FilterBar>
      {requests.error ? (
        <ProblemAlert error={requests.error} onRetry={() => void requests.refetch()} />
      ) : (
        <Card p={0}>
          <PagedTable
            caption={t('caption')}
            columns={columns}
            page={requests.data}
            cursor={cursor}
            onCursor={(next) => void navigate({ search: (now) => withCursor(now, next) })}
            sorting={{
              columns: REQUEST_SORTS,
              sort,
              onSort: (next) =>
                void navigate({
                  search: ({ cursor: _, sort: __, ...rest }) => ({
                    ...rest,
                    ...sortFrom(next, REQUEST_SORTS),
                  }),
                }),
            }}
            onOpen={open}
            empty={
              <EmptyState
                icon={IconMessageQuestion}
                title={state === 'open' ? t('empty.title') : t('empty.filtered')}
                next={t('empty.next')}
              />
            }
          />
        </Card>
      )}
    </>
  );
}

const withCursor = (
  { cursor: _, ...rest }: SupportRequestsSearch,
  cursor: string | undefined,
): SupportRequestsSearch => ({ ...rest, ...(cursor !== undefined && { cursor }) });

function RequestLink({ request }: { request: SupportRequest }) {
  return (
    <TextLink to="/support-requests/$id" params={{ id: request.id }} fw={560}>
      {request.organisationName}
    </TextLink>
  );
}
