import { Button, Card, Text } from '@mantine/core';
import { IconChecklist, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { given } from '../../api/given.js';
import { type AuditReview, reviewsQuery } from '../../api/reviews.js';
import { useLocale, useTexts } from '../../language/use-texts.js';
import { byTime } from '../../pieces/by-time.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { Moment } from '../../pieces/moment.js';
import { type PagedColumn, PagedTable } from '../../pieces/paged-table.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { TextLink } from '../../pieces/text-link.js';
import { useMay, useSession } from '../../session/use-session.js';
import { ReviewDialog } from './review-dialog.js';

const route = getRouteApi('/signed-in/audit/reviews');

/** Periods of the log that auditors signed off, and the dialog to sign off another. */
export function ReviewsPage() {
  const t = useTexts('audit');
  const locale = useLocale();
  const { make, order, cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const mayReview = useMay('audit.review');
  const isStaff = useSession().actor.kind === 'staff';
  const reviews = useQuery(reviewsQuery({ order, cursor }));
  const columns = useMemo<PagedColumn<AuditReview>[]>(() => {
    const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
    const lastDay = (to: string) => new Date(new Date(to).getTime() - 1);
    return [
      {
        id: 'period',
        header: t('reviews.period'),
        cell: ({ row: { original } }) => (
          <TextLink to="/audit/events/$id" params={{ id: original.id }} fw={560}>
            {days.formatRange(new Date(original.from), lastDay(original.to))}
          </TextLink>
        ),
      },
      {
        id: 'note',
        header: t('reviews.note'),
        cell: ({ row }) => (
          <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
            {row.original.note}
          </Text>
        ),
      },
      { id: 'by', header: t('columns.who'), cell: ({ row }) => row.original.by },
      { id: 'at', header: t('columns.at'), cell: ({ row }) => <Moment at={row.original.at} /> },
    ];
  }, [locale, t]);
  return (
    <>
      <PageTitle
        title={t('reviews.title')}
        lead={t('reviews.lead')}
        back={isStaff ? { to: '/audit', label: t('title') } : { to: '/activity', label: t('reviews.back') }}
      >
        {mayReview && (
          <Button
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => void navigate({ search: (now) => ({ ...now, make: true }) })}
          >
            {t('reviews.make')}
          </Button>
        )}
      </PageTitle>
      {mayReview && (
        <ReviewDialog
          opened={make === true}
          onClose={() => void navigate({ search: ({ make: _, ...rest }) => rest })}
        />
      )}
      {reviews.error ? (
        <ProblemAlert error={reviews.error} onRetry={() => void reviews.refetch()} />
      ) : (
        <Card p={0}>
          <PagedTable
            caption={t('reviews.title')}
            columns={columns}
            page={reviews.data}
            cursor={cursor}
            onCursor={(next) =>
              void navigate({
                search: ({ cursor: _, ...rest }) => ({
                  ...rest,
                  ...(next !== undefined && { cursor: next }),
                }),
              })
            }
            sorting={byTime('at', order, (next) => void navigate({ search: given({ order: next }) }))}
            empty={
              <EmptyState
                icon={IconChecklist}
                title={t('reviews.empty.title')}
                next={t('reviews.empty.next')}
              />
            }
          />
        </Card>
      )}
    </>
  );
}
