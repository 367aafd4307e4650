import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { auditActionsQuery, OUTCOMES } from '../../api/audit-events.js';
import { useTexts } from '../../language/use-texts.js';
import { FilterBar } from '../../pieces/filter-bar.js';
import { FilterSelect } from '../../pieces/filter-select.js';
import { OrganisationFilter } from '../../pieces/organisation-filter.js';
import { SearchField } from '../../pieces/search-field.js';
import { useMay } from '../../session/use-session.js';
import type { AuditSearch } from './audit-search.js';

const route = getRouteApi('/signed-in/audit');

/** Narrows the log by organisation, action, actor, target, outcome and period. */
export function AuditFilters() {
  const t = useTexts('audit');
  const activity = useTexts('activity');
  const words = useTexts('words');
  const { cursor: _, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const maySeeOrganisations = useMay('organisations.read');
  const actions = useQuery(auditActionsQuery);
  const narrow = useCallback(
    (change: { [Filter in keyof AuditSearch]: AuditSearch[Filter] | undefined }) =>
      void navigate({ search: ({ cursor: __, ...before }) => ({ ...before, ...change }) as AuditSearch }),
    [navigate],
  );
  const findActor = useCallback((actor: string | undefined) => narrow({ actor }), [narrow]);
  const findTarget = useCallback((target: string | undefined) => narrow({ target }), [narrow]);
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <FilterBar onClear={isFiltered ? () => void navigate({ search: {} }) : undefined}>
      {maySeeOrganisations && (
        <OrganisationFilter
          value={filters.organisation}
          onChange={(organisation) => narrow({ organisation })}
        />
      )}
      <Select
        size="sm"
        w={{ base: '100%', xs: 280 }}
        label={t('filters.action')}
        placeholder={words('filter.all')}
        data={actions.data?.data.map(({ action, sentence }) => ({ value: action, label: sentence })) ?? []}
        value={filters.action ?? null}
        onChange={(action) => narrow({ action: action ?? undefined })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': words('filter.clear', { label: t('filters.action') }) }}
        nothingFoundMessage={words('filter.nothing')}
      />
      <FilterSelect
        label={t('columns.outcome')}
        value={filters.outcome}
        options={OUTCOMES.map((value) => ({ value, label: activity(`outcomes.${value}`) }))}
        onChange={(outcome) => narrow({ outcome })}
      />
      <SearchField label={t('filters.actor')} value={filters.actor} onChange={findActor} width={200} />
      <SearchField label={t('filters.target')} value={filters.target} onChange={findTarget} width={200} />
      <TextInput
        size="sm"
        type="date"
        w={{ base: '100%', xs: 150 }}
        label={t('filters.from')}
        value={filters.from ?? ''}
        max={filters.to}
        onChange={(event) => narrow({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        size="sm"
        type="date"
        w={{ base: '100%', xs: 150 }}
        label={t('filters.to')}
        value={filters.to ?? ''}
        min={filters.from}
        onChange={(event) => narrow({ to: event.currentTarget.value || undefined })}
      />
    </FilterBar>
  );
}
