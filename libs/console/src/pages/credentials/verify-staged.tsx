import { Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { connectionsQuery } from '../../api/connections.js';
import { verifyCredentials } from '../../api/credentials.js';
import { useTexts } from '../../language/use-texts.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import type { AskedValues } from './asked-values.js';
import { VerdictLines } from './verdict-lines.js';
import { type Choice, VerifyChoices } from './verify-choices.js';

/** Verifies the saved values once more, for example after something was mended at the partner. */
export function VerifyStaged({ asked }: { asked: AskedValues }) {
  const t = useTexts('credentials');
  const queries = useQueryClient();
  const [choice, setChoice] = useState<Choice>({ testApplication: false, acceptUnproven: false });
  const verification = useMutation({
    mutationFn: () => verifyCredentials(asked.partner, choice),
    onSettled: () => queries.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  });
  return (
    <Stack>
      <VerdictLines
        asked={asked}
        verification={verification.data}
        isPending={verification.isPending}
        isSaved={verification.isSuccess}
      />
      <VerifyChoices asked={asked} choice={choice} verification={verification.data} onChange={setChoice} />
      <ProblemAlert error={verification.error} />
      <div>
        <Button loading={verification.isPending} onClick={() => verification.mutate()}>
          {t('again')}
        </Button>
      </div>
    </Stack>
  );
}
