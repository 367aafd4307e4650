import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { connectionsQuery, switchOff } from '../../api/connections.js';
import { useTexts } from '../../language/use-texts.js';
import { Moment } from '../../pieces/moment.js';
import { Note } from '../../pieces/note.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useMay } from '../../session/use-session.js';

interface Props {
  connectionId: string;
  /** Until when keys still work at the latest. */
  keysEndAt: string;
}

/** JOIN is switched off, and still has to take the jobs down. */
export function BeingSwitchedOff({ connectionId, keysEndAt }: Props) {
  const t = useTexts('join');
  const queries = useQueryClient();
  const mayEnd = useMay('connections.switch');
  const end = useMutation({
    mutationFn: () => switchOff(connectionId, 'now'),
    onSuccess: () => queries.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  });
  return (
    <Note tone="wait" title={t('switchingOff.title')}>
      <Text size="sm">
        {t('switchingOff.text')} <Moment at={keysEndAt} />
      </Text>
      <ProblemAlert error={end.error} />
      {mayEnd && (
        <Button variant="default" mt="sm" loading={end.isPending} onClick={() => end.mutate()}>
          {t('switchingOff.deleteNow')}
        </Button>
      )}
    </Note>
  );
}
