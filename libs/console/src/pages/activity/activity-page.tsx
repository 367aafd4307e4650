import { Anchor, Button, Card, Group, Text } from '@mantine/core';
import { IconChecklist, IconFileExport, IconHistory, IconUserCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type AuditEvent, auditEventsQuery } from '../../api/audit-events.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { byTime } from '../../pieces/by-time.js';
import { endOfDay, startOfDay } from '../../pieces/day-bounds.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { Moment } from '../../pieces/moment.js';
import { type PagedColumn, PagedTable } from '../../pieces/paged-table.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useMay } from '../../session/use-session.js';
import { ActivityFilters } from './activity-filters.js';
import type { ActivitySearch } from './activity-search.js';
import { ActorName } from './actor-name.js';
import { EventDrawer } from './event-drawer.js';
import { OutcomeBadge } from './outcome-badge.js';

const route = getRouteApi('/signed-in/activity');
const API_CALLS = 'api.called';

/** What happened in the organisation: who did what, and when. */
export function ActivityPage() {
  const t = useTexts('activity');
  const { cursor, calls, actor, target, from, to, ...same } = route.useSearch();
  const navigate = route.useNavigate();
  const mayExport = useMay('audit.export');
  const [opened, setOpened] = useState<AuditEvent | null>(null);
  const events = useQuery({
    ...auditEventsQuery({
      ...same,
      cursor,
      exceptAction: calls || same.action !== undefined ? undefined : API_CALLS,
      actorId: actor,
      targetId: target,
      from: startOfDay(from),
      to: endOfDay(to),
    }),
    refetchInterval: useLiveInterval(),
  });
  const narrow = (filter: ActivitySearch) => {
    setOpened(null);
    void navigate({ search: opened?.action === API_CALLS ? { ...filter, calls: true } : filter });
  };
  const columns = useMemo<PagedColumn<AuditEvent>[]>(
    () => [
      {
        id: 'at',
        header: t('columns.at'),
        cell: ({ row }) => (
          <Text size="sm" component="span" className="nowrap">
            <Moment at={row.original.at} />
          </Text>
        ),
      },
      {
        id: 'what',
        header: t('columns.what'),
        cell: ({ row }) => (
          <Anchor
            component="button"
            type="button"
            ta="left"
            underline="hover"
            onClick={() => setOpened(row.original)}
          >
            {row.original.sentence}
          </Anchor>
        ),
      },
      { id: 'who', header: t('columns.who'), cell: ({ row }) => <ActorName actor={row.original.actor} /> },
      {
        id: 'outcome',
        header: t('columns.outcome'),
        cell: ({ row }) => <OutcomeBadge outcome={row.original.outcome} />,
      },
    ],
    [t],
  );
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')}>
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconUserCheck size={18} aria-hidden />}
            renderRoot={(props) => <Link to="/audit/access" {...props} />}
          >
            {t('access')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconChecklist size={18} aria-hidden />}
            renderRoot={(props) => <Link to="/audit/reviews" {...props} />}
          >
            {t('reviews')}
          </Button>
          {mayExport && (
            <Button
              variant="default"
              leftSection={<IconFileExport size={18} aria-hidden />}
              renderRoot={(props) => <Link to="/audit/exports" {...props} />}
            >
              {t('exports')}
            </Button>
          )}
        </Group>
      </PageTitle>
      <ActivityFilters />
      {events.error ? (
        <ProblemAlert error={events.error} onRetry={() => void events.refetch()} />
      ) : (
        <Card p={0}>
          <PagedTable
            caption={t('title')}
            columns={columns}
            page={events.data}
            cursor={cursor}
            onCursor={(next) => void navigate({ search: (before) => withCursor(before, next) })}
            sorting={byTime(
              'at',
              same.order,
              (order) =>
                void navigate({
                  search: ({ order: _, ...before }) => ({
                    ...withCursor(before, undefined),
                    ...(order && { order }),
                  }),
                }),
            )}
            onOpen={setOpened}
            empty={<EmptyState icon={IconHistory} title={t('empty.title')} next={t('empty.next')} />}
          />
        </Card>
      )}
      <EventDrawer event={opened} onClose={() => setOpened(null)} onNarrow={narrow} />
    </>
  );
}

function withCursor({ cursor: _, ...filter }: ActivitySearch, next: string | undefined): ActivitySearch {
  return next === undefined ? filter : { ...filter, cursor: next };
}
