import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { JOB_STATUSES, type JobStatus } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import { FilterBar } from '../../pieces/filter-bar.js';
import { FilterSelect } from '../../pieces/filter-select.js';
import { SearchField } from '../../pieces/search-field.js';
import type { JobsSearch } from './jobs-search.js';

const route = getRouteApi('/signed-in/jobs');

/** Narrows the jobs by title and status. */
export function JobFilters() {
  const t = useTexts('jobs');
  const { status, search } = route.useSearch();
  const navigate = route.useNavigate();
  const find = useCallback(
    (words: string | undefined) =>
      void navigate({
        replace: search !== undefined,
        search: ({ status: same }) => ({ ...(same && { status: same }), ...(words && { search: words }) }),
      }),
    [navigate, search],
  );
  const choose = (next: JobStatus | undefined) =>
    void navigate({
      search: ({ search: same }): JobsSearch => ({
        ...(same && { search: same }),
        ...(next && { status: next }),
      }),
    });
  const isFiltered = status !== undefined || search !== undefined;
  return (
    <FilterBar onClear={isFiltered ? () => void navigate({ search: {} }) : undefined}>
      <SearchField label={t('filters.search')} value={search} onChange={find} width={280} />
      <FilterSelect
        label={t('columns.status')}
        value={status}
        options={JOB_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={choose}
      />
    </FilterBar>
  );
}
