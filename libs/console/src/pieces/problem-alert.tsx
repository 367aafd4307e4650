import { Button, Group, List, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { ApiProblem, HubUnreachable, StepUpCancelled } from '../api/problem.js';
import { useTexts } from '../language/use-texts.js';
import { CopyableId } from './copyable-id.js';
import { Note } from './note.js';
import { useProblemTexts } from './use-problem-texts.js';

const WRONG_FIELD = '[aria-invalid=true]';

interface Props {
  error: unknown;
  /** Offers to do the failed thing again. */
  onRetry?: () => void;
}

/** A failed call: what happened, why, what to do, and the id under which support finds it. The first wrong field has the focus. */
export function ProblemAlert({ error, onRetry }: Props) {
  const t = useTexts('problems');
  const { title, nextStep } = useProblemTexts(error);
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!(error instanceof ApiProblem) || error.fields.length === 0) return;
    alert.current?.closest('form')?.querySelector<HTMLElement>(WRONG_FIELD)?.focus();
  }, [error]);
  if (!error || error instanceof StepUpCancelled) return null;
  const problem = error instanceof ApiProblem ? error : null;
  const mayPass = onRetry && (error instanceof HubUnreachable || problem === null || problem.status >= 429);
  return (
    <div role="alert" ref={alert}>
      <Note tone="bad" title={title}>
        {problem && problem.fields.length > 0 && (
          <List size="sm" mt={4}>
            {problem.fields.map(({ field, message }) => (
              <List.Item key={field + message}>{message}</List.Item>
            ))}
          </List>
        )}
        {nextStep !== null && <Text size="sm">{nextStep}</Text>}
        <Group gap="md" mt={4}>
          {mayPass && (
            <Button size="compact-sm" variant="default" onClick={onRetry}>
              {t('retry')}
            </Button>
          )}
          {problem?.requestId && <CopyableId id={problem.requestId} label={t('requestId')} />}
        </Group>
      </Note>
    </div>
  );
}
