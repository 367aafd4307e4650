import { Button, Card, Group } from '@mantine/core';
import { IconChecklist, IconFileCertificate, IconFileExport, IconUserCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
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
import { TextLink } from '../../pieces/text-link.js';
import { useMay } from '../../session/use-session.js';
import { ActorName } from '../activity/actor-name.js';
import { OutcomeBadge } from '../activity/outcome-badge.js';
import { AuditFilters } from './audit-filters.js';
import { VerifyNow } from './verify-now.js';

const route = getRouteApi('/signed-in/audit');

/** The log of all organisations, newest first. */
export function AuditPage() {
  const t = useTexts('audit');
  const { cursor, actor, target, organisation, from, to, withoutCalls, ...same } = route.useSearch();
  const navigate = route.useNavigate();
  const mayExport = useMay('audit.export');
  const events = useQuery({
    ...auditEventsQuery({
      ...same,
      cursor,
      exceptAction: withoutCalls && same.action === undefined ? 'api.called' : undefined,
      actorId: actor,
      targetId: target,
      organisationId: organisation,
      from: startOfDay(from),
      to: endOfDay(to),
    }),
    refetchInterval: useLiveInterval(),
  });
  const columns = useMemo<PagedColumn<AuditEvent>[]>(
    () => [
      { id: 'at', header: t('columns.at'), cell: ({ row }) => <Moment at={row.original.at} /> },
      { id: 'what', header: t('columns.what'), cell: ({ row }) => <EventLink event={row.original} /> },
      { id: 'who', header: t('columns.who'), cell: ({ row }) => <ActorName actor={row.original.actor} /> },
      {
        id: 'outcome',
        header: t('columns.outcome'),
        cell: ({ row }) => <OutcomeBadge outcome={row.original.outcome} />,
      },
      {
        id: 'seq',
        header: t('columns.seq'),
        cell: ({ row }) => row.original.seq ?? t('columns.notSealed'),
      },
    ],
    [t],
  );
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')}>
        <Group gap="sm">
          <VerifyNow organisationId={organisation} />
          <Button
            variant="default"
            leftSection={<IconUserCheck size={18} aria-hidden />}
            renderRoot={(props) => (
              <Link
                to="/audit/access"
                search={organisation === undefined ? {} : { organisation }}
                {...props}
              />
            )}
          >
            {t('access.open')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconChecklist size={18} aria-hidden />}
            renderRoot={(props) => <Link to="/audit/reviews" {...props} />}
          >
            {t('reviews.open')}
          </Button>
          {mayExport && (
            <Button
              leftSection={<IconFileExport size={18} aria-hidden />}
              renderRoot={(props) => <Link to="/audit/exports" {...props} />}
            >
              {t('exports.open')}
            </Button>
          )}
        </Group>
      </PageTitle>
      <AuditFilters />
      {events.error ? (
        <ProblemAlert error={events.error} onRetry={() => void events.refetch()} />
      ) : (
        <Card p={0}>
          <PagedTable
            caption={t('caption')}
            columns={columns}
            page={events.data}
            cursor={cursor}
            onCursor={(next) =>
              void navigate({
                search: ({ cursor: _, ...rest }) => ({ ...rest, ...(next && { cursor: next }) }),
              })
            }
            sorting={byTime(
              'at',
              same.order,
              (order) =>
                void navigate({
                  search: ({ cursor: _, order: __, ...rest }) => ({ ...rest, ...(order && { order }) }),
                }),
            )}
            onOpen={({ id }) => void navigate({ to: '/audit/events/$id', params: { id } })}
            empty={<EmptyState icon={IconFileCertificate} title={t('empty.title')} next={t('empty.next')} />}
          />
        </Card>
      )}
    </>
  );
}

function EventLink({ event }: { event: AuditEvent }) {
  return (
    <TextLink to="/audit/events/$id" params={{ id: event.id }} fw={560}>
      {event.sentence}
    </TextLink>
  );
}
