import { Button, Card, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { saveKey } from '../../api/keys.js';
import { generateOperatorKey, operatorKeysQuery, type Scope } from '../../api/keys.js';
import { useTexts } from '../../language/use-texts.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { RowsSkeleton } from '../../pieces/page-skeleton.js';
import { PageTitle } from '../../pieces/page-title.js';
import { Paging } from '../../pieces/paging.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { sortFrom } from '../../pieces/sort-from.js';
import { FilterBar } from '../../pieces/filter-bar.js';
import { KEY_SORTS } from './keys-search.js';
import { NewKeyDialog } from './new-key-dialog.js';
import { OperatorDraft } from './operator-draft.js';
import { OperatorKeyCard } from './operator-key-card.js';

const route = getRouteApi('/signed-in/keys');
const ORDERS = ['-created', 'created', 'name', '-used', 'used'] as const;

/** Keys of the operator's own systems: generate, copy once, save, delete. */
export function KeysPage() {
  const t = useTexts('keys');
  const queries = useQueryClient();
  const [asking, dialog] = useDisclosure(false);
  const { sort = '-created', cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const keys = useQuery(operatorKeysQuery({ sort, cursor }));
  const saved = keys.data?.data.filter(({ state }) => state !== 'draft') ?? [];
  const draft = useMutation({
    mutationFn: (key: { name: string; scopes: Scope[] }) => generateOperatorKey(key),
    gcTime: 0,
    onSuccess: dialog.close,
  });
  const save = useMutation({
    mutationFn: (id: string) => saveKey(id, { overlap: 'none' }),
    onSuccess: async () => {
      draft.reset();
      await queries.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  const ask = () => {
    draft.reset();
    save.reset();
    dialog.open();
  };
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')}>
        <Button leftSection={<IconKey size={18} aria-hidden />} onClick={ask}>
          {t('generate')}
        </Button>
      </PageTitle>
      <Stack>
        {draft.data && (
          <OperatorDraft
            key={draft.data.id}
            draft={draft.data}
            name={draft.variables?.name ?? ''}
            isSaving={save.isPending}
            onSave={save.mutate}
          />
        )}
        <ProblemAlert error={save.error} />
        <ProblemAlert error={keys.error} onRetry={() => void keys.refetch()} />
        {(saved.length > 1 || cursor !== undefined) && (
          <FilterBar>
            <Select
              label={t('order.label')}
              value={sort}
              onChange={(next) =>
                void navigate({ search: next === '-created' ? {} : sortFrom(next, KEY_SORTS) })
              }
              allowDeselect={false}
              data={ORDERS.map((value) => ({ value, label: t(`order.${value}`) }))}
            />
          </FilterBar>
        )}
        {keys.isPending && <RowsSkeleton rows={3} />}
        {keys.isSuccess && saved.length === 0 && cursor === undefined && !draft.data && (
          <Card>
            <EmptyState icon={IconKey} title={t('empty.title')} next={t('empty.next')} />
          </Card>
        )}
        {saved.map((key) => (
          <OperatorKeyCard key={key.id} operatorKey={key} />
        ))}
        {keys.data && (
          <Paging
            cursor={cursor}
            nextCursor={keys.data.nextCursor}
            rows={saved.length}
            onCursor={(next) =>
              void navigate({
                search: ({ cursor: _, ...rest }) => ({
                  ...rest,
                  ...(next !== undefined && { cursor: next }),
                }),
              })
            }
          />
        )}
        {saved.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('header')} <code>andock-organisation</code>
          </Text>
        )}
      </Stack>
      <NewKeyDialog
        opened={asking}
        isPending={draft.isPending}
        error={draft.error}
        onGenerate={draft.mutate}
        onClose={dialog.close}
      />
    </>
  );
}
