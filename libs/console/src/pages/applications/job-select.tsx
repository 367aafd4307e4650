import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { jobQuery, jobsQuery } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';

const PAUSE_MS = 250;

interface Props extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'searchable'> {
  jobId: string | undefined;
  onChange: (jobId: string | undefined) => void;
}

/** Chooses a job; the hub searches, since there may be thousands. */
export function JobSelect({ jobId, onChange, ...field }: Props) {
  const t = useTexts('applications');
  const words = useTexts('words');
  const [typed, setTyped] = useState('');
  const [wanted] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const chosen = useQuery({ ...jobQuery(jobId ?? ''), enabled: jobId !== undefined });
  const search = chosen.data?.title === wanted ? '' : wanted;
  const jobs = useQuery(jobsQuery({ search: search || undefined }));
  const found = jobs.data?.data.map(({ id, title }) => ({ value: id, label: title })) ?? [];
  const own = chosen.data && { value: chosen.data.id, label: chosen.data.title };
  return (
    <Select
      {...field}
      data={own && !found.some(({ value }) => value === own.value) ? [own, ...found] : found}
      value={own && jobId !== undefined ? jobId : null}
      onChange={(value) => onChange(value ?? undefined)}
      searchable
      onSearchChange={setTyped}
      filter={({ options }) => options}
      clearButtonProps={{ 'aria-label': words('filter.clear', { label: t('columns.job') }) }}
      nothingFoundMessage={words('filter.nothing')}
    />
  );
}
