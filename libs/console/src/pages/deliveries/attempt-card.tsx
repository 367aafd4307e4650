import { Card, Group, Stack, Text } from '@mantine/core';
import type { DeliveryAttempt } from '../../api/deliveries.js';
import { useTexts } from '../../language/use-texts.js';
import { Moment } from '../../pieces/moment.js';
import { Badge } from '../../pieces/state-badge.js';
import { ExchangeView } from './exchange-view.js';

const TONES = {
  delivered: 'good',
  refused: 'bad',
  'rate-limited': 'wait',
  failed: 'bad',
  interrupted: 'wait',
} as const;

/** One try: when, with which credentials, what was said. */
export function AttemptCard({ attempt, partner }: { attempt: DeliveryAttempt; partner: string }) {
  const t = useTexts('deliveries');
  const { number, outcome, credentialVersion } = attempt;
  return (
    <Card component="article" aria-label={t('attempts.number', { number })}>
      <Group justify="space-between">
        <Group gap="sm">
          <Text fw={620}>{t('attempts.number', { number })}</Text>
          <Badge
            tone={outcome === null ? 'info' : TONES[outcome]}
            label={outcome === null ? t('attempts.running') : t(`attempts.outcome.${outcome}`)}
          />
        </Group>
        <Text size="sm" c="dimmed" component="div">
          <Moment at={attempt.startedAt} />
          {credentialVersion !== null && ` · ${t('attempts.credential', { version: credentialVersion })}`}
        </Text>
      </Group>
      {attempt.reasonText !== null && <Text mt="xs">{attempt.reasonText}</Text>}
      {attempt.ambiguous && (
        <Text mt="xs" size="sm" c="var(--wait-ink)">
          {t('attempts.ambiguous')}
        </Text>
      )}
      {attempt.exchanges.length === 0 ? (
        <Text mt="sm" size="sm" c="dimmed">
          {t('attempts.nothingSent')}
        </Text>
      ) : (
        <Stack mt="md" gap="md">
          {attempt.exchanges.map((exchange, index) => (
            <ExchangeView key={index} exchange={exchange} partner={partner} />
          ))}
        </Stack>
      )}
    </Card>
  );
}
