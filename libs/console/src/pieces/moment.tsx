import { Tooltip } from '@mantine/core';
import { useLanguage } from '../language/use-texts.js';

/** A time in the reader's zone; the exact UTC on hover. */
export function Moment({ at }: { at: string }) {
  const language = useLanguage();
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return <>{at}</>;
  const shown = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
  return (
    <Tooltip label={time.toISOString().replace('T', ' ').replace('Z', ' UTC')}>
      <time dateTime={time.toISOString()}>{shown}</time>
    </Tooltip>
  );
}
