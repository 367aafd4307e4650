import { Select } from '@mantine/core';
import { useTexts } from '../language/use-texts.js';

interface Props<Value extends string> {
  label: string;
  /** Undefined shows everything. */
  value: Value | undefined;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value | undefined) => void;
}

/** Narrows a list by one property; the choice belongs into the address. */
export function FilterSelect<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  const t = useTexts('words');
  return (
    <Select
      label={label}
      placeholder={t('filter.all')}
      data={[...options]}
      value={value ?? null}
      onChange={(next) => onChange((next as Value | null) ?? undefined)}
      clearable
      clearButtonProps={{ 'aria-label': t('filter.clear', { label }) }}
      w={{ base: '100%', xs: 200 }}
    />
  );
}
