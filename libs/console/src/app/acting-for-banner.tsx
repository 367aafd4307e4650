import { Box, Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { caller } from '../api/caller.js';
import { useTexts } from '../language/use-texts.js';
import { Note } from '../pieces/note.js';

/** Reminds staff that what they do now happens in an organisation's name. */
export function ActingForBanner() {
  const t = useTexts('shell');
  const queries = useQueryClient();
  const actingFor = useSyncExternalStore(caller.onActingFor, caller.actingFor);
  if (!actingFor) return null;
  const end = () => {
    caller.setActingFor(null);
    void queries.invalidateQueries();
  };
  return (
    <Box mb="lg" role="status">
      <Note tone="wait">
        <Group justify="space-between">
          <Text size="sm">
            {t('actingFor.text', { organisation: actingFor.organisationName, reason: actingFor.reason })}
          </Text>
          <Button size="compact-sm" variant="default" onClick={end}>
            {t('actingFor.end')}
          </Button>
        </Group>
      </Note>
    </Box>
  );
}
