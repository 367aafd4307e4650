import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';

const PAUSE_MS = 300;

interface Props {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  type?: 'text' | 'email';
  width?: number;
}

/** Searches a moment after the last letter. */
export function SearchField({ label, value, onChange, type = 'text', width = 240 }: Props) {
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);
  useEffect(() => {
    const wanted = typed.trim() || undefined;
    if (wanted === value) return;
    const pause = setTimeout(() => onChange(wanted), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed, value, onChange]);
  return (
    <TextInput
      size="sm"
      w={{ base: '100%', xs: width }}
      type={type}
      label={label}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      autoComplete="off"
    />
  );
}
