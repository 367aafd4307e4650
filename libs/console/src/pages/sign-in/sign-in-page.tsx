import { Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ApiProblem } from '../../api/problem.js';
import { sessionQuery, signIn, signInWaysQuery, startSingleSignOn } from '../../api/session.js';
import { useTexts } from '../../language/use-texts.js';
import { Note } from '../../pieces/note.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { PublicFrame } from '../../pieces/public-frame.js';
import { TextLink } from '../../pieces/text-link.js';

const route = getRouteApi('/sign-in');
const CODE_NEEDED = 'access.second-factor-required';

const codeOf = (error: unknown): string | undefined => (error instanceof ApiProblem ? error.code : undefined);

/** The way in; leads back to the page that asked for it. Asks for a code where the account has a second factor. */
export function SignInPage() {
  const t = useTexts('sign-in');
  const { next, ended } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const entry = useMutation({
    mutationFn: () => signIn(email.trim(), password, code),
    onSuccess: (session) => {
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, session);
      router.history.push(next ?? '/');
    },
    onError: (error) => {
      if (codeOf(error) === CODE_NEEDED) setCode('');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    entry.mutate();
  };
  return (
    <PublicFrame title={t('title')} lead={t('lead')} above={ended && <Note>{t('ended')}</Note>}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('email')}
            type="email"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            autoComplete="username"
            required
            withAsterisk={false}
            autoFocus
          />
          <PasswordInput
            label={t('password')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('show') }}
          />
          {code !== undefined && (
            <TextInput
              label={t('code')}
              description={t('codeWhere')}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
              autoComplete="one-time-code"
              required
              withAsterisk={false}
              autoFocus
            />
          )}
          {codeOf(entry.error) !== CODE_NEEDED && <ProblemAlert error={entry.error} />}
          <Button type="submit" size="md" loading={entry.isPending} fullWidth>
            {t('submit')}
          </Button>
          <TextLink to="/password-reset" size="sm">
            {t('forgotten')}
          </TextLink>
        </Stack>
      </form>
      <SingleSignOn next={next ?? '/'} />
    </PublicFrame>
  );
}

/** The operator's own people go through their identity provider. */
function SingleSignOn({ next }: { next: string }) {
  const t = useTexts('sign-in');
  const { data: ways } = useQuery(signInWaysQuery);
  const leave = useMutation({
    mutationFn: () => startSingleSignOn(next),
    onSuccess: (address) => window.location.assign(address),
  });
  if (!ways?.singleSignOn) return null;
  return (
    <>
      <Divider label={t('or')} />
      <ProblemAlert error={leave.error} />
      <Button
        variant="default"
        size="md"
        fullWidth
        loading={leave.isPending || leave.isSuccess}
        onClick={() => leave.mutate()}
      >
        {ways.staffPasswords
          ? t('singleSignOn', { name: ways.singleSignOn })
          : t('staffSingleSignOn', { name: ways.singleSignOn })}
      </Button>
    </>
  );
}
