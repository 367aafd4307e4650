import { Checkbox, Stack } from '@mantine/core';
import { WEBHOOK_EVENTS, type WebhookEvent } from '../../api/webhooks.js';
import { useTexts } from '../../language/use-texts.js';
import { eventKey } from './event-key.js';

interface Props {
  value: readonly WebhookEvent[];
  onChange: (events: WebhookEvent[]) => void;
}

/** Which events a webhook is told of. */
export function EventChoice({ value, onChange }: Props) {
  const t = useTexts('webhooks');
  return (
    <Checkbox.Group
      label={t('events')}
      description={t('eventsWhy')}
      value={[...value]}
      onChange={(chosen) => onChange(WEBHOOK_EVENTS.filter((event) => chosen.includes(event)))}
    >
      <Stack gap="xs" mt="xs">
        {WEBHOOK_EVENTS.map((event) => (
          <Checkbox
            key={event}
            size="sm"
            value={event}
            label={t(`event.${eventKey(event)}`)}
            description={event}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
