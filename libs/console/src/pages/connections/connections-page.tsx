import { Card, Text } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { allConnectionsQuery, type Connection } from '../../api/all-connections.js';
import { CONNECTION_STATES } from '../../api/connections.js';
import { PARTNERS } from '../../api/partners.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { FilterBar } from '../../pieces/filter-bar.js';
import { FilterSelect } from '../../pieces/filter-select.js';
import { Moment } from '../../pieces/moment.js';
import { OrganisationFilter } from '../../pieces/organisation-filter.js';
import { type PagedColumn, PagedTable } from '../../pieces/paged-table.js';
import { PageTitle } from '../../pieces/page-title.js';
import { partnerName } from '../../pieces/partner-name.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { sortFrom } from '../../pieces/sort-from.js';
import { ConnectionStateBadge } from '../../pieces/state-badge.js';
import { TextLink } from '../../pieces/text-link.js';
import { useMay } from '../../session/use-session.js';
import { CONNECTION_SORTS, type ConnectionsSearch } from './connections-search.js';

const route = getRouteApi('/signed-in/connections');

/** The connections of all organisations. */
export function ConnectionsPage() {
  const t = useTexts('connections');
  const words = useTexts('words');
  const { partner, state, organisation, sort, cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = (change: { [Filter in keyof ConnectionsSearch]: ConnectionsSearch[Filter] | undefined }) =>
    void navigate({ search: ({ cursor: _, ...before }) => ({ ...before, ...change }) as ConnectionsSearch });
  const maySeeOrganisations = useMay('organisations.read');
  const connections = useQuery({
    ...allConnectionsQuery({ partner, state, organisationId: organisation, sort, cursor }),
    refetchInterval: useLiveInterval(),
  });
  const columns = useMemo<PagedColumn<Connection>[]>(
    () => [
      {
        id: 'organisation',
        header: t('organisation'),
        cell: ({ row }) => <ConnectionLink connection={row.original} />,
      },
      { id: 'partner', header: t('partner'), cell: ({ row }) => row.original.partnerName },
      {
        id: 'state',
        header: t('state'),
        cell: ({ row }) => <ConnectionStateBadge state={row.original.state} />,
      },
      { id: 'reason', header: t('reason'), cell: ({ row }) => row.original.reasonText ?? '–' },
      { id: 'since', header: t('since'), cell: ({ row }) => <Moment at={row.original.stateChangedAt} /> },
      { id: 'seen', header: t('lastSeen'), cell: ({ row }) => <LastSeen connection={row.original} /> },
    ],
    [t],
  );
  const isFiltered = partner !== undefined || state !== undefined || organisation !== undefined;
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')} />
      <FilterBar>
        {maySeeOrganisations && (
          <OrganisationFilter value={organisation} onChange={(next) => narrow({ organisation: next })} />
        )}
        <FilterSelect
          label={t('partner')}
          value={partner}
          options={PARTNERS.map((value) => ({ value, label: partnerName(value) }))}
          onChange={(next) => narrow({ partner: next })}
        />
        <FilterSelect
          label={t('state')}
          value={state}
          options={CONNECTION_STATES.map((value) => ({ value, label: words(`connectionState.${value}`) }))}
          onChange={(next) => narrow({ state: next })}
        />
      </FilterBar>
      {connections.error ? (
        <ProblemAlert error={connections.error} onRetry={() => void connections.refetch()} />
      ) : (
        <Card p={0}>
          <PagedTable
            caption={t('caption')}
            columns={columns}
            page={connections.data}
            cursor={cursor}
            onCursor={(next) =>
              void navigate({
                search: ({ cursor: _, ...rest }) => ({ ...rest, ...(next && { cursor: next }) }),
              })
            }
            sorting={{
              columns: CONNECTION_SORTS,
              sort: sort ?? 'partner',
              onSort: (next) => narrow(sortFrom(next, CONNECTION_SORTS)),
            }}
            onOpen={({ id }) => void navigate({ to: '/connections/$id', params: { id } })}
            empty={
              <EmptyState
                icon={IconPlugConnected}
                title={isFiltered ? t('empty.filtered') : t('empty.title')}
                next={isFiltered ? t('empty.filteredNext') : t('empty.next')}
              />
            }
          />
        </Card>
      )}
    </>
  );
}

function ConnectionLink({ connection }: { connection: Connection }) {
  return (
    <div>
      <TextLink to="/connections/$id" params={{ id: connection.id }} fw={560}>
        {connection.organisationName}
      </TextLink>
      {connection.label && (
        <Text size="sm" c="dimmed">
          {connection.label}
        </Text>
      )}
    </div>
  );
}

function LastSeen({ connection }: { connection: Connection }) {
  const t = useTexts('connections');
  return connection.lastSeenAt === null ? t('never') : <Moment at={connection.lastSeenAt} />;
}
