import { Tooltip } from '@mantine/core';
import { createContext, useContext } from 'react';
import { useLocale } from '../language/use-texts.js';

const ALL_WAYS = { hover: true, focus: true, touch: true };

/** Within a row of a list the row has the focus, and shows the UTC of its times; none of them is a stop of its own. */
export const InRow = createContext(false);

/** A time in the reader's zone; the exact UTC on hover, with the keyboard and on a touch. */
export function Moment({ at }: { at: string }) {
  const locale = useLocale();
  const isInRow = useContext(InRow);
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return <>{at}</>;
  const shown = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
  const utc = time.toISOString().replace('T', ' ').replace('Z', ' UTC');
  return (
    <Tooltip label={utc} events={ALL_WAYS}>
      <time dateTime={time.toISOString()} data-utc={utc} tabIndex={isInRow ? undefined : 0}>
        {shown}
      </time>
    </Tooltip>
  );
}
