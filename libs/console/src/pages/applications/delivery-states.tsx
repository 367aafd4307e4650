import { Group, Stack, Text } from '@mantine/core';
import type { ApplicationDelivery } from '../../api/applications.js';
import { useTexts } from '../../language/use-texts.js';
import { partnerName } from '../../pieces/partner-name.js';
import { DeliveryStateBadge } from '../../pieces/state-badge.js';

/** Where an application goes and how far it is, one line per partner. */
export function DeliveryStates({ deliveries }: { deliveries: ApplicationDelivery[] }) {
  const t = useTexts('applications');
  if (deliveries.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('deliveries.none')}
      </Text>
    );
  }
  return (
    <Stack gap={4}>
      {deliveries.map(({ id, partner, state }) => (
        <Group key={id} gap={8} wrap="nowrap">
          <DeliveryStateBadge state={state} />
          <Text size="sm" c="dimmed" component="span">
            {partnerName(partner)}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
