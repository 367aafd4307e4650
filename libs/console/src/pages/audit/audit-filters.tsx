import { Switch } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { OUTCOMES } from '../../api/audit-events.js';
import { useTexts } from '../../language/use-texts.js';
import { ActionFilter } from '../../pieces/action-filter.js';
import { FilterBar } from '../../pieces/filter-bar.js';
import { FilterSelect } from '../../pieces/filter-select.js';
import { OrganisationFilter } from '../../pieces/organisation-filter.js';
import { PeriodFilter } from '../../pieces/period-filter.js';
import { SearchField } from '../../pieces/search-field.js';
import { useMay } from '../../session/use-session.js';
import { ExportFound } from '../activity/export-found.js';
import { auditFilterIn, type AuditSearch } from './audit-search.js';

const route = getRouteApi('/signed-in/audit');

/** Narrows the log by organisation, action, actor, target, outcome and period. */
export function AuditFilters() {
  const t = useTexts('audit');
  const activity = useTexts('activity');
  const { cursor: _, order: __, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const maySeeOrganisations = useMay('organisations.read');
  const narrow = useCallback(
    (change: { [Filter in keyof AuditSearch]: AuditSearch[Filter] | undefined }) =>
      void navigate({ search: ({ cursor: ___, ...before }) => ({ ...before, ...change }) as AuditSearch }),
    [navigate],
  );
  const findId = useCallback((id: string | undefined) => narrow({ id }), [narrow]);
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
      <ActionFilter
        label={t('filters.action')}
        action={filters.action}
        onChange={(action) => narrow({ action })}
      />
      <FilterSelect
        label={t('columns.outcome')}
        value={filters.outcome}
        options={OUTCOMES.map((value) => ({ value, label: activity(`outcomes.${value}`) }))}
        onChange={(outcome) => narrow({ outcome })}
      />
      <SearchField label={t('filters.id')} value={filters.id} onChange={findId} width={200} />
      <SearchField label={t('filters.actor')} value={filters.actor} onChange={findActor} width={200} />
      <SearchField label={t('filters.target')} value={filters.target} onChange={findTarget} width={200} />
      <PeriodFilter
        from={filters.from}
        to={filters.to}
        fromLabel={t('filters.from')}
        toLabel={t('filters.to')}
        onChange={narrow}
      />
      <Switch
        mb={8}
        label={t('filters.withoutCalls')}
        checked={filters.withoutCalls ?? false}
        onChange={(event) => narrow({ withoutCalls: event.currentTarget.checked || undefined })}
      />
      {isFiltered && filters.id === undefined && <ExportFound filter={auditFilterIn({ ...filters })} />}
    </FilterBar>
  );
}
