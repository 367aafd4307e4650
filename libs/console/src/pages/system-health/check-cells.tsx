import { Text } from '@mantine/core';
import type { Check } from '../../api/checks.js';
import { useLocale, useTexts } from '../../language/use-texts.js';
import { Age } from '../../pieces/age.js';
import { Moment } from '../../pieces/moment.js';
import { Badge } from '../../pieces/state-badge.js';
import type systemHealth from '../../texts/en/system-health.js';

type Names = typeof systemHealth.names;
type NameKey = { [Module in keyof Names]: `names.${Module}.${keyof Names[Module] & string}` }[keyof Names];

/** What is checked, and how often. */
export function CheckName({ check }: { check: Check }) {
  const t = useTexts('system-health');
  const [module = '', what = ''] = check.name.split('.');
  return (
    <div>
      <Text fw={560}>{t(`names.${module}.${what}` as NameKey, { defaultValue: check.name })}</Text>
      <Text size="sm" c="dimmed">
        {t('every')} <Age seconds={check.everySeconds} />
      </Text>
      {check.error !== null && (
        <Text size="sm" c="var(--mantine-color-error)" className="mono">
          {check.error}
        </Text>
      )}
    </div>
  );
}

/** How the last run went, in a word. */
export function CheckState({ check }: { check: Check }) {
  const t = useTexts('system-health');
  const isFound = (check.found ?? 0) > 0;
  if (check.error !== null && !isFound) return <Badge tone="bad" label={t('states.failed')} />;
  if (check.overdue)
    return <Badge tone="bad" label={t('states.overdue')} explanation={t('states.overdueMeans')} />;
  if (check.startedAt === null) return <Badge tone="calm" label={t('states.never')} />;
  if (check.finishedAt === null) return <Badge tone="info" label={t('states.running')} />;
  if (isFound) return <Badge tone="wait" label={t('states.found')} />;
  return <Badge tone="good" label={t('states.fine')} />;
}

/** When it last began, and how long it took. */
export function LastRun({ check }: { check: Check }) {
  const locale = useLocale();
  if (check.startedAt === null) return '–';
  const inMs = new Intl.NumberFormat(locale, { style: 'unit', unit: 'millisecond' });
  return (
    <div>
      <Moment at={check.startedAt} />
      {check.durationMs !== null && (
        <Text size="sm" c="dimmed">
          {inMs.format(check.durationMs)}
        </Text>
      )}
    </div>
  );
}

/** How much the last finished run looked at. */
export function LookedAt({ check }: { check: Check }) {
  const locale = useLocale();
  return check.lookedAt === null ? '–' : new Intl.NumberFormat(locale).format(check.lookedAt);
}
