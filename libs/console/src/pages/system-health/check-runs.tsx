import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Check } from '../../api/checks.js';
import { type CheckRun, checkRunsQuery } from '../../api/findings.js';
import { useLocale, useTexts } from '../../language/use-texts.js';
import { Dialog } from '../../pieces/dialog.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { Moment } from '../../pieces/moment.js';
import { type PagedColumn, PagedTable } from '../../pieces/paged-table.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { Badge } from '../../pieces/state-badge.js';

type Row = CheckRun & { id: string };

/** Opens the runs of a check within the last 30 days. */
export function CheckRunsButton({ check }: { check: Check }) {
  const t = useTexts('system-health');
  const [opened, dialog] = useDisclosure(false);
  return (
    <>
      <Button variant="default" size="xs" onClick={dialog.open}>
        {t('runs.open')}
      </Button>
      <Dialog opened={opened} onClose={dialog.close} size="xl" title={t('runs.title', { check: check.name })}>
        {opened && <CheckRuns name={check.name} />}
      </Dialog>
    </>
  );
}

function CheckRuns({ name }: { name: string }) {
  const t = useTexts('system-health');
  const [cursor, setCursor] = useState<string>();
  const runs = useQuery(checkRunsQuery(name, cursor));
  const columns = useMemo<PagedColumn<Row>[]>(
    () => [
      { id: 'began', header: t('runs.began'), cell: ({ row }) => <Moment at={row.original.startedAt} /> },
      { id: 'ended', header: t('runs.ended'), cell: ({ row }) => <Ended run={row.original} /> },
      { id: 'took', header: t('runs.took'), cell: ({ row }) => <Took ms={row.original.durationMs} /> },
      { id: 'looked', header: t('lookedAt'), cell: ({ row }) => row.original.lookedAt ?? '–' },
      { id: 'found', header: t('found'), cell: ({ row }) => row.original.found ?? '–' },
    ],
    [t],
  );
  if (runs.error) return <ProblemAlert error={runs.error} onRetry={() => void runs.refetch()} />;
  const page = runs.data && {
    data: runs.data.data.map((run) => ({ ...run, id: run.startedAt })),
    nextCursor: runs.data.nextCursor,
  };
  return (
    <PagedTable
      caption={t('runs.title', { check: name })}
      columns={columns}
      page={page}
      cursor={cursor}
      onCursor={setCursor}
      empty={<EmptyState icon={IconHistory} title={t('runs.empty')} next={t('runs.emptyMeans')} />}
    />
  );
}

function Ended({ run }: { run: CheckRun }) {
  const t = useTexts('system-health');
  return (
    <div>
      <Badge tone={run.ended === 'finished' ? 'good' : 'bad'} label={t(`runs.ends.${run.ended}`)} />
      {run.error !== null && (
        <Text size="sm" className="mono">
          {run.error}
        </Text>
      )}
    </div>
  );
}

function Took({ ms }: { ms: number | null }) {
  const locale = useLocale();
  if (ms === null) return '–';
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'millisecond' }).format(ms);
}
