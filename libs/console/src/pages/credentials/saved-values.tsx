import { Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { credentialsQuery, type KeptCredentials } from '../../api/credentials.js';
import { useTexts } from '../../language/use-texts.js';
import { Moment } from '../../pieces/moment.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { Badge } from '../../pieces/state-badge.js';
import type { AskedValues } from './asked-values.js';
import { VerificationSteps } from './verification-steps.js';

/** So short a value stays on its line. */
const SHORT = 16;
const wrapping = (value: string | null | undefined) =>
  (value ?? '').length > SHORT
    ? ({ overflowWrap: 'anywhere' } as const)
    : ({ whiteSpace: 'nowrap' } as const);

const TONES = { confirmed: 'good', refuted: 'bad', unproven: 'wait' } as const;

/** What is kept, and what is known of each value; of a secret only its end. */
export function SavedValues({ asked }: { asked: AskedValues }) {
  const t = useTexts('credentials');
  const kept = useQuery(credentialsQuery(asked.partner));
  if (kept.error) return <ProblemAlert error={kept.error} onRetry={() => void kept.refetch()} />;
  if (!kept.data) return <Skeleton height={160} />;
  if (kept.data.data.length === 0) return <Text c="dimmed">{t('saved.none')}</Text>;
  return (
    <Stack gap="xl">
      {kept.data.data.map((credentials) => (
        <Version key={credentials.version} asked={asked} credentials={credentials} />
      ))}
    </Stack>
  );
}

function Version({ asked, credentials }: { asked: AskedValues; credentials: KeptCredentials }) {
  const t = useTexts('credentials');
  const { state, version, enteredAt, verifiedAt, values, steps, shown } = credentials;
  const title = t('saved.version', { version });
  return (
    <div>
      <Group gap="sm" mb="xs">
        <Text fw={620}>{title}</Text>
        <Badge tone={state === 'current' ? 'good' : 'wait'} label={t(`saved.${state}`)} />
        <Text size="sm" c="dimmed">
          {t('saved.entered')} <Moment at={enteredAt} />
          {verifiedAt !== null && (
            <>
              {' · '}
              {t('saved.verified')} <Moment at={verifiedAt} />
            </>
          )}
        </Text>
      </Group>
      <Table.ScrollContainer minWidth={270}>
        <Table aria-label={title} horizontalSpacing={6}>
          <Table.Tbody>
            {asked.fields.map(({ name, label }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{label}</Table.Th>
                <Table.Td className="mono" style={wrapping(shown[name])}>
                  {shown[name] ?? '–'}
                </Table.Td>
                <Table.Td>
                  {values?.[name] && (
                    <Badge
                      tone={TONES[values[name].verdict]}
                      label={t(`verdict.${values[name].verdict}`)}
                      explanation={values[name].message}
                    />
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <VerificationSteps asked={asked} steps={steps} />
    </div>
  );
}
