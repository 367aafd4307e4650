import { Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { exportPerson } from '../../api/privacy.js';
import { useTexts } from '../../language/use-texts.js';
import { fieldError } from '../../pieces/field-error.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { saveFile } from '../../pieces/save-file.js';

/** Answers a person who asks what is kept: one file with everything. */
export function PersonCard() {
  const t = useTexts('privacy');
  const [email, setEmail] = useState('');
  const asked = useMutation({
    mutationFn: () => exportPerson(email.trim()),
    onSuccess: (found) => {
      if (found.applications.length === 0) return;
      const content = new Blob([JSON.stringify(found, null, 2)], { type: 'application/json' });
      saveFile(content, `${t('person.file')}-${found.exportedAt.slice(0, 10)}.json`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    asked.mutate();
  };
  return (
    <Card component="section" aria-labelledby="person">
      <Title order={2} id="person" mb="xs">
        {t('person.title')}
      </Title>
      <form onSubmit={submit}>
        <Stack>
          <Text c="dimmed">{t('person.why')}</Text>
          <Group align="flex-end">
            <TextInput
              label={t('person.email')}
              type="email"
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
              error={fieldError(asked.error, 'email')}
              autoComplete="off"
              required
              withAsterisk={false}
              flex={1}
              miw={220}
            />
            <Button type="submit" loading={asked.isPending}>
              {t('person.export')}
            </Button>
          </Group>
          <div aria-live="polite">
            {asked.data && (
              <Text>
                {asked.data.applications.length === 0
                  ? t('person.nothing')
                  : t('person.saved', { count: asked.data.applications.length })}
              </Text>
            )}
          </div>
          <ProblemAlert error={asked.error} />
        </Stack>
      </form>
    </Card>
  );
}
