import { Button, Group as Row, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  changeRole,
  disable,
  enable,
  type Group,
  type GroupRole,
  type Person,
  ROLES_OF,
} from '../../api/people.js';
import { useTexts } from '../../language/use-texts.js';
import { ConfirmDialog } from '../../pieces/confirm-dialog.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useSession } from '../../session/use-session.js';
import { ResetSecondFactor } from './reset-second-factor.js';

/** Changes a person's role, shuts it out, lets it in again. The own account is left to the others. */
export function PersonActions({ group, person }: { group: Group; person: Person }) {
  const t = useTexts('members');
  const { actor } = useSession();
  const queries = useQueryClient();
  const [isAsked, question] = useDisclosure(false);
  const onSuccess = () => queries.invalidateQueries({ queryKey: [group] });
  const role = useMutation({
    mutationFn: (next: GroupRole) => changeRole(group, person.id, next),
    onSuccess,
  });
  const enabling = useMutation({ mutationFn: () => enable(group, person.id), onSuccess });
  const disabling = useMutation({
    mutationFn: () => disable(group, person.id),
    onSuccess: () => {
      question.close();
      return onSuccess();
    },
  });
  if (person.id === actor.id) return null;
  return (
    <Stack gap="xs">
      <Row gap="xs" wrap="nowrap">
        <Select
          aria-label={t('actions.role', { name: person.name })}
          data={ROLES_OF[group].map((value) => ({ value, label: t(`roles.${value}`) }))}
          value={role.isPending ? role.variables : person.role}
          onChange={(next) => next !== null && next !== person.role && role.mutate(next as GroupRole)}
          allowDeselect={false}
          disabled={role.isPending}
          w={160}
        />
        {person.disabledAt === null ? (
          <Button
            variant="default"
            onClick={question.open}
            aria-label={t('actions.disableNamed', { name: person.name })}
          >
            {t('actions.disable')}
          </Button>
        ) : (
          <Button
            variant="default"
            loading={enabling.isPending}
            onClick={() => enabling.mutate()}
            aria-label={t('actions.enableNamed', { name: person.name })}
          >
            {t('actions.enable')}
          </Button>
        )}
      </Row>
      {person.secondFactor && <ResetSecondFactor group={group} person={person} />}
      <ProblemAlert error={role.error ?? enabling.error} />
      <ConfirmDialog
        opened={isAsked}
        title={t('actions.disableTitle', { name: person.name })}
        confirm={t('actions.disable')}
        isPending={disabling.isPending}
        error={disabling.error}
        onConfirm={() => disabling.mutate()}
        onClose={question.close}
      >
        <Text>{t('actions.disableMeans')}</Text>
      </ConfirmDialog>
    </Stack>
  );
}
