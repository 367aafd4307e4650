import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { acceptInvitation, type InvitationOffer, invitationQuery } from '../../api/account.js';
import { useTexts } from '../../language/use-texts.js';
import { fieldError } from '../../pieces/field-error.js';
import { NewPasswordField } from '../../pieces/new-password-field.js';
import { Note } from '../../pieces/note.js';
import { RowsSkeleton } from '../../pieces/page-skeleton.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { PublicFrame } from '../../pieces/public-frame.js';
import { TextLink } from '../../pieces/text-link.js';
import { useLinkToken } from '../../pieces/use-link-token.js';

/** Makes the account that an invitation promises. */
export function InvitationPage() {
  const t = useTexts('invitation');
  const token = useLinkToken();
  const offer = useQuery(invitationQuery(token));
  return (
    <PublicFrame title={t('title')}>
      {offer.isPending && <RowsSkeleton rows={3} />}
      <ProblemAlert error={offer.error} />
      {offer.data && <AcceptForm token={token} offer={offer.data} />}
    </PublicFrame>
  );
}

function AcceptForm({ token, offer }: { token: string; offer: InvitationOffer }) {
  const t = useTexts('invitation');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const acceptance = useMutation({ mutationFn: () => acceptInvitation({ token, name, password }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    acceptance.mutate();
  };
  if (acceptance.isSuccess) {
    return (
      <Note tone="good" title={t('done')}>
        <TextLink to="/sign-in">{t('signIn')}</TextLink>
      </Note>
    );
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{t('offer', { group: offer.group, role: t(`roles.${offer.role}`) })}</Text>
        <TextInput label={t('email')} value={offer.email} autoComplete="username" readOnly />
        <TextInput
          label={t('name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldError(acceptance.error, 'name')}
          autoComplete="name"
          maxLength={200}
          required
          withAsterisk={false}
        />
        <NewPasswordField
          value={password}
          onChange={setPassword}
          error={fieldError(acceptance.error, 'password')}
        />
        <ProblemAlert error={acceptance.error} />
        <Button type="submit" size="md" loading={acceptance.isPending} fullWidth>
          {t('accept')}
        </Button>
      </Stack>
    </form>
  );
}
