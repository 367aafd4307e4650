import { Button, Card } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBuilding, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type Organisation, organisationsQuery } from '../../api/organisations.js';
import { useLanguage, useTexts } from '../../language/use-texts.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { FilterBar } from '../../pieces/filter-bar.js';
import { type PagedColumn, PagedTable } from '../../pieces/paged-table.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { SearchField } from '../../pieces/search-field.js';
import { sortFrom } from '../../pieces/sort-from.js';
import { useMay } from '../../session/use-session.js';
import { NewOrganisationDialog } from './new-organisation-dialog.js';
import { OrganisationActions } from './organisation-actions.js';

const route = getRouteApi('/signed-in/organisations');

/** The customer companies of this hub, by name. */
export function OrganisationsPage() {
  const t = useTexts('organisations');
  const language = useLanguage();
  const { search, sort, cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const [creating, dialog] = useDisclosure(false);
  const mayCreate = useMay('organisations.manage');
  const organisations = useQuery(organisationsQuery({ search, sort, cursor }));
  const columns = useMemo<PagedColumn<Organisation>[]>(() => {
    const countries = new Intl.DisplayNames([language], { type: 'region' });
    return [
      { id: 'name', header: t('name'), cell: ({ row }) => row.original.name },
      { id: 'country', header: t('country'), cell: ({ row }) => countries.of(row.original.country) },
      { id: 'external', header: t('externalId'), cell: ({ row }) => row.original.externalId ?? '–' },
      { id: 'id', header: t('id'), cell: ({ row }) => <CopyableId id={row.original.id} /> },
      {
        id: 'actions',
        header: t('actions'),
        cell: ({ row }) => <OrganisationActions organisation={row.original} />,
      },
    ];
  }, [t, language]);
  const find = useCallback(
    (next: string | undefined) =>
      void navigate({
        search: ({ sort: order }) => ({
          ...(order && { sort: order }),
          ...(next !== undefined && { search: next }),
        }),
      }),
    [navigate],
  );
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')}>
        {mayCreate && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={dialog.open}>
            {t('create.button')}
          </Button>
        )}
      </PageTitle>
      <FilterBar>
        <SearchField label={t('search')} value={search} onChange={find} />
      </FilterBar>
      {organisations.error ? (
        <ProblemAlert error={organisations.error} onRetry={() => void organisations.refetch()} />
      ) : (
        <Card p={0}>
          <PagedTable
            caption={t('caption')}
            columns={columns}
            page={organisations.data}
            cursor={cursor}
            onCursor={(next) =>
              void navigate({
                search: ({ cursor: _, ...rest }) => ({
                  ...rest,
                  ...(next !== undefined && { cursor: next }),
                }),
              })
            }
            sorting={{
              columns: ['name'],
              sort: sort ?? 'name',
              onSort: (next) =>
                void navigate({
                  search: ({ cursor: _, sort: __, ...rest }) => ({ ...rest, ...sortFrom(next, ['name']) }),
                }),
            }}
            empty={
              <EmptyState
                icon={IconBuilding}
                title={search === undefined ? t('empty.title') : t('empty.notFound')}
                next={search === undefined ? t('empty.next') : t('empty.searchNext')}
              />
            }
          />
        </Card>
      )}
      {mayCreate && <NewOrganisationDialog opened={creating} onClose={dialog.close} />}
    </>
  );
}
