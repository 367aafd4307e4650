import { Card, Select } from '@mantine/core';
import { IconHeartRateMonitor } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Check, checksQuery } from '../../api/checks.js';
import { useTexts } from '../../language/use-texts.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { FilterBar } from '../../pieces/filter-bar.js';
import { type PagedColumn, PagedTable } from '../../pieces/paged-table.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { CheckName, CheckState, LastRun, LookedAt } from './check-cells.js';
import { CheckRunsButton } from './check-runs.js';
import { FindingsCard } from './findings-card.js';
import { inOrder } from './in-order.js';
import type { CheckOrder } from './system-health-search.js';

const route = getRouteApi('/signed-in/system-health');
const NEEDS_A_LOOK = 'needs-a-look';

type Row = Check & { id: string };

/** What the hub looks after by itself, and what came of it. */
export function SystemHealthPage() {
  const t = useTexts('system-health');
  const { order } = route.useSearch();
  const navigate = route.useNavigate();
  const checks = useQuery(checksQuery);
  const columns = useMemo<PagedColumn<Row>[]>(
    () => [
      { id: 'check', header: t('check'), cell: ({ row }) => <CheckName check={row.original} /> },
      { id: 'state', header: t('state'), cell: ({ row }) => <CheckState check={row.original} /> },
      { id: 'last', header: t('lastRun'), cell: ({ row }) => <LastRun check={row.original} /> },
      { id: 'looked', header: t('lookedAt'), cell: ({ row }) => <LookedAt check={row.original} /> },
      { id: 'found', header: t('found'), cell: ({ row }) => row.original.found ?? '–' },
      { id: 'runs', header: t('runs.header'), cell: ({ row }) => <CheckRunsButton check={row.original} /> },
    ],
    [t],
  );
  const page = checks.data && {
    data: inOrder(checks.data.data, order).map((check) => ({ ...check, id: check.name })),
    nextCursor: null,
  };
  const sort = (next: string | null) =>
    void navigate({
      search: ({ order: _, ...rest }) => ({
        ...rest,
        ...(next !== null && next !== NEEDS_A_LOOK && { order: next as CheckOrder }),
      }),
    });
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')} />
      <FindingsCard />
      <FilterBar>
        <Select
          label={t('order.label')}
          value={order ?? NEEDS_A_LOOK}
          onChange={sort}
          allowDeselect={false}
          data={[
            { value: NEEDS_A_LOOK, label: t('order.look') },
            { value: 'name', label: t('order.name') },
            { value: 'last', label: t('order.last') },
            { value: 'found', label: t('order.found') },
          ]}
        />
      </FilterBar>
      {checks.error ? (
        <ProblemAlert error={checks.error} onRetry={() => void checks.refetch()} />
      ) : (
        <Card p={0}>
          <PagedTable
            caption={t('caption')}
            columns={columns}
            page={page}
            cursor={undefined}
            onCursor={() => undefined}
            empty={<EmptyState icon={IconHeartRateMonitor} title={t('empty.title')} next={t('empty.next')} />}
          />
        </Card>
      )}
    </>
  );
}
