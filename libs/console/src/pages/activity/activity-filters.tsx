import { Select, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { OUTCOMES } from '../../api/audit-events.js';
import { peopleQuery } from '../../api/people.js';
import { useTexts } from '../../language/use-texts.js';
import { ActionFilter } from '../../pieces/action-filter.js';
import { FilterBar } from '../../pieces/filter-bar.js';
import { FilterSelect } from '../../pieces/filter-select.js';
import { PeriodFilter } from '../../pieces/period-filter.js';
import { SearchField } from '../../pieces/search-field.js';
import { useMay } from '../../session/use-session.js';
import type { ActivitySearch } from './activity-search.js';
import { ExportFound } from './export-found.js';

const route = getRouteApi('/signed-in/activity');

/** Narrows the activity by action, person, outcome and period. */
export function ActivityFilters() {
  const t = useTexts('activity');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = (change: { [Filter in keyof ActivitySearch]: ActivitySearch[Filter] | undefined }) =>
    void navigate({ search: ({ cursor: _, ...before }) => ({ ...before, ...change }) as ActivitySearch });
  const { cursor: _, order: __, ...filters } = search;
  const { calls, ...found } = filters;
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <FilterBar onClear={isFiltered ? () => void navigate({ search: {} }) : undefined}>
      <ActionFilter
        label={t('filters.action')}
        action={search.action}
        onChange={(action) => narrow({ action })}
      />
      <ActorFilter actor={search.actor} onChange={(actor) => narrow({ actor })} />
      <FilterSelect
        label={t('columns.outcome')}
        value={search.outcome}
        options={OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
        onChange={(outcome) => narrow({ outcome })}
      />
      <PeriodFilter
        from={search.from}
        to={search.to}
        fromLabel={t('filters.from')}
        toLabel={t('filters.to')}
        onChange={narrow}
      />
      <Switch
        mb={8}
        label={t('filters.calls')}
        checked={search.calls ?? false}
        onChange={(event) => narrow({ calls: event.currentTarget.checked || undefined })}
      />
      {search.target !== undefined && (
        <SearchField
          label={t('filters.target')}
          value={search.target}
          onChange={(target) => narrow({ target })}
        />
      )}
      {isFiltered && <ExportFound filter={calls ? found : { ...found, withoutCalls: true }} />}
    </FilterBar>
  );
}

interface ActorProps {
  actor: string | undefined;
  onChange: (actor: string | undefined) => void;
}

/** A person to choose where the reader may see the members; else the id that an event led to. */
function ActorFilter({ actor, onChange }: ActorProps) {
  const t = useTexts('activity');
  const words = useTexts('words');
  const members = useQuery({
    ...peopleQuery('members', { sort: 'name' }),
    enabled: useMay('members.manage'),
  });
  const people = members.data?.data.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const isElse = actor !== undefined && !people.some(({ value }) => value === actor);
  if (people.length === 0) {
    return isElse ? <SearchField label={t('filters.actor')} value={actor} onChange={onChange} /> : null;
  }
  return (
    <Select
      size="sm"
      w={{ base: '100%', xs: 180 }}
      label={t('filters.actor')}
      placeholder={words('filter.all')}
      data={isElse ? [...people, { value: actor, label: actor }] : people}
      value={actor ?? null}
      onChange={(value) => onChange(value ?? undefined)}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': words('filter.clear', { label: t('filters.actor') }) }}
      nothingFoundMessage={words('filter.nothing')}
    />
  );
}
