import { Anchor, Button, Card, Stack, Text } from '@mantine/core';
import { IconFileExport, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { exportsQuery } from '../../api/exports.js';
import { useTexts } from '../../language/use-texts.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { CardSkeleton } from '../../pieces/page-skeleton.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useSession } from '../../session/use-session.js';
import { ExportCard } from './export-card.js';
import { ExportWizard } from './export-wizard.js';

const route = getRouteApi('/signed-in/audit/exports');

/** Exports of the log: made here, fetched here, and who fetched them. */
export function ExportsPage() {
  const t = useTexts('audit');
  const words = useTexts('words');
  const { make, cursor, ...begin } = route.useSearch();
  const navigate = route.useNavigate();
  const isStaff = useSession().actor.kind === 'staff';
  const exports = useQuery(exportsQuery(cursor));
  const page = exports.data;
  return (
    <>
      <PageTitle
        title={t('exports.title')}
        lead={t('exports.lead')}
        back={isStaff ? { to: '/audit', label: t('title') } : { to: '/activity', label: t('reviews.back') }}
      >
        <Button
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => void navigate({ search: (before) => ({ ...before, make: true as const }) })}
        >
          {t('exports.make')}
        </Button>
      </PageTitle>
      <Text size="sm" mb="md">
        <Anchor href="/docs/audit-log" target="_blank">
          {t('exports.guide')}
        </Anchor>
      </Text>
      <ExportWizard
        key={JSON.stringify(begin)}
        opened={make === true}
        begin={begin}
        onClose={() => void navigate({ search: { ...(cursor !== undefined && { cursor }) } })}
      />
      {exports.error && <ProblemAlert error={exports.error} onRetry={() => void exports.refetch()} />}
      {exports.isPending && <CardSkeleton />}
      {page && (
        <Stack>
          {page.data.length === 0 && (
            <Card>
              <EmptyState
                icon={IconFileExport}
                title={t('exports.empty.title')}
                next={t('exports.empty.next')}
              />
            </Card>
          )}
          {page.data.map((made) => (
            <ExportCard key={made.id} made={made} />
          ))}
          {page.nextCursor !== null && (
            <Button
              variant="default"
              onClick={() =>
                void navigate({ search: { ...(page.nextCursor && { cursor: page.nextCursor }) } })
              }
            >
              {words('paging.next')}
            </Button>
          )}
        </Stack>
      )}
    </>
  );
}
