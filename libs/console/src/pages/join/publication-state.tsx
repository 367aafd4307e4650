import { Stack, Text } from '@mantine/core';
import type { Publication } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import { Badge } from '../../pieces/state-badge.js';

const TONES = {
  off: 'calm',
  waiting: 'wait',
  queued: 'wait',
  live: 'good',
  archived: 'calm',
  error: 'bad',
} as const;

/** What became of a job in JOIN, with JOIN's own words. */
export function PublicationState({ publication }: { publication: Publication | undefined }) {
  const t = useTexts('join');
  const state = publication?.enabled
    ? (publication.partnerState ?? 'waiting')
    : (publication?.partnerState ?? 'off');
  return (
    <Stack gap={4} align="flex-start">
      <Badge tone={TONES[state]} label={t(`jobs.states.${state}`)} />
      {publication?.partnerMessage && (
        <Text size="sm" c="dimmed">
          {publication.partnerMessage}
        </Text>
      )}
    </Stack>
  );
}
