import { Progress, Stack, Text } from '@mantine/core';
import type { Settings } from '../../api/settings.js';
import { useLocale, useTexts } from '../../language/use-texts.js';
import { Moment } from '../../pieces/moment.js';

/** Nothing has moved for so long: the command was ended before its end. */
const INTERRUPTED_MS = 60_000;

/** How far the last rotation of the master key has come, and what to do when it stands still. */
export function RotationProgress({ rotation }: { rotation: NonNullable<Settings['keys']['rotation']> }) {
  const t = useTexts('settings');
  const numbers = new Intl.NumberFormat(useLocale());
  const { masterKey, total, lookedAt, rewrapped, movedAt, finishedAt } = rotation;
  if (finishedAt !== null)
    return (
      <Text size="sm">
        {t('keys.rotated', { key: masterKey, count: numbers.format(rewrapped) })} (<Moment at={finishedAt} />)
      </Text>
    );
  const share = total === 0 ? 0 : Math.min(100, Math.floor((100 * lookedAt) / total));
  const stands = Date.now() - Date.parse(movedAt) > INTERRUPTED_MS;
  return (
    <Stack gap={4}>
      <Progress value={share} aria-label={t('keys.rotation')} />
      <Text size="sm">
        {t('keys.rotating', {
          key: masterKey,
          lookedAt: numbers.format(lookedAt),
          total: numbers.format(total),
        })}
      </Text>
      {stands && (
        <Text size="sm" c="var(--wait-ink)">
          {t('keys.rotationStands')}
        </Text>
      )}
    </Stack>
  );
}
