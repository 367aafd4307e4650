import { Card, Text, Title } from '@mantine/core';
import { IconHeartCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Finding, openFindingsQuery } from '../../api/findings.js';
import { useTexts } from '../../language/use-texts.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { Moment } from '../../pieces/moment.js';
import { type PagedColumn, PagedTable } from '../../pieces/paged-table.js';
import { partnerName } from '../../pieces/partner-name.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { sortFrom } from '../../pieces/sort-from.js';
import { TextLink } from '../../pieces/text-link.js';
import { FINDING_SORTS } from './system-health-search.js';

const route = getRouteApi('/signed-in/system-health');

/** What checks have found wrong with connections, and what to do about it. */
export function FindingsCard() {
  const t = useTexts('system-health');
  const { sort = '-since', cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const findings = useQuery(openFindingsQuery({ sort, cursor }));
  const columns = useMemo<PagedColumn<Finding>[]>(
    () => [
      { id: 'what', header: t('findings.what'), cell: ({ row }) => <What finding={row.original} /> },
      {
        id: 'organisation',
        header: t('findings.connection'),
        cell: ({ row }) => (
          <TextLink to="/connections/$id" params={{ id: row.original.connectionId }}>
            {`${row.original.organisationName}, ${partnerName(row.original.partner)}`}
          </TextLink>
        ),
      },
      { id: 'since', header: t('findings.since'), cell: ({ row }) => <Moment at={row.original.since} /> },
    ],
    [t],
  );
  if (findings.error) return <ProblemAlert error={findings.error} onRetry={() => void findings.refetch()} />;
  return (
    <Card component="section" aria-labelledby="findings" p={0} mb="lg">
      <Title order={2} id="findings" p="md">
        {t('findings.title')}
      </Title>
      <PagedTable
        caption={t('findings.title')}
        columns={columns}
        page={findings.data}
        cursor={cursor}
        onCursor={(next) =>
          void navigate({
            search: ({ cursor: _, ...rest }) => ({ ...rest, ...(next !== undefined && { cursor: next }) }),
          })
        }
        sorting={{
          columns: FINDING_SORTS,
          sort,
          onSort: (next) =>
            void navigate({
              search: ({ cursor: _, sort: __, ...rest }) => ({ ...rest, ...sortFrom(next, FINDING_SORTS) }),
            }),
        }}
        empty={
          <EmptyState icon={IconHeartCheck} title={t('findings.empty')} next={t('findings.emptyMeans')} />
        }
      />
    </Card>
  );
}

function What({ finding }: { finding: Finding }) {
  return (
    <div>
      <Text fw={560}>{finding.reasonText}</Text>
      {finding.detail !== null && <Text size="sm">{finding.detail}</Text>}
      <Text size="sm" c="dimmed">
        {finding.nextStep}
      </Text>
    </div>
  );
}
