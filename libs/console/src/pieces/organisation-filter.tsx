import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { organisationsQuery } from '../api/organisations.js';
import { useTexts } from '../language/use-texts.js';

const PAUSE_MS = 250;

interface Props {
  label?: string;
  /** Shown while nothing is chosen. */
  placeholder?: string;
  value: string | undefined;
  onChange: (organisationId: string | undefined) => void;
}

/** Narrows a list to one organisation, found by its name; the hub searches, so there may be many. */
export function OrganisationFilter({ label, placeholder, value, onChange }: Props) {
  const t = useTexts('words');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const found = useQuery(organisationsQuery({ search: search === '' ? undefined : search }));
  const options = found.data?.data.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const isKnown = value === undefined || options.some((option) => option.value === value);
  return (
    <Select
      label={label ?? t('filter.organisation')}
      placeholder={placeholder ?? t('filter.all')}
      data={isKnown ? options : [...options, { value, label: t('filter.chosen') }]}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      searchable
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      nothingFoundMessage={t('filter.nothing')}
      clearable
      clearButtonProps={{ 'aria-label': t('filter.clear', { label: label ?? t('filter.organisation') }) }}
      w={{ base: '100%', xs: 240 }}
    />
  );
}
