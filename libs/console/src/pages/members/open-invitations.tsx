import { Button, Card, Group as Row, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Group, invitationsQuery, invite, type Invitation, withdraw } from '../../api/people.js';
import { useLanguage, useTexts } from '../../language/use-texts.js';
import { Moment } from '../../pieces/moment.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';

/** Invitations that nobody accepted yet; nothing when there are none. */
export function OpenInvitations({ group }: { group: Group }) {
  const t = useTexts('members');
  const invitations = useQuery(invitationsQuery(group));
  if (invitations.error) return <ProblemAlert error={invitations.error} />;
  const open = invitations.data?.data ?? [];
  if (open.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="invitations" mt="lg">
      <Title order={2} id="invitations" mb="sm">
        {t('invitations.title')}
      </Title>
      <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {open.map((invitation) => (
          <OpenInvitation key={invitation.id} group={group} invitation={invitation} />
        ))}
      </Stack>
    </Card>
  );
}

function OpenInvitation({ group, invitation }: { group: Group; invitation: Invitation }) {
  const t = useTexts('members');
  const language = useLanguage();
  const queries = useQueryClient();
  const { id, email, role, expiresAt } = invitation;
  const onSuccess = () => queries.invalidateQueries({ queryKey: [group] });
  const again = useMutation({ mutationFn: () => invite(group, { email, role, language }), onSuccess });
  const withdrawal = useMutation({ mutationFn: () => withdraw(group, id), onSuccess });
  const isOver = new Date(expiresAt).getTime() < Date.now();
  return (
    <li>
      <Row justify="space-between">
        <div>
          <Text fw={560}>{email}</Text>
          <Text size="sm" c="dimmed">
            {t(`roles.${role}`)} · {isOver ? t('invitations.over') : t('invitations.until')}{' '}
            <Moment at={expiresAt} />
          </Text>
        </div>
        <Row gap="xs">
          <Button
            variant="default"
            size="compact-sm"
            loading={again.isPending}
            onClick={() => again.mutate()}
          >
            {t('invitations.again')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            loading={withdrawal.isPending}
            onClick={() => withdrawal.mutate()}
          >
            {t('invitations.withdraw')}
          </Button>
        </Row>
      </Row>
      <ProblemAlert error={again.error ?? withdrawal.error} />
    </li>
  );
}
