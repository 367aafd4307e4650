import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { connectionsQuery } from '../../api/connections.js';
import {
  checkCredentials,
  type PersonioCredentials,
  stageCredentials,
  verifyCredentials,
} from '../../api/personio.js';
import { useTexts } from '../../language/use-texts.js';
import { Note } from '../../pieces/note.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { areReady } from './value-hint.js';
import { VerdictLines } from './verdict-lines.js';
import { type Choice, VerifyChoices } from './verify-choices.js';

/** Checks new values, or saves them and verifies what was saved. */
export function VerifyNew({ credentials, onBack }: { credentials: PersonioCredentials; onBack: () => void }) {
  const t = useTexts('personio');
  const queries = useQueryClient();
  const [choice, setChoice] = useState<Choice>({ testApplication: false, acceptUnproven: false });
  const run = useMutation({
    mutationFn: async (isSaving: boolean) => {
      if (!isSaving) return checkCredentials(trimmed(credentials));
      await stageCredentials(trimmed(credentials));
      return verifyCredentials(choice);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  });
  const isSaving = run.variables === true;
  const isReady = areReady(credentials);
  return (
    <Card component="section" aria-labelledby="verify">
      <Title order={2} id="verify">
        {t('verify.title')}
      </Title>
      <Text c="dimmed" mt={4}>
        {t('verify.intro')}
      </Text>
      <Stack mt="lg">
        {!isReady && (
          <Note tone="wait">
            <Text size="sm">{t('verify.missing')}</Text>
          </Note>
        )}
        {run.isSuccess && !isSaving && <Note tone="info">{t('verify.notStored')}</Note>}
        <VerdictLines verification={run.data} isPending={run.isPending} isSaved={run.isSuccess && isSaving} />
        <VerifyChoices choice={choice} verification={run.data} onChange={setChoice} />
        <ProblemAlert error={run.error} />
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            {t('previous')}
          </Button>
          <Group>
            <Button
              variant="default"
              disabled={!isReady || run.isPending}
              loading={run.isPending && !isSaving}
              onClick={() => run.mutate(false)}
            >
              {t('verify.check')}
            </Button>
            <Button
              disabled={!isReady || run.isPending}
              loading={run.isPending && isSaving}
              onClick={() => run.mutate(true)}
            >
              {t('verify.save')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Card>
  );
}

const trimmed = (credentials: PersonioCredentials): PersonioCredentials => ({
  job: credentials.job.trim(),
  companyId: credentials.companyId.trim(),
  accessToken: credentials.accessToken.trim(),
  channelId: credentials.channelId.trim(),
});
