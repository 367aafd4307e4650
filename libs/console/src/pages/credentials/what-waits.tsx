import { Radio, Stack, Text } from '@mantine/core';
import type { Decision } from '../../api/connections.js';
import type { WaitingDeliveries } from '../../generated/types.gen.js';
import { useTexts } from '../../language/use-texts.js';

const DECISIONS = ['deliver', 'keep', 'cancel'] as const satisfies readonly Decision[];

/** Whether there is something to decide about. */
export const isSomethingWaiting = (waiting: WaitingDeliveries | undefined): boolean =>
  waiting !== undefined && waiting.held + waiting.keptBack + waiting.unplanned > 0;

/** How much waits for a connection, and why. */
export function WhatWaits({ waiting }: { waiting: WaitingDeliveries }) {
  const t = useTexts('credentials');
  const { held, keptBack, unplanned } = waiting;
  return (
    <Stack gap={4}>
      {held > 0 && <Text size="sm">{t('waiting.held', { count: held })}</Text>}
      {keptBack > 0 && <Text size="sm">{t('waiting.keptBack', { count: keptBack })}</Text>}
      {unplanned > 0 && <Text size="sm">{t('waiting.unplanned', { count: unplanned })}</Text>}
    </Stack>
  );
}

/** The three things that can become of it. */
export function DecisionChoice({ value, onChange }: { value: Decision; onChange: (next: Decision) => void }) {
  const t = useTexts('credentials');
  return (
    <Radio.Group label={t('waiting.question')} value={value} onChange={(next) => onChange(next as Decision)}>
      <Stack gap="xs" mt="xs">
        {DECISIONS.map((decision) => (
          <Radio
            key={decision}
            value={decision}
            label={t(`waiting.${decision}`)}
            description={t(`waiting.${decision}Means`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
