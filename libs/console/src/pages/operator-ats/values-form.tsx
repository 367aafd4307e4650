import { Card, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { CredentialField } from '../../api/partners.js';
import { useTexts } from '../../language/use-texts.js';
import type { AskedValues } from '../credentials/asked-values.js';
import { VerifyNew } from '../credentials/verify-new.js';

interface Props {
  asked: AskedValues;
  fields: readonly CredentialField[];
}

/** A form as the partner's manifest describes it; each field says where its value is found. */
export function ValuesForm({ asked, fields }: Props) {
  const t = useTexts('credentials');
  const [values, setValues] = useState<Record<string, string>>({});
  const textOf = (name: string) => values[name] ?? '';
  const isReady = fields.every(({ name, pattern }) => {
    const text = textOf(name).trim();
    return text !== '' && (pattern === null || new RegExp(pattern).test(text));
  });
  return (
    <>
      <Card component="section" aria-labelledby="values">
        <Title order={2} id="values" mb="md">
          {t('values')}
        </Title>
        <Stack>
          {fields.map(({ name, label, help, where, secret, maxLength }) => {
            const field = {
              label,
              description: `${help} ${where}`,
              value: textOf(name),
              maxLength,
              autoComplete: 'off',
              spellCheck: false,
              onChange: ({ currentTarget }: { currentTarget: { value: string } }) => {
                const { value } = currentTarget;
                setValues((before) => ({ ...before, [name]: value }));
              },
            };
            return secret ? (
              <PasswordInput
                key={name}
                {...field}
                visibilityToggleButtonProps={{ 'aria-label': t('show', { label }) }}
              />
            ) : (
              <TextInput key={name} {...field} />
            );
          })}
        </Stack>
      </Card>
      <VerifyNew asked={asked} values={values} isReady={isReady} />
    </>
  );
}
