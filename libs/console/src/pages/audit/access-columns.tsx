import { Box, Code, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { AuditAccess, AuditInventoryKey } from '../../api/audit-access.js';
import { useTexts } from '../../language/use-texts.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { Moment } from '../../pieces/moment.js';
import type { PagedColumn } from '../../pieces/paged-table.js';

/** Somebody who could sign in: who, in which role, from when to when. */
export function usePeopleColumns(): PagedColumn<AuditAccess>[] {
  const t = useTexts('audit');
  return useMemo(
    () => [
      {
        id: 'who',
        header: t('columns.who'),
        cell: ({ row: { original } }) => <Person of={original} />,
      },
      {
        id: 'role',
        header: t('access.role'),
        cell: ({ row }) =>
          t(`access.roles.${row.original.kind}.${row.original.role}` as 'access.roles.member.manager'),
      },
      { id: 'from', header: t('access.from'), cell: ({ row }) => <Moment at={row.original.from} /> },
      { id: 'to', header: t('access.to'), cell: ({ row }) => <Until at={row.original.to} /> },
    ],
    [t],
  );
}

/** A key that was valid: what for, what it may do, from when to when, and when it was last used. */
export function useKeyColumns(): PagedColumn<AuditInventoryKey>[] {
  const t = useTexts('audit');
  return useMemo(
    () => [
      {
        id: 'key',
        header: t('access.key'),
        cell: ({ row: { original } }) => (
          <div>
            <Code>{original.masked}</Code>
            <Text size="sm" c="dimmed">
              {original.name}
            </Text>
          </div>
        ),
      },
      { id: 'kind', header: t('access.usedBy'), cell: ({ row }) => t(`access.kinds.${row.original.kind}`) },
      {
        id: 'scopes',
        header: t('access.may'),
        cell: ({ row }) => <Text size="sm">{row.original.scopes.join(', ')}</Text>,
      },
      { id: 'from', header: t('access.from'), cell: ({ row }) => <Moment at={row.original.from} /> },
      { id: 'to', header: t('access.to'), cell: ({ row }) => <Until at={row.original.to} /> },
      {
        id: 'used',
        header: t('access.lastUsed'),
        cell: ({ row: { original } }) =>
          original.lastUsedAt !== null ? (
            <Moment at={original.lastUsedAt} />
          ) : (
            original.name && t('access.never')
          ),
      },
    ],
    [t],
  );
}

function Person({ of: { name, email, accountId } }: { of: AuditAccess }) {
  const t = useTexts('audit');
  if (name === null)
    return (
      <Box miw={0}>
        <Text size="sm">{t('access.ofOperator')}</Text>
        <CopyableId id={accountId} />
      </Box>
    );
  return (
    <div>
      <Text fw={560}>{name}</Text>
      <Text size="sm" c="dimmed">
        {email}
      </Text>
    </div>
  );
}

function Until({ at }: { at: string | null }) {
  const t = useTexts('audit');
  return at === null ? (
    <Text size="sm" c="dimmed">
      {t('access.lasting')}
    </Text>
  ) : (
    <Moment at={at} />
  );
}
