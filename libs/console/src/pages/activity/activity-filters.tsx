import { Select, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { auditActionsQuery, OUTCOMES } from '../../api/audit-events.js';
import { peopleQuery } from '../../api/people.js';
import { useTexts } from '../../language/use-texts.js';
import { FilterBar } from '../../pieces/filter-bar.js';
import { FilterSelect } from '../../pieces/filter-select.js';
import { SearchField } from '../../pieces/search-field.js';
import { useMay } from '../../session/use-session.js';
import type { ActivitySearch } from './activity-search.js';

const route = getRouteApi('/signed-in/activity');

/** Narrows the activity by action, person, outcome and period. */
export function ActivityFilters() {
  const t = useTexts('activity');
  const words = useTexts('words');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const actions = useQuery(auditActionsQuery);
  const narrow = (change: { [Filter in keyof ActivitySearch]: ActivitySearch[Filter] | undefined }) =>
    void navigate({ search: ({ cursor: _, ...before }) => ({ ...before, ...change }) as ActivitySearch });
  const { cursor: _, ...filters } = search;
  return (
    <FilterBar onClear={Object.keys(filters).length > 0 ? () => void navigate({ search: {} }) : undefined}>
      <Select
        size="sm"
        w={{ base: '100%', xs: 240 }}
        label={t('filters.action')}
        placeholder={words('filter.all')}
        data={actions.data?.data.map(({ action, sentence }) => ({ value: action, label: sentence })) ?? []}
        value={search.action ?? null}
        onChange={(action) => narrow({ action: action ?? undefined })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': words('filter.clear', { label: t('filters.action') }) }}
        nothingFoundMessage={words('filter.nothing')}
      />
      <ActorFilter actor={search.actor} onChange={(actor) => narrow({ actor })} />
      <FilterSelect
        label={t('columns.outcome')}
        value={search.outcome}
        options={OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
        onChange={(outcome) => narrow({ outcome })}
      />
      <TextInput
        size="sm"
        type="date"
        w={{ base: '100%', xs: 150 }}
        label={t('filters.from')}
        value={search.from ?? ''}
        max={search.to}
        onChange={(event) => narrow({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        size="sm"
        type="date"
        w={{ base: '100%', xs: 150 }}
        label={t('filters.to')}
        value={search.to ?? ''}
        min={search.from}
        onChange={(event) => narrow({ to: event.currentTarget.value || undefined })}
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
  const members = useQuery({ ...peopleQuery('members', undefined), enabled: useMay('members.manage') });
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
