import { List, Text } from '@mantine/core';
import type { KeptCredentials } from '../../api/credentials.js';
import { useTexts } from '../../language/use-texts.js';
import { PartnerWords } from '../../pieces/partner-words.js';
import { Badge } from '../../pieces/state-badge.js';
import type { AskedValues } from './asked-values.js';

const TONES = { confirmed: 'good', refuted: 'bad', unproven: 'wait' } as const;

interface Props {
  asked: AskedValues;
  steps: KeptCredentials['steps'];
}

/** Step by step what the last verification did, what it says about each value, and what the partner answered. */
export function VerificationSteps({ asked, steps }: Props) {
  const t = useTexts('credentials');
  if (steps.length === 0) return null;
  const labelOf = (name: string) => asked.fields.find((field) => field.name === name)?.label ?? name;
  return (
    <details>
      <Text component="summary" size="sm" fw={560} style={{ cursor: 'pointer' }}>
        {t('steps.title')}
      </Text>
      <List type="ordered" size="sm" spacing="md" mt="sm">
        {steps.map(({ title, values, exchanges }) => (
          <List.Item key={title}>
            <Text size="sm">{title}</Text>
            {Object.entries(values).map(([name, verdict]) => (
              <span key={name}>
                <Badge tone={TONES[verdict]} label={`${labelOf(name)}: ${t(`verdict.${verdict}`)}`} />{' '}
              </span>
            ))}
            {exchanges.length === 0 && (
              <Text size="sm" c="dimmed">
                {t('steps.noCall')}
              </Text>
            )}
            {exchanges.map(({ method, path, status, answer }, at) => (
              <div key={`${at} ${path}`}>
                <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                  <span className="mono">
                    {method} {path}
                  </span>
                  {' · '}
                  {status === null ? t('steps.noAnswer') : t('steps.status', { status })}
                </Text>
                {answer !== null && answer !== '' && <PartnerWords words={answer} />}
              </div>
            ))}
          </List.Item>
        ))}
      </List>
    </details>
  );
}
