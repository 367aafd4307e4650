import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { connectionsQuery } from '../../api/connections.js';
import {
  checkCredentials,
  type EnteredValues,
  stageCredentials,
  verifyCredentials,
} from '../../api/credentials.js';
import { useTexts } from '../../language/use-texts.js';
import { Note } from '../../pieces/note.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import type { AskedValues } from './asked-values.js';
import { VerdictLines } from './verdict-lines.js';
import { type Choice, VerifyChoices } from './verify-choices.js';

interface Props {
  asked: AskedValues;
  values: EnteredValues;
  /** All values are there, and none is plainly wrong. */
  isReady: boolean;
  /** Goes back to the form, where that is another page. */
  onBack?: () => void;
  backLabel?: string;
}

/** Checks new values, or saves them and verifies what was saved. */
export function VerifyNew({ asked, values, isReady, onBack, backLabel }: Props) {
  const t = useTexts('credentials');
  const queries = useQueryClient();
  const [choice, setChoice] = useState<Choice>({ testApplication: false, acceptUnproven: false });
  const run = useMutation({
    mutationFn: async (isSaving: boolean) => {
      if (!isSaving) return checkCredentials(asked.partner, trimmed(values));
      await stageCredentials(asked.partner, trimmed(values));
      return verifyCredentials(asked.partner, choice);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  });
  const isSaving = run.variables === true;
  const isBegun = onBack !== undefined || Object.values(values).some((value) => value.trim() !== '');
  return (
    <Card component="section" aria-labelledby="verify">
      <Title order={2} id="verify">
        {t('title')}
      </Title>
      <Text c="dimmed" mt={4}>
        {t('intro')}
      </Text>
      <Stack mt="lg">
        {!isReady && isBegun && (
          <Note tone="wait">
            <Text size="sm">{t('missing')}</Text>
          </Note>
        )}
        {run.isSuccess && !isSaving && <Note tone="info">{t('notStored')}</Note>}
        <VerdictLines
          asked={asked}
          verification={run.data}
          isPending={run.isPending}
          isSaved={run.isSuccess && isSaving}
        />
        <VerifyChoices asked={asked} choice={choice} verification={run.data} onChange={setChoice} />
        <ProblemAlert error={run.error} />
        <Group justify="space-between">
          {onBack ? (
            <Button variant="default" onClick={onBack}>
              {backLabel}
            </Button>
          ) : (
            <span />
          )}
          <Group>
            <Button
              variant="default"
              disabled={!isReady || run.isPending}
              loading={run.isPending && !isSaving}
              onClick={() => run.mutate(false)}
            >
              {t('check')}
            </Button>
            <Button
              disabled={!isReady || run.isPending}
              loading={run.isPending && isSaving}
              onClick={() => run.mutate(true)}
            >
              {t('save')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Card>
  );
}

const trimmed = (values: EnteredValues): EnteredValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()]));
