import { Button, Group, Text } from '@mantine/core';
import type { DeliveryCount, Reason } from '../../api/deliveries.js';
import { useTexts } from '../../language/use-texts.js';

interface Props {
  counts: readonly DeliveryCount[];
  state: string | undefined;
  reason: string | undefined;
  /** Undefined takes the filter away. */
  onChoose: (chosen: { state: 'held' | 'undeliverable'; reason: Reason } | undefined) => void;
}

const STATES = ['undeliverable', 'held'] as const;

/** How many deliveries have failed or wait, by reason; each narrows the list. */
export function ReasonChips({ counts, state, reason, onChoose }: Props) {
  const t = useTexts('deliveries');
  if (counts.length === 0) return null;
  const isChosen = (count: DeliveryCount) => count.reason === reason && count.state === state;
  return (
    <section aria-label={t('counts.title')}>
      {STATES.map((one) => {
        const ofState = counts.filter((count) => count.state === one);
        if (ofState.length === 0) return null;
        return (
          <Group key={one} gap="xs" mb="sm">
            <Text size="sm" c="dimmed">
              {one === 'held' ? t('counts.held') : t('counts.undeliverable')}
            </Text>
            {ofState.map((count) => (
              <Button
                key={count.reason}
                size="compact-sm"
                radius="xl"
                maw="100%"
                h="auto"
                py={4}
                styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
                variant={isChosen(count) ? 'filled' : 'default'}
                aria-pressed={isChosen(count)}
                onClick={() =>
                  onChoose(isChosen(count) ? undefined : { state: one, reason: count.reason as Reason })
                }
              >
                {t('counts.chip', { reason: count.reasonText, count: count.count })}
              </Button>
            ))}
          </Group>
        );
      })}
    </section>
  );
}
