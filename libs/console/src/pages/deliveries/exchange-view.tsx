import { Group, SimpleGrid, Text } from '@mantine/core';
import { useId } from 'react';
import type { DeliveryExchange } from '../../api/deliveries.js';
import { useLocale, useTexts } from '../../language/use-texts.js';
import classes from './exchange-view.module.css';

/** One call: what was sent and what was answered, side by side; secrets and the candidate's data are replaced. */
export function ExchangeView({ exchange, partner }: { exchange: DeliveryExchange; partner: string }) {
  const t = useTexts('deliveries');
  const locale = useLocale();
  const inMs = new Intl.NumberFormat(locale, { style: 'unit', unit: 'millisecond' });
  return (
    <div>
      <Group gap="sm" mb="xs">
        <code className={classes['call']}>
          {exchange.method} {exchange.path}
        </code>
        <Text size="sm" c="dimmed">
          {exchange.status === null
            ? t('exchange.noAnswer')
            : t('exchange.status', { status: exchange.status })}
          {' · '}
          {inMs.format(exchange.durationMs)}
        </Text>
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <Side title={t('exchange.request')} text={pretty(exchange.request)} />
        <Side title={t('exchange.answer', { partner })} text={pretty(exchange.answer)} />
      </SimpleGrid>
    </div>
  );
}

function Side({ title, text }: { title: string; text: string }) {
  const t = useTexts('deliveries');
  const id = useId();
  return (
    <div>
      <Text size="sm" fw={560} mb={4} id={id}>
        {title}
      </Text>
      <pre className={classes['body']} tabIndex={0} role="group" aria-labelledby={id}>
        {text === '' ? t('exchange.nothing') : text}
      </pre>
    </div>
  );
}

/** JSON on lines of its own, anything else as it is. */
function pretty(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return JSON.stringify(value, null, 2);
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}
