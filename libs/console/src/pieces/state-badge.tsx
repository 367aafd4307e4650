import { Tooltip } from '@mantine/core';
import type { ConnectionState } from '../api/connections.js';
import type { DeliveryState } from '../api/deliveries.js';
import { useTexts } from '../language/use-texts.js';
import classes from './state-badge.module.css';

type Tone = 'calm' | 'info' | 'wait' | 'good' | 'bad';

const CONNECTION_TONES: Record<ConnectionState, Tone> = {
  off: 'calm',
  requested: 'wait',
  enabled: 'info',
  pending: 'wait',
  connected: 'good',
  repair: 'bad',
};

const DELIVERY_TONES: Record<DeliveryState, Tone> = {
  held: 'wait',
  queued: 'info',
  delivering: 'info',
  delivered: 'good',
  undeliverable: 'bad',
  cancelled: 'calm',
};

/** The state of a connection, with what it means on hover and focus. */
export function ConnectionStateBadge({ state }: { state: ConnectionState }) {
  const t = useTexts('words');
  return (
    <Badge
      tone={CONNECTION_TONES[state]}
      label={t(`connectionState.${state}`)}
      explanation={t(`connectionStateMeans.${state}`)}
    />
  );
}

/** The state of a delivery, with what it means on hover and focus. */
export function DeliveryStateBadge({ state }: { state: DeliveryState }) {
  const t = useTexts('words');
  return (
    <Badge
      tone={DELIVERY_TONES[state]}
      label={t(`deliveryState.${state}`)}
      explanation={t(`deliveryStateMeans.${state}`)}
    />
  );
}

/** Any other short state; its words say it, the colour only helps. */
export function Badge({ tone, label, explanation }: { tone: Tone; label: string; explanation?: string }) {
  const badge = (
    <span className={classes['badge']} data-tone={tone} tabIndex={explanation === undefined ? undefined : 0}>
      <span className={classes['dot']} aria-hidden />
      {label}
    </span>
  );
  return explanation === undefined ? badge : <Tooltip label={explanation}>{badge}</Tooltip>;
}
