import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { DELIVERY_STATES } from '../../api/deliveries.js';
import { useTexts } from '../../language/use-texts.js';
import { FilterBar } from '../../pieces/filter-bar.js';
import { FilterSelect } from '../../pieces/filter-select.js';
import { PeriodFilter } from '../../pieces/period-filter.js';
import { SearchField } from '../../pieces/search-field.js';
import type { ApplicationsSearch } from './applications-search.js';
import { JobSelect } from './job-select.js';

const route = getRouteApi('/signed-in/applications');

type Change = { [Filter in keyof ApplicationsSearch]: ApplicationsSearch[Filter] | undefined };

/** Narrows the applications by job, person, state of delivery and period. */
export function ApplicationFilters() {
  const t = useTexts('applications');
  const words = useTexts('words');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = useCallback(
    (change: Change) =>
      void navigate({
        search: ({ cursor: _, ...before }) => ({ ...before, ...change }) as ApplicationsSearch,
      }),
    [navigate],
  );
  const byEmail = useCallback(
    (email: string | undefined) => {
      if (email === undefined || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) narrow({ email });
    },
    [narrow],
  );
  const { cursor: _, ...filters } = search;
  return (
    <FilterBar onClear={Object.keys(filters).length > 0 ? () => void navigate({ search: {} }) : undefined}>
      <JobSelect
        size="sm"
        w={{ base: '100%', xs: 200 }}
        label={t('columns.job')}
        placeholder={words('filter.all')}
        jobId={search.jobId}
        onChange={(jobId) => narrow({ jobId })}
        clearable
      />
      <SearchField
        type="email"
        label={t('filters.email')}
        value={search.email}
        onChange={byEmail}
        width={190}
      />
      <FilterSelect
        label={t('columns.deliveries')}
        value={search.delivery}
        options={DELIVERY_STATES.map((value) => ({ value, label: words(`deliveryState.${value}`) }))}
        onChange={(delivery) => narrow({ delivery })}
      />
      <PeriodFilter
        from={search.from}
        to={search.to}
        fromLabel={t('filters.from')}
        toLabel={t('filters.to')}
        onChange={narrow}
      />
    </FilterBar>
  );
}
