import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Decision, decideWaiting, waitingQuery } from '../../api/connections.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useMay } from '../../session/use-session.js';
import { DecisionChoice, isSomethingWaiting, WhatWaits } from './what-waits.js';

/** What waits for a connection that is on, and the question what becomes of it. */
export function WaitingCard({ connectionId }: { connectionId: string }) {
  const t = useTexts('credentials');
  const queries = useQueryClient();
  const mayDecide = useMay('connections.switch');
  const [decision, setDecision] = useState<Decision>('deliver');
  const waiting = useQuery({ ...waitingQuery(connectionId), refetchInterval: useLiveInterval() });
  const decide = useMutation({
    mutationFn: () => decideWaiting(connectionId, decision),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['deliveries'] }),
  });
  if (!waiting.data || (!isSomethingWaiting(waiting.data) && !decide.isSuccess)) return null;
  return (
    <Card component="section" aria-labelledby="waiting">
      <Title order={2} id="waiting">
        {t('waiting.title')}
      </Title>
      <Stack mt="xs">
        <WhatWaits waiting={waiting.data} />
        {mayDecide && isSomethingWaiting(waiting.data) && (
          <>
            <DecisionChoice value={decision} onChange={setDecision} />
            <Group>
              <Button variant="default" loading={decide.isPending} onClick={() => decide.mutate()}>
                {t('waiting.apply')}
              </Button>
            </Group>
          </>
        )}
        <Text size="sm" c="var(--good-ink)" aria-live="polite">
          {decide.isSuccess && t('waiting.decided')}
        </Text>
        <ProblemAlert error={decide.error} />
      </Stack>
    </Card>
  );
}
