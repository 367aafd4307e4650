import { Button, Card, Group, List, Progress, Space, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type AuditExport, downloadAddress } from '../../api/exports.js';
import { useLocale, useTexts } from '../../language/use-texts.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { Facts } from '../../pieces/facts.js';
import { Moment } from '../../pieces/moment.js';
import { Note } from '../../pieces/note.js';
import { Badge } from '../../pieces/state-badge.js';
import { ExportFilterTold } from './export-filter-told.js';

const TONES = { queued: 'info', running: 'info', ready: 'good', failed: 'bad', deleted: 'calm' } as const;
const BYTES_PER_MB = 1_000_000;

/** One export: its progress, then what came out and who fetched it. */
export function ExportCard({ made }: { made: AuditExport }) {
  const t = useTexts('audit');
  const locale = useLocale();
  const { id, state } = made;
  const numbers = new Intl.NumberFormat(locale);
  const megabytes = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 2,
  });
  const isMoving = state === 'queued' || state === 'running';
  return (
    <Card component="article" aria-label={t('exports.one', { id })}>
      <Group justify="space-between" mb="sm">
        <Group gap="sm">
          <Text fw={620} component="div">
            <Moment at={made.from} /> – <Moment at={made.to} />
          </Text>
          <Badge tone={TONES[state]} label={t(`exports.states.${state}`)} />
        </Group>
        {state === 'ready' && (
          <Button
            component="a"
            href={downloadAddress(id)}
            leftSection={<IconDownload size={18} aria-hidden />}
            download
          >
            {t('exports.download')}
          </Button>
        )}
      </Group>
      {isMoving && (
        <Progress
          value={Math.round(made.progress * 100)}
          size="lg"
          mb="sm"
          aria-label={t('exports.progress')}
        />
      )}
      {made.failure !== null && (
        <Note tone="bad" title={t('exports.failed')}>
          <Text size="sm">{made.failure}</Text>
        </Note>
      )}
      {made.verdict === 'tampered' && (
        <Note tone="bad" title={t('exports.tampered')}>
          <List size="sm">
            {made.findings.map((finding) => (
              <List.Item key={finding}>{finding}</List.Item>
            ))}
          </List>
        </Note>
      )}
      {made.verdict === 'proven' && (
        <Note tone="good">{made.filter ? t('exports.provenFiltered') : t('exports.proven')}</Note>
      )}
      <Space h="xs" />
      <Facts
        rows={[
          [
            t('event.organisation'),
            made.organisationId === null ? (
              t('event.ownLog')
            ) : (
              <CopyableId key="org" id={made.organisationId} label={made.organisationName ?? ''} />
            ),
          ],
          [t('exports.format'), t(`exports.formats.${made.format}`)],
          [t('exports.filter'), <ExportFilterTold key="filter" filter={made.filter} />],
          [
            t('exports.requested'),
            <span key="requested">
              {made.requestedBy} · <Moment at={made.requestedAt} />
            </span>,
          ],
          [t('exports.events'), made.events === null ? null : eventsText()],
          [t('exports.size'), made.size === null ? null : megabytes.format(made.size / BYTES_PER_MB)],
          ['SHA-256', made.sha256 === null ? null : <CopyableId key="sha" id={made.sha256} />],
          [t('exports.expires'), made.expiresAt && <Moment key="expires" at={made.expiresAt} />],
          [t('exports.fetched'), state === 'ready' || state === 'deleted' ? <Downloads made={made} /> : null],
        ]}
      />
    </Card>
  );

  function eventsText(): string {
    const count = numbers.format(made.events ?? 0);
    if (made.firstSeq === null || made.lastSeq === null) return count;
    const range = { events: count, first: made.firstSeq, last: made.lastSeq };
    return made.filter ? t('exports.rangeFiltered', range) : t('exports.range', range);
  }
}

function Downloads({ made }: { made: AuditExport }) {
  const t = useTexts('audit');
  if (made.downloads.length === 0) return t('exports.nobody');
  return (
    <Stack gap={2}>
      {made.downloads.map(({ at, by }) => (
        <span key={at + by}>
          {by} · <Moment at={at} />
        </span>
      ))}
    </Stack>
  );
}
