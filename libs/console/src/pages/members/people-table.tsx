import { Card, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Group, peopleQuery, type Person } from '../../api/people.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { Moment } from '../../pieces/moment.js';
import { type PagedColumn, PagedTable } from '../../pieces/paged-table.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { sortFrom } from '../../pieces/sort-from.js';
import { Badge } from '../../pieces/state-badge.js';
import { useSession } from '../../session/use-session.js';
import type { MembersSearch } from './members-search.js';
import { PersonActions } from './person-actions.js';

interface Props {
  group: Group;
  search: MembersSearch;
  onSearch: (search: MembersSearch) => void;
}

/** Who has an account, what the role may do, and what can be changed. */
export function PeopleTable({ group, search, onSearch }: Props) {
  const t = useTexts('members');
  const people = useQuery({ ...peopleQuery(group, search), refetchInterval: useLiveInterval() });
  const columns = useMemo<PagedColumn<Person>[]>(
    () => [
      { id: 'name', header: t('columns.name'), cell: ({ row }) => <Name person={row.original} /> },
      {
        id: 'role',
        header: t('columns.role'),
        cell: ({ row }) => <Role group={group} role={row.original.role} />,
      },
      { id: 'state', header: t('columns.state'), cell: ({ row }) => <State person={row.original} /> },
      {
        id: 'actions',
        header: t('columns.actions'),
        cell: ({ row }) => <PersonActions group={group} person={row.original} />,
      },
    ],
    [t, group],
  );
  if (people.error) return <ProblemAlert error={people.error} onRetry={() => void people.refetch()} />;
  return (
    <Card p={0}>
      <PagedTable
        caption={t(`title.${group}`)}
        columns={columns}
        page={people.data}
        cursor={search.cursor}
        onCursor={(cursor) =>
          onSearch({ ...sortFrom(search.sort, ['name']), ...(cursor !== undefined && { cursor }) })
        }
        sorting={{
          columns: ['name'],
          sort: search.sort ?? '',
          onSort: (sort) => onSearch(sortFrom(sort, ['name'])),
        }}
        empty={<EmptyState icon={IconUsers} title={t('empty.title')} next={t('empty.next')} />}
      />
    </Card>
  );
}

function Name({ person }: { person: Person }) {
  const t = useTexts('members');
  const { actor } = useSession();
  return (
    <div>
      <Text fw={560}>
        {person.name}
        {person.id === actor.id && (
          <Text component="span" c="dimmed" inherit fw={400}>
            {' '}
            {t('you')}
          </Text>
        )}
      </Text>
      <Text size="sm" c="dimmed">
        {person.email}
      </Text>
    </div>
  );
}

function Role({ group, role }: { group: Group; role: Person['role'] }) {
  const t = useTexts('members');
  return (
    <Stack gap={0}>
      <Text>{t(`roles.${role}`)}</Text>
      <Text size="sm" c="dimmed">
        {t(`mayDo.${group === 'staff' && role === 'auditor' ? 'staffAuditor' : role}`)}
      </Text>
    </Stack>
  );
}

function State({ person: { disabledAt, secondFactor } }: { person: Person }) {
  const t = useTexts('members');
  if (disabledAt === null) {
    return (
      <Stack gap={4} align="flex-start">
        <Badge tone="good" label={t('state.active')} />
        {secondFactor && (
          <Text size="sm" c="dimmed">
            {t('state.secondFactor')}
          </Text>
        )}
      </Stack>
    );
  }
  return (
    <Stack gap={4} align="flex-start">
      <Badge tone="calm" label={t('state.disabled')} explanation={t('state.disabledMeans')} />
      <Text size="sm" c="dimmed">
        <Moment at={disabledAt} />
      </Text>
    </Stack>
  );
}
