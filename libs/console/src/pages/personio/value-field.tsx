import { Group, PasswordInput, Text, TextInput } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { PersonioCredentials, PersonioValue } from '../../api/personio.js';
import { useTexts } from '../../language/use-texts.js';
import { readJob } from './read-job.js';
import { hintOf } from './value-hint.js';

interface Props {
  value: PersonioValue;
  credentials: PersonioCredentials;
  onChange: (value: PersonioValue, text: string) => void;
}

/** One of the four values; says at once when something else was pasted. */
export function ValueField({ value, credentials, onChange }: Props) {
  const t = useTexts('personio');
  const credentialTexts = useTexts('credentials');
  const hint = hintOf(value, credentials);
  const field = {
    label: t(`values.${value}`),
    value: credentials[value],
    onChange: (event: { currentTarget: { value: string } }) => onChange(value, event.currentTarget.value),
    error: hint && t(`wrong.${hint}`),
    autoComplete: 'off',
    spellCheck: false,
  };
  if (value === 'accessToken') {
    return (
      <PasswordInput
        {...field}
        visibilityToggleButtonProps={{
          'aria-label': credentialTexts('show', { label: t('values.accessToken') }),
        }}
      />
    );
  }
  return (
    <div>
      <TextInput
        {...field}
        inputMode={value === 'job' ? 'url' : 'numeric'}
        description={value === 'job' ? t('hints.job') : undefined}
      />
      {value === 'job' && <FoundJob text={credentials.job} />}
    </div>
  );
}

/** What was taken out of the pasted link. */
function FoundJob({ text }: { text: string }) {
  const t = useTexts('personio');
  const job = readJob(text);
  return (
    <div aria-live="polite">
      {job && (
        <Group gap={6} mt={6} wrap="nowrap" c="var(--good-ink)">
          <IconCircleCheck size={17} aria-hidden />
          <Text size="sm">
            {t('found.job', { id: job.id })}
            {job.host !== null && ` · ${t('found.host', { host: job.host })}`}
          </Text>
        </Group>
      )}
    </div>
  );
}
