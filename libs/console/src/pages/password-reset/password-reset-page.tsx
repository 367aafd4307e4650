import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { askPasswordReset, resetPassword } from '../../api/account.js';
import { useTexts } from '../../language/use-texts.js';
import { fieldError } from '../../pieces/field-error.js';
import { NewPasswordField } from '../../pieces/new-password-field.js';
import { Note } from '../../pieces/note.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { PublicFrame } from '../../pieces/public-frame.js';
import { TextLink } from '../../pieces/text-link.js';
import { useLinkToken } from '../../pieces/use-link-token.js';

/** Asks for a link by mail; with the link, sets a new password. */
export function PasswordResetPage() {
  const t = useTexts('password-reset');
  const token = useLinkToken();
  return (
    <PublicFrame title={t('title')}>
      {token === '' ? <AskForm /> : <SetForm token={token} />}
      <TextLink to="/sign-in" size="sm">
        {t('signIn')}
      </TextLink>
    </PublicFrame>
  );
}

function AskForm() {
  const t = useTexts('password-reset');
  const [email, setEmail] = useState('');
  const wish = useMutation({ mutationFn: () => askPasswordReset(email.trim()) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    wish.mutate();
  };
  if (wish.isSuccess) return <Note tone="good">{t('asked')}</Note>;
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text c="dimmed">{t('how')}</Text>
        <TextInput
          label={t('email')}
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={fieldError(wish.error, 'email')}
          autoComplete="username"
          required
          withAsterisk={false}
        />
        <ProblemAlert error={wish.error} />
        <Button type="submit" size="md" loading={wish.isPending} fullWidth>
          {t('ask')}
        </Button>
      </Stack>
    </form>
  );
}

function SetForm({ token }: { token: string }) {
  const t = useTexts('password-reset');
  const [password, setPassword] = useState('');
  const change = useMutation({ mutationFn: () => resetPassword(token, password) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  if (change.isSuccess) return <Note tone="good">{t('done')}</Note>;
  return (
    <form onSubmit={submit}>
      <Stack>
        <NewPasswordField
          value={password}
          onChange={setPassword}
          error={fieldError(change.error, 'newPassword')}
        />
        <ProblemAlert error={change.error} />
        <Button type="submit" size="md" loading={change.isPending} fullWidth>
          {t('set')}
        </Button>
      </Stack>
    </form>
  );
}
