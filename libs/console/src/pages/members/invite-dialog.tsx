import { Button, Group as Row, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Group, type GroupRole, invite, ROLES_OF } from '../../api/people.js';
import type { Language } from '../../language/texts.js';
import { useLanguage, useTexts } from '../../language/use-texts.js';
import { Dialog } from '../../pieces/dialog.js';
import { fieldError } from '../../pieces/field-error.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';

interface Props {
  group: Group;
  opened: boolean;
  onClose: () => void;
}

/** Sends somebody the link to an account. */
export function InviteDialog({ group, opened, onClose }: Props) {
  const t = useTexts('members');
  const words = useTexts('words');
  const own = useLanguage();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<GroupRole>(group === 'staff' ? 'support' : 'recruiter');
  const [language, setLanguage] = useState<Language>(own);
  const invitation = useMutation({
    mutationFn: () => invite(group, { email: email.trim(), role, language }),
    onSuccess: async () => {
      setEmail('');
      onClose();
      await queries.invalidateQueries({ queryKey: [group, 'invitations'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invitation.mutate();
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={t('invite.title')}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('invite.email')}
            description={t('invite.how')}
            type="email"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={fieldError(invitation.error, 'email')}
            autoComplete="off"
            required
            withAsterisk={false}
            data-autofocus
          />
          <Select
            label={t('columns.role')}
            data={ROLES_OF[group].map((value) => ({ value, label: t(`roles.${value}`) }))}
            value={role}
            onChange={(next) => setRole((next as GroupRole | null) ?? role)}
            allowDeselect={false}
          />
          <Select
            label={t('invite.language')}
            data={[
              { value: 'de', label: 'Deutsch' },
              { value: 'en', label: 'English' },
            ]}
            value={language}
            onChange={(next) => setLanguage((next as Language | null) ?? language)}
            allowDeselect={false}
          />
          <ProblemAlert error={invitation.error} />
          <Row justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button type="submit" loading={invitation.isPending}>
              {t('invite.submit')}
            </Button>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
}
