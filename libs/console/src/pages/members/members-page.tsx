import { Card, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Member, membersQuery } from '../../api/members.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { Moment } from '../../pieces/moment.js';
import { type PagedColumn, PagedTable } from '../../pieces/paged-table.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { Badge } from '../../pieces/state-badge.js';
import { useSession } from '../../session/use-session.js';

const route = getRouteApi('/signed-in/members');

/** The people of the organisation and what they may do. */
export function MembersPage() {
  const t = useTexts('members');
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const members = useQuery({ ...membersQuery(cursor), refetchInterval: useLiveInterval() });
  const columns = useMemo<PagedColumn<Member>[]>(
    () => [
      { id: 'name', header: t('columns.name'), cell: ({ row }) => <Name member={row.original} /> },
      { id: 'role', header: t('columns.role'), cell: ({ row }) => <Role role={row.original.role} /> },
      { id: 'state', header: t('columns.state'), cell: ({ row }) => <State member={row.original} /> },
    ],
    [t],
  );
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')} />
      {members.error ? (
        <ProblemAlert error={members.error} onRetry={() => void members.refetch()} />
      ) : (
        <Card p={0}>
          <PagedTable
            caption={t('title')}
            columns={columns}
            page={members.data}
            cursor={cursor}
            onCursor={(next) => void navigate({ search: next === undefined ? {} : { cursor: next } })}
            empty={<EmptyState icon={IconUsers} title={t('empty.title')} next={t('empty.next')} />}
          />
        </Card>
      )}
    </>
  );
}

function Name({ member }: { member: Member }) {
  const t = useTexts('members');
  const { actor } = useSession();
  return (
    <div>
      <Text fw={560}>
        {member.name}
        {member.id === actor.id && (
          <Text component="span" c="dimmed" inherit fw={400}>
            {' '}
            {t('you')}
          </Text>
        )}
      </Text>
      <Text size="sm" c="dimmed">
        {member.email}
      </Text>
    </div>
  );
}

function Role({ role }: { role: Member['role'] }) {
  const t = useTexts('members');
  return (
    <Stack gap={0}>
      <Text>{t(`roles.${role}`)}</Text>
      <Text size="sm" c="dimmed">
        {t(`mayDo.${role}`)}
      </Text>
    </Stack>
  );
}

function State({ member }: { member: Member }) {
  const t = useTexts('members');
  if (member.disabledAt === null) return <Badge tone="good" label={t('state.active')} />;
  return (
    <Stack gap={4} align="flex-start">
      <Badge tone="calm" label={t('state.disabled')} explanation={t('state.disabledMeans')} />
      <Text size="sm" c="dimmed">
        <Moment at={member.disabledAt} />
      </Text>
    </Stack>
  );
}
