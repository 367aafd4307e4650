import { Card, Stack, Title } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type PrivacyReceipt, receiptsQuery } from '../../api/privacy.js';
import { useTexts } from '../../language/use-texts.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { Moment } from '../../pieces/moment.js';
import { type PagedColumn, PagedTable } from '../../pieces/paged-table.js';
import { PageTitle } from '../../pieces/page-title.js';
import { partnerName } from '../../pieces/partner-name.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useMay } from '../../session/use-session.js';
import { PersonCard } from './person-card.js';
import { RecordCard } from './record-card.js';
import { RuleCard } from './rule-card.js';

/** How long things are kept, what a person may ask for, and the receipts of what was erased. */
export function PrivacyPage() {
  const t = useTexts('privacy');
  const mayChange = useMay('privacy.change');
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')} />
      <Stack gap="lg">
        <RuleCard mayChange={mayChange} />
        {mayChange && <PersonCard />}
        <RecordCard />
        <Receipts />
      </Stack>
    </>
  );
}

const route = getRouteApi('/signed-in/privacy');

function Receipts() {
  const t = useTexts('privacy');
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(receiptsQuery(cursor));
  const columns = useMemo<PagedColumn<PrivacyReceipt>[]>(
    () => [
      { id: 'at', header: t('columns.at'), cell: ({ row }) => <Moment at={row.original.erasedAt} /> },
      {
        id: 'what',
        header: t('columns.what'),
        cell: ({ row: { original } }) =>
          `${t(`what.${original.what}`, { count: original.documents })} · ${t(`cause.${original.cause}`)}`,
      },
      {
        id: 'backups',
        header: t('columns.backups'),
        cell: ({ row: { original } }) =>
          original.unreadableInBackupsFrom === null ? '–' : <Moment at={original.unreadableInBackupsFrom} />,
      },
      {
        id: 'recipients',
        header: t('columns.recipients'),
        cell: ({ row }) => row.original.recipients.map(partnerName).join(', ') || t('nobody'),
      },
      {
        id: 'application',
        header: t('columns.application'),
        cell: ({ row }) => <CopyableId id={row.original.applicationId} />,
      },
    ],
    [t],
  );
  return (
    <section aria-labelledby="receipts">
      <Title order={2} id="receipts" mb="sm">
        {t('receipts')}
      </Title>
      {error ? (
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      ) : (
        <Card p={0}>
          <PagedTable
            caption={t('receipts')}
            columns={columns}
            page={data}
            cursor={cursor}
            onCursor={(next) => void navigate({ search: next === undefined ? {} : { cursor: next } })}
            empty={<EmptyState icon={IconReceipt} title={t('empty.title')} next={t('empty.next')} />}
          />
        </Card>
      )}
    </section>
  );
}
