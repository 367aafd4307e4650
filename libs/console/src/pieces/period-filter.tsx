import { TextInput } from '@mantine/core';

/** First and last day, YYYY-MM-DD, in the reader's zone; undefined leaves the end open. */
interface Period {
  from: string | undefined;
  to: string | undefined;
}

interface Props extends Period {
  fromLabel: string;
  toLabel: string;
  onChange: (change: Partial<Period>) => void;
}

/** Narrows a list to a period of days. */
export function PeriodFilter({ from, to, fromLabel, toLabel, onChange }: Props) {
  const day = { size: 'sm', type: 'date', w: { base: '100%', xs: 150 } } as const;
  return (
    <>
      <TextInput
        {...day}
        label={fromLabel}
        value={from ?? ''}
        max={to}
        onChange={(event) => onChange({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        {...day}
        label={toLabel}
        value={to ?? ''}
        min={from}
        onChange={(event) => onChange({ to: event.currentTarget.value || undefined })}
      />
    </>
  );
}
